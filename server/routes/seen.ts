import type { Actor } from '#core/permission/actor.ts'
import { type Relation, readable, relationOf } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../context.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { granted, Refused } from '../refused.ts'

export interface Seen {
  readonly it: Suggestion
  readonly relation: Relation
}

/** A suggestion that exists for this person; otherwise nothing is told of it. */
export async function seen(ctx: Context, actor: Actor, id: string): Promise<Seen> {
  const it = await loadSuggestion(ctx.db, id)
  const relation = it && relationOf(actor, it)
  if (!it || !relation) throw new Refused({ why: 'not-found' })
  return { it, relation }
}

/** One whose text this person may read. */
export async function seenText(ctx: Context, actor: Actor, id: string): Promise<Seen> {
  const found = await seen(ctx, actor, id)
  granted(readable(actor, found.it))
  return found
}

/** One that this person writes: drafts are nobody else's business. */
export async function ownText(ctx: Context, actor: Actor, id: string): Promise<Suggestion> {
  const { it, relation } = await seenText(ctx, actor, id)
  if (relation !== 'author') throw new Refused({ why: 'not-found' })
  return it
}
