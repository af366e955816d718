import { wordsOf } from '../../language.tsx'

/** The words of a person's own account. */
export const useAccountWords = wordsOf(
  () => import('#text/zh-CN/web/account.ts').then((it) => it.account),
  () => import('#text/en/web/account.ts').then((it) => it.account),
)
