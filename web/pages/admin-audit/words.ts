import { wordsOf } from '../../language.tsx'

/** What each fact is called; only auditors read them by name. */
export const useHappeningWords = wordsOf(
  () => import('#text/zh-CN/web/happening.ts').then((it) => it.happening),
  () => import('#text/en/web/happening.ts').then((it) => it.happening),
)

export const useAuditWords = wordsOf(
  () => import('#text/zh-CN/web/audit.ts').then((it) => it.audit),
  () => import('#text/en/web/audit.ts').then((it) => it.audit),
)
export type AuditWords = ReturnType<typeof useAuditWords>
