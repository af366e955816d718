import type { Call } from '../call/call.ts'
import type { Answers } from '../form/answers.ts'
import type { Field, Form, TableField } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'
import { type Lists, optionOf } from '../form/lists.ts'
import { metricHits } from './breadth-metrics.ts'
import { textHits } from './breadth-text.ts'

/** From where on something looks too narrow for a guide. */
export type BreadthThresholds = NonNullable<Call['breadth']>

/** Three able teams: fewer than three bids void a tender (Tendering and Bidding Law of the People's Republic of China, art. 28). */
export const usualBreadth: BreadthThresholds = { teams: 3, digits: 4, rangePercent: 5 }

/** How such things are put; the words of a language are not core's to know. */
export interface BreadthWords {
  /** The writer speaking of the own house. */
  readonly ownHouse: RegExp
  /** What ends like the name of a firm. */
  readonly firms: RegExp
  /** The ending that people leave out when they shorten a firm's name. */
  readonly firmEnding: RegExp
  /** A quoted name before a word such as brand or series. */
  readonly productName: RegExp
  /** A promise that does not say how much. */
  readonly vague: RegExp
  /** Codes of standards and scales look like models and are none. */
  readonly standards: readonly string[]
}

/** What looks too narrow, and where. It never stands in the way of anything. */
export interface BreadthHit {
  /** As answers name it: a field, or a cell as `table/row/column`. */
  readonly place: string
  /** UTF-16 units of the text there; null where all of it is meant. */
  readonly range: readonly [from: number, to: number] | null
  readonly code: BreadthCode
  readonly params: Readonly<Record<string, string | number>>
  readonly weight: 'should'
}

export type BreadthCode =
  | 'one-vendor'
  | 'model'
  | 'product-name'
  | 'unit-name'
  | 'person-name'
  | 'too-precise'
  | 'metric-exact'
  | 'metric-narrow'
  | 'metric-without-number'
  | 'vague'
  | 'few-teams'

export interface BreadthGiven {
  readonly form: Form
  readonly answers: Answers
  readonly lists: Lists
  readonly words: BreadthWords
  /** Names that a guide must not have: of the units and people the sources come from. */
  readonly units: readonly string[]
  readonly people: readonly string[]
  /** How many teams each source says could do it. */
  readonly teams: readonly number[]
}

/** Everything in a sheet that would let in one team only, in the order of the sheet. */
export function checkBreadth(
  given: BreadthGiven,
  thresholds: BreadthThresholds = usualBreadth,
): readonly BreadthHit[] {
  const fields = given.form.sections
    .filter((section) => section.seenBy !== 'office')
    .flatMap((section) => section.fields)
  const hits = fields.flatMap((field) => hitsOf(field, given, thresholds))
  const most = given.teams.length === 0 ? undefined : Math.max(...given.teams)
  return most === undefined || most >= thresholds.teams
    ? hits
    : [
        ...hits,
        {
          place: fields.find((it) => it.use === 'title')?.id ?? fields[0]?.id ?? '',
          range: null,
          code: 'few-teams',
          params: { teams: most, least: thresholds.teams },
          weight: 'should',
        },
      ]
}

function hitsOf(field: Field, given: BreadthGiven, by: BreadthThresholds): readonly BreadthHit[] {
  const answer = given.answers[field.id]
  if (field.kind === 'table') return tableHits(field, given, by)
  return isWords(field) && typeof answer === 'string' ? textHits(field.id, answer, given, by) : []
}

/** Text that readers of the guide get to read; addresses and numbers have a format of their own. */
const isWords = (field: Field): boolean =>
  field.kind === 'long-text' || (field.kind === 'text' && field.format === undefined)

function tableHits(field: TableField, given: BreadthGiven, by: BreadthThresholds): readonly BreadthHit[] {
  return rowsOf(given.answers[field.id]).flatMap((row) => {
    const place = `${field.id}/${row.id}`
    const words = field.columns.filter(isWords).flatMap(({ id }) => {
      const text = row.cells[id]
      return typeof text === 'string' ? textHits(`${place}/${id}`, text, given, by) : []
    })
    return [...words, ...metricHits(place, metricOf(field, row.cells, given.lists), by)]
  })
}

/** A row of a table that compares numbers: how, by the list's own column `bound`, and which. */
function metricOf(table: TableField, cells: Readonly<Record<string, unknown>>, lists: Lists) {
  const how = table.columns.find(
    (it) => it.kind === 'choice' && boundOf(it, cells[it.id], lists) !== undefined,
  )
  if (how?.kind !== 'choice') return undefined
  const numbers = table.columns.filter((it) => it.kind === 'decimal')
  return {
    bound: boundOf(how, cells[how.id], lists) ?? '',
    operator: how.id,
    numbers: numbers.map((it) => ({ column: it.id, value: cells[it.id] })),
  }
}

function boundOf(field: Field, code: unknown, lists: Lists): string | undefined {
  const bound = field.kind === 'choice' ? optionOf(field, code, lists) : undefined
  const said = bound && 'properties' in bound ? bound.properties?.['bound'] : undefined
  return typeof said === 'string' ? said : undefined
}
