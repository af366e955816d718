import { sql } from 'kysely'
import { z } from 'zod'
import { offices, views } from '#api/offices.ts'
import type { Actor } from '#core/permission/actor.ts'
import { takesOut } from '#core/permission/export.ts'
import { relationOf } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../context.ts'
import { matching, scopeOf } from '../db/office-queue.ts'
import { loadSuggestions } from '../db/suggestions.ts'
import { visibleTo } from '../db/visible/suggestion.ts'
import { deskOf, filterOf } from '../lists/office-desk.ts'
import { Refused } from '../refused.ts'

const list = offices['GET /offices/:code/queue'].query.omit({ cursor: true, limit: true, sort: true })

/** Suggestions by their ids, all of a call that one may take out, or as an office’s list is filtered. */
export const dossierWanted = z.union([
  z.strictObject({ ids: z.array(z.uuid()).min(1).max(2000) }),
  z.strictObject({ call: z.string().min(1).max(60) }),
  z.strictObject({
    ...list.shape,
    office: z.string().min(1).max(20),
    view: views.default('waiting'),
    sort: z.string().max(20).optional(),
  }),
])
export type DossierWanted = z.infer<typeof dossierWanted>
type Listed = Extract<DossierWanted, { office: string }>

/** What is asked for, in the order of its numbers: a list as far as this person sees it. */
export async function chosen(ctx: Context, actor: Actor, wanted: DossierWanted): Promise<readonly string[]> {
  if ('office' in wanted) return listed(ctx, actor, wanted)
  if ('call' in wanted) return ofCall(ctx, actor, wanted.call)
  const found = await loaded(ctx, wanted.ids)
  return found.toSorted((a, b) => ((a.no ?? '~') < (b.no ?? '~') ? -1 : 1)).map((it) => it.id)
}

/** Of what somebody names each has to be theirs to take out, or nothing is made. */
export async function refuseOthers(ctx: Context, actor: Actor, wanted: DossierWanted): Promise<void> {
  if (!('ids' in wanted)) return
  const seen = (await loaded(ctx, wanted.ids)).flatMap((it) => relationOf(actor, it) ?? [])
  if (seen.length < new Set(wanted.ids).size) throw new Refused({ why: 'not-found' })
  if (seen.some((relation) => !takesOut(actor, relation))) throw new Refused({ why: 'not-an-exporter' })
}

/** Whether what was made of a list may still be fetched: the list itself may be empty by now. */
export async function stillTakes(ctx: Context, actor: Actor, wanted: DossierWanted): Promise<void> {
  await refuseOthers(ctx, actor, wanted)
  if ('office' in wanted) {
    deskOf(actor, wanted.office)
    if (!actor.exports) throw new Refused({ why: 'not-an-exporter' })
  } else await chosen(ctx, actor, wanted)
}

async function loaded(ctx: Context, asked: readonly string[]): Promise<readonly Suggestion[]> {
  const ids = [...new Set(asked)]
  const found: Suggestion[] = []
  for (let at = 0; at < ids.length; at += portion)
    found.push(...(await loadSuggestions(ctx.db, ids.slice(at, at + portion))))
  return found
}
const portion = 500

async function listed(ctx: Context, actor: Actor, wanted: Listed): Promise<readonly string[]> {
  const office = deskOf(actor, wanted.office)
  if (!actor.exports) throw new Refused({ why: 'not-an-exporter' })
  const rows = await ctx.db
    .selectFrom('suggestion')
    .select('suggestion.id')
    .where(scopeOf(wanted.view, office, actor, new Date(ctx.now())))
    .where(matching(filterOf(wanted)))
    .where(visibleTo(actor))
    .orderBy(sql`suggestion.no collate "C"`)
    .orderBy('suggestion.id')
    .execute()
  if (rows.length === 0) throw new Refused({ why: 'not-found' })
  return rows.map((it) => it.id)
}

async function ofCall(ctx: Context, actor: Actor, call: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('suggestion')
    .select('suggestion.id')
    .where('suggestion.call', '=', call)
    .where(visibleTo(actor))
    .orderBy(sql`suggestion.no collate "C"`)
    .orderBy('suggestion.id')
    .execute()
  const seen = await loaded(
    ctx,
    rows.map((it) => it.id),
  )
  const taken = new Set(
    seen.filter((it) => takesOut(actor, relationOf(actor, it) ?? '')).map((it): string => it.id),
  )
  if (taken.size === 0) throw new Refused({ why: 'not-found' })
  return rows.map((it) => it.id).filter((id) => taken.has(id))
}
