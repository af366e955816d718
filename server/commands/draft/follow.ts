import type { Call } from '#core/call/call.ts'
import { type Projected, projected } from '#core/decide/draft/projected.ts'
import type { Form } from '#core/form/form.ts'
import type { Draft, Returned } from '#core/suggestion/suggestion.ts'
import type { Follows } from '../../db/answers.ts'

/**
 * The suggestion's own columns after these answers changed. While an office waits for a revision it goes on seeing what was
 * handed in; the columns then follow at the next hand-in.
 */
export const follow = (
  call: Call,
  it: Pick<Draft | Returned, 'kind' | 'state'>,
  form: Form,
  changed: ReadonlyMap<string, unknown>,
): Follows => (it.state === 'draft' ? columnsOf(call, projected(call, it.kind, form, changed)) : {})

/** The columns as these answers say; an absent key leaves its column alone. */
export const columnsOf = (
  call: Call,
  { title, field, livelihood, publishScope, readinessNow, readinessTarget }: Projected,
): Follows => ({
  ...(title !== undefined && { title }),
  ...(field !== undefined && { field }),
  ...(livelihood !== undefined && { livelihood }),
  ...(publishScope !== undefined && { publish_scope: publishScope }),
  ...(readinessNow !== undefined && {
    readiness_now: readinessNow,
    readiness_scale: call.readiness.scale.id,
  }),
  ...(readinessTarget !== undefined && { readiness_target: readinessTarget }),
})
