import type { Row } from '../form/answers.ts'
import type { Column, Field, Form } from '../form/form.ts'
import { tokens } from './tokens.ts'

/** Who a search text is cut for; each reads more or less of the same suggestion. */
export const audiences = ['office', 'reading-office', 'unit'] as const
export type SearchAudience = (typeof audiences)[number]

/** What a suggestion can be asked to have: each stands among the pieces as a mark of its own, which no text can hold. */
export const haves = ['remark', 'opinion', 'objection'] as const
export type Have = (typeof haves)[number]
export const markOf = (has: Have): string => `has:${has}`

/** What people wrote in these answers, in the order of the form; choices and amounts are found by their keys, not by words. */
export function textsIn(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  hidden: readonly string[],
): readonly string[] {
  return form.sections
    .filter((it) => !hidden.includes(it.id))
    .flatMap((section) => section.fields)
    .flatMap((field): readonly string[] => {
      const value = answers[field.id]
      if (field.kind !== 'table') return writtenIn(field, value)
      return rowsIn(value).flatMap((row) =>
        field.columns.flatMap((column) => writtenIn(column, row.cells[column.id])),
      )
    })
}

const rowsIn = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : [])

function writtenIn(field: Field | Column, value: unknown): readonly string[] {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return typeof value === 'string' ? [value] : []
    case 'tags':
      return Array.isArray(value) ? value.filter((it) => typeof it === 'string') : []
    default:
      return deepTexts(['readiness', 'org-ref', 'verdict'].includes(field.kind) ? value : undefined)
  }
}

/** The sentences within an answer of several parts. */
function deepTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return /\s|\p{Script=Han}/u.test(value) ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(deepTexts)
}

/** What lists are searched by: the title stands alone on the first line, so that hits in it can be told from others. */
export function indexedText(
  title: string,
  texts: readonly string[],
  has: readonly Have[],
): { readonly body: string; readonly pieces: readonly string[] } {
  const lines = [title.replaceAll(/\s+/g, ' '), ...texts.map((it) => it.trim())].filter(
    (it, at) => at === 0 || it !== '',
  )
  const body = asIndexed(lines.join('\n'))
  return { body, pieces: [...new Set([...tokens(body), ...has.map(markOf)])].toSorted() }
}

/** Letters and digits of every width in one form, as words are compared; signs stay as they were written. */
export const asIndexed = (text: string): string =>
  text.replaceAll(/[\p{L}\p{N}\p{M}]+/gu, (it) => it.normalize('NFKC')).normalize('NFC')
