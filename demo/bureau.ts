import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import type { Populace } from './people.ts'
import type { Random } from './random.ts'
import { texts } from './texts.ts'

/** The bureau's own people, as stories and guides need them. */
export interface Bureau {
  readonly keeper: PersonId
  /** Whoever holds a role of the whole bureau. */
  readonly holder: (role: string) => PersonId
  readonly officer: (random: Random) => (office: string, head?: 'head') => PersonId
  readonly actor: (person: PersonId) => Promise<Actor>
}

/** Appoints them, with the roles that the first administrator would grant. */
export async function appoint(ctx: Context, born: Populace, since: Instant): Promise<Bureau> {
  const officers = new Map<string, PersonId[]>()
  const heads = new Map<string, PersonId>()
  const holders = new Map<string, PersonId>()
  for (const { role, scope, email, also = [] } of texts.people.staff) {
    const person = await born({ at: since, email, role: '科技局' })
    const granted = { granted_at: new Date(since), granted_by: holders.get('sys-admin') ?? null }
    await ctx.db
      .insertInto('staff')
      .values([
        { person: person.id, role, scope: scope ?? '', ...granted },
        ...also.map((more) => ({ person: person.id, role: more, scope: '', ...granted })),
      ])
      .execute()
    if (!scope) holders.set(role, person.id)
    if (role === 'office-head' && scope) heads.set(scope, person.id)
    if (role === 'officer' && scope) officers.set(scope, [...(officers.get(scope) ?? []), person.id])
  }
  const holder = (role: string): PersonId => {
    const found = holders.get(role)
    if (!found) throw new Error(`Nobody is ${role}.`)
    return found
  }
  const actors = new Map<PersonId, Promise<Actor>>()
  return {
    keeper: holder('sys-admin'),
    holder,
    officer: (random) => (office, head) => {
      const found = head ? heads.get(office) : random.pick(officers.get(office) ?? [])
      if (!found) throw new Error(`Nobody works in ${office}.`)
      return found
    },
    actor: (person) => {
      const known = actors.get(person) ?? loadActor(ctx.db, person, ctx.now())
      actors.set(person, known)
      return known
    },
  }
}
