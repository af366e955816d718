import { wordsOf } from '../../language.tsx'

/** The words of the search box. */
export const useSearchWords = wordsOf(
  () => import('#text/zh-CN/web/search.ts').then((it) => it.search),
  () => import('#text/en/web/search.ts').then((it) => it.search),
)
