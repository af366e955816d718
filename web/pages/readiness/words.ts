import { wordsOf } from '../../language.tsx'

/** The words of the readiness standard. */
export const useReadinessWords = wordsOf(
  () => import('#text/zh-CN/web/readiness.ts').then((it) => it.readiness),
  () => import('#text/en/web/readiness.ts').then((it) => it.readiness),
)
