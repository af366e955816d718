import type { meetings } from '#api/meetings.ts'
import type { OfficeCode } from '#core/id.ts'
import { holdMeeting } from '../commands/meeting/hold.ts'
import { recordOutcome } from '../commands/meeting/record.ts'
import { officeMeetings } from '../lists/office-meetings.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Argument meetings: an office's directions before outside eyes. */
export const meetingRoutes: HandlersOf<typeof meetings> = {
  'GET /offices/:code/meetings': async (ctx, { actor, params, query }) => ({
    items: await officeMeetings(ctx, actor, params.code, query.call),
  }),
  'POST /offices/:code/meetings': async (ctx, { actor, params, body, at }) =>
    granted(await holdMeeting(ctx, actor, params.code as OfficeCode, body, at)),
  'POST /meetings/:id/outcomes': async (ctx, { actor, params, body, at }) => {
    const { id, state, revision } = granted(await recordOutcome(ctx, actor, params.id, body, at))
    return { id, state, revision }
  },
}
