import { wordsOf } from '../../language.tsx'

/** The words of the readiness ladder. */
export const useLadderWords = wordsOf(
  () => import('#text/zh-CN/web/readiness-ladder.ts').then((it) => it.readinessLadder),
  () => import('#text/en/web/readiness-ladder.ts').then((it) => it.readinessLadder),
)
