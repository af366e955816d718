import { wordsOf } from '../../language.tsx'

/** The words of getting in: signing in, registering, confirming, resetting. */
export const useEntryWords = wordsOf(
  () => import('#text/zh-CN/web/entry.ts').then((it) => it.entry),
  () => import('#text/en/web/entry.ts').then((it) => it.entry),
)
