import { wordsOf } from '../../language.tsx'

/** The words of the notice and of the kinds' pages. */
export const useCallWords = wordsOf(
  () => import('#text/zh-CN/web/call.ts').then((it) => it.call),
  () => import('#text/en/web/call.ts').then((it) => it.call),
)
