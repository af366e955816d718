import { wordsOf } from '../../language.tsx'

/** The words of experts' tasks. */
export const useJudgingWords = wordsOf(
  () => import('#text/zh-CN/web/judging.ts').then((it) => it.judging),
  () => import('#text/en/web/judging.ts').then((it) => it.judging),
)
