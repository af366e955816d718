import { wordsOf } from '../../language.tsx'

/** The sentences of notices by their sort, the same as in the mails. */
export const useNoticeWords = wordsOf(
  () => import('#text/zh-CN/notice.ts').then((it) => it.notice),
  () => import('#text/en/notice.ts').then((it) => it.notice),
)
