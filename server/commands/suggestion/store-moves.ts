import type { Decision, Said } from '#core/decide/decision.ts'
import type { Fact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { atOffice, type Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import type { Follows } from '../../db/answers.ts'
import { textsChanged } from '../../db/changed-texts.ts'
import { type ChainEnd, chain, chainEnds, storeFacts } from '../../db/facts.ts'
import { held } from '../../db/kept-statements.ts'
import { takeOut } from '../../db/likeness.ts'
import { saveMoved } from '../../db/suggestions.ts'
import { audienceOf, tell } from '../../jobs/reactions.ts'
import { endTasksAbout } from '../round/void.ts'

/** A decided move of a suggestion that is locked. */
export interface Move extends Decision<Suggestion> {
  readonly before: Suggestion
  /** Columns that lists show and the decision knows nothing of. */
  readonly columns?: Follows
}

/** Stores moves with everything that goes with them; reads few statements however many moves there are, and writes at the commit. */
export async function storeMoves(
  ctx: Context,
  tx: Tx,
  by: PersonId | null,
  moves: readonly Move[],
  at: Instant,
): Promise<void> {
  if (moves.length === 0) return
  const audience = await audienceOf(
    tx,
    moves.map(({ becomes, facts }) => ({ it: becomes, facts: facts.map((it) => ({ ...it, by, at })) })),
  )
  const ends = await chainEnds(
    tx,
    moves.map((it) => it.before.id),
  )
  await storeChained(ctx, tx, by, moves, at, ends, audience)
}

/** The writing alone, once it is known who is told and where the chains end. */
export async function storeChained(
  ctx: Context,
  tx: Tx,
  by: PersonId | null,
  moves: readonly Move[],
  at: Instant,
  ends: ReadonlyMap<string, ChainEnd>,
  audience: Awaited<ReturnType<typeof audienceOf>>,
): Promise<void> {
  const changes: { readonly it: Suggestion; readonly facts: readonly Fact[] }[] = []
  for (const { before, becomes, facts, columns } of moves) {
    await saveMoved(tx, before, becomes, columns)
    changes.push({ it: becomes, facts: chain(becomes.id, facts, by, at, ends.get(becomes.id)) })
  }
  await storeFacts(
    tx,
    changes.flatMap((it) => it.facts),
  )
  await tell(ctx, tx, changes, audience)
  await textsChanged(
    tx,
    changes.flatMap(({ it }) => (it.versions > 0 ? it.id : [])),
  )
  // Only what lies with the bureau is compared, so nothing is found that does not stand.
  await takeOut(
    tx,
    moves.flatMap(({ before, becomes }) => (isCompared(before) && !isCompared(becomes) ? becomes.id : [])),
  )
  // Nor does any expert read on what was hidden or taken back.
  await endTasksAbout(
    ctx,
    tx,
    moves.flatMap(({ becomes }) => (judgedNoMore.includes(becomes.state) ? becomes.id : [])),
    by,
    at,
  )
}

const judgedNoMore: readonly Suggestion['state'][] = ['frozen', 'purged', 'withdrawn']

const isCompared = ({ state }: Suggestion): boolean => (atOffice as readonly string[]).includes(state)

/** Keeps what was said beside each suggestion, under the version it was said about. */
export async function storeRemarks(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  said: readonly { readonly it: Suggestion; readonly remarks: readonly Said[] }[],
  at: Instant,
): Promise<void> {
  const rows = said.flatMap(({ it, remarks }) =>
    remarks.map(({ sort, field, body }) => ({
      id: ctx.dice.id(at),
      suggestion: it.id,
      version: it.versions,
      sort,
      field,
      body,
      by_person: actor.person,
      office: 'destination' in it && actor.worksIn.includes(it.destination) ? it.destination : null,
      at: new Date(at),
    })),
  )
  if (rows.length > 0) await tx.insertInto('remark').values(rows).modifyEnd(held).execute()
}
