import { type FileSaid, mostText } from './asked.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text should hold is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g

/** A line that goes on in the next: both ends are letters of a script that sets no spaces. */
const inWord = /(?<=[\p{Script=Han}，、；：（“《]) *\n *(?=\p{Script=Han})/gu

/** Sentences whole again that a page broke where its line was full. */
export const unbroken = (text: string): string => text.replaceAll(inWord, '')

/** A text as it is kept: without what cannot be stored, and not too long. */
export function kept(text: string): FileSaid {
  const plain = text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(controls, '')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n[ \n]*/g, '\n')
    .trim()
  if (plain === '') return { outcome: 'empty', text: '' }
  return plain.length <= mostText
    ? { outcome: 'read', text: plain }
    : { outcome: 'cut', text: plain.slice(0, mostText).replace(/\p{Cs}$/u, '') }
}
