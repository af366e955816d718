import { resume as decide } from '#core/decide/call/resume.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { alterCall } from './alter.ts'

/** Triage lets collection go on. */
export const resume = (ctx: Context, actor: Actor, call: string, at: Instant) =>
  alterCall(ctx, actor, call, '', at, decide)
