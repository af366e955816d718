import type { MeetingView } from '#api/meetings.ts'
import type { Direction } from '#core/direction/direction.ts'
import type { Actor } from '#core/permission/actor.ts'
import { arguable } from '#core/permission/direction.ts'
import type { Context } from '../context.ts'
import { agendasOf, type MeetingRow, meetingsOf } from '../db/meetings.ts'
import { condensingDeskOf } from './condensing-desk.ts'

/** An office's argument meetings, as their screen and their register show them. */
export async function officeMeetings(
  ctx: Context,
  actor: Actor,
  code: string,
  call: string | undefined,
): Promise<MeetingView[]> {
  const rows = await meetingsOf(ctx.db, condensingDeskOf(actor, code), call)
  const ids = rows.map((row) => row.id)
  const agendas = await agendasOf(ctx.db, actor, ids)
  return rows.map((row) =>
    presentMeeting(
      actor,
      row,
      agendas.filter((item) => item.meeting === row.id),
    ),
  )
}

/** A meeting with the part of its agenda that this reader sees. */
export const presentMeeting = (
  actor: Actor,
  row: MeetingRow,
  agenda: readonly {
    readonly direction: Direction
    readonly outcome: MeetingView['items'][number]['outcome']
    readonly opinion: string
  }[],
): MeetingView => ({
  id: row.id,
  call: row.call,
  office: row.office,
  title: row.title,
  heldOn: row.held_on,
  place: row.place,
  experts: row.experts as MeetingView['experts'],
  by: { id: row.by_person, name: row.name },
  at: row.at.getTime(),
  items: agenda.map(({ direction, outcome, opinion }) => ({
    direction: {
      id: direction.id,
      title: direction.title,
      state: direction.state,
      revision: direction.revision,
      arguable: arguable(actor, direction).ok,
    },
    outcome,
    opinion,
  })),
})
