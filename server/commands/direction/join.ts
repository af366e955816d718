import type { Joined } from '#core/decide/direction/join.ts'
import type { Content } from '#core/direction/content.ts'
import type { Direction } from '#core/direction/direction.ts'
import type { Instant } from '#core/instant.ts'
import { followed } from '#core/model/mark.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { storeContent } from '../../db/direction-content.ts'
import { lockDirections, saveDirection } from '../../db/directions.ts'
import { append } from '../../db/facts.ts'
import { copyMarks, dropMarks } from '../../db/model.ts'
import { wholly } from '../../db/undoing.ts'
import { endTasksAbout } from '../round/void.ts'

/** What a merge, a split or undoing one leaves behind. */
export interface JoinDone {
  readonly change: string
  readonly kept: Direction
  readonly other: Direction
}

/** Several directions locked in one order, so that two people's changes never wait for each other in a circle. */
export const lockedTogether = <Done>(
  ctx: Context,
  actor: Actor,
  ids: readonly string[],
  press: { readonly key: string; readonly what: string; readonly at: Instant },
  run: (tx: Tx, locked: ReadonlyMap<string, Direction>) => Promise<Result<Done, Reason>>,
): Promise<Result<Done, Reason>> =>
  wholly<Done>(ctx, { actor: actor.person, ...press }, async (tx) => {
    const found = await lockDirections(tx, [...new Set(ids)])
    return run(tx, new Map(found.map((it) => [it.id as string, it])))
  })

/** Stores both directions with what has happened to each and what each says now. */
export async function storeJoined(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { kept, other, facts }: Joined,
  words: {
    readonly kept: { readonly before: Content; readonly after: Content }
    readonly other: { readonly before: Content; readonly after: Content }
  },
  at: Instant,
): Promise<void> {
  // Marks of a language model go with the words that they stand at, before anything is taken from where they were.
  const ways = [
    [kept.id, words.kept, other.id, words.other],
    [other.id, words.other, kept.id, words.kept],
  ] as const
  for (const [from, left, to, right] of ways) await copyMarks(tx, from, to, followed(left, right).comes)
  for (const [from, left, , right] of ways) await dropMarks(tx, from, followed(left, right).goes)
  for (const [it, told, said] of [
    [kept, facts.kept, words.kept],
    [other, facts.other, words.other],
  ] as const) {
    await saveDirection(tx, it)
    await storeContent(ctx, tx, it.id, actor.person, said.before, said.after, at)
    await append(tx, it.id, told, actor.person, at)
    if (it.state === 'abandoned') await endTasksAbout(ctx, tx, [it.id], actor.person, at)
  }
}
