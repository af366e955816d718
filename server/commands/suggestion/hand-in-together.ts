import type { AsyncResource } from 'node:async_hooks'
import { sql } from 'kysely'
import { canonicalJson } from '#core/canonical.ts'
import type { SuggestionId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { isKeyTaken, type Press, storeDone } from '../../db/done-once.ts'
import { lockFree } from '../../db/suggestions.ts'
import { togetherOn } from '../../db/together.ts'
import { audienceOf } from '../../jobs/reactions.ts'
import { gatherAll } from './gather.ts'
import type { Asked } from './move.ts'
import { numbered, numberedAs } from './numbered.ts'
import { storeChained } from './store-moves.ts'
import { dependsOnUnit, tried } from './tried.ts'

/** One who hands in. */
export interface Handing {
  readonly ctx: Context
  readonly actor: Actor
  readonly id: SuggestionId
  readonly asked: Asked
  readonly at: Instant
  /** What follows from this one goes on in its own trace. */
  readonly within: AsyncResource
}

/**
 * Hands in what is handed in at one moment: locked, read, numbered and stored together, in one transaction and one commit, each
 * with every check of its own. Undefined for what is not stored: locked by somebody else, refused, pressed before, or in need of
 * the unit's own lock. Nothing has changed then, and it is to be looked at alone.
 */
export const handInTogether = togetherOn(
  async (db, all: readonly Handing[]): Promise<readonly (Suggestion | undefined)[]> => {
    try {
      const stored = await storeAll(db, onceEach(all))
      return all.map((it) => stored.get(it))
    } catch (error) {
      // The key went to something else at this very moment; of several, each is tried alone.
      if (all.length === 1 && isKeyTaken(error)) return [undefined]
      throw error
    }
  },
  // Checking a form takes a millisecond or two, and nobody else is answered meanwhile.
  { most: 8 },
)

/** The first for each suggestion and for each key: the second press looks at what the first has done. */
function onceEach(all: readonly Handing[]): readonly Handing[] {
  const taken = new Set<string>()
  return all.filter((it) => {
    const names = [it.id, `${it.actor.person} ${it.asked.key}`]
    if (names.some((name) => taken.has(name))) return false
    for (const name of names) taken.add(name)
    return true
  })
}

const storeAll = (db: Db | Tx, all: readonly Handing[]): Promise<ReadonlyMap<Handing, Suggestion>> =>
  db.transaction().execute(async (tx) => {
    const locked = await lockFree(
      tx,
      all.map((it) => it.id),
      pressedBefore(all),
    )
    const open = all.flatMap((handing) => {
      const found = locked.get(handing.id)
      // Who stands in for whom is a matter of the day: those of one day go together.
      const sameDay = dayOf(handing.at) === dayOf(all[0]?.at ?? handing.at)
      const fit = found && !found.beside && found.it.revision === handing.asked.revision && sameDay
      return fit ? [{ handing, it: found.it, at: handing.at }] : []
    })
    const [first] = open
    if (!first) return new Map()
    const gathered = await gatherAll(first.handing.ctx, tx, open)
    const decided = open.flatMap(({ handing, it }, i) => {
      const { ctx, actor, at } = handing
      const found = gathered[i]
      const one = found && tried(ctx, actor, it, found, at)
      return one?.decided.ok && !dependsOnUnit(one) ? [{ handing, it, one, decision: one.decided.value }] : []
    })
    if (decided.length === 0) return new Map()
    const audience = await audienceOf(
      tx,
      decided.map(({ handing: { actor, at }, decision }) => ({
        it: decision.becomes,
        facts: decision.facts.map((fact) => ({ ...fact, by: actor.person, at })),
      })),
    )
    const numbers = await numbered(
      tx,
      decided.map(({ it, one }) => ({ it, prefix: one.gathered.inForce.call.numberPrefix })),
    )
    const stored = new Map<Handing, Suggestion>()
    // Rows are written in the order of their ids, as everywhere, so that no two wait for each other.
    for (const { handing, it, one, decision } of decided.toSorted((a, b) => (a.it.id < b.it.id ? -1 : 1))) {
      const { ctx, actor, at } = handing
      const number = numbers.get(it.id)
      if (!number) throw new Error(`no number was drawn for ${it.id}`)
      const { end, ...moved } = await numberedAs(tx, actor, one, decision, number, at)
      const ends = new Map(end ? [[it.id as string, end]] : [])
      const move = { before: it, columns: moved.columns, ...moved.decision }
      await handing.within.runInAsyncScope(() =>
        storeChained(ctx, tx, actor.person, [move], at, ends, audience),
      )
      stored.set(handing, moved.decision.becomes)
    }
    await storeDone(
      tx,
      [...stored].map(([handing, it]) => ({ ...pressOf(handing), outcome: canonicalJson(it) })),
    )
    return stored
  })

const pressOf = ({ actor, id, asked: { key }, at }: Handing): Press => ({
  actor: actor.person,
  key,
  what: `hand-in ${id}`,
  at,
})

/** Whether the key of the one who hands this suggestion in was used before. */
const pressedBefore = (all: readonly Handing[]) =>
  sql<boolean>`exists(select from jsonb_to_recordset(${JSON.stringify(
    all.map(({ id, actor, asked: { key } }) => ({ id, actor: actor.person, key })),
  )}::jsonb) as asked(id uuid, actor uuid, key text)
    join done_once d on d.actor = asked.actor and d.key = asked.key where asked.id = suggestion.id)`
