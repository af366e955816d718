import { z } from 'zod'
import type { offices } from '#api/offices.ts'
import type { DeskRow } from '#api/suggestions.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { type OfficeFilter, officeList } from '../db/office-queue.ts'
import { presentDeskRow } from '../present/desk-row.ts'
import { granted, Refused } from '../refused.ts'

/** The office's desk is for those who work there, and for triage, which sees every office. */
export function deskOf(actor: Actor, code: string): OfficeCode {
  const office = code as OfficeCode
  if (!actor.worksIn.includes(office) && !actor.triage && !actor.leader)
    throw new Refused({ why: 'not-found' })
  return office
}

const list = (text: string | undefined): readonly string[] => text?.split(',').filter(Boolean) ?? []

/** What the controls beside the list ask for. */
export const filterOf = (query: {
  readonly call?: string | undefined
  readonly kind?: string | undefined
  readonly field?: string | undefined
  readonly handler?: string | undefined
  readonly cohort?: string | undefined
  readonly q?: string | undefined
}): OfficeFilter => {
  if (query.handler && !z.uuid().safeParse(query.handler).success)
    throw new Refused({ why: 'bad-input', problems: [{ at: 'handler', problem: 'not an id' }] })
  return {
    call: query.call,
    kinds: list(query.kind),
    fields: list(query.field),
    handler: query.handler,
    cohort: query.cohort,
    q: query.q,
  }
}

type Query = z.output<(typeof offices)['GET /offices/:code/queue']['query']>

/** A page of the office's desk, as its screen and its register show it. */
export async function officeDesk(
  ctx: Context,
  actor: Actor,
  code: string,
  query: Query,
  at: Instant,
): Promise<{ items: DeskRow[]; total: number | null; more: boolean; next: string | null }> {
  const office = deskOf(actor, code)
  const given = {
    view: query.view,
    filter: filterOf(query),
    sort: query.sort,
    cursor: granted(readCursor(query.cursor || undefined, sortedBy[query.sort])),
    limit: query.limit,
    now: at,
  }
  const { rows, total, more } = await officeList(ctx.db, actor, office, given)
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined
  const calls = new Map((await ctx.calls.current()).map((it) => [it.call.id as string, it.call]))
  return {
    items: rows.slice(0, query.limit).flatMap((row) => {
      const call = calls.get(row.call)
      return call ? [presentDeskRow(row, call.calendar, actor, at)] : []
    }),
    total,
    more,
    next: last ? writeCursor({ value: sortValue(query.sort, last), id: last.id }) : null,
  }
}

const sortedBy = { waiting: 'time', 'handed-in': 'time', title: 'text', kind: 'text' } as const

const sortValue = (
  sort: Query['sort'],
  row: { readonly listed_at: Date | null; readonly title: string; readonly kind: string },
): string | number => {
  switch (sort) {
    case 'waiting':
    case 'handed-in':
      return row.listed_at?.getTime() ?? 0
    case 'title':
      return row.title
    case 'kind':
      return row.kind
    default:
      return sort satisfies never
  }
}
