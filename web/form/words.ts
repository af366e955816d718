import { wordsOf } from '../language.tsx'

/** The words of the editor, of the forms it shows and of comparing them. */
export const useEditorWords = wordsOf(
  async () => {
    const [{ editor }, { sheetIn }] = await Promise.all([
      import('#text/zh-CN/web/editor.ts'),
      import('#text/zh-CN/web/sheet-in.ts'),
    ])
    return { ...editor, sheet: sheetIn }
  },
  async () => {
    const [{ editor }, { sheetIn }] = await Promise.all([
      import('#text/en/web/editor.ts'),
      import('#text/en/web/sheet-in.ts'),
    ])
    return { ...editor, sheet: sheetIn }
  },
)

/** The words of a filer's own pages: list, beginning, timeline. */
export const useMineWords = wordsOf(
  () => import('#text/zh-CN/web/mine.ts').then((it) => it.mine),
  () => import('#text/en/web/mine.ts').then((it) => it.mine),
)

/** The words of the hint at a field, which stands on the first page and in the editor. */
export const useFieldHintWords = wordsOf(
  () => import('#text/zh-CN/web/field-hint.ts').then((it) => it.fieldHint),
  () => import('#text/en/web/field-hint.ts').then((it) => it.fieldHint),
)
