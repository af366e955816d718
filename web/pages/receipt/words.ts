import { wordsOf } from '../../language.tsx'

/** The words of checking a receipt. */
export const useReceiptWords = wordsOf(
  () => import('#text/zh-CN/web/receipt.ts').then((it) => it.receipt),
  () => import('#text/en/web/receipt.ts').then((it) => it.receipt),
)
