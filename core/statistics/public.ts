import type { Day } from '../instant.ts'
import type { Routable } from '../routing/combinations.ts'
import type { State } from '../suggestion/suggestion.ts'
import { protect, protectRow, type Side } from './disclosure.ts'
import { possibleSpots } from './thin.ts'

/** What became of suggestions, as far as the public is told. */
export const ends = ['in-guide', 'not-adopted', 'not-accepted', 'open'] as const
export type End = (typeof ends)[number]

/** How many had been handed in by the end of a day. */
export interface Reached {
  readonly day: Day
  readonly total: number
}

/** What of a call reached the bureau, as anybody may read it. */
export interface PublicFigures {
  /** The last step that is told; all other figures are of that day as well. Null as long as too few have come. */
  readonly asOf: Reached | null
  readonly reached: readonly Reached[]
  readonly kinds: Side
  readonly fields: Side
  readonly types: Side
  /** Only once a guide of the call is published. */
  readonly ends: Side | null
}

/** Counts of what was handed in up to the day that is told. */
export interface Counted {
  readonly kindByField: readonly {
    readonly kind: string
    readonly field: string | null
    readonly count: number
  }[]
  readonly byType: readonly { readonly key: string; readonly count: number }[]
  readonly byState: readonly { readonly key: State; readonly count: number }[]
}

/**
 * The days on which the figures move on: only when at least `least` more have come since they last did, so that nobody learns
 * of a single suggestion by looking today and again tomorrow.
 */
export function reachedBy(
  days: readonly { readonly day: Day; readonly count: number }[],
  least: number,
): readonly Reached[] {
  const reached: Reached[] = []
  let total = 0
  for (const { day, count } of days.toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    total += count
    if (total - (reached.at(-1)?.total ?? 0) >= least) reached.push({ day, total })
  }
  return reached
}

/** Stands for the kinds that ask no field. */
export const noField = ''

/** The figures of a call with small numbers protected. Kinds and fields are protected together: the one tells of the other. */
export function publicFigures(
  call: Routable & { readonly orgTypes: readonly { readonly code: string }[] },
  reached: readonly Reached[],
  counted: Counted,
  given: { readonly least: number; readonly published: boolean },
): PublicFigures {
  const { least } = given
  const spots = new Set(possibleSpots(call).map((it) => JSON.stringify([it.kind, it.field ?? noField])))
  const cells = counted.kindByField.map((it) => ({
    row: it.kind,
    column: it.field ?? noField,
    count: it.count,
  }))
  const sides = protect(
    {
      rows: known(
        call.kinds.map((it) => it.code),
        cells.map((it) => it.row),
      ),
      columns: known(
        [...call.fields.map((it) => it.code), noField],
        cells.map((it) => it.column),
      ),
      cells,
      possible: (kind, field) => spots.has(JSON.stringify([kind, field])),
    },
    least,
  )
  return {
    asOf: reached.at(-1) ?? null,
    reached,
    kinds: sides.rows,
    fields: sides.columns,
    types: protectRow(
      known(
        call.orgTypes.map((it) => it.code),
        counted.byType.map((it) => it.key),
      ).map((key) => ({ key, count: sumOf(counted.byType.filter((it) => it.key === key)) })),
      least,
    ),
    ends: given.published
      ? protectRow(
          ends.map((end) => ({
            key: end,
            count: sumOf(counted.byState.filter((it) => endOf(it.key) === end)),
          })),
          least,
        )
      : null,
  }
}

/** The codes of the call in its order, then those that only the rows know. */
const known = (codes: readonly string[], found: readonly string[]): readonly string[] => [
  ...new Set([...codes, ...found]),
]

const sumOf = (of: readonly { readonly count: number }[]): number => of.reduce((sum, it) => sum + it.count, 0)

function endOf(state: State): End {
  switch (state) {
    case 'adopted':
    case 'partly-adopted':
    case 'merged':
      return 'in-guide'
    case 'not-adopted':
    case 'not-accepted':
      return state
    default:
      return 'open'
  }
}
