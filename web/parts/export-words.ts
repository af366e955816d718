import { wordsOf } from '../language.tsx'

/** The words of exporting: the button, one's own exports, and when exports rest. */
export const useExportWords = wordsOf(
  () => import('#text/zh-CN/web/exports.ts').then((it) => it.exportsText),
  () => import('#text/en/web/exports.ts').then((it) => it.exportsText),
)
