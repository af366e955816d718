import { sql } from 'kysely'
import type { Guide } from '#core/guide/guide.ts'
import type { Day, Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { placeable } from '#core/permission/direction.ts'
import { assemblable, mayAssemble } from '#core/permission/guide.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { lockDirections } from '../../db/directions.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { placedIds } from '../../db/guides.ts'
import type { Asked } from '../suggestion/move.ts'
import { changingGuide } from './step.ts'

/** What a guide says of itself. */
export interface HeadAsked {
  readonly title: Words
  readonly intro: Words
  readonly kinds: readonly string[]
  readonly terms: Readonly<Record<string, Words>>
  readonly applyFrom: Day | null
  readonly applyTo: Day | null
}

/** Begins a guide of a call, for some of its kinds. */
export async function beginGuide(
  ctx: Context,
  actor: Actor,
  asked: HeadAsked & { readonly key: string; readonly call: string; readonly slug: string },
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayAssemble(actor)
  if (!may.ok) return may
  const wrong = await wrongIn(ctx, asked.call, asked)
  if (wrong) return err(wrong)
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, asked.key, `begin guide ${asked.slug}`, at, async () => {
      const id = ctx.dice.id(at)
      const when = new Date(at)
      const made = await tx
        .insertInto('guide')
        .values({
          id,
          call: asked.call,
          slug: asked.slug,
          title: JSON.stringify(asked.title),
          intro: JSON.stringify(asked.intro),
          kinds: [...asked.kinds],
          terms: JSON.stringify(asked.terms),
          apply_from: asked.applyFrom,
          apply_to: asked.applyTo,
          state: 'assembling',
          since: when,
          created_at: when,
          by_person: actor.person,
        })
        .onConflict((on) => on.column('slug').doNothing())
        .returning('id')
        .executeTakeFirst()
      if (!made) return err({ why: 'bad-input', problems: [{ at: 'slug', problem: 'taken' }] })
      const detail = { call: asked.call, slug: asked.slug, kinds: asked.kinds }
      await append(tx, id, [{ happened: 'guide-begun', detail }], actor.person, at)
      return ok({ id })
    }),
  )
}

/** Changes what a guide says of itself; a kind that still has directions cannot be left out. */
export const changeGuide = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly [K in keyof HeadAsked]?: HeadAsked[K] | undefined },
  at: Instant,
): Promise<Result<Guide, Reason>> =>
  changingGuide(ctx, actor, id, asked, at, 'change guide', async ({ row, tx }) => {
    const held = assemblable(actor, row.it)
    if (!held.ok) return held
    const head: HeadAsked = {
      title: asked.title ?? row.title,
      intro: asked.intro ?? row.intro,
      kinds: asked.kinds ?? row.it.kinds,
      terms: asked.terms ?? row.terms,
      applyFrom: asked.applyFrom === undefined ? row.applyFrom : asked.applyFrom,
      applyTo: asked.applyTo === undefined ? row.applyTo : asked.applyTo,
    }
    const wrong = await wrongIn(ctx, row.it.call, head)
    if (wrong) return err(wrong)
    const used = await tx
      .selectFrom('direction')
      .select('kind')
      .distinct()
      .where('guide', '=', id)
      .where('kind', 'not in', [...head.kinds])
      .executeTakeFirst()
    if (used) return err({ why: 'unknown-code', code: used.kind })
    await tx
      .updateTable('guide')
      .set({
        title: JSON.stringify(head.title),
        intro: JSON.stringify(head.intro),
        terms: JSON.stringify(head.terms),
        apply_from: head.applyFrom,
        apply_to: head.applyTo,
      })
      .where('id', '=', id)
      .execute()
    return ok({
      becomes: { ...row.it, kinds: head.kinds, revision: row.it.revision + 1 },
      facts: [{ happened: 'guide-changed', detail: { kinds: head.kinds } }],
    })
  })

/** Says which directions are in it and in which order, those of each kind among themselves. */
export const arrangeGuide = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly directions: readonly string[] },
  at: Instant,
): Promise<Result<Guide, Reason>> =>
  changingGuide(ctx, actor, id, asked, at, 'arrange guide', async ({ row, tx }) => {
    const held = assemblable(actor, row.it)
    if (!held.ok) return held
    const wanted = [...new Set(asked.directions)]
    const before = await placedIds(tx, id)
    const locked = await lockDirections(tx, [...new Set([...wanted, ...before])])
    for (const direction of wanted) {
      const it = locked.find((one) => one.id === direction)
      if (!it) return err({ why: 'not-found' })
      const may = placeable(actor, it)
      if (!may.ok) return may
      if (it.call !== row.it.call || !row.it.kinds.includes(it.kind))
        return err({ why: 'unknown-code', code: it.kind })
      if (it.guide !== null && it.guide !== row.it.id) return err({ why: 'already', what: 'placed' })
    }
    await tx
      .updateTable('direction')
      .set({ guide: null, position: null })
      .where('guide', '=', id)
      .where('id', 'not in', wanted.length > 0 ? wanted : [id])
      .execute()
    await sql`update direction set guide = ${id}::uuid, position = it.n::int
      from unnest(${wanted}::uuid[]) with ordinality as it(id, n) where direction.id = it.id`.execute(tx)
    return ok({
      becomes: { ...row.it, revision: row.it.revision + 1 },
      facts: [{ happened: 'guide-changed', detail: { directions: wanted } }],
    })
  })

/** What cannot be so: a call, a kind or a kind's terms that do not exist, or dates that run backwards. */
async function wrongIn(ctx: Context, call: string, head: HeadAsked): Promise<Reason | undefined> {
  const inForce = await ctx.calls.byId(call)
  if (!inForce) return { why: 'not-found' }
  const known = new Set(inForce.call.kinds.map((kind) => kind.code))
  const foreign = [...head.kinds, ...Object.keys(head.terms)].find((code) => !known.has(code))
  if (foreign !== undefined) return { why: 'unknown-code', code: foreign }
  if (new Set(head.kinds).size < head.kinds.length)
    return { why: 'bad-input', problems: [{ at: 'kinds', problem: 'twice' }] }
  if (head.applyFrom !== null && head.applyTo !== null && head.applyFrom > head.applyTo)
    return { why: 'bad-input', problems: [{ at: 'applyTo', problem: 'before-applyFrom' }] }
  return undefined
}
