import { z } from 'zod'
import { findingBases } from '#core/project/finding.ts'
import {
  duties,
  projectEnds,
  projectSteps,
  snapshotStages,
  stages,
  writtenStages,
} from '#core/project/project.ts'
import { assessment, outcome } from './assessment.ts'
import { id, instant, text } from './endpoint.ts'

export const person = z.object({ id, name: z.string() })
const level = z.number().int()
export const stage = z.enum(stages)
export const projectStep = z.enum(projectSteps)
export const projectEnd = z.enum(projectEnds)

/** What the reader may do with a project now; screens draw a button for each and nothing else. */
export const projectActions = [
  'write',
  'manage-team',
  'hand-in',
  'release-evidence',
  'return',
  'pass',
  'refuse',
  'approve',
  'confirm',
  'continue',
  'terminate',
  'record-findings',
  'accept',
  'rectify',
  'not-accept',
] as const
export const projectAction = z.enum(projectActions)
export type ProjectAction = z.infer<typeof projectAction>

/** A row of the list of projects: no words of theirs but the title. */
export const projectListed = z.object({
  id,
  no: z.string(),
  title: z.string(),
  call: z.string(),
  kind: z.string(),
  office: z.string(),
  org: person,
  leader: person,
  /** What the reader is in it; nothing for those who read it otherwise. */
  duty: z.enum(duties).nullable(),
  stage,
  step: projectStep,
  end: projectEnd.nullable(),
  revision: z.number().int(),
  since: instant,
  /** The overall level of the newest assessment, and what it aims at. */
  level: level.nullable(),
  target: level.nullable(),
})
export type ProjectListed = z.infer<typeof projectListed>

/** An element as the ladder and the chart over time draw it. */
const drawnElement = z.object({
  id: z.string(),
  no: z.string(),
  name: z.string(),
  critical: z.boolean(),
  /** The level that counts: what its answers reach, or what still holds of it (core/trl/validity). */
  level,
  target: level.nullable(),
  /** The promised element that it is a part of. */
  from: z.string().nullable(),
  /** What its answers alone would reach, where less than that still holds. */
  claimed: level.nullable(),
})

/** One snapshot without its bodies. */
export const snapshotHead = z.object({
  id,
  n: z.number().int(),
  stage: z.enum(snapshotStages),
  at: instant,
  by: person,
  /** `baseline` from the suggestion, `handed-in` by the team, `decided` by the office. */
  sort: z.enum(['baseline', 'handed-in', 'decided']),
  overall: z.object({ level, binding: z.array(z.string()) }).nullable(),
  target: level.nullable(),
  elements: z.array(drawnElement),
  hash: z.string(),
})
export type SnapshotHead = z.infer<typeof snapshotHead>

/** A decision of the office, with what was said to the team. */
export const projectDecision = z.object({
  id,
  stage,
  decided: z.enum([
    'returned',
    'passed',
    'refused',
    'approved',
    'confirmed',
    'continued',
    'terminated',
    'accepted',
    'rectify',
    'not-accepted',
  ]),
  reason: z.string(),
  by: person,
  at: instant,
  /** The snapshot that it was made on. */
  snapshot: z.number().int(),
})
export type ProjectDecision = z.infer<typeof projectDecision>

/** What experts agreed on for an element. */
export const agreedElement = z.object({
  element: z.string(),
  level,
  lowest: level,
  highest: level,
  given: z.number().int(),
  enough: z.boolean(),
})

/** What the confirmed task book promises of an element. */
export const promisedElement = z.object({
  element: z.string(),
  no: z.string(),
  name: z.string(),
  now: level,
  target: level,
  /** Items of the scale to be shown met at acceptance, e.g. `7a`, with their level. */
  criteria: z.array(z.object({ item: z.string(), level })),
})
const steps = z.array(z.object({ by: z.string(), level, text: z.string() }))
export const promise = z.object({
  snapshot: z.number().int(),
  at: instant,
  elements: z.array(promisedElement),
  steps,
})
export type Promised = z.infer<typeof promise>

const verdict = z.enum(['met', 'partly', 'not', 'not-applicable'])
/** What the office found of an element. */
export const foundElement = z.object({
  /** The row id of the element in the assessment that was handed in for acceptance. */
  element: text(60),
  level: level.min(0).max(9),
  items: z.record(text(20), verdict),
  basis: z.enum(findingBases),
  who: text(200),
  on: text(10),
  note: text(2000).default(''),
})
export const projectFinding = foundElement.extend({ id, by: person, at: instant, note: z.string() })
export type ProjectFinding = z.infer<typeof projectFinding>

export const projectView = projectListed.extend({
  callVersion: id,
  openedAt: instant,
  openedBy: person,
  may: z.array(projectAction),
  /** Null for those who may not know the suggestion. */
  suggestion: z.object({ id, no: z.string(), title: z.string(), org: z.string() }).nullable(),
  direction: z.object({ id, no: z.string().nullable(), title: z.string() }).nullable(),
  /** Whether the unit that carries it out is the one that asked for it. */
  sameUnit: z.boolean(),
  /** Null until the office released the baseline's evidence to the team. */
  evidenceReleasedAt: instant.nullable(),
  members: z.array(person.extend({ duty: z.enum(duties), addedAt: instant })),
  /** The scale of every snapshot; GET /calls/:call/readiness-checklists?version=callVersion has its words. */
  scale: z.string(),
  snapshots: z.array(snapshotHead),
  decisions: z.array(projectDecision),
  /** Experts' levels: for the office while they are judged, for the team once it is decided. */
  agreed: z.array(agreedElement),
  promised: promise.nullable(),
  /** All that were recorded, the oldest first; the last of an element counts. The team reads them once it is decided. */
  findings: z.array(projectFinding),
})
export type ProjectView = z.infer<typeof projectView>

/** A snapshot whole, as this reader may read it. */
export const snapshotView = snapshotHead.extend({
  prev: z.string(),
  basis: z.object({
    on: z.string(),
    callVersion: id,
    /** The version of the suggestion that the baseline is; nothing for other stages. */
    version: z.number().int().nullable(),
    /** What changed since the snapshot before, so that a level holds only in part. */
    held: z.array(
      z.object({
        element: z.string(),
        since: z.number().int(),
        changed: z.array(z.enum(['element', 'application', 'environment'])),
        claimed: level,
        holds: level,
      }),
    ),
  }),
  assessment: assessment.nullable(),
  /** The stage's form and lists, and what was answered; nothing for the baseline and for decisions. */
  form: z.unknown(),
  lists: z.record(z.string(), z.array(z.unknown())),
  answers: z.record(z.string(), z.unknown()).nullable(),
  /** What the office decided: agreed levels, the promise, findings with plan and fact. */
  outcome: z
    .discriminatedUnion('sort', [
      z.object({ sort: z.literal('agreed'), agreed: z.array(agreedElement) }),
      z.object({ sort: z.literal('promise'), elements: z.array(promisedElement), steps }),
      z.object({
        sort: z.literal('acceptance'),
        findings: z.array(foundElement),
        outcome,
      }),
    ])
    .nullable(),
  /** Whether evidence stands in it that this reader does not get yet. */
  evidenceHidden: z.boolean(),
})
export type SnapshotView = z.infer<typeof snapshotView>

/** Plan against fact: what the task book promised and what the newest assessment and the findings say. */
export const comparison = z.object({
  promised: z.number().int(),
  against: z.number().int(),
  /** `findings` once every element has one that the reader may read; what the team says of itself until then. */
  by: z.enum(['team', 'findings']),
  outcome,
  elements: z.array(
    promisedElement.extend({
      reached: level.nullable(),
      short: level,
      /** The elements of the newest assessment that this one became. */
      parts: z.array(
        z.object({ id: z.string(), no: z.string(), name: z.string(), level, found: level.nullable() }),
      ),
      checks: z.array(
        z.object({
          item: z.string(),
          level,
          team: verdict.nullable(),
          found: verdict.nullable(),
          fails: z.boolean(),
        }),
      ),
    }),
  ),
  unforeseen: z.array(z.object({ id: z.string(), no: z.string(), name: z.string(), level })),
})
export type Comparison = z.infer<typeof comparison>

/** Stages that the team writes. */
export const writtenStage = z.enum(writtenStages)
