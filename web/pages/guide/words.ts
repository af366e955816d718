import { wordsOf } from '../../language.tsx'

/** The words of published guides. */
export const useGuideWords = wordsOf(
  () => import('#text/zh-CN/web/guide.ts').then((it) => it.guide),
  () => import('#text/en/web/guide.ts').then((it) => it.guide),
)
