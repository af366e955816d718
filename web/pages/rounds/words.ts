import { wordsOf } from '../../language.tsx'

/** The words of rounds of judging. */
export const useRoundsWords = wordsOf(
  () => import('#text/zh-CN/web/rounds.ts').then((it) => it.rounds),
  () => import('#text/en/web/rounds.ts').then((it) => it.rounds),
)
