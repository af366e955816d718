import { describe, expect, test } from 'vitest'
import {
  accepted,
  aDraft,
  anActor,
  cast,
  colleague,
  everyState,
  filer,
  frozen,
  idOf,
  noon,
  org,
  otherOffice,
  refused,
  returned,
  submitted,
  underReview,
} from '#test/support/make-suggestion.ts'
import type { PersonId } from '../id.ts'
import type { Reason } from '../reason.ts'
import type { Result } from '../result.ts'
import type { Suggestion } from '../suggestion/suggestion.ts'
import type { Actor } from './actor.ts'
import {
  approvable,
  arbitrable,
  assignable,
  clearable,
  decidable,
  discardable,
  editable,
  fieldOpen,
  freezable,
  objectionable,
  opinionable,
  pullable,
  readable,
  relationOf,
  reservable,
  submittable,
  transferable,
  withdrawable,
} from './suggestion.ts'

const answerOf = (result: Result<unknown, Reason>): string => (result.ok ? 'yes' : result.error.why)
const actor = (name: string): Actor => cast[name] ?? anActor()

/** Every action that somebody can ask for, at noon, in a unit with several accounts. */
const actions: Readonly<Record<string, (actor: Actor, it: Suggestion) => Result<unknown, Reason>>> = {
  read: readable,
  edit: editable,
  'hand-in': (who, it) => submittable(who, it, 'any-filer'),
  discard: discardable,
  'pull-back': pullable,
  withdraw: withdrawable,
  object: (who, it) => objectionable(who, it, noon),
  approve: (who, it) => approvable(who, it, 'several'),
  decide: decidable,
  transfer: transferable,
  reserve: reservable,
  assign: assignable,
  freeze: freezable,
  clear: clearable,
  arbitrate: arbitrable,
  opinion: opinionable,
}

test('who may do what in which state is as the reviewed table says', async () => {
  const lines = Object.entries(cast).flatMap(([name, who]) => [
    '',
    `# ${name}`,
    ...everyState().map((it) => {
      const may = Object.entries(actions).filter(([, ask]) => ask(who, it).ok)
      return `${it.state.padEnd(16)} ${relationOf(who, it)?.padEnd(8) ?? '—       '} ${may.map(([action]) => action).join(' ') || '—'}`
    }),
  ])
  await expect(`${lines.join('\n').trim()}\n`).toMatchFileSnapshot('./matrix.golden.txt')
})

describe('what somebody may not see does not exist for them', () => {
  for (const it of everyState())
    test(it.state, () => {
      const answers = Object.entries(actions).map(([action, ask]) => [
        action,
        answerOf(ask(actor('a stranger'), it)),
      ])
      expect(Object.fromEntries(answers)).toEqual(
        Object.fromEntries(answers.map(([action]) => [action, 'not-found'])),
      )
    })
})

test.each<[situation: string, actor: Actor, it: Suggestion, answer: string]>([
  ['what a colleague handed in', actor('its unit’s reviewer'), underReview(), 'yes'],
  [
    'what they filed themselves',
    actor('its unit’s reviewer'),
    underReview({ filer: idOf(4) as PersonId }),
    'own-suggestion',
  ],
  [
    'what they wrote with others',
    actor('its unit’s reviewer'),
    underReview({ coAuthors: [idOf(4) as PersonId] }),
    'own-suggestion',
  ],
  ['a draft of their unit', actor('its unit’s reviewer'), aDraft(), 'not-found'],
  ['what already left the unit', actor('its unit’s reviewer'), submitted(), 'wrong-state'],
  ['another unit’s', actor('another unit’s reviewer'), underReview(), 'not-found'],
  ['as administrator without review', actor('its unit’s administrator'), underReview(), 'not-yours'],
])('approving %s', (_situation, who, it, answer) => {
  expect(answerOf(approvable(who, it, 'several'))).toBe(answer)
})

test('what already left the unit is past review, also for who filed it', () => {
  const own = submitted({ filer: idOf(4) as PersonId })
  expect(answerOf(approvable(actor('its unit’s reviewer'), own, 'several'))).toBe('wrong-state')
})

test.each<[situation: string, actor: string, it: Suggestion, answer: string]>([
  ['by the head of its office', 'the head of its office', refused({ objected: true }), 'yes'],
  ['where nobody objected', 'the head of its office', refused(), 'wrong-state'],
  ['against what was not refused', 'the head of its office', accepted(), 'wrong-state'],
  ['by an officer', 'an officer of its office', refused({ objected: true }), 'not-yours'],
  ['by its filer', 'its filer', refused({ objected: true }), 'not-yours'],
  ['by triage', 'triage', refused({ objected: true }), 'not-yours'],
  ['by the head elsewhere', 'the head elsewhere', refused({ objected: true }), 'not-found'],
])('an objection is decided %s', (_situation, who, it, answer) => {
  expect(answerOf(arbitrable(actor(who), it))).toBe(answer)
})

test.each<[situation: string, it: Suggestion, answer: string]>([
  ['never handed in', aDraft(), 'yes'],
  ['handed in and taken back', aDraft({ versions: 1 }), 'wrong-state'],
  ['returned', returned(), 'wrong-state'],
  ['with the office', submitted(), 'wrong-state'],
])('a filer throws away what was %s', (_situation, it, answer) => {
  expect(answerOf(discardable(actor('its filer'), it))).toBe(answer)
})

test('in a unit with one account, its only person releases their own', () => {
  const alone = anActor({ person: filer, filesFor: [org], reviewsFor: [org] })
  expect(answerOf(approvable(alone, underReview(), 'one-account'))).toBe('yes')
})

test.each<[situation: string, actor: Actor, it: Suggestion, answer: string]>([
  ['its filer', actor('its filer'), aDraft(), 'yes'],
  ['a co-author', actor('its co-author'), aDraft({ coAuthors: [colleague] }), 'yes'],
  ['a colleague nobody asked', actor('a colleague who files'), aDraft(), 'not-found'],
  ['a filer who left the unit', anActor({ person: filer }), aDraft(), 'not-yours'],
  ['its filer, once handed in', actor('its filer'), submitted(), 'wrong-state'],
  ['its filer, after a return', actor('its filer'), returned(), 'yes'],
  ['an officer', actor('an officer of its office'), returned(), 'not-yours'],
])('writing as %s', (_situation, who, it, answer) => {
  expect(answerOf(editable(who, it))).toBe(answer)
})

test.each<[situation: string, it: ReturnType<typeof aDraft> | ReturnType<typeof returned>, open: boolean]>([
  ['any field of a draft', aDraft(), true],
  ['the field it came back for', returned({ unlocked: ['title'] }), true],
  ['another field of it', returned({ unlocked: ['goal'] }), false],
  ['any field when none was named', returned({ unlocked: [] }), true],
])('%s', (_situation, it, open) => {
  expect(fieldOpen(it, 'title')).toBe(open)
})

test.each<[situation: string, actor: Actor, it: Suggestion, relation: string | undefined]>([
  [
    'an office reads what another office’s field touches',
    actor('an officer elsewhere'),
    submitted({ readers: [otherOffice] }),
    'reading-office',
  ],
  ['and nothing else', actor('an officer elsewhere'), submitted(), undefined],
  [
    'nor before it arrived',
    actor('an officer elsewhere'),
    underReview({ readers: [otherOffice] }),
    undefined,
  ],
  ['nor while frozen', actor('an officer elsewhere'), frozen({ readers: [otherOffice] }), undefined],
  ['an officer does not see what is frozen', actor('an officer of its office'), frozen(), undefined],
  ['its head does', actor('the head of its office'), frozen(), 'office'],
  ['its filer knows that it exists', actor('its filer'), frozen(), 'author'],
])('%s', (_situation, who, it, relation) => {
  expect(relationOf(who, it)).toBe(relation)
})

test('while it is frozen, its filer cannot read it', () => {
  expect(answerOf(readable(actor('its filer'), frozen()))).toBe('wrong-state')
})

test.each<[situation: string, it: Suggestion, now: number, answer: string]>([
  ['in time', refused(), noon, 'yes'],
  ['at the very end', refused({ objectBy: noon }), noon, 'too-late'],
  ['twice', refused({ objected: true }), noon, 'already'],
  ['against what was not refused', accepted(), noon, 'wrong-state'],
  ['against the unit’s own refusal', refused({ state: 'unit-refused' }), noon, 'wrong-state'],
])('objecting %s', (_situation, it, now, answer) => {
  expect(answerOf(objectionable(actor('its filer'), it, now))).toBe(answer)
})

test('only the administrator hands in where the unit says so', () => {
  expect(answerOf(submittable(actor('its filer'), aDraft(), 'admin-only'))).toBe('not-yours')
  const both = anActor({ person: filer, filesFor: [org], administers: [org] })
  expect(answerOf(submittable(both, aDraft(), 'admin-only'))).toBe('yes')
  const admin = actor('its unit’s administrator')
  const shown = [returned({ state: 'unit-returned' }), returned(), submitted()]
  expect(shown.map((it) => answerOf(submittable(admin, it, 'admin-only')))).toEqual([
    'yes',
    'yes',
    'wrong-state',
  ])
  expect(shown.map((it) => submittable(admin, it, 'any-filer').ok)).toEqual([false, false, false])
})
