import type { MeetingView, meetings } from '#api/meetings.ts'
import type { Direction } from '#core/direction/direction.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { arguable } from '#core/permission/direction.ts'
import { holdMeeting } from '../commands/meeting/hold.ts'
import { recordOutcome } from '../commands/meeting/record.ts'
import { agendasOf, type MeetingRow, meetingsOf } from '../db/meetings.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { condensingDeskOf } from './groups.ts'

/** Argument meetings: an office's directions before outside eyes. */
export const meetingRoutes: HandlersOf<typeof meetings> = {
  'GET /offices/:code/meetings': async (ctx, { actor, params, query }) => {
    const rows = await meetingsOf(ctx.db, condensingDeskOf(actor, params.code), query.call)
    const agendas = await agendasOf(
      ctx.db,
      actor,
      rows.map((row) => row.id),
    )
    return {
      items: rows.map((row) =>
        presentMeeting(
          actor,
          row,
          agendas.filter((item) => item.meeting === row.id),
        ),
      ),
    }
  },
  'POST /offices/:code/meetings': async (ctx, { actor, params, body, at }) =>
    granted(await holdMeeting(ctx, actor, params.code as OfficeCode, body, at)),
  'POST /meetings/:id/outcomes': async (ctx, { actor, params, body, at }) => {
    const { id, state, revision } = granted(await recordOutcome(ctx, actor, params.id, body, at))
    return { id, state, revision }
  },
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
