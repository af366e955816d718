import type { Answers } from '../form/answers.ts'
import type { Field, Form } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'
import type { State } from '../suggestion/suggestion.ts'
import { isAt } from './content.ts'

/** What is missing between what a direction says and where it comes from. */
export type SourcingHit =
  | { readonly code: 'no-source'; readonly weight: 'must' }
  | {
      readonly code: 'source-gone' | 'source-changed' | 'source-unused'
      readonly weight: 'must' | 'should'
      readonly suggestion: string
      readonly no: string
    }
  | { readonly code: 'sentence-without-source'; readonly weight: 'should'; readonly place: string }

export interface SourcingGiven {
  readonly form: Form
  readonly answers: Answers
  /** Whether it says why it stands without a suggestion. */
  readonly hasReason: boolean
  readonly sources: readonly {
    readonly suggestion: string
    readonly no: string
    readonly state: State
    readonly version: number
    readonly latest: number
    readonly use: string
    readonly note: string
  }[]
  readonly links: readonly { readonly place: string; readonly suggestion: string }[]
}

/**
 * Every sentence that the sheet demands should say where it comes from, and every source should be drawn on, be a mere
 * reference, or have a note why it is kept. A direction set up from above has neither.
 */
export function checkSourcing(given: SourcingGiven): readonly SourcingHit[] {
  const { sources, links } = given
  if (sources.length === 0) return given.hasReason ? [] : [{ code: 'no-source', weight: 'must' }]
  const named =
    (code: 'source-gone' | 'source-changed' | 'source-unused', weight: 'must' | 'should') =>
    (it: SourcingGiven['sources'][number]): SourcingHit => ({
      code,
      weight,
      suggestion: it.suggestion,
      no: it.no,
    })
  const isGone = (it: { readonly state: State }) =>
    it.state !== 'condensing' &&
    it.state !== 'adopted' &&
    it.state !== 'partly-adopted' &&
    it.state !== 'merged'
  const drawnOn = new Set(links.map((it) => it.suggestion))
  return [
    ...sources.filter(isGone).map(named('source-gone', 'must')),
    ...sources.filter((it) => !isGone(it) && it.latest > it.version).map(named('source-changed', 'should')),
    ...placesOf(given.form, given.answers)
      .filter((place) => !links.some((it) => isAt(it.place, place)))
      .map((place): SourcingHit => ({ code: 'sentence-without-source', weight: 'should', place })),
    ...sources
      .filter((it) => !isGone(it) && it.use !== 'reference' && it.note === '' && !drawnOn.has(it.suggestion))
      .map(named('source-unused', 'should')),
  ]
}

/** The places that a source is asked of: long texts and rows of words that the sheet demands and that say something. */
function placesOf(form: Form, answers: Answers): readonly string[] {
  return form.sections
    .flatMap((section) => section.fields)
    .filter((field) => field.required !== undefined && field.required !== false)
    .flatMap((field) => {
      if (field.kind === 'table')
        return rowsOf(answers[field.id])
          .filter((row) => field.columns.some((it) => isWords(it) && says(row.cells[it.id])))
          .map((row) => `${field.id}/${row.id}`)
      return field.kind === 'long-text' && says(answers[field.id]) ? [field.id] : []
    })
}

const isWords = (field: Field): boolean => field.kind === 'text' || field.kind === 'long-text'
const says = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
