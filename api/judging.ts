import { z } from 'zod'
import { declineCodes, judgedThings } from '#core/expert/round.ts'
import { opOutcome } from './drafts.ts'
import { id, instant, text, withId, words } from './endpoint.ts'

/** Where a task stands for its expert: planned and void ones do not exist for them. */
export const ownTaskState = z.enum(['invited', 'accepted', 'declined', 'handed-in'])
/** Why a subject is judged no more. */
export const gone = z.enum(['withdrawn', 'hidden', 'removed', 'abandoned', 'decided'])

/** A task as its expert's list shows it. */
export const taskListed = z.object({
  id,
  round: z.object({
    title: z.string(),
    due: instant.nullable(),
    blind: z.boolean(),
    subjects: z.enum(judgedThings),
    closed: z.boolean(),
  }),
  office: z.object({ name: words, phone: z.string() }),
  state: ownTaskState,
  /** Empty for one that was declined, and for one that is judged no more. */
  title: z.string(),
  kind: words.nullable(),
  field: words.nullable(),
  /** How many of the sheet’s questions for points, or for levels of a project, are answered. */
  filled: z.number().int(),
  of: z.number().int(),
  gone: gone.nullable(),
  handedInAt: instant.nullable(),
})
export type TaskListed = z.infer<typeof taskListed>

const answer = z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant })

/** A task with what its expert may read now. */
export const taskView = taskListed.extend({
  call: z.string(),
  may: z.array(z.enum(['accept', 'decline', 'write'])),
  /** What it is about, so that an expert can tell a conflict before accepting. */
  abstract: z.string(),
  /** The text as the round shows it; nobody's before the task is accepted. */
  subject: z
    .object({
      form: z.unknown(),
      lists: z.record(z.string(), z.array(z.unknown())),
      answers: z.record(z.string(), z.unknown()),
      unit: z.object({ name: z.string(), type: words.nullable() }).nullable(),
      files: z.array(z.object({ id, name: z.string(), size: z.number().int() })),
      /** What the round keeps back, by name. */
      keptBack: z.array(words),
    })
    .nullable(),
  sheet: z
    .object({
      form: z.unknown(),
      scale: z.unknown(),
      rev: z.number().int(),
      answers: z.array(answer),
      max: z.number().int(),
    })
    .nullable(),
})
export type TaskView = z.infer<typeof taskView>

const once = z.object({ key: z.uuid() })
const answered = z.object({ id, state: ownTaskState })

/** What experts do: their tasks, the text as the round shows it, and the sheet. */
export const judging = {
  'GET /judging/tasks': {
    summary: 'What I am asked to judge, what is due first at the top.',
    tag: 'judging',
    access: 'signed-in',
    response: z.object({ items: z.array(taskListed) }),
  },
  'GET /judging/tasks/:id': {
    summary: 'One task: the text as the round shows it, and my sheet.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    response: taskView,
  },
  'POST /judging/tasks/:id/accept': {
    summary: 'Accept it, and declare that there is no conflict of interest.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    body: once,
    response: answered,
  },
  'POST /judging/tasks/:id/decline': {
    summary: 'Decline it, also after accepting; the text is closed at once.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    body: once.extend({ as: z.enum(declineCodes), reason: text(500).default('') }),
    response: answered,
  },
  'GET /judging/tasks/:id/rev': {
    summary: 'Whether my sheet was written on elsewhere since.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    query: z.object({ since: z.coerce.number().int().default(0) }),
    response: z.object({ rev: z.number().int(), changed: z.array(answer) }),
  },
  'POST /judging/tasks/:id/answers': {
    summary: 'Save edits of my sheet, each once; clashes are told and nothing is lost.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    body: z.object({
      ops: z
        .array(
          z.object({
            op: z.uuid(),
            path: text(200),
            value: z.unknown(),
            base: z.number().int().min(0).max(2_147_483_647),
            settles: z.boolean().optional(),
          }),
        )
        .min(1)
        .max(200),
    }),
    response: z.object({ rev: z.number().int(), savedAt: instant, outcomes: z.array(opOutcome) }),
  },
  'POST /judging/tasks/:id/hand-in': {
    summary: 'Hand the sheet in as it was last looked at.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    body: once.extend({ rev: z.number().int() }),
    response: answered,
  },
  'GET /judging/tasks/:id/files/:file': {
    summary: 'An attachment that the round shows, always as a download.',
    tag: 'judging',
    access: 'signed-in',
    params: withId.extend({ file: id }),
    response: z.unknown(),
  },
  'GET /judging/tasks/:id/files/:file/preview': {
    summary: 'To look at in the page, as far as its kind allows and the round shows it.',
    tag: 'judging',
    access: 'signed-in',
    params: withId.extend({ file: id }),
    response: z.unknown(),
  },
  'GET /suggestions/:id/expert-comments': {
    summary: 'What experts said of my suggestion, as far as the office passed it on; without names.',
    tag: 'judging',
    access: 'signed-in',
    params: withId,
    response: z.object({ items: z.array(z.object({ body: z.string(), at: instant })) }),
  },
} as const
