import { handIn as decideHandIn } from '#core/decide/suggestion/hand-in.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../../context.ts'
import type { Gathered } from './gather.ts'
import { type Content, digestOf, freeze } from './handed-in-content.ts'

/** What would come of handing in as everything stands now. */
export function tried(ctx: Context, actor: Actor, before: Suggestion, gathered: Gathered, at: Instant) {
  const { own } = gathered
  // What lists show of it changes now and not while it is being revised: an office never reads what was not handed in.
  const it: Suggestion = {
    ...before,
    title: own.title ?? before.title,
    field: own.field === undefined ? before.field : own.field,
    livelihood: own.livelihood === undefined ? before.livelihood : own.livelihood,
  }
  const content = freeze(gathered.form, gathered.asking, unitOf(gathered))
  const salt = ctx.dice.bytes(16)
  const digest = digestOf(salt, content)
  const { call } = gathered.inForce
  const decided = decideHandIn(
    actor,
    it,
    {
      window: call.window,
      calendar: call.calendar,
      acceptWithin: call.handling.acceptWithin,
      findings: gathered.findings,
      routed: gathered.routed,
      readers: gathered.readers,
      path: gathered.org.path,
      confirmByAdmin: gathered.org.confirmByAdmin,
      orgVerified: gathered.org.verified,
      notSuggestible: gathered.notSuggestible,
      quota: gathered.quota,
      number: it.no ?? '',
      digest,
    },
    at,
  )
  return { gathered, content, salt, digest, decided }
}

export type Tried = ReturnType<typeof tried>

/** A quota is shared with colleagues, and verification releases what waits: both must see this one, or be seen by it. */
export const dependsOnUnit = ({ gathered, decided }: Tried): boolean =>
  decided.ok && (gathered.quota !== null || decided.value.becomes.state === 'unverified')

const unitOf = ({ org }: Gathered): Content['unit'] => ({
  name: org.name,
  creditCode: org.creditCode,
  type: org.type,
  district: org.district,
  profile: org.profile,
})
