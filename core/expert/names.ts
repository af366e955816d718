import type { Answers, OrgAnswer, Row } from '../form/answers.ts'
import { fieldsOf } from '../form/asked.ts'
import type { Field, Form } from '../form/form.ts'
import { whoSections } from './blind.ts'

/** Who stands behind a subject, by name. */
export interface Behind {
  readonly units: readonly string[]
  readonly people: readonly string[]
}

/** A name in a text that experts are going to read: where, and the words around it. */
export interface NameFound {
  readonly field: string
  readonly row?: string
  readonly column?: string
  readonly sort: 'unit' | 'person'
  readonly name: string
  /** Where it begins in the answer, in UTF-16 units. */
  readonly at: number
  readonly around: string
}

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : [])

/** The names that the form itself asks for where it tells whose it is, beside those that are known from elsewhere. */
export function behindOf(form: Form, answers: Answers, more: Behind = { units: [], people: [] }): Behind {
  const units = new Set(more.units)
  const people = new Set(more.people)
  const take = (field: Field, value: unknown): void => {
    if (field.kind === 'table') {
      for (const row of rowsOf(value)) for (const column of field.columns) take(column, row.cells[column.id])
      return
    }
    if (field.kind === 'org-ref') {
      for (const it of Array.isArray(value) ? (value as OrgAnswer[]) : []) units.add(it.name)
      return
    }
    if (typeof value !== 'string') return
    if (field.use === 'named-unit') units.add(value.trim())
    if (field.use === 'named-person' || field.use === 'person-name') people.add(value.trim())
  }
  const who = whoSections(form)
  for (const section of form.sections)
    if (who.has(section.id) && section.seenBy !== 'office')
      for (const field of section.fields) take(field, answers[field.id])
  return { units: [...units], people: [...people] }
}

/** Names shorter than this would be found inside of ordinary words. */
const shortest = { unit: 4, person: 2 }
const beside = 12

/**
 * Units and people that the remaining text names: the officer looks at each before the round is opened. Units are also found
 * as people shorten them, without the ending that `firmEnding` knows.
 */
export function namesIn(
  form: Form,
  answers: Answers,
  behind: Behind,
  firmEnding: RegExp,
): readonly NameFound[] {
  const wanted = [
    ...spellings(behind.units, firmEnding).map((name) => ({ sort: 'unit' as const, name })),
    ...behind.people.map((name) => ({ sort: 'person' as const, name })),
  ]
    .filter(({ sort, name }) => [...name].length >= shortest[sort])
    .sort((a, b) => b.name.length - a.name.length)
  const found: NameFound[] = []
  const look = (text: unknown, place: Pick<NameFound, 'field' | 'row' | 'column'>): void => {
    if (typeof text !== 'string') return
    const low = text.toLowerCase()
    const taken: (readonly [number, number])[] = []
    for (const { sort, name } of wanted)
      for (const at of allOf(low, name.toLowerCase())) {
        const end = at + name.length
        if (taken.some(([from, to]) => from < end && at < to)) continue
        taken.push([at, end])
        const around = text.slice(Math.max(0, at - beside), end + beside)
        found.push({ ...place, sort, name: text.slice(at, end), at, around })
      }
  }
  for (const field of fieldsOf(form)) {
    if (field.kind === 'files') continue
    const value = answers[field.id]
    if (field.kind !== 'table') {
      look(value, { field: field.id })
      if (field.kind === 'tags' && Array.isArray(value)) for (const it of value) look(it, { field: field.id })
      continue
    }
    for (const row of rowsOf(value))
      for (const column of field.columns)
        look(row.cells[column.id], { field: field.id, row: row.id, column: column.id })
  }
  return found
}

const spellings = (units: readonly string[], ending: RegExp): readonly string[] => [
  ...new Set(units.flatMap((it) => [it, it.replace(ending, '')])),
]

function* allOf(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at
}
