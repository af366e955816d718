import type { Call } from '#core/call/call.ts'
import { projected } from '#core/decide/draft/projected.ts'
import type { Form } from '#core/form/form.ts'
import type { Follows } from '../../db/answers.ts'

/** The suggestion's own columns after these answers changed. */
export function follow(call: Call, kind: string, form: Form, changed: ReadonlyMap<string, unknown>): Follows {
  const { title, field, livelihood, publishScope, readinessNow, readinessTarget } = projected(
    call,
    kind,
    form,
    changed,
  )
  return {
    ...(title !== undefined && { title }),
    ...(field !== undefined && { field }),
    ...(livelihood !== undefined && { livelihood }),
    ...(publishScope !== undefined && { publish_scope: publishScope }),
    ...(readinessNow !== undefined && {
      readiness_now: readinessNow,
      readiness_scale: call.readiness.scale.id,
    }),
    ...(readinessTarget !== undefined && { readiness_target: readinessTarget }),
  }
}
