import type { Direction } from '#core/direction/direction.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import { mayHoldMeeting } from '#core/permission/meeting.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { directionsByIds } from '../../db/directions.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'

export interface MeetingAsked {
  readonly key: string
  readonly call: string
  readonly title: string
  readonly heldOn: string
  readonly place: string
  readonly experts: readonly { readonly name: string; readonly unit: string }[]
  readonly directions: readonly string[]
}

/** Puts down an argument meeting with its agenda: confirmed directions of one office and call. */
export async function holdMeeting(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: MeetingAsked,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayHoldMeeting(actor, office)
  if (!may.ok) return may
  if (!(await ctx.calls.byId(asked.call))) return err({ why: 'not-found' })
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, asked.key, `hold meeting ${office}`, at, async () => {
      const agenda = [...new Set(asked.directions)]
      const found = await directionsByIds(tx, agenda)
      if (found.length < agenda.length || !found.every((it) => maySeeDirection(actor, it)))
        return err({ why: 'not-found' })
      const unfit = found.find((it) => it.office !== office || it.call !== asked.call)
      if (unfit) return err({ why: 'not-yours' })
      const early = found.find((it: Direction) => it.state !== 'confirmed')
      if (early) return err({ why: 'wrong-step', step: early.state })
      const id = ctx.dice.id(at)
      await tx
        .insertInto('meeting')
        .values({
          id,
          call: asked.call,
          office,
          title: asked.title,
          held_on: asked.heldOn,
          place: asked.place,
          experts: JSON.stringify(asked.experts),
          by_person: actor.person,
          at: new Date(at),
        })
        .execute()
      await tx
        .insertInto('meeting_item')
        .values(agenda.map((direction, position) => ({ meeting: id, direction, position })))
        .execute()
      const detail = { office, call: asked.call, directions: agenda }
      await append(tx, id, [{ happened: 'meeting-held', detail }], actor.person, at)
      return ok({ id })
    }),
  )
}
