import type { ArgumentOutcome } from '#core/decide/direction/steps.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { directionsByIds } from './directions.ts'
import { directionVisibleTo } from './visible/direction.ts'

/** An argument meeting without its agenda. */
export interface MeetingRow {
  readonly id: string
  readonly call: string
  readonly office: string
  readonly title: string
  readonly held_on: string
  readonly place: string
  readonly experts: readonly unknown[]
  readonly by_person: string
  readonly name: string
  readonly at: Date
}

/** The meetings of an office, the latest first; two hundred are more than an office holds in years. */
export const meetingsOf = (
  db: Db,
  office: OfficeCode,
  call: string | undefined,
): Promise<readonly MeetingRow[]> =>
  db
    .selectFrom('meeting')
    .innerJoin('person', 'person.id', 'meeting.by_person')
    .select([
      'meeting.id',
      'meeting.call',
      'meeting.office',
      'meeting.title',
      'meeting.held_on',
      'meeting.place',
      'meeting.experts',
      'meeting.by_person',
      'person.name',
      'meeting.at',
    ])
    .where('meeting.office', '=', office)
    .$if(call !== undefined, (it) => it.where('meeting.call', '=', call ?? ''))
    .orderBy('meeting.held_on', 'desc')
    .orderBy('meeting.id', 'desc')
    .limit(200)
    .execute()

/** What meetings had before them, in the order of their agendas, as far as this person may see it. */
export async function agendasOf(db: Db, actor: Actor, meetings: readonly string[]) {
  if (meetings.length === 0) return []
  const rows = await db
    .selectFrom('meeting_item')
    .innerJoin('direction', 'direction.id', 'meeting_item.direction')
    .select([
      'meeting_item.meeting',
      'meeting_item.direction',
      'meeting_item.outcome',
      'meeting_item.opinion',
    ])
    .where('meeting_item.meeting', 'in', [...meetings])
    .where((eb) => directionVisibleTo(actor)(eb as never))
    .orderBy('meeting_item.meeting')
    .orderBy('meeting_item.position')
    .execute()
  const directions = await directionsByIds(db, [...new Set(rows.map((row) => row.direction))])
  const known = new Map(directions.map((it) => [it.id as string, it]))
  return rows.flatMap((row) => {
    const direction = known.get(row.direction)
    return direction ? [{ ...row, direction }] : []
  })
}

/** Keeps what the meeting said of one direction; false where that is not on its agenda. */
export async function keepOutcome(
  tx: Tx,
  meeting: string,
  direction: string,
  said: { readonly outcome: ArgumentOutcome; readonly opinion: string },
): Promise<boolean> {
  const kept = await tx
    .updateTable('meeting_item')
    .set(said)
    .where('meeting', '=', meeting)
    .where('direction', '=', direction)
    .executeTakeFirst()
  return kept.numUpdatedRows > 0n
}
