import { wordsOf } from './language.tsx'

/** The words of every page's frame. */
export const useFrameWords = wordsOf(
  () => import('#text/zh-CN/web/frame.ts').then((it) => it.frame),
  () => import('#text/en/web/frame.ts').then((it) => it.frame),
)
/** The official words for states and moves. */
export const useSuggestionWords = wordsOf(
  () => import('#text/zh-CN/suggestion.ts').then((it) => it.suggestion),
  () => import('#text/en/suggestion.ts').then((it) => it.suggestion),
)
/** The sentences of the check. */
export const useFindingWords = wordsOf(
  () => import('#text/zh-CN/finding.ts').then((it) => it.finding),
  () => import('#text/en/finding.ts').then((it) => it.finding),
)
