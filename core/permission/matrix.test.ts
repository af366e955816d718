import { expect, test } from 'vitest'
import { everyDirection, everyGuide } from '#test/support/make-direction.ts'
import {
  aDraft,
  anActor,
  cast,
  colleague,
  everyState,
  filer,
  frozen,
  idOf,
  noon,
  office,
  org,
  otherOffice,
  otherOrg,
  submitted,
} from '#test/support/make-suggestion.ts'
import type { Call } from '../call/call.ts'
import { type Round, roundStates, type Task, taskStates } from '../expert/round.ts'
import type { Form } from '../form/form.ts'
import type { OfficeCode, PersonId } from '../id.ts'
import type { Reason } from '../reason.ts'
import type { Result } from '../result.ts'
import { type Actor, rolePowers, staffRoles, unitRoles } from './actor.ts'
import { callPowers, inspectableCall, keepableCall } from './call.ts'
import * as directions from './direction.ts'
import { mayExport, seesRest } from './export.ts'
import * as guides from './guide.ts'
import { comparable, judgeable } from './likeness.ts'
import { mayHoldMeeting } from './meeting.ts'
import { audits, keepsAccounts } from './person.ts'
import { hiddenSections } from './redact.ts'
import * as rounds from './round.ts'
import { mayKeepView, maySeeView, removableView, type SavedView } from './saved-view.ts'
import { keepsSite } from './site.ts'
import { countable, listable } from './statistics.ts'
import { condensable, declinable, opinionable, relationOf, submittable } from './suggestion.ts'

/** Everything that the bureau may do, as tables to be read and reviewed: a difference is a change of who may what. */

const answer = (it: Result<unknown, Reason>): string => (it.ok ? 'yes' : it.error.why)
const round = (change: Partial<Round> = {}): Round => ({
  id: idOf(5000) as Round['id'],
  call: 'xiaoshi-2030' as Round['call'],
  office,
  title: '评议',
  subjects: 'suggestion',
  perSubject: 3,
  blind: true,
  names: 'shown',
  seed: 'one',
  due: null,
  state: 'open',
  revision: 1,
  by: idOf(7) as PersonId,
  ...change,
})
const task = (change: Partial<Task> = {}): Task => ({
  id: idOf(5100),
  round: idOf(5000) as Round['id'],
  subject: idOf(1000),
  expert: idOf(5200) as Task['expert'],
  state: 'accepted',
  byHand: false,
  rev: 0,
  ...change,
})
const call = {} as Call
const view: SavedView = { id: 'v', office, by: idOf(7) as PersonId, shared: true }

type Asks = Readonly<Record<string, (who: Actor) => Result<unknown, Reason>>>

const ofDirection = (): Asks =>
  Object.fromEntries(
    everyDirection().flatMap((it) =>
      (
        [
          ['read', directions.readableDirection],
          ['write', directions.writableDirection],
          ['propose', directions.proposable],
          ['confirm', directions.confirmable],
          ['argue', directions.arguable],
          ['reopen', directions.reopenable],
          ['abandon', directions.abandonable],
          ['take up', directions.resumable],
          ['place', directions.placeable],
        ] as const
      ).map(([what, ask]) => [`${what} a direction, ${it.state}`, (who: Actor) => ask(who, it)] as const),
    ),
  )

const ofGuide = (): Asks =>
  Object.fromEntries(
    everyGuide().flatMap((it) =>
      (
        [
          ['assemble', guides.assemblable],
          ['approve', (who: Actor) => guides.approvableGuide(who, it, noon)],
          ['take back', guides.unapprovable],
          ['publish', guides.publishable],
          ['correct', guides.correctable],
        ] as const
      ).map(([what, ask]) => [`${what} a guide, ${it.state}`, (who: Actor) => ask(who, it)] as const),
    ),
  )

const ofRound = (): Asks =>
  Object.fromEntries(
    roundStates.flatMap((state) =>
      (
        [
          ['read', rounds.readableRound],
          ['plan', rounds.plannable],
          ['open', rounds.openable],
          ['tend', rounds.tendable],
          ['close', rounds.closable],
          ['read scores of', rounds.scoresReadable],
          ['release comments of', rounds.releasable],
        ] as const
      ).map(
        ([what, ask]) => [`${what} a round, ${state}`, (who: Actor) => ask(who, round({ state }))] as const,
      ),
    ),
  )

const alone: Asks = {
  'begin a direction': (who) => directions.mayBegin(who, office),
  'begin a guide': guides.mayAssemble,
  'begin a round': (who) => rounds.mayBeginRound(who, office),
  'hold a meeting': (who) => mayHoldMeeting(who, office),
  'keep experts': rounds.mayKeepExperts,
  'keep a call': (who) => keepableCall(who, call),
  'inspect a call': (who) => inspectableCall(who, call),
  'keep accounts': keepsAccounts,
  'keep the site': keepsSite,
  audit: audits,
  'export what the bureau holds': (who) => mayExport(who, 'office-suggestions'),
  'see how exports rest': (who) =>
    seesRest(who) ? { ok: true, value: who } : { ok: false, error: { why: 'not-yours' } },
  'save a list': (who) => mayKeepView(who, office, false),
  'share a list': (who) => mayKeepView(who, office, true),
  'take a shared list away': (who) => removableView(who, view),
  'take somebody’s own list away': (who) => removableView(who, { ...view, shared: false }),
  'count all': (who) => countable(who, 'all', undefined),
  'count the unit’s': (who) => countable(who, 'unit', org),
  'count another unit’s': (who) => countable(who, 'unit', otherOrg),
  'count their units’': (who) => countable(who, 'unit', undefined),
  'count a district’s': (who) => countable(who, 'district', 'D1'),
  'count the office’s': (who) => countable(who, 'office', office),
  'count another office’s': (who) => countable(who, 'office', otherOffice),
  'list all': (who) => listable(who, 'all', undefined),
  'list the unit’s': (who) => listable(who, 'unit', org),
  'list a district’s': (who) => listable(who, 'district', 'D1'),
  'list the office’s': (who) => listable(who, 'office', office),
}

const ofSuggestion = (): Asks =>
  Object.fromEntries(
    everyState().flatMap((it) =>
      (
        [
          ['condense', condensable],
          ['decline', declinable],
          ['compare', comparable],
          ['judge likeness of', judgeable],
          ['give an opinion on', opinionable],
        ] as const
      ).map(([what, ask]) => [`${what} it, ${it.state}`, (who: Actor) => ask(who, it)] as const),
    ),
  )

const tables: Readonly<Record<string, Asks>> = {
  'alone.': alone,
  'directions.': ofDirection(),
  'guides.': ofGuide(),
  'rounds.': ofRound(),
  'suggestions.': ofSuggestion(),
}

test('who in the bureau may do what is as the reviewed table says', async () => {
  const lines = Object.values(tables).flatMap((asks) =>
    Object.entries(asks).map(([what, ask]) => {
      const said = new Map<string, string[]>()
      for (const [name, who] of Object.entries(cast)) {
        const why = answer(ask(who))
        said.set(why, [...(said.get(why) ?? []), name])
      }
      const told = [...said]
        .toSorted(([a], [b]) => a.localeCompare(b))
        .map(([why, who]) => `${why}: ${who.length > 10 && why !== 'yes' ? 'all others' : who.join(', ')}`)
      return `${what}\n  ${told.join('\n  ')}`
    }),
  )
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./matrix-bureau.golden.txt')
})

test('what each role is for is as the reviewed table says', async () => {
  expect(Object.keys(rolePowers)).toEqual([...unitRoles, ...staffRoles])
  const lines = Object.entries(rolePowers).map(([role, powers]) => `${role.padEnd(12)} ${powers.join(' ')}`)
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./matrix-roles.golden.txt')
})

test.each(taskStates)('an expert with a task that is %s', (state) => {
  const me = anActor({ person: idOf(60) as PersonId })
  const asked = (expert: PersonId | null, at: Round) =>
    [rounds.answerable, rounds.judgeable, rounds.subjectReadable].map((ask) =>
      answer(ask(me, expert, task({ state }), at)),
    )
  const own = {
    planned: ['not-found', 'not-found', 'not-found'],
    invited: ['yes', 'wrong-step', 'wrong-step'],
    accepted: ['yes', 'yes', 'yes'],
    declined: ['wrong-step', 'wrong-step', 'wrong-step'],
    'handed-in': ['wrong-step', 'wrong-step', 'yes'],
    void: ['not-found', 'not-found', 'not-found'],
  }[state]
  expect(asked(me.person, round())).toEqual(own)
  for (const other of [null, idOf(61) as PersonId])
    expect(asked(other, round())).toEqual(['not-found', 'not-found', 'not-found'])
  const hidden = state === 'planned' || state === 'void'
  for (const over of ['planning', 'closed'] as const)
    expect(asked(me.person, round({ state: over }))).toEqual(
      Array(3).fill(hidden ? 'not-found' : 'wrong-step'),
    )
})

test('a list is found by who saved it, and where it is shared by whoever works there', () => {
  const [officer, elsewhere] = [cast['the head of its office'], cast['an officer elsewhere']]
  if (!officer || !elsewhere) throw new Error('nobody')
  expect([maySeeView(officer, view), maySeeView(elsewhere, view)]).toEqual([true, false])
  expect(maySeeView(officer, { ...view, shared: false })).toBe(false)
  expect(maySeeView(elsewhere, { ...view, shared: false, by: elsewhere.person })).toBe(true)
})

test('joining and parting directions stays within one office and one call, while both are drafted', () => {
  const [it] = everyDirection()
  const [who, triage] = [cast['an officer of its office'], cast['triage']]
  if (!it || !who || !triage) throw new Error('nothing')
  const other = { ...it, id: idOf(3001) as typeof it.id }
  const both = anActor({ worksIn: [office, otherOffice] })
  expect(answer(directions.mergeable(who, it, other))).toBe('yes')
  expect(answer(directions.mergeable(who, it, it))).toBe('not-mergeable')
  expect(answer(directions.mergeable(triage, it, other))).toBe('not-yours')
  expect(answer(directions.mergeable(who, it, { ...other, office: otherOffice }))).toBe('not-found')
  expect(answer(directions.mergeable(both, it, { ...other, office: otherOffice }))).toBe('not-mergeable')
  expect(answer(directions.mergeable(who, it, { ...other, call: 'other' as typeof it.call }))).toBe(
    'not-mergeable',
  )
  expect(answer(directions.mergeable(who, it, { ...other, state: 'proposed' }))).toBe('wrong-step')
  expect(answer(directions.mergeable(who, { ...it, state: 'proposed' }, other))).toBe('wrong-step')
  const gone = { ...other, state: 'abandoned' as const, mergedInto: it.id }
  expect(answer(directions.undoable(who, 'merge', it, gone))).toBe('yes')
  expect(answer(directions.undoable(who, 'merge', it, { ...gone, mergedInto: null }))).toBe('wrong-step')
  expect(answer(directions.undoable(who, 'merge', it, other))).toBe('wrong-step')
  expect(answer(directions.undoable(who, 'split', it, other))).toBe('yes')
  expect(answer(directions.undoable(who, 'split', it, { ...other, state: 'confirmed' }))).toBe('wrong-step')
  expect(answer(directions.undoable(who, 'merge', { ...it, state: 'confirmed' }, gone))).toBe('wrong-step')
  expect(answer(directions.resumable(who, gone))).toBe('wrong-step')
})

test.each<
  [
    situation: string,
    state: 'commenting' | 'assembling',
    until: number | null,
    comment: string,
    approve: string,
  ]
>([
  ['while the public has time', 'commenting', noon + 1, 'yes', 'too-early'],
  ['when its time ends', 'commenting', noon, 'too-late', 'yes'],
  ['without an end', 'commenting', null, 'yes', 'yes'],
  ['before it is asked', 'assembling', null, 'not-found', 'yes'],
])('a guide %s', (_, state, commentUntil, comment, approve) => {
  const [any] = everyGuide()
  const leader = cast['a leader']
  if (!any || !leader) throw new Error('nothing')
  const it = { ...any, state, commentUntil }
  expect([answer(guides.commentable(it, noon)), answer(guides.approvableGuide(leader, it, noon))]).toEqual([
    comment,
    approve,
  ])
})

test('who sees a guide before it is published', () => {
  for (const it of everyGuide()) {
    const seen = Object.entries(cast).filter(([, who]) => guides.maySeeGuide(who, it)).length
    const isPublic = ['commenting', 'published', 'superseded'].includes(it.state)
    expect([it.state, seen, guides.maySeeGuide(undefined, it)]).toEqual([
      it.state,
      isPublic ? Object.keys(cast).length : 6,
      isPublic,
    ])
  }
})

test('what is counted together is what somebody stands for', () => {
  const who = anActor({ reviewsFor: [org], administers: [org, otherOrg], worksIn: [office] })
  const counted = countable(who, 'unit', undefined)
  expect(
    counted.ok && [counted.value.of, counted.value.states.includes('draft'), counted.value.states.length],
  ).toEqual([[org, otherOrg], false, 15])
  const office_ = countable(who, 'office', undefined)
  expect(office_.ok && [office_.value.of, office_.value.states.length]).toEqual([[office], 10])
})

test('planning alone is offered to alter a call', () => {
  expect(callPowers(anActor({ triage: true }))).toEqual(['window', 'offices', 'routing'])
  expect(callPowers(anActor({ leader: true }))).toEqual([])
})

test('an administrator hands in for authors where the unit says so, once it exists for them', () => {
  const admin = anActor({ person: idOf(5) as PersonId, administers: [org] })
  const back = everyState().find((it) => it.state === 'unit-returned') ?? aDraft()
  expect(answer(submittable(admin, back, 'admin-only'))).toBe('yes')
  expect(answer(submittable(admin, back, 'any-filer'))).toBe('not-yours')
  expect(answer(submittable(admin, aDraft(), 'admin-only'))).toBe('not-found')
  expect(answer(submittable(admin, submitted(), 'admin-only'))).toBe('wrong-state')
  const author = anActor({ person: filer, filesFor: [org], administers: [otherOrg] })
  expect(answer(submittable(author, back, 'admin-only'))).toBe('not-yours')
})

test('co-authors are authors; where it lies elsewhere, a head is a stranger', () => {
  const co = anActor({ person: colleague, filesFor: [org] })
  expect(relationOf(co, submitted({ coAuthors: [colleague] }))).toBe('author')
  const head = anActor({ worksIn: [otherOffice], heads: [otherOffice] })
  expect(relationOf(head, frozen())).toBeUndefined()
  expect(relationOf(head, frozen({ destination: otherOffice as OfficeCode }))).toBe('office')
})

test('an office that reads along does not get the sections that are for the office alone', () => {
  const form = {
    sections: [
      { id: 'open', fields: [] },
      { id: 'inside', seenBy: 'office', fields: [] },
    ],
  } as unknown as Form
  expect(hiddenSections(form, 'reading-office')).toEqual(['inside'])
  for (const relation of ['author', 'unit', 'office', 'all'] as const)
    expect(hiddenSections(form, relation)).toEqual([])
})
