import { wordsOf } from '../../language.tsx'

/** The words of importing a list of units. */
export const useImportWords = wordsOf(
  () => import('#text/zh-CN/web/unit-import.ts').then((it) => it.unitImport),
  () => import('#text/en/web/unit-import.ts').then((it) => it.unitImport),
)

/** The headings of the table that is imported. */
export const useTableWords = wordsOf(
  () => import('#text/zh-CN/unit-import.ts').then((it) => it.unitImport),
  () => import('#text/en/unit-import.ts').then((it) => it.unitImport),
)
