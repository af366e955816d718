import type { Answers, Row } from '../form/answers.ts'
import { asked } from '../form/asked.ts'
import type { Field, Form } from '../form/form.ts'
import { type Lists, optionOf } from '../form/lists.ts'
import type { Day } from '../instant.ts'
import type { Words } from '../text.ts'
import { levelOf } from '../trl/level.ts'

/** A published guide, whole and for good: whoever reads it later needs nothing else. */
export interface EditionContent {
  readonly call: string
  readonly slug: string
  readonly year: number
  readonly title: Words
  readonly intro: Words
  readonly applyFrom: Day | null
  readonly applyTo: Day | null
  readonly sections: readonly EditionSection[]
}

/** The directions of one kind, with the terms that hold for all of them. */
export interface EditionSection {
  readonly no: string
  readonly kind: string
  readonly name: Words
  readonly terms: Words
  readonly directions: readonly EditionDirection[]
}

export interface EditionDirection {
  readonly id: string
  /** Section and place, `2.3`: part of its permanent address. */
  readonly no: string
  readonly title: string
  readonly office: { readonly code: string; readonly name: Words; readonly phone: string }
  readonly field: Words | null
  readonly parts: readonly EditionPart[]
  /** Taken out by a correction: its number stays, its words are gone from this edition. */
  readonly withheld?: boolean
}

export interface EditionPart {
  readonly id: string
  readonly title: Words
  readonly entries: readonly EditionEntry[]
}

/** An answered question. Places are those to which sentences are linked with their sources. */
export type EditionEntry = { readonly label: Words } & (
  | { readonly sort: 'text'; readonly sentences: readonly Sentence[] }
  | { readonly sort: 'value'; readonly place: string; readonly value: Words }
  | { readonly sort: 'list'; readonly place: string; readonly names: readonly Words[] }
  | { readonly sort: 'money'; readonly place: string; readonly amount: string }
  | {
      readonly sort: 'table'
      readonly columns: readonly Words[]
      readonly rows: readonly { readonly place: string; readonly cells: readonly Words[] }[]
    }
)

export interface Sentence {
  readonly place: string
  readonly text: string
}

/** A direction as it goes into an edition. */
export interface Placed {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly office: EditionDirection['office']
  readonly field: Words | null
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
}

/** The head of a guide, and the kinds in the order in which they are printed. */
export interface GuideHead extends Omit<EditionContent, 'sections'> {
  readonly kinds: readonly { readonly code: string; readonly name: Words; readonly terms: Words }[]
}

/** Puts a guide together: one section for each kind that has directions, numbered as they stand. */
export function composeEdition({ kinds, ...head }: GuideHead, placed: readonly Placed[]): EditionContent {
  const filled = kinds.filter((kind) => placed.some((it) => it.kind === kind.code))
  return {
    ...head,
    sections: filled.map((kind, i) => ({
      no: String(i + 1),
      kind: kind.code,
      name: kind.name,
      terms: kind.terms,
      directions: placed
        .filter((it) => it.kind === kind.code)
        .map((it, n) => ({
          id: it.id,
          no: `${i + 1}.${n + 1}`,
          title: it.title,
          office: it.office,
          field: it.field,
          parts: partsOf(it),
        })),
    })),
  }
}

/** What a direction says, part by part; the title stands above and questions without an answer are left out. */
export function partsOf({ form, lists, answers, kind }: Placed): readonly EditionPart[] {
  const now = asked(form, { kind, orgType: '', answers })
  return now.sections
    .map(({ section, fields }) => ({
      id: section.id,
      title: section.title,
      entries: fields
        .filter((field) => field.use !== 'title')
        .flatMap((field) => entryOf(field, now.answers[field.id], lists)),
    }))
    .filter((part) => part.entries.length > 0)
}

function entryOf(field: Field, answer: unknown, lists: Lists): readonly EditionEntry[] {
  const { label } = field
  if (field.kind === 'table') return tableOf(field, answer, lists)
  if (field.kind === 'long-text') {
    const text = typeof answer === 'string' ? answer.trim() : ''
    return text === '' ? [] : [{ label, sort: 'text', sentences: [{ place: field.id, text }] }]
  }
  const place = field.id
  if (field.kind === 'choices') {
    const names = chosen(field, answer, lists)
    return names.length === 0 ? [] : [{ label, sort: 'list', place, names }]
  }
  const value = wordsOf(field, answer, lists)
  if (value === undefined) return []
  return field.kind === 'money'
    ? [{ label, sort: 'money', place, amount: value.zh }]
    : [{ label, sort: 'value', place, value }]
}

/** A table of one column is a text, row by row; of several, columns in which nothing stands are left out. */
function tableOf(
  field: Field & { readonly kind: 'table' },
  answer: unknown,
  lists: Lists,
): readonly EditionEntry[] {
  const rows = Array.isArray(answer) ? (answer as readonly Row[]) : []
  const { label, id, columns } = field
  const [only, ...others] = columns
  if (rows.length === 0 || only === undefined) return []
  if (others.length === 0) {
    const sentences = rows.flatMap((row) => {
      const value = wordsOf(only, row.cells[only.id], lists)
      return value ? [{ place: `${id}/${row.id}`, text: value.zh }] : []
    })
    return sentences.length === 0 ? [] : [{ label, sort: 'text', sentences }]
  }
  const used = columns.filter((it) => rows.some((row) => wordsOf(it, row.cells[it.id], lists)))
  return [
    {
      label,
      sort: 'table',
      columns: used.map((it) => it.label),
      rows: rows.map((row) => ({
        place: `${id}/${row.id}`,
        cells: used.map((it) => wordsOf(it, row.cells[it.id], lists) ?? nothing),
      })),
    },
  ]
}

const nothing: Words = { zh: '', en: '' }
const same = (text: string): Words => ({ zh: text, en: text })

/** An answer in words; undefined where there is none that can be printed. */
function wordsOf(field: Field, answer: unknown, lists: Lists): Words | undefined {
  if (answer === undefined || answer === null) return undefined
  if (typeof answer === 'string' && answer.trim() === '') return undefined
  switch (field.kind) {
    case 'choice':
      return optionOf(field, answer, lists)?.name ?? same(String(answer))
    case 'integer':
    case 'decimal':
      return field.unit
        ? { zh: `${answer} ${field.unit.zh}`, en: `${answer} ${field.unit.en}` }
        : same(String(answer))
    case 'readiness': {
      const level = levelOf(answer)
      return level === undefined ? undefined : same(String(level))
    }
    case 'text':
    case 'long-text':
    case 'date':
    case 'money':
      return same(String(answer).trim())
    default:
      return undefined
  }
}

const chosen = (
  field: Field & { readonly kind: 'choices' },
  answer: unknown,
  lists: Lists,
): readonly Words[] =>
  Array.isArray(answer) ? answer.map((it) => optionOf(field, it, lists)?.name ?? same(String(it))) : []

/** The directions of an edition in the order of their numbers. */
export const directionsIn = (content: EditionContent): readonly EditionDirection[] =>
  content.sections.flatMap((section) => section.directions)

export const directionAt = (content: EditionContent, no: string): EditionDirection | undefined =>
  directionsIn(content).find((it) => it.no === no)

/** Every place of a direction that can have sources, in reading order, with what stands there. */
export function sentencesOf(it: EditionDirection): readonly Sentence[] {
  return it.parts.flatMap((part) =>
    part.entries.flatMap((entry): readonly Sentence[] => {
      if (entry.sort === 'text') return entry.sentences
      if (entry.sort === 'value') return [{ place: entry.place, text: entry.value.zh }]
      if (entry.sort === 'list')
        return [{ place: entry.place, text: entry.names.map((it) => it.zh).join(' ') }]
      if (entry.sort === 'money') return [{ place: entry.place, text: entry.amount }]
      return entry.rows.map((row) => ({ place: row.place, text: row.cells.map((cell) => cell.zh).join(' ') }))
    }),
  )
}
