import type { ReceiptText } from '../../zh-CN/web/receipt.ts'

export const receipt: ReceiptText = {
  title: 'Check a receipt or a letter',
  lede: 'Find out whether a receipt or a letter was issued here, and when. The answer is yes or no and what the letter told; nothing of the suggestion is shown.',
  no: 'Number of the suggestion',
  noHint: 'Printed on the receipt or the letter',
  digest: 'Digest',
  digestHint: 'The 64 characters on the receipt or the letter (SHA-256); spaces and case do not matter',
  check: 'Check',
  checking: 'Checking…',
  missing: 'Please give both the number and the digest.',
  fileTitle: 'Or use the receipt file',
  fileHint:
    'Choose the downloaded receipt or drop it here: number and digest are filled in. The file is not uploaded.',
  choose: 'Choose a file',
  notReceipt: 'No number and digest were found in this file. Please type them in.',
  yes: 'The receipt is genuine',
  yesWhy: (version, at) =>
    `Handed in for the ${['first', 'second', 'third'][version - 1] ?? `${version}th`} time; received by the server on ${at}.`,
  letterYes: 'The letter is genuine',
  letterWhy: (what, at) =>
    `It told: “${what}”, decided on ${at}. Where the letter in hand says otherwise, this counts.`,
  letters: {
    'suggestion-accepted': 'taken in',
    'suggestion-returned-by-unit': 'returned by the unit',
    'suggestion-refused-by-unit': 'not passed on by the unit',
    'suggestion-returned-by-office': 'returned by the office',
    'suggestion-not-accepted': 'not taken in',
    'suggestion-objection-denied': 'after an objection, not taken in',
    'suggestion-reinstated': 'after an objection, waits to be taken in',
    'suggestion-reserved': 'kept in reserve',
    'suggestion-concluded': 'used in a guide',
    'suggestion-declined': 'not part of this guide',
  },
  sealed: 'It is sealed in the chain of records: any later change would be found.',
  notSealed: 'It is being sealed in the chain of records, usually within minutes.',
  purged: 'The content was removed by rule; the paper itself remains valid.',
  mismatch: 'The receipt does not match',
  noWhy:
    'Number and digest do not belong together. Please compare them letter by letter; if they still do not match, call technical support.',
}
