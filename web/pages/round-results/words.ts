import { wordsOf } from '../../language.tsx'

/** The words of what experts said. */
export const useResultsWords = wordsOf(
  () => import('#text/zh-CN/web/results.ts').then((it) => it.results),
  () => import('#text/en/web/results.ts').then((it) => it.results),
)
