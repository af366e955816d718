import { z } from 'zod'
import { directionStates } from '#core/direction/direction.ts'
import { declineCodes, judgedThings, roundStates, taskStates } from '#core/expert/round.ts'
import { projectSteps } from '#core/project/project.ts'
import { states } from '#core/suggestion/suggestion.ts'
import { id, instant, text } from './endpoint.ts'

const count = z.number().int()
const thing = z.enum(judgedThings)
const person = z.object({ id, name: z.string() })

/** Why an expert may not judge a subject; empty for readers who are not to know what a filer wrote for the office alone. */
export const conflict = z.object({ because: z.string(), with: z.string() })
export const fit = z.object({
  /** 0 to 100. */
  points: count,
  reasons: z.array(
    z.object({ what: z.string(), code: z.string().optional(), words: z.array(z.string()).optional() }),
  ),
})
const trouble = z.object({
  trouble: z.string(),
  subject: id.optional(),
  expert: id.optional(),
  conflicts: z.array(conflict).optional(),
  has: count.optional(),
  lacks: count.optional(),
  limit: count.optional(),
})

/** The last instant that a civil day of four digits can name. */
const latest = Date.UTC(9999, 11, 30)

/** What is said of a round before it is opened. */
export const ofRound = {
  title: text(200).trim().min(1),
  /** Three at least (domain 4.4). */
  perSubject: z.number().int().min(3).max(15),
  blind: z.boolean(),
  names: z.enum(['shown', 'hidden']),
  due: instant.min(0).max(latest).nullable(),
}

const task = z.object({
  id,
  expert: id,
  state: z.enum(taskStates),
  byHand: z.boolean(),
  fit: fit.nullable(),
  conflicts: z.array(conflict),
  declinedAs: z.enum(declineCodes).nullable(),
  declineReason: z.string(),
  /** The task that took its place. */
  replacedBy: id.nullable(),
  /** Whether it left a gap that nobody has filled. */
  open: z.boolean(),
  invitedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  handedInAt: instant.nullable(),
})

export const roundView = z.object({
  id,
  call: z.string(),
  office: z.string(),
  ...ofRound,
  title: z.string(),
  perSubject: count,
  subjects: thing,
  seed: z.string(),
  state: z.enum(roundStates),
  revision: count,
  by: person,
  createdAt: instant,
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** What is before it, each with its tasks. The title is null where the reader may not see it. */
  items: z.array(
    z.object({
      id,
      no: z.string().nullable(),
      title: z.string().nullable(),
      kind: z.string(),
      field: z.string().nullable(),
      state: z.enum([...states, ...directionStates, ...projectSteps]),
      /** Whether it can be judged as it stands now. */
      stands: z.boolean(),
      released: z.array(z.string()),
      /** The reader stands behind it: who judges it, and how far they are, is not shown. */
      masked: z.boolean(),
      tasks: z.array(task),
    }),
  ),
  /** Everybody who has tasks here, with what they have elsewhere. */
  experts: z.array(
    z.object({
      id,
      name: z.string(),
      orgName: z.string(),
      title: z.string(),
      limit: count,
      elsewhere: count,
    }),
  ),
  /** What keeps it from being opened; only while it is planned. */
  troubles: z.array(trouble),
  /** What the reader may do now. */
  may: z.object({
    plan: z.boolean(),
    tend: z.boolean(),
    open: z.boolean(),
    close: z.boolean(),
    results: z.boolean(),
  }),
})
export type RoundView = z.infer<typeof roundView>
