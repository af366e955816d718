import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Moved } from '../commands/suggestion/move.ts'
import type { Context } from '../context.ts'
import { suggestionView } from '../present/suggestion.ts'
import { granted } from '../refused.ts'

/** What a move needs of its request. */
export interface Asked<Body> {
  readonly actor: Actor
  readonly params: { readonly id: string }
  readonly body: Body
  readonly at: Instant
}

/** Answers a move with the suggestion after it; handed to another office, that is the last its mover sees of it. */
export const moved =
  <Body>(
    command: (ctx: Context, actor: Actor, id: SuggestionId, body: Body, at: Instant) => Promise<Moved>,
  ) =>
  async (ctx: Context, { actor, params, body, at }: Asked<Body>) => {
    const becomes = granted(await command(ctx, actor, params.id as SuggestionId, body, at))
    return { suggestion: await suggestionView(ctx, actor, becomes, at) }
  }
