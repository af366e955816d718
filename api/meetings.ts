import { z } from 'zod'
import { argumentOutcomes } from '#core/decide/direction/steps.ts'
import { directionState, stepped } from './directions.ts'
import { id, instant, move, text, withId } from './endpoint.ts'

const ofOffice = z.object({ code: text(20) })
const expert = z.object({ name: text(60).trim().min(1), unit: text(100).trim().default('') })
const day = z.iso.date()

export const meetingView = z.object({
  id,
  call: z.string(),
  office: z.string(),
  title: z.string(),
  heldOn: day,
  place: z.string(),
  experts: z.array(z.object({ name: z.string(), unit: z.string() })),
  by: z.object({ id, name: z.string() }),
  at: instant,
  /** The agenda in its order, with what was said of each. */
  items: z.array(
    z.object({
      direction: z.object({
        id,
        title: z.string(),
        state: directionState,
        revision: z.number().int(),
        /** Whether the reader may record its outcome now. */
        arguable: z.boolean(),
      }),
      outcome: z.enum(argumentOutcomes).nullable(),
      opinion: z.string(),
    }),
  ),
})
export type MeetingView = z.infer<typeof meetingView>

export const meetings = {
  'GET /offices/:code/meetings': {
    summary: 'The argument meetings of an office, the latest first.',
    tag: 'condensing',
    access: 'staff',
    params: ofOffice,
    query: z.object({ call: text(60).optional() }),
    response: z.object({ items: z.array(meetingView) }),
  },
  'POST /offices/:code/meetings': {
    summary: 'Put down an argument meeting with its agenda.',
    tag: 'condensing',
    access: 'staff',
    params: ofOffice,
    body: z.object({
      key: z.uuid(),
      call: text(60),
      title: text(200).trim().min(1),
      heldOn: day,
      place: text(200).default(''),
      experts: z.array(expert).max(60),
      directions: z.array(id).min(1).max(200),
    }),
    response: z.object({ id }),
  },
  'POST /meetings/:id/outcomes': {
    summary: 'Record what the meeting said of one direction.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: move.extend({
      direction: id,
      outcome: z.enum(argumentOutcomes),
      opinion: text(5000),
    }),
    response: stepped,
  },
} as const
