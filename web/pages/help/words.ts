import { wordsOf } from '../../language.tsx'

/** The words of the pages about the site itself. */
export const useHelpWords = wordsOf(
  () => import('#text/zh-CN/web/help.ts').then((it) => it.help),
  () => import('#text/en/web/help.ts').then((it) => it.help),
)
