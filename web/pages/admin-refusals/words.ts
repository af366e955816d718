import { wordsOf } from '../../language.tsx'

export const useRefusalWords = wordsOf(
  () => import('#text/zh-CN/web/refusals.ts').then((it) => it.refusals),
  () => import('#text/en/web/refusals.ts').then((it) => it.refusals),
)
