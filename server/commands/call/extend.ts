import { extend as decide } from '#core/decide/call/extend.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { alterCall } from './alter.ts'
import { letIn } from './let-in.ts'

/** Triage moves the end of concentrated collection later; the reason stays in the incident log. */
export const extend = (
  ctx: Context,
  actor: Actor,
  call: string,
  asked: { readonly closes: Instant; readonly reason: Words },
  at: Instant,
) =>
  alterCall(ctx, actor, call, asked.reason.zh, at, async (it, tx) => {
    const decided = decide(it, asked.closes, asked.reason, at)
    if (decided.ok && at >= it.window.closes) await letIn(ctx, tx, actor.person, decided.value.becomes, at)
    return decided
  })
