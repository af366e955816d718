import { describe, expect, test } from 'vitest'
import { broughtBy } from '#test/support/brought.ts'
import { aDirection, everyDirection } from '#test/support/make-direction.ts'
import { anActor, cast, idOf, noon } from '#test/support/make-suggestion.ts'
import type { Direction } from '../../direction/direction.ts'
import type { DirectionId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import { type DirectionStep, directionWays } from '../../workflow/direction.ts'
import {
  abandon,
  argue,
  argumentOutcomes,
  confirm,
  type DirectionDecided,
  propose,
  publishDirection,
  reopen,
  sendBack,
  takeUp,
} from './steps.ts'

/** As short as a reason may be. */
const reason = '请放宽一档'
const source = { no: 'XS2030-STUDY-000007', state: 'condensing' as const }
const everybody = Object.values(cast)
const actor = (name: string): Actor => cast[name] ?? anActor()

/** Each step as a function of who and what alone. */
const steps: Readonly<Record<DirectionStep, (actor: Actor, it: Direction) => DirectionDecided[]>> = {
  propose: (who, it) => [propose(who, it, { sources: [source], findings: [] }, noon)],
  confirm: (who, it) => [confirm(who, it, noon)],
  'send-back': (who, it) => [sendBack(who, it, reason, noon)],
  argue: (who, it) =>
    argumentOutcomes.map((outcome) => argue(who, it, { outcome, opinion: reason, meeting: idOf(9) }, noon)),
  reopen: (who, it) => [reopen(who, it, { reason, guide: 'assembling' }, noon)],
  abandon: (who, it) => [abandon(who, it, reason, noon)],
  'take-up': (who, it) => [takeUp(who, it, noon)],
  publish: (_who, it) => [publishDirection(it, { no: '2.3', guide: idOf(4000) }, noon)],
}

describe('every step goes exactly where the workflow says', () => {
  for (const [step, decide] of Object.entries(steps) as [DirectionStep, (typeof steps)[DirectionStep]][])
    test(step, () => {
      const gone = new Set<string>()
      for (const it of everyDirection())
        for (const who of everybody)
          for (const outcome of decide(who, it))
            if (outcome.ok) gone.add(`${it.state} → ${outcome.value.becomes.state}`)
      const written = directionWays.filter((it) => it.step === step).map((it) => `${it.from} → ${it.to}`)
      expect([...gone].sort()).toEqual([...new Set(written)].sort())
    })
})

test('what every step brings is as the reviewed table says', async () => {
  const told = broughtBy(steps, cast, everyDirection(), (it) => it.state)
  await expect(told).toMatchFileSnapshot('../brings-direction.golden.txt')
})

const officer = actor('an officer of its office')
const head = actor('the head of its office')
const answerOf = (decided: DirectionDecided) => (decided.ok ? decided.value.becomes.state : decided.error.why)

test.each<[situation: string, decided: DirectionDecided, answer: string]>([
  [
    'without a source or a reason',
    propose(officer, aDirection(), { sources: [], findings: [] }, noon),
    'no-source',
  ],
  [
    'without a source, for a reason',
    propose(officer, aDirection({ topDown: '市重点任务' }), { sources: [], findings: [] }, noon),
    'proposed',
  ],
  [
    'with a source that was withdrawn',
    propose(officer, aDirection(), { sources: [{ ...source, state: 'withdrawn' }], findings: [] }, noon),
    'source-gone',
  ],
  [
    'with a source that is frozen',
    propose(officer, aDirection(), { sources: [source, { ...source, state: 'frozen' }], findings: [] }, noon),
    'source-gone',
  ],
  [
    'with a question that must be answered',
    propose(
      officer,
      aDirection(),
      { sources: [source], findings: [{ field: 'title', weight: 'must', code: 'missing' }] },
      noon,
    ),
    'findings',
  ],
  [
    'by another office',
    propose(actor('an officer elsewhere'), aDirection(), { sources: [source], findings: [] }, noon),
    'not-found',
  ],
  ['confirmed by an officer', confirm(officer, aDirection({ state: 'proposed' }), noon), 'not-yours'],
  ['confirmed by two heads at once', confirm(head, aDirection({ state: 'confirmed' }), noon), 'wrong-step'],
  [
    'reopened without a word',
    reopen(head, aDirection({ state: 'argued' }), { reason: '请放宽些', guide: null }, noon),
    'text-missing',
  ],
  ['given up without a word', abandon(officer, aDirection(), '不做了', noon), 'text-missing'],
  [
    'reopened while the public comments on its guide',
    reopen(head, aDirection({ state: 'argued' }), { reason, guide: 'commenting' }, noon),
    'drafting',
  ],
  [
    'reopened without a guide',
    reopen(head, aDirection({ state: 'argued' }), { reason, guide: null }, noon),
    'drafting',
  ],
  [
    'with a question that should be answered',
    propose(
      officer,
      aDirection(),
      { sources: [source], findings: [{ field: 'title', weight: 'should', code: 'missing' }] },
      noon,
    ),
    'proposed',
  ],
  [
    'without a source, for a reason that says little',
    propose(officer, aDirection({ topDown: '重点任务' }), { sources: [], findings: [] }, noon),
    'no-source',
  ],
  ['sent back without a word', sendBack(head, aDirection({ state: 'proposed' }), '改', noon), 'text-missing'],
  [
    'argued without an opinion',
    argue(
      head,
      aDirection({ state: 'confirmed' }),
      { outcome: 'passed', opinion: '', meeting: idOf(9) },
      noon,
    ),
    'text-missing',
  ],
  [
    'reopened once its guide is approved',
    reopen(head, aDirection({ state: 'argued' }), { reason, guide: 'approved' }, noon),
    'wrong-step',
  ],
  [
    'taken up although it was merged into another',
    takeUp(officer, aDirection({ state: 'abandoned', mergedInto: idOf(3001) as DirectionId }), noon),
    'wrong-step',
  ],
  [
    'published before it was argued',
    publishDirection(aDirection({ state: 'confirmed' }), { no: '1', guide: '' }, noon),
    'wrong-step',
  ],
])('a direction %s', (_situation, decided, answer) => {
  expect(answerOf(decided)).toBe(answer)
})

test('who may not see it is told that there is nothing', () => {
  for (const who of [
    'its filer',
    'its unit’s reviewer',
    'an officer elsewhere',
    'the system administrator',
    'a stranger',
  ])
    for (const decide of [steps.propose, steps.confirm, steps.argue, steps.reopen])
      for (const it of everyDirection())
        for (const outcome of decide(actor(who), it)) expect(answerOf(outcome)).toBe('not-found')
})
