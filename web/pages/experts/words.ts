import { wordsOf } from '../../language.tsx'

/** The words of the pool of experts. */
export const useExpertsWords = wordsOf(
  () => import('#text/zh-CN/web/experts.ts').then((it) => it.experts),
  () => import('#text/en/web/experts.ts').then((it) => it.experts),
)

/** The headings of the table that is imported. */
export const useTableWords = wordsOf(
  () => import('#text/zh-CN/expert-import.ts').then((it) => it.expertImport),
  () => import('#text/en/expert-import.ts').then((it) => it.expertImport),
)
