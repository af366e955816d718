import type { offices } from '#api/offices.ts'
import type { SuggestionId } from '#core/id.ts'
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
import { officeCounts, officePeople } from '../db/office-counts.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { deskOf, officeDesk } from '../lists/office-desk.ts'
import { remarksFor } from '../present/remark.ts'
import { problemOf } from '../problem.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { moved } from './moved.ts'

/** The desk of an office: what waits, who handles it, and every decision about it. */
export const officeRoutes = {
  'GET /offices/:code/queue': (ctx, { actor, params, query, at }) =>
    officeDesk(ctx, actor, params.code, query, at),
  'GET /offices/:code/desk': async (ctx, { actor, params, query, at }) => {
    const office = deskOf(actor, params.code)
    const [counts, people, calls] = await Promise.all([
      officeCounts(ctx.db, actor, office, query.call, at),
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
