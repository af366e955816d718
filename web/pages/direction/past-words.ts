import { wordsOf } from '../../language.tsx'

/** The words of what a direction went through, of merging and of splitting. */
export const usePastWords = wordsOf(
  () => import('#text/zh-CN/web/direction-past.ts').then((it) => it.past),
  () => import('#text/en/web/direction-past.ts').then((it) => it.past),
)
