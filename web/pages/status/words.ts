import { wordsOf } from '../../language.tsx'

/** The words of the status page and of the health page. */
export const useStatusWords = wordsOf(
  () => import('#text/zh-CN/web/status.ts').then((it) => it.status),
  () => import('#text/en/web/status.ts').then((it) => it.status),
)
