import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { granted } from '../refused.ts'
import type { Asked } from './moved.ts'

interface Standing<State extends string> {
  readonly id: string
  readonly state: State
  readonly revision: number
}

/** Where a direction or a guide stands. */
export const standing = <State extends string>({
  id,
  state,
  revision,
}: Standing<State>): Standing<State> => ({
  id,
  state,
  revision,
})

/** Answers a step of a direction or a guide with where it stands after it. */
export const stepped =
  <Body, State extends string>(
    command: (
      ctx: Context,
      actor: Actor,
      id: string,
      body: Body,
      at: Instant,
    ) => Promise<Result<Standing<State>, Reason>>,
  ) =>
  async (ctx: Context, { actor, params, body, at }: Asked<Body>): Promise<Standing<State>> =>
    standing(granted(await command(ctx, actor, params.id, body, at)))
