import { describe, expect, test } from 'vitest'
import { broughtBy } from '#test/support/brought.ts'
import { aGuide, everyGuide } from '#test/support/make-direction.ts'
import { anActor, cast, noon } from '#test/support/make-suggestion.ts'
import type { Guide } from '../../guide/guide.ts'
import type { Actor } from '../../permission/actor.ts'
import { commentable } from '../../permission/guide.ts'
import { type GuideStep, guideWays } from '../../workflow/guide.ts'
import {
  approveGuide,
  closeComments,
  type GuideDecided,
  openComments,
  publishGuide,
  reopenGuide,
  schedule,
  supersede,
} from './steps.ts'

const day = 86_400_000
const everybody = Object.values(cast)
const actor = (name: string): Actor => cast[name] ?? anActor()
const ready = { directions: ['argued' as const], waitingComments: 0 }
const edition = { edition: 1, digest: 'd'.repeat(64), directions: 1 }

const steps: Readonly<Record<GuideStep, (actor: Actor, it: Guide) => GuideDecided[]>> = {
  'open-comments': (who, it) => [openComments(who, it, noon + 7 * day, noon)],
  'close-comments': (who, it) => [closeComments(who, it, noon)],
  approve: (who, it) => [approveGuide(who, it, ready, noon)],
  reopen: (who, it) => [reopenGuide(who, it, noon)],
  publish: (who, it) => [
    publishGuide(who, it, edition, noon),
    publishGuide('platform', { ...it, publishAt: noon }, edition, noon),
  ],
  supersede: (who, it) => [supersede(who, it, noon)],
}

describe('every step goes exactly where the workflow says', () => {
  for (const [step, decide] of Object.entries(steps) as [GuideStep, (typeof steps)[GuideStep]][])
    test(step, () => {
      const gone = new Set<string>()
      for (const it of everyGuide())
        for (const who of everybody)
          for (const outcome of decide(who, it))
            if (outcome.ok) gone.add(`${it.state} → ${outcome.value.becomes.state}`)
      const written = guideWays.filter((it) => it.step === step).map((it) => `${it.from} → ${it.to}`)
      expect([...gone].sort()).toEqual([...new Set(written)].sort())
    })
})

test('what every step brings is as the reviewed table says', async () => {
  const told = broughtBy(
    { ...steps, schedule: (who: Actor, it: Guide) => [schedule(who, it, noon + 1, noon)] },
    cast,
    everyGuide(),
    (it) => it.state,
  )
  await expect(told).toMatchFileSnapshot('../brings-guide.golden.txt')
})

const planning = actor('triage')
const leader = actor('a leader')
const answerOf = (decided: GuideDecided) => (decided.ok ? decided.value.becomes.state : decided.error.why)

test.each<[situation: string, decided: GuideDecided, answer: string]>([
  [
    'with nothing in it',
    approveGuide(leader, aGuide(), { ...ready, directions: [] }, noon),
    'directions-open',
  ],
  [
    'with a direction that was not argued',
    approveGuide(leader, aGuide(), { ...ready, directions: ['argued', 'confirmed'] }, noon),
    'directions-open',
  ],
  [
    'with comments that nobody dealt with',
    approveGuide(leader, aGuide(), { ...ready, waitingComments: 2 }, noon),
    'comments-waiting',
  ],
  [
    'while the public still has time',
    approveGuide(leader, aGuide({ state: 'commenting', commentUntil: noon + 1 }), ready, noon),
    'too-early',
  ],
  ['approved by planning', approveGuide(planning, aGuide(), ready, noon), 'not-yours'],
  ['open for comments for a day', openComments(planning, aGuide(), noon + day, noon), 'commenting'],
  [
    'open for comments for a little less',
    openComments(planning, aGuide(), noon + day - 1, noon),
    'not-later',
  ],
  [
    'approved once the public has had its time',
    approveGuide(leader, aGuide({ state: 'commenting', commentUntil: noon }), ready, noon),
    'approved',
  ],
  [
    'published by the platform though nobody said when',
    publishGuide('platform', aGuide({ state: 'approved', publishAt: null }), edition, noon),
    'too-early',
  ],
  ['open for comments for an hour', openComments(planning, aGuide(), noon + 3_600_000, noon), 'not-later'],
  ['set to a time in the past', schedule(planning, aGuide({ state: 'approved' }), noon, noon), 'not-later'],
  [
    'published before its time by the platform',
    publishGuide('platform', aGuide({ state: 'approved', publishAt: noon + 1 }), edition, noon),
    'too-early',
  ],
  [
    'published twice',
    publishGuide('platform', aGuide({ state: 'published', publishAt: noon }), edition, noon),
    'wrong-step',
  ],
])('a guide %s', (_situation, decided, answer) => {
  expect(answerOf(decided)).toBe(answer)
})

test.each<[situation: string, it: Guide, may: boolean]>([
  ['before it is open', aGuide(), false],
  ['while it is open', aGuide({ state: 'commenting', commentUntil: noon + 1 }), true],
  ['at the end', aGuide({ state: 'commenting', commentUntil: noon }), false],
])('the public comments %s', (_situation, it, may) => {
  expect(commentable(it, noon).ok).toBe(may)
})
