import type { Use } from '#core/decide/suggestion/condense.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { writeDirectionAnswers } from '../../db/direction-answers.ts'
import { putSources } from '../../db/direction-sources.ts'
import { append } from '../../db/facts.ts'
import { wholly } from '../../db/undoing.ts'
import { takeAsSources } from './move-sources.ts'
import { titleFieldOf } from './title.ts'

/** A suggestion as a source, with how it is used. */
export interface SourceAsked {
  readonly suggestion: string
  readonly use: Use
  readonly note: string
}

export interface BeginAsked {
  readonly key: string
  readonly call: string
  readonly kind: string
  readonly field: string | null
  readonly title: string
  readonly topDown: string
  readonly sources: readonly SourceAsked[]
}

/** Begins a direction of an office. Its sources are taken in the same transaction, all of them or none. */
export async function beginDirection(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: BeginAsked,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayBegin(actor, office)
  if (!may.ok) return may
  const inForce = await ctx.calls.byId(asked.call)
  if (!inForce) return err({ why: 'not-found' })
  const { call } = inForce
  if (!call.kinds.some((it) => it.code === asked.kind)) return err({ why: 'unknown-code', code: asked.kind })
  if (asked.field !== null && !call.fields.some((it) => it.code === asked.field))
    return err({ why: 'unknown-code', code: asked.field })
  if (!call.offices.some((it) => it.code === office)) return err({ why: 'unknown-code', code: office })
  const press = { actor: actor.person, key: asked.key, what: `begin direction ${office}`, at }
  return wholly(ctx, press, async (tx) => {
    const id = ctx.dice.id(at)
    const when = new Date(at)
    const taken = await takeAsSources(
      ctx,
      tx,
      actor,
      id,
      asked.sources.map((it) => it.suggestion),
      at,
    )
    if (!taken.ok) return taken
    await tx
      .insertInto('direction')
      .values({
        id,
        call: asked.call,
        call_version: inForce.versionId,
        office,
        kind: asked.kind,
        field: asked.field,
        title: asked.title,
        state: 'drafting',
        since: when,
        created_at: when,
        edited_at: when,
        by_person: actor.person,
        top_down: asked.topDown,
      })
      .execute()
    const field = titleFieldOf(call.direction)
    if (asked.title !== '' && field !== undefined) {
      const first = { path: field, value: asked.title, base: 0, rev: 1, outcome: 'applied' as const }
      await writeDirectionAnswers(
        tx,
        id,
        actor.person,
        when,
        1,
        [{ ...first, op: ctx.dice.id(at) }],
        asked.title,
      )
    }
    if (asked.sources.length > 0) {
      const versions = new Map<string, number>(taken.value.map((it) => [it.id, it.versions]))
      const sources = asked.sources.map((it) => ({ ...it, version: versions.get(it.suggestion) ?? 1 }))
      await putSources(tx, id, sources, actor.person, when)
    }
    const detail = { office, kind: asked.kind, sources: asked.sources.map((it) => it.suggestion) }
    await append(tx, id, [{ happened: 'direction-begun', detail }], actor.person, at)
    return ok({ id })
  })
}
