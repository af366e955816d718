import type { Answers, FileAnswer } from '../form/answers.ts'
import { fieldsOf } from '../form/asked.ts'
import type { Form } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'
import { isItemAnswer } from '../form/kinds/verdict.ts'
import type { Behind } from './conflict.ts'

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
  behind: Pick<Behind, 'units' | 'people'>,
  firmEnding: RegExp,
): readonly NameFound[] {
  const wanted = [
    ...spellings(
      behind.units.map((it) => it.name),
      firmEnding,
    ).map((name) => ({ sort: 'unit' as const, name })),
    ...[...new Set(behind.people.map((it) => it.name.trim()))].map((name) => ({
      sort: 'person' as const,
      name,
    })),
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
    const value = answers[field.id]
    if (field.kind === 'files') {
      for (const it of Array.isArray(value) ? (value as FileAnswer[]) : []) look(it.name, { field: field.id })
      continue
    }
    if (field.kind !== 'table') {
      look(value, { field: field.id })
      if (field.kind === 'tags' && Array.isArray(value)) for (const it of value) look(it, { field: field.id })
      continue
    }
    for (const row of rowsOf(value))
      for (const column of field.columns)
        look(saidIn(row.cells[column.id]), { field: field.id, row: row.id, column: column.id })
  }
  return found
}

/** What a cell says in words; of a verdict its reason. */
const saidIn = (cell: unknown): unknown => (isItemAnswer(cell) ? cell.reason : cell)

const spellings = (units: readonly string[], ending: RegExp): readonly string[] => [
  ...new Set(units.flatMap((it) => [it, it.replace(ending, '')])),
]

function* allOf(text: string, name: string): Generator<number> {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) yield at
}
