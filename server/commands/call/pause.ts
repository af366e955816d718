import { pause as decide } from '#core/decide/call/pause.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { alterCall } from './alter.ts'

/** Triage stops collection for everybody, with a reason that everybody reads. */
export const pause = (ctx: Context, actor: Actor, call: string, reason: Words, at: Instant) =>
  alterCall(ctx, actor, call, reason.zh, at, (it) => decide(it, reason, at))
