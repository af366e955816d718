import { wordsOf } from '../language.tsx'

/** The words of forms on paper: to download, and to read in. */
export const usePaperWords = wordsOf(
  () => import('#text/zh-CN/web/papers.ts').then((it) => it.papers),
  () => import('#text/en/web/papers.ts').then((it) => it.papers),
)
