import { z } from 'zod'
import type { offices } from '#api/offices.ts'
import type { OfficeCode, SuggestionId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { readable, relationOf } from '#core/permission/suggestion.ts'
import { moveMany, previewBulk } from '../commands/bulk.ts'
import { addOpinion } from '../commands/office/add-opinion.ts'
import { decideBulk } from '../commands/office/bulk.ts'
import { accept } from '../commands/suggestion/accept.ts'
import { assign } from '../commands/suggestion/assign.ts'
import { declineSuggestion } from '../commands/suggestion/decline.ts'
import { freeze } from '../commands/suggestion/freeze.ts'
import { officeReturn } from '../commands/suggestion/office-return.ts'
import { purge } from '../commands/suggestion/purge.ts'
import { refuse } from '../commands/suggestion/refuse.ts'
import { reinstate } from '../commands/suggestion/reinstate.ts'
import { reserve } from '../commands/suggestion/reserve.ts'
import { thaw } from '../commands/suggestion/thaw.ts'
import { transfer } from '../commands/suggestion/transfer.ts'
import { uphold } from '../commands/suggestion/uphold.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { type OfficeFilter, officeCounts, officeList, officePeople } from '../db/office-queue.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { presentDeskRow } from '../present/desk-row.ts'
import { remarksFor } from '../present/remark.ts'
import { problemOf } from '../problem.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { moved } from './moved.ts'

/** The desk of an office: what waits, who handles it, and every decision about it. */
export const officeRoutes = {
  'GET /offices/:code/queue': async (ctx, { actor, params, query, at }) => {
    const office = deskOf(actor, params.code)
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
  },
  'GET /offices/:code/desk': async (ctx, { actor, params, query, at }) => {
    const office = deskOf(actor, params.code)
    const [counts, people, calls] = await Promise.all([
      officeCounts(ctx.db, actor, office, query.call, at).executeTakeFirstOrThrow(),
      officePeople(ctx.db, office).execute(),
      ctx.calls.current(),
    ])
    const known = new Map(
      calls.flatMap(({ call }) => call.offices.map((it) => [it.code as string, it.name] as const)),
    )
    const name = known.get(office)
    if (!name) throw new Refused({ why: 'not-found' })
    const own = calls.find(({ call }) => call.offices.some((it) => it.code === office))
    return {
      name,
      counts: Object.fromEntries(Object.entries(counts).map(([view, count]) => [view, Number(count)])),
      people: people.map((it) => ({
        id: it.id,
        name: it.name,
        head: Boolean(it.head),
        waiting: Number(it.waiting ?? 0),
      })),
      offices: (own?.call.offices ?? []).map(({ code, name: office }) => ({ code, name: office })),
    }
  },
  'GET /suggestions/:id/remarks': async (ctx, { actor, params }) => {
    const it = await loadSuggestion(ctx.db, params.id)
    const relation = it && relationOf(actor, it)
    if (!it || !relation) throw new Refused({ why: 'not-found' })
    if (!readable(actor, it).ok) return { remarks: [] }
    const { call } = await ctx.calls.version(it.callVersion)
    const form = call.forms[call.kinds.find((kind) => kind.code === it.kind)?.form ?? '']
    const hidden = form ? hiddenSections(form, relation) : []
    const fields =
      form?.sections.filter((section) => hidden.includes(section.id)).flatMap((section) => section.fields) ??
      []
    return {
      remarks: [...(await remarksFor(ctx.db, it.id, relation, new Set(fields.map((field) => field.id))))],
    }
  },
  'POST /suggestions/:id/accept': moved(accept),
  'POST /suggestions/:id/office-return': moved(officeReturn),
  'POST /suggestions/:id/transfer': moved(transfer),
  'POST /suggestions/:id/refuse': moved(refuse),
  'POST /suggestions/:id/reserve': moved(reserve),
  'POST /suggestions/:id/decline': moved(declineSuggestion),
  'POST /suggestions/:id/uphold': moved(uphold),
  'POST /suggestions/:id/reinstate': moved(reinstate),
  'POST /suggestions/:id/freeze': moved(freeze),
  'POST /suggestions/:id/thaw': moved(thaw),
  'POST /suggestions/:id/assign': moved(assign),
  'POST /suggestions/:id/purge': async (ctx, { actor, session, params, body, at }) => {
    if (at - session.confirmedAt > freshFor) throw new Refused({ why: 'needs-confirmation' })
    const { destroyed, backups } = granted(await purge(ctx, actor, params.id as SuggestionId, body, at))
    return { destroyed: { ...destroyed }, backups: [...backups] }
  },
  'POST /suggestions/:id/opinion': async (ctx, { actor, params, body, at }) => {
    const id = granted(await addOpinion(ctx, actor, params.id as SuggestionId, body, at))
    const remark = (await remarksFor(ctx.db, params.id, 'office')).find((it) => it.id === id)
    if (!remark) throw new Refused({ why: 'not-found' })
    return { remark }
  },
  'POST /offices/:code/bulk/preview': async (ctx, { actor, params, body, language, at }) => {
    deskOf(actor, params.code)
    const previews = await previewBulk(ctx, actor, body.items, decideBulk(actor, body.what, at))
    const names = await orgNames(
      ctx,
      previews.map(({ it }) => it.org),
    )
    return {
      items: previews.map(({ it, outcome }) => ({
        id: it.id,
        no: it.no,
        title: it.title,
        org: names.get(it.org) ?? '',
        revision: it.revision,
        will: outcome.ok ? ('do' as const) : ('skip' as const),
        why: outcome.ok ? null : problemOf(outcome.error, language, '').detail,
        from: it.state,
        to: outcome.ok ? outcome.value.becomes.state : it.state,
      })),
    }
  },
  'POST /offices/:code/bulk': async (ctx, { actor, params, body, language, at }) => {
    deskOf(actor, params.code)
    const { done, skipped } = granted(
      await moveMany(ctx, actor, body, at, `bulk ${body.what.move}`, decideBulk(actor, body.what, at)),
    )
    return {
      done: [...done],
      skipped: skipped.map(({ id, reason }) => ({ id, why: problemOf(reason, language, '').detail })),
    }
  },
} satisfies HandlersOf<typeof offices>

/** A sensitive step needs the password not longer ago than this. */
const freshFor = 5 * 60_000

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
  call?: string | undefined
  kind?: string | undefined
  field?: string | undefined
  handler?: string | undefined
  cohort?: string | undefined
  q?: string | undefined
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

const sortedBy = { waiting: 'time', 'handed-in': 'time', title: 'text', kind: 'text' } as const

const sortValue = (
  sort: 'waiting' | 'title' | 'kind' | 'handed-in',
  row: { listed_at: Date | null; title: string; kind: string },
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

/** Units' names by id, in one query. */
export async function orgNames(ctx: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('org')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((it) => [it.id, it.name]))
}
