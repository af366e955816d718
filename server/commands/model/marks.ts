import { isAt } from '#core/direction/content.ts'
import type { Form } from '#core/form/form.ts'
import { placeOf } from '#core/form/paths.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { checkMark, putMarks, questionOf } from '../../db/model.ts'
import { undoing } from '../../db/undoing.ts'
import { lockWritable } from '../direction/lock-writable.ts'

/** Marks the places that a proposal is taken over to. The proposal is known by the fact of its question, and so is its field. */
export const markWording = (
  ctx: Context,
  actor: Actor,
  id: string,
  { asked, places }: { readonly asked: number; readonly places: readonly string[] },
  at: Instant,
): Promise<Result<null, Reason>> =>
  undoing(ctx, async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    const question = await questionOf(tx, id, asked)
    if (!question) return err({ why: 'not-found' })
    const { field, model } = question
    const form = (await ctx.calls.version(held.value.callVersion)).call.direction
    const unknown = places.find((place) => !isAt(place, field) || !isWhole(form, place))
    if (unknown !== undefined) return err({ why: 'unknown-path', path: unknown })
    const marked = [...new Set(places)]
    await putMarks(
      tx,
      id,
      marked.map((place) => ({ place, model })),
      actor.person,
      new Date(at),
    )
    const fact = { happened: 'model-wording-taken', detail: { asked, field, places: marked } } as const
    await append(tx, id, [fact], actor.person, at)
    return ok(null)
  })

/** A field of text, or a row: what a mark stands at. A cell and a table as a whole carry none. */
function isWhole(form: Form, path: string): boolean {
  const place = placeOf(form, path)
  return place?.to === 'row' || (place?.to === 'field' && place.field.kind !== 'table')
}

/** Says that a person has compared the words at a place with their sources: those of the mark that was seen. It stays, and says who. */
export const checkWording = (
  ctx: Context,
  actor: Actor,
  id: string,
  seen: { readonly place: string; readonly at: Instant },
  at: Instant,
): Promise<Result<null, Reason>> =>
  undoing(ctx, async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    if (!(await checkMark(tx, id, seen, actor.person, new Date(at)))) return err({ why: 'not-found' })
    const fact = { happened: 'model-wording-checked', detail: { place: seen.place } } as const
    await append(tx, id, [fact], actor.person, at)
    return ok(null)
  })
