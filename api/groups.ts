import { z } from 'zod'
import { id, nothing, text, withId } from './endpoint.ts'
import { state } from './suggestions.ts'

const ofOffice = z.object({ code: text(20) })
const oneMember = z.object({ id, suggestion: id })
const name = text(100).trim()

/** A suggestion as the condensing desk lists it: its head, and which directions draw on it; never its words. */
export const groupRow = z.object({
  id,
  no: z.string(),
  title: z.string(),
  kind: z.string(),
  field: z.string().nullable(),
  state,
  revision: z.number().int(),
  org: z.object({ name: z.string(), type: z.string() }),
  /** The directions that use it, those given up left out. */
  directions: z.array(id),
  /** Put where it is by a person; counting again leaves it there. */
  byHand: z.boolean(),
})
export type GroupRow = z.infer<typeof groupRow>

export const groupView = z.object({
  id,
  /** Empty where nobody gave it one: screens then name it after its first member. */
  name: z.string(),
  /** The language model that proposed it before a person made it; null where none did. */
  model: z.string().nullable(),
  members: z.array(groupRow),
})

export const groups = {
  'GET /offices/:code/groups': {
    summary: 'What the office has to condense: groups of like suggestions, and those that stand alone.',
    tag: 'condensing',
    access: 'staff',
    params: ofOffice,
    query: z.object({ call: text(60), kind: text(60).optional(), field: text(60).optional() }),
    response: z.object({
      groups: z.array(groupView),
      loose: z.array(groupRow),
      /** More than these are waiting; kind and field narrow it down. */
      more: z.boolean(),
      /** How many directions the office has in each step, for the same call, kind and field. */
      directions: z.record(z.string(), z.number().int()),
      /** Whether the reader may ask the language model; never where the site has none. */
      mayAskModel: z.boolean(),
    }),
  },
  'POST /offices/:code/groups': {
    summary: 'Make a group by hand.',
    tag: 'condensing',
    access: 'staff',
    params: ofOffice,
    body: z.object({
      key: z.uuid(),
      call: text(60),
      name,
      members: z.array(id).min(1).max(500),
      /** The question to the language model by which it was proposed. */
      asked: z.number().int().min(1).optional(),
    }),
    response: z.object({ id }),
  },
  'POST /offices/:code/groups/regroup': {
    summary: 'Count the groups again from what is alike; what people put somewhere stays there.',
    tag: 'condensing',
    access: 'staff',
    params: ofOffice,
    body: z.object({
      call: text(60),
      /** 0: few wide groups, 1: many narrow ones. */
      granularity: z.number().min(0).max(1),
    }),
    response: z.object({
      groups: z.number().int(),
      grouped: z.number().int(),
      loose: z.number().int(),
      byHand: z.number().int(),
    }),
  },
  'PATCH /groups/:id': {
    summary: 'Name a group; it keeps its name with most of its members when groups are counted again.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: z.object({ name }),
    response: nothing,
  },
  'DELETE /groups/:id': {
    summary: 'Dissolve a group; its members stand alone until groups are counted again.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    response: nothing,
  },
  'PUT /groups/:id/members/:suggestion': {
    summary: 'Put a suggestion into a group by hand; an emptied group it leaves goes away.',
    tag: 'condensing',
    access: 'staff',
    params: oneMember,
    response: nothing,
  },
  'DELETE /groups/:id/members/:suggestion': {
    summary: 'Take a suggestion out by hand: it stands alone, also when groups are counted again.',
    tag: 'condensing',
    access: 'staff',
    params: oneMember,
    response: nothing,
  },
} as const
