import { assign as decide } from '#core/decide/suggestion/assign.ts'
import type { PersonId, SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { type Asked, type Held, type Moved, move } from './move.ts'

/** The head gives it to a handler of the office, or takes it from everybody. */
export const assign = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked & { readonly handler: string | null },
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'assign', (held) => decideAssign(actor, held, asked.handler))

/** The decision by itself, for assigning many in one go. */
export const decideAssign = async (actor: Actor, { tx, it, shared }: Held, handler: string | null) =>
  decide(actor, it, {
    handler: handler as PersonId | null,
    colleagues:
      'destination' in it
        ? await shared(`working in ${it.destination}`, () => workingIn(tx, it.destination))
        : [],
  })

/** Everybody who handles suggestions in an office. */
export const workingIn = async (db: Db | Tx, office: string): Promise<readonly PersonId[]> => {
  const rows = await db
    .selectFrom('staff')
    .innerJoin('person', 'person.id', 'staff.person')
    .select('staff.person')
    .distinct()
    .where('role', 'in', ['officer', 'office-head'])
    .where('scope', '=', office)
    .where('person.disabled_at', 'is', null)
    .execute()
  return rows.map((it) => it.person as PersonId)
}
