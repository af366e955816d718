import type { CallId, CallVersionId, OfficeCode, OrgId, PersonId, ProjectId, SuggestionId } from '#core/id.ts'
import type { Project } from '#core/project/project.ts'
import type { Commitment, PromisedNow } from '#core/project/promise.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { AssessedElement, Assessment } from '#core/trl/assessment.ts'
import { overallOf } from '#core/trl/overall.ts'
import { nineLevels } from './make-checklists.ts'
import { anActor, colleague, filer, idOf, noon, office, org } from './make-suggestion.ts'

/** A project of the unit and the office of `make-suggestion`, being written by its leader. */
export const aProject = (change: Partial<Project> = {}): Project => ({
  id: idOf(7001) as ProjectId,
  no: 'XS2030-P0001',
  title: '海上风电叶片长效防护技术攻关',
  call: 'xiaoshi-2030' as CallId,
  callVersion: idOf(9) as CallVersionId,
  kind: 'STUDY',
  office: office as OfficeCode,
  org: org as OrgId,
  suggestion: idOf(1) as SuggestionId,
  direction: null,
  leader: filer as PersonId,
  team: [colleague as PersonId],
  stage: 'application',
  step: 'writing',
  end: null,
  revision: 1,
  since: noon,
  openedBy: idOf(70) as PersonId,
  openedAt: noon,
  evidenceReleasedAt: null,
  snapshots: 1,
  ...change,
})

/** Every place where a project can stand. */
export const everyProject = (): readonly Project[] => [
  aProject(),
  aProject({ step: 'handed-in' }),
  aProject({ stage: 'approval', step: 'judging' }),
  aProject({ stage: 'task-book' }),
  aProject({ stage: 'task-book', step: 'handed-in' }),
  aProject({ stage: 'mid-term' }),
  aProject({ stage: 'mid-term', step: 'handed-in' }),
  aProject({ stage: 'acceptance' }),
  aProject({ stage: 'acceptance', step: 'handed-in' }),
  aProject({ stage: 'approval', step: 'ended', end: 'refused' }),
  aProject({ stage: 'mid-term', step: 'ended', end: 'terminated' }),
  aProject({ stage: 'acceptance', step: 'ended', end: 'accepted' }),
  aProject({ stage: 'acceptance', step: 'ended', end: 'not-accepted' }),
]

/** A critical element at a level, with every item up to it met. */
export const anAssessed = (
  id: string,
  level: number,
  change: Partial<AssessedElement> = {},
): AssessedElement => ({
  id,
  no: '1',
  name: `要素${id}`,
  problem: '',
  importance: ['i1'],
  novelty: ['n1'],
  critical: true,
  application: '海上风电主轴',
  environment: '陆上台架',
  target: 7,
  from: null,
  answers: Object.fromEntries(
    nineLevels
      .filter((it) => it.level <= level)
      .flatMap((it) => it.items.map((item) => [item.id, { verdict: 'met' as const }])),
  ),
  level,
  ...change,
})

export const anAssessment = (
  elements: readonly AssessedElement[],
  change: Partial<Assessment> = {},
): Assessment => ({
  scale: 'TRL9',
  technology: '',
  elements,
  evidence: [],
  steps: [],
  overall:
    overallOf(elements.filter((it) => it.critical).map((it) => ({ element: it.id, level: it.level }))) ??
    null,
  target: 7,
  ...change,
})

export const aSnapshot = ({
  basis,
  ...change
}: Partial<Omit<Snapshot, 'basis'>> & { readonly basis?: Partial<Snapshot['basis']> } = {}): Snapshot => ({
  id: idOf(7100),
  project: idOf(7001) as ProjectId,
  n: 1,
  stage: 'application',
  sort: 'handed-in',
  at: noon,
  by: filer as PersonId,
  basis: { on: '2026-01-01', callVersion: idOf(9) as CallVersionId, version: null, held: [], ...basis },
  assessment: null,
  answers: null,
  outcome: null,
  prev: '',
  hash: '',
  ...change,
})

/** A promise to raise an element from one level to another, with these items to be shown. */
export const aPromised = (
  element: string,
  target: number,
  criteria: readonly string[],
  change: Partial<PromisedNow> = {},
): PromisedNow => ({
  element,
  no: '1',
  name: `要素${element}`,
  now: 4,
  target,
  criteria: criteria.map((item) => ({ item, level: Number(item[0]) })),
  ...change,
})

export const aCommitment = (...elements: readonly PromisedNow[]): Commitment => ({ elements, steps: [] })

/** Somebody of the project's team, its unit or its office, by what they are to it. */
export const projectCast = {
  leader: anActor({ person: filer, filesFor: [org] }),
  member: anActor({ person: colleague, filesFor: [org] }),
  'a member who left the unit': anActor({ person: colleague }),
  'a colleague outside the team': anActor({ person: idOf(71) as PersonId, filesFor: [org] }),
  'the unit’s administrator': anActor({ person: idOf(72) as PersonId, administers: [org] }),
  'the unit’s reviewer': anActor({ person: idOf(73) as PersonId, reviewsFor: [org] }),
  'an officer': anActor({ person: idOf(74) as PersonId, worksIn: [office] }),
  'its head': anActor({ person: idOf(75) as PersonId, worksIn: [office], heads: [office] }),
  'a head in the team': anActor({ person: filer, filesFor: [org], worksIn: [office], heads: [office] }),
  triage: anActor({ person: idOf(76) as PersonId, triage: true }),
  'a stranger': anActor({ person: idOf(77) as PersonId }),
} as const
