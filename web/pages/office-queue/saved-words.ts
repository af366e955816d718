import { wordsOf } from '../../language.tsx'

/** The words of saved lists and of choosing columns. */
export const useSavedWords = wordsOf(
  () => import('#text/zh-CN/web/saved-views.ts').then((it) => it.savedViews),
  () => import('#text/en/web/saved-views.ts').then((it) => it.savedViews),
)
