import { describe, expect, test } from 'vitest'
import { broughtBy } from '#test/support/brought.ts'
import {
  aCommitment,
  anAssessed,
  anAssessment,
  aProject,
  aPromised,
  everyProject,
  projectCast,
} from '#test/support/make-project.ts'
import { colleague, filer, idOf, noon, org } from '#test/support/make-suggestion.ts'
import type { PersonId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import type { FoundElement } from '../../project/finding.ts'
import { originsOf } from '../../project/outcome.ts'
import type { Project } from '../../project/project.ts'
import type { State } from '../../suggestion/suggestion.ts'
import { accept, notAccept, recordFindings, rectify } from './acceptance.ts'
import { addMember, open, releaseEvidence, removeMember } from './open.ts'
import {
  approve,
  confirmTaskBook,
  giveBack,
  goOn,
  handInStage,
  type ProjectDecided,
  pass,
  refuse,
  terminate,
} from './steps.ts'

const officer = projectCast['an officer']
const head = projectCast['its head']
const { leader } = projectCast
/** As short as a reason may be. */
const reason = '理由足够长'
const said = (it: ProjectDecided): string =>
  it.ok ? `${it.value.becomes.stage} ${it.value.becomes.end ?? it.value.becomes.step}` : it.error.why
const at = (stage: Project['stage'], step: Project['step'] = 'handed-in') => aProject({ stage, step })

test('what every step brings is as the reviewed table says', async () => {
  const assessment = anAssessment([anAssessed('a', 7)])
  const agreed = [{ element: 'a', level: 7, lowest: 7, highest: 7, given: 3, enough: true }]
  const found: FoundElement = {
    element: 'a',
    level: 7,
    items: { '7a': 'met' },
    basis: 'documents',
    who: '专家组',
    on: '2030-02-10',
    note: '',
  }
  const compared = {
    commitment: aCommitment(aPromised('a', 7, ['7a'])),
    assessment,
    origins: originsOf([assessment]),
  }
  const concluding = { compared, findings: [found], reason: ` ${reason} ` }
  const filers = [filer, colleague, idOf(3) as PersonId]
  const bearing = { org, verified: true, filers }
  const steps: Readonly<Record<string, (who: Actor, it: Project) => ProjectDecided>> = {
    open: (who, it) => open(who, it, { bearing, suggestion: null, hasStages: true }),
    'add a member': (who, it) => addMember(who, it, { person: idOf(3) as PersonId, duty: 'member', filers }),
    'add a leader': (who, it) => addMember(who, it, { person: idOf(3) as PersonId, duty: 'leader', filers }),
    'remove a member': (who, it) => removeMember(who, it, colleague),
    'release evidence': (who, it) => releaseEvidence(who, it, noon),
    'hand in': (who, it) => handInStage(who, it, { findings: [], digest: 'd' }, noon),
    'give back': (who, it) => giveBack(who, it, reason, noon),
    pass: (who, it) => pass(who, it, '', noon),
    refuse: (who, it) => refuse(who, it, reason, noon),
    approve: (who, it) => approve(who, it, { assessment, agreed, note: '' }, noon),
    confirm: (who, it) => confirmTaskBook(who, it, '', noon),
    'go on': (who, it) => goOn(who, it, '', noon),
    terminate: (who, it) => terminate(who, it, reason, noon),
    record: (who, it) => recordFindings(who, it, { compared, findings: [found] }, noon),
    accept: (who, it) => accept(who, it, concluding, noon),
    rectify: (who, it) => rectify(who, it, reason, noon),
    'not accept': (who, it) => notAccept(who, it, concluding, noon),
  }
  const each = Object.entries(steps).map(
    ([step, decide]) => [step, (who: Actor, it: Project) => [decide(who, it)]] as const,
  )
  const told = broughtBy(
    Object.fromEntries(each),
    projectCast,
    everyProject(),
    (it) => `${it.stage} ${it.step}`,
  )
  await expect(told).toMatchFileSnapshot('../brings-project.golden.txt')
})

test.each<[string, ProjectDecided, string]>([
  ['pass', pass(officer, at('application'), '', noon), 'approval judging'],
  ['pass what is being written', pass(officer, at('application', 'writing'), '', noon), 'wrong-stage'],
  ['give back', giveBack(officer, at('application'), reason, noon), 'application writing'],
  ['give back without a reason', giveBack(officer, at('application'), '短', noon), 'text-missing'],
  ['give a task book back as officer', giveBack(officer, at('task-book'), reason, noon), 'not-yours'],
  ['give a task book back as head', giveBack(head, at('task-book'), reason, noon), 'task-book writing'],
  ['refuse an application', refuse(officer, at('application'), reason, noon), 'application refused'],
  ['refuse after judging, as officer', refuse(officer, at('approval', 'judging'), reason, noon), 'not-yours'],
  [
    'refuse after judging, as head',
    refuse(head, at('approval', 'judging'), reason, noon),
    'approval refused',
  ],
  ['refuse without a reason', refuse(head, at('approval', 'judging'), ' ', noon), 'text-missing'],
  ['confirm a task book', confirmTaskBook(head, at('task-book'), '', noon), 'mid-term writing'],
  ['confirm it twice', confirmTaskBook(head, at('mid-term', 'writing'), '', noon), 'wrong-stage'],
  ['go on', goOn(head, at('mid-term'), '', noon), 'acceptance writing'],
  ['go on as officer', goOn(officer, at('mid-term'), '', noon), 'not-yours'],
  ['terminate', terminate(head, at('mid-term'), reason, noon), 'mid-term terminated'],
  ['terminate without a reason', terminate(head, at('mid-term'), '', noon), 'text-missing'],
  ['rectify', rectify(head, at('acceptance'), reason, noon), 'acceptance writing'],
  ['rectify without a reason', rectify(head, at('acceptance'), '', noon), 'text-missing'],
])('%s', (_, decided, outcome) => expect(said(decided)).toBe(outcome))

test('a decision says on which snapshot it was made, and opens the next stage', () => {
  const decided = confirmTaskBook(
    head,
    aProject({ stage: 'task-book', step: 'handed-in', snapshots: 5 }),
    '好',
    noon,
  )
  expect(decided).toMatchObject({
    ok: true,
    value: {
      opens: 'mid-term',
      decision: { stage: 'task-book', decided: 'confirmed', reason: '好', snapshot: 5 },
      facts: [
        { happened: 'project-decided', detail: { stage: 'task-book', outcome: 'confirmed', snapshot: 5 } },
      ],
      becomes: { revision: 2, snapshots: 5 },
    },
  })
})

describe('handing in', () => {
  const finding = { field: 'title', weight: 'must', code: 'missing' } as const
  test('what must be put right first forbids it, what should does not', () => {
    expect(said(handInStage(leader, aProject(), { findings: [finding], digest: 'd' }, noon))).toBe('findings')
    const should = { ...finding, weight: 'should' } as const
    const decided = handInStage(leader, aProject(), { findings: [should], digest: 'd' }, noon)
    expect(said(decided)).toBe('application handed-in')
    expect(decided).toMatchObject({
      value: { becomes: { snapshots: 2 }, facts: [{ detail: { snapshot: 2 } }] },
    })
  })
  test('a member writes and does not hand in', () => {
    expect(said(handInStage(projectCast.member, aProject(), { findings: [], digest: 'd' }, noon))).toBe(
      'not-yours',
    )
  })
})

describe('approval', () => {
  const assessment = anAssessment([anAssessed('a', 5), anAssessed('c', 2, { critical: false })])
  const agreed = (given: number) => [
    { element: 'a', level: 5, lowest: 5, highest: 5, given, enough: given >= 3 },
  ]
  test.each([
    [0, 'levels-missing'],
    [2, 'levels-missing'],
    [3, 'task-book writing'],
  ])('%i levels', (given, outcome) => {
    const given3 = { assessment, agreed: given === 0 ? [] : agreed(given), note: '' }
    expect(said(approve(head, at('approval', 'judging'), given3, noon))).toBe(outcome)
  })
})

describe('acceptance', () => {
  const assessment = anAssessment([anAssessed('a', 7), anAssessed('b', 6)])
  const compared = {
    commitment: aCommitment(aPromised('a', 7, ['7a']), aPromised('b', 7, ['7b'])),
    assessment,
    origins: originsOf([assessment]),
  }
  const finding = (element: string, change: Partial<FoundElement> = {}): FoundElement => ({
    element,
    level: 7,
    items: { '7a': 'met', '7b': 'met' },
    basis: 'documents',
    who: '专家组',
    on: '2030-02-10',
    note: '',
    ...change,
  })
  const it = at('acceptance')
  test.each<[string, FoundElement, string]>([
    ['today', finding('a'), 'acceptance handed-in'],
    ['tomorrow', finding('a', { on: '2030-02-11' }), 'day-ahead'],
    ['no day at all', finding('a', { on: '2030-02-31' }), 'day-ahead'],
    ['an element that is not there', finding('z'), 'unknown-element'],
    ['an item that was not promised', finding('a', { items: { '1a': 'met' } }), 'unknown-code'],
    ['nobody', finding('a', { who: '  ' }), 'bad-input'],
  ])('a finding of %s', (_, one, outcome) => {
    expect(said(recordFindings(officer, it, { compared, findings: [one] }, noon))).toBe(outcome)
  })
  const all = [finding('a'), finding('b')]
  const short = [finding('a'), finding('b', { level: 6 })]
  test.each<[string, readonly FoundElement[], string, string]>([
    ['nothing was found', [], '', 'findings-missing'],
    ['one was not looked at', [finding('a')], reason, 'findings-missing'],
    ['all is there', all, '', 'acceptance accepted'],
    ['one falls short', short, '', 'unfulfilled'],
    ['one falls short, with a reason', short, reason, 'acceptance accepted'],
  ])('accept where %s', (_, findings, why, outcome) => {
    expect(said(accept(head, it, { compared, findings, reason: why }, noon))).toBe(outcome)
  })
  test('what falls short is named', () => {
    expect(accept(head, it, { compared, findings: short, reason: '' }, noon)).toMatchObject({
      error: { why: 'unfulfilled', elements: ['要素b'] },
    })
  })
  test('what was not met falls short like a level', () => {
    const unmet = [finding('a'), finding('b', { items: { '7b': 'not' } })]
    expect(accept(head, it, { compared, findings: unmet, reason: '' }, noon)).toMatchObject({
      error: { why: 'unfulfilled', elements: ['要素b'] },
    })
  })
  test('it is not accepted with a reason, whatever was found', () => {
    expect(said(notAccept(head, it, { compared, findings: [], reason: '' }, noon))).toBe('text-missing')
    expect(said(notAccept(head, it, { compared, findings: [], reason }, noon))).toBe(
      'acceptance not-accepted',
    )
  })
})

describe('opening', () => {
  const bearing = { org, verified: true, filers: [filer] }
  const given = { bearing, suggestion: { state: 'adopted' as State, isSource: true }, hasStages: true }
  const nobody = idOf(88) as PersonId
  test.each<[string, Partial<typeof given>, Partial<Project>, string]>([
    ['an adopted suggestion', {}, {}, 'application writing'],
    ['a direction alone', { suggestion: null as never }, { suggestion: null }, 'application writing'],
    ['a suggestion in reserve', { suggestion: { state: 'reserve', isSource: true } }, {}, 'wrong-state'],
    ['a suggestion that is no source', { suggestion: { state: 'merged', isSource: false } }, {}, 'no-source'],
    ['a call without stages', { hasStages: false }, {}, 'no-stages'],
    ['a unit not verified', { bearing: { ...bearing, verified: false } }, {}, 'unverified-unit'],
    ['a leader of another unit', {}, { leader: nobody }, 'not-in-unit'],
    ['no title', {}, { title: ' ' }, 'bad-input'],
    ['another office', {}, { office: 'TWO' as Project['office'] }, 'not-yours'],
  ])('from %s', (_, change, it, outcome) => {
    expect(said(open(officer, aProject(it), { ...given, ...change }))).toBe(outcome)
  })
  test('every state of a suggestion that a guide has used will do', () => {
    for (const state of ['adopted', 'partly-adopted', 'merged'] as const)
      expect(open(officer, aProject(), { ...given, suggestion: { state, isSource: true } }).ok).toBe(true)
    expect(open(officer, aProject({ title: ' ' }), given)).toEqual({
      ok: false,
      error: { why: 'bad-input', problems: [{ at: 'title', problem: 'missing' }] },
    })
  })
  test('nobody opens one for themselves to lead', () => {
    const officerToo = { ...officer, person: filer }
    expect(said(open(officerToo, aProject(), given))).toBe('own-project')
  })
})

describe('the team', () => {
  const third = idOf(3) as PersonId
  const filers = [filer, colleague, third]
  const lead = { duty: 'leader', filers } as const
  const join = { duty: 'member', filers } as const
  test('somebody of the unit joins, once', () => {
    const decided = addMember(leader, aProject(), { person: third, ...join })
    expect(decided).toMatchObject({ value: { becomes: { team: [colleague, third] } } })
    expect(said(addMember(leader, aProject(), { person: colleague, ...join }))).toBe('already')
    expect(said(addMember(leader, aProject(), { person: idOf(99) as PersonId, ...join }))).toBe('not-in-unit')
  })
  test('another leads, and the one before stays in it', () => {
    const decided = addMember(leader, aProject(), { person: colleague, ...lead })
    expect(decided).toMatchObject({ value: { becomes: { leader: colleague, team: [filer] } } })
  })
  test('who already leads or writes is not added again, but a member may come to lead', () => {
    expect(said(addMember(leader, aProject(), { person: filer, ...lead }))).toBe('already')
    expect(said(addMember(leader, aProject(), { person: filer, ...join }))).toBe('already')
  })
  test('the leader cannot be taken out, and a member takes nobody in', () => {
    expect(said(removeMember(leader, aProject(), filer))).toBe('not-found')
    expect(removeMember(leader, aProject(), colleague)).toMatchObject({ value: { becomes: { team: [] } } })
    expect(said(addMember(projectCast.member, aProject(), { person: third, ...join }))).toBe('not-yours')
  })
})

test('evidence is released once, and only where there is a baseline', () => {
  expect(releaseEvidence(officer, aProject(), noon)).toMatchObject({
    value: { becomes: { evidenceReleasedAt: noon } },
  })
  expect(said(releaseEvidence(officer, aProject({ evidenceReleasedAt: noon }), noon))).toBe('already')
  expect(said(releaseEvidence(officer, aProject({ suggestion: null }), noon))).toBe('already')
  expect(said(releaseEvidence(leader, aProject(), noon))).toBe('not-yours')
})
