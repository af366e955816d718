import { Paragraph, TextRun } from 'docx'
import type { Said } from '../paper.ts'
import { faces, sizes } from './styles.ts'

/** Both languages in one line. */
export const both = ({ first, second }: Said): string => (second === undefined ? first : `${first} ${second}`)

/** What is said in two languages: the second below the first, and smaller. */
export function saidRuns(
  { first, second }: Said,
  look: { readonly font: (typeof faces)[keyof typeof faces]; readonly size?: number },
): TextRun[] {
  return [
    new TextRun({ text: first, ...look }),
    ...(second === undefined
      ? []
      : [new TextRun({ text: second, break: 1, size: sizes.small, font: faces.body })]),
  ]
}

/** A line of small grey type. */
export const small = ({ first, second }: Said, next = false): Paragraph =>
  new Paragraph({
    keepNext: next,
    children: [
      new TextRun({ text: first, size: sizes.small, color: '595959' }),
      ...(second === undefined
        ? []
        : [new TextRun({ text: second, break: 1, size: sizes.small, color: '595959' })]),
    ],
  })
