import { wordsOf } from '../../language.tsx'

/** The words of the condensing desk: an office's list, and one direction. */
export const useCondenseWords = wordsOf(
  () => import('#text/zh-CN/web/condense.ts').then((it) => it.condense),
  () => import('#text/en/web/condense.ts').then((it) => it.condense),
)

/** The official words for the steps of a direction. */
export const useStepWords = wordsOf(
  () => import('#text/zh-CN/step.ts').then((it) => it.step),
  () => import('#text/en/step.ts').then((it) => it.step),
)
