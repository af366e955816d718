import { wordsOf } from '../../language.tsx'

/** The words of the public figures. */
export const useTransparencyWords = wordsOf(
  () => import('#text/zh-CN/web/transparency.ts').then((it) => it.transparency),
  () => import('#text/en/web/transparency.ts').then((it) => it.transparency),
)
