import { wordsOf } from '../../language.tsx'

/** What each fact is called; only auditors read them by name. */
export const useHappeningWords = wordsOf(
  () => import('#text/zh-CN/web/happening.ts').then((it) => it.happening),
  () => import('#text/en/web/happening.ts').then((it) => it.happening),
)
