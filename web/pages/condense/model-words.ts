import { wordsOf } from '../../language.tsx'

/** What a language model proposes, and the mark that it leaves; loaded only where there is one. */
export const useModelWords = wordsOf(
  () => import('#text/zh-CN/web/model.ts').then((it) => it.model),
  () => import('#text/en/web/model.ts').then((it) => it.model),
)
