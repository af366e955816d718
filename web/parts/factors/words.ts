import { wordsOf } from '../../language.tsx'

/** The words of second factors, passkeys and the operator's own sign-in service. */
export const useFactorWords = wordsOf(
  () => import('#text/zh-CN/web/factors.ts').then((it) => it.factors),
  () => import('#text/en/web/factors.ts').then((it) => it.factors),
)
