import { wordsOf } from '../language.tsx'

/** Why two suggestions are alike, in sentences. */
export const useLikenessWords = wordsOf(
  () => import('#text/zh-CN/likeness.ts').then((it) => it.likeness),
  () => import('#text/en/likeness.ts').then((it) => it.likeness),
)

/** The words of the places where likeness is shown and judged. */
export const useCompareWords = wordsOf(
  () => import('#text/zh-CN/web/compare.ts').then((it) => it.compare),
  () => import('#text/en/web/compare.ts').then((it) => it.compare),
)
