import { wordsOf } from '../../language.tsx'

/** The words of argument meetings. */
export const useMeetingsWords = wordsOf(
  () => import('#text/zh-CN/web/meetings.ts').then((it) => it.meetings),
  () => import('#text/en/web/meetings.ts').then((it) => it.meetings),
)
