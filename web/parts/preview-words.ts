import { wordsOf } from '../language.tsx'

/** The words around an attachment that is looked at. */
export const usePreviewWords = wordsOf(
  () => import('#text/zh-CN/web/preview.ts').then((it) => it.preview),
  () => import('#text/en/web/preview.ts').then((it) => it.preview),
)
