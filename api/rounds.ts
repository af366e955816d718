import { z } from 'zod'
import { directionStates } from '#core/direction/direction.ts'
import { judgedThings, roundStates } from '#core/expert/round.ts'
import { projectSteps } from '#core/project/project.ts'
import { states } from '#core/suggestion/suggestion.ts'
import { id, instant, move, text, withId } from './endpoint.ts'
import { conflict, fit, ofRound, roundView } from './round-view.ts'

const ofOffice = z.object({ code: text(20) })
const count = z.number().int()
const thing = z.enum(judgedThings)
const person = z.object({ id, name: z.string() })
const key = z.object({ key: z.uuid() })

const changed = z.object({ id, state: z.enum(roundStates), revision: count })

const candidate = z.object({
  id,
  name: z.string(),
  orgName: z.string(),
  title: z.string(),
  fit,
  load: count,
  limit: count,
  /** Why not, or null. */
  unfit: z.string().nullable(),
  conflicts: z.array(conflict),
})

const most = 2000

export const rounds = {
  'GET /offices/:code/rounds': {
    summary: 'The rounds of judging of an office, the latest first.',
    tag: 'rounds',
    access: 'staff',
    params: ofOffice,
    query: z.object({ call: text(60).optional() }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          call: z.string(),
          title: z.string(),
          subjects: thing,
          perSubject: count,
          due: instant.nullable(),
          state: z.enum(roundStates),
          revision: count,
          by: person,
          createdAt: instant,
          openedAt: instant.nullable(),
          closedAt: instant.nullable(),
          items: count,
          experts: count,
          tasks: count,
          handedIn: count,
          /** Declined, and nobody has taken over. */
          declined: count,
        }),
      ),
      mayBegin: z.boolean(),
    }),
  },
  'GET /offices/:code/judgeable': {
    summary:
      'What an office can have judged now: suggestions taken in, directions put forward, or projects that applied.',
    tag: 'rounds',
    access: 'staff',
    params: ofOffice,
    query: z.object({ call: text(60), subjects: thing }),
    response: z.object({
      items: z.array(
        z.object({
          id,
          no: z.string().nullable(),
          title: z.string(),
          kind: z.string(),
          field: z.string().nullable(),
          state: z.enum([...states, ...directionStates, ...projectSteps]),
          /** How many rounds have had it before them. */
          rounds: count,
        }),
      ),
      more: z.boolean(),
    }),
  },
  'POST /offices/:code/rounds': {
    summary: 'Begin a round with what it is to have judged.',
    tag: 'rounds',
    access: 'staff',
    params: ofOffice,
    body: z.object({
      key: z.uuid(),
      call: text(60),
      subjects: thing,
      ...ofRound,
      items: z.array(id).min(1).max(most),
    }),
    response: z.object({ id }),
  },
  'GET /rounds/:id': {
    summary: 'A round with what is before it, its tasks and its experts; no score and no word of a sheet.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    response: roundView,
  },
  'PATCH /rounds/:id': {
    summary: 'Change what a round is called, how many judge each, what is hidden and until when it lasts.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend(ofRound),
    response: changed,
  },
  'POST /rounds/:id/subjects': {
    summary: 'Put more before a round that is being planned, or take something out.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend({ add: z.array(id).max(most), remove: z.array(id).max(most) }),
    response: changed,
  },
  'PUT /rounds/:id/subjects/:subject/released': {
    summary: 'Let the experts of a blind round read sections and attachments that it hides of one subject.',
    tag: 'rounds',
    access: 'staff',
    params: withId.extend({ subject: id }),
    body: move.extend({ blocks: z.array(text(100)).max(200) }),
    response: changed,
  },
  'GET /rounds/:id/subjects/:subject/blocks': {
    summary: 'What a blind round hides of one subject and may release.',
    tag: 'rounds',
    access: 'staff',
    params: withId.extend({ subject: id }),
    response: z.object({
      blocks: z.array(
        z.object({
          id: z.string(),
          sort: z.enum(['unit', 'section', 'column', 'file']),
          title: z.object({ zh: z.string(), en: z.string() }).nullable(),
          name: z.string().nullable(),
          released: z.boolean(),
        }),
      ),
    }),
  },
  'POST /rounds/:id/draw': {
    summary: 'Draw experts for everything before the round; a recorded seed draws the same again.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend({ seed: text(100).nullable() }),
    response: changed.extend({
      seed: z.string(),
      /** What was drawn from: the same digest and seed give the same draw. */
      digest: z.string(),
      tasks: count,
      /** Set by hand and left. */
      kept: count,
      short: z.array(
        z.object({
          subject: id,
          has: count,
          lacks: count,
          fitting: count,
          units: count,
          because: z.enum(['few', 'units', 'load']),
        }),
      ),
    }),
  },
  'GET /rounds/:id/candidates': {
    summary: 'Everybody for one subject of a round: fit, load, and what stands against them.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    query: z.object({ subject: id, task: id.optional() }),
    response: z.object({ items: z.array(candidate) }),
  },
  'POST /rounds/:id/what-if': {
    summary: 'What would stand against one expert for several subjects; nothing is kept of the question.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: z.object({ expert: id, subjects: z.array(id).max(most) }),
    response: z.object({
      items: z.array(
        z.object({ subject: id, fit, unfit: z.string().nullable(), conflicts: z.array(conflict) }),
      ),
    }),
  },
  'POST /rounds/:id/tasks': {
    summary: 'Set experts by hand or take them out: all of it or nothing.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend({
      add: z.array(z.object({ subject: id, expert: id })).max(most),
      remove: z.array(id).max(most),
    }),
    response: changed,
  },
  'POST /rounds/:id/replace': {
    summary: 'Somebody else takes a task over: whom the officer names, otherwise who fits best.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend({ task: id, expert: id.nullable() }),
    response: changed.extend({ expert: id }),
  },
  'POST /rounds/:id/open': {
    summary: 'Send a round to its experts; any conflict stops it.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move,
    response: changed,
  },
  'POST /rounds/:id/remind': {
    summary: 'Remind the experts who have not answered or not handed in.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: key,
    response: z.object({ told: count }),
  },
  'POST /rounds/:id/close': {
    summary: 'End a round; missing sheets are named first and have to be confirmed.',
    tag: 'rounds',
    access: 'staff',
    params: withId,
    body: move.extend({ confirmed: z.boolean() }),
    response: changed,
  },
} as const
