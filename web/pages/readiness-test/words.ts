import { wordsOf } from '../../language.tsx'

/** The words of the readiness self-test. */
export const useSelfTestWords = wordsOf(
  () => import('#text/zh-CN/web/readiness-test.ts').then((it) => it.readinessTest),
  () => import('#text/en/web/readiness-test.ts').then((it) => it.readinessTest),
)
