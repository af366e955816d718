import { wordsOf } from '../language.tsx'

/** The words of administration, statistics, notices and roles. */
export const useAdminWords = wordsOf(
  () => import('#text/zh-CN/web/admin.ts').then((it) => it.admin),
  () => import('#text/en/web/admin.ts').then((it) => it.admin),
)
