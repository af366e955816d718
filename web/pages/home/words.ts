import { wordsOf } from '../../language.tsx'

/** The words of the home page and of finding an office. */
export const useHomeWords = wordsOf(
  () => import('#text/zh-CN/web/home.ts').then((it) => it.home),
  () => import('#text/en/web/home.ts').then((it) => it.home),
)
