import { z } from 'zod'
import { id, page, text } from './endpoint.ts'
import { listed } from './suggestions.ts'

const key = z.string()
const n = z.number().int()
const count = z.object({ key, count: n })
/** Days that any calendar of ours has: before the year 1900 nothing was handed in. */
const day = z.iso.date().refine((it) => it >= '1900')

/** What is counted: a call, whose suggestions of it, and when they were first handed in. */
const counted = z.object({
  call: text(60),
  scope: z.enum(['unit', 'district', 'office', 'all']),
  of: text(60).optional(),
  cohort: z.enum(['concentrated', 'rolling']).optional(),
  from: day.optional(),
  to: day.optional(),
})

const waiting = z.object({
  count: n,
  overdue: n,
  /** Whole working days, as a desk counts them: half have waited no longer, and the one that has waited longest. */
  median: n.nullable(),
  longest: n.nullable(),
})

/** Figures of one side of a table; null is too small to be told or would tell of one that is. */
const side = z.object({
  withheld: z.boolean(),
  cells: z.array(z.object({ key, count: n.nullable() })),
})
const reached = z.object({ day, total: n })

export const statistics = {
  'GET /statistics': {
    summary: 'Counts within the reader’s scope: a unit, a district, an office, or all.',
    tag: 'statistics',
    access: 'signed-in',
    query: counted,
    response: z.object({
      total: n,
      byState: z.array(count),
      byKind: z.array(count),
      byOffice: z.array(count),
      byDistrict: z.array(count),
      byOrgType: z.array(count),
      kindByField: z.array(z.object({ kind: key, field: key.nullable(), count: n })),
      byDay: z.array(z.object({ day, count: n })),
      /** Readiness now and at the end, where it was asked. */
      levels: z.array(z.object({ now: n, target: n, count: n })),
      /** What lies with each office, by state, and how long what waits there has waited. */
      offices: z.array(z.object({ office: key, states: z.array(count), waiting })),
      /** Who handles what waits; only within one office. */
      handlers: z.array(z.object({ handler: z.object({ id, name: z.string() }).nullable(), waiting })),
      /** From the hand-in to the guide. */
      flow: z.object({
        nodes: z.array(z.object({ station: key, count: n, states: z.array(key) })),
        links: z.array(z.object({ from: key, to: key, count: n })),
      }),
      /** Combinations of kind and field of which so few came, or none; not of a unit or a district. */
      thin: z.object({
        few: n,
        spots: z.array(z.object({ kind: key, field: key.nullable(), count: n, offices: z.array(key) })),
      }),
    }),
  },
  'GET /statistics/list': {
    summary: 'The list behind a figure, for those who may read what is counted.',
    tag: 'statistics',
    access: 'signed-in',
    query: counted.extend(page.shape).extend({
      kind: text(20).optional(),
      /** `-` for kinds that ask no field. */
      field: text(20).optional(),
      /** Several with commas between. */
      state: text(300).optional(),
      office: text(20).optional(),
      district: text(20).optional(),
      type: text(20).optional(),
      day: day.optional(),
      now: z.coerce.number().int().min(0).max(99).optional(),
      target: z.coerce.number().int().min(0).max(99).optional(),
      /** Of what waits: whose it is; `none` for nobody’s. */
      handler: z.union([id, z.literal('none')]).optional(),
      overdue: z.enum(['yes', 'no']).optional(),
    }),
    response: z.object({ items: z.array(listed), total: n, next: z.string().nullable() }),
  },
  'GET /public/transparency/:call': {
    summary:
      'What came in and what became of it, in figures of which none is small enough to tell of anybody.',
    tag: 'statistics',
    access: 'public',
    params: z.object({ call: text(60) }),
    response: z.object({
      call: z.string(),
      /** No figure from 1 to below this is told. */
      least: n,
      /** The day that all figures are of; null as long as too few have come. */
      asOf: reached.nullable(),
      reached: z.array(reached),
      closes: n,
      kinds: side,
      /** The empty code stands for kinds that ask no field. */
      fields: side,
      types: side,
      /** What became of them; null until a guide of the call is published. */
      ends: side.nullable(),
    }),
  },
} as const
