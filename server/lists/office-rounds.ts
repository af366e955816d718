import type { z } from 'zod'
import type { rounds } from '#api/rounds.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../context.ts'
import { roundList } from '../db/round-list.ts'
import { condensingDeskOf } from './condensing-desk.ts'

/** A round as its office's list shows it. */
export type RoundListed = z.input<(typeof rounds)['GET /offices/:code/rounds']['response']>['items'][number]

/** An office's rounds of judging, as their screen and their register show them. */
export async function officeRounds(
  ctx: Context,
  actor: Actor,
  code: string,
  call: string | undefined,
): Promise<RoundListed[]> {
  const rows = await roundList(ctx.db, actor, condensingDeskOf(actor, code), call)
  return rows.map((row) => ({
    id: row.id,
    call: row.call,
    title: row.title,
    subjects: row.subjects,
    perSubject: row.per_subject,
    due: row.due?.getTime() ?? null,
    state: row.state,
    revision: row.revision,
    by: { id: row.by_person, name: row.name },
    createdAt: row.created_at.getTime(),
    openedAt: row.opened_at?.getTime() ?? null,
    closedAt: row.closed_at?.getTime() ?? null,
    items: Number(row.items ?? 0),
    experts: row.experts ?? 0,
    tasks: row.tasks ?? 0,
    handedIn: row.handed_in ?? 0,
    declined: row.declined ?? 0,
  }))
}
