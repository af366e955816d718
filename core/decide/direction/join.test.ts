import { describe, expect, test } from 'vitest'
import { aDirection, everyDirection } from '#test/support/make-direction.ts'
import { anActor, cast, idOf, noon, otherOffice } from '#test/support/make-suggestion.ts'
import type { Direction } from '../../direction/direction.ts'
import type { DirectionId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import type { Reason } from '../../reason.ts'
import type { Result } from '../../result.ts'
import { type Joined, mergeDirections, splitDirection, undoChange } from './join.ts'
import type { SourceNow } from './steps.ts'

const actor = (name: string): Actor => cast[name] ?? anActor()
const officer = actor('an officer of its office')
const change = idOf(9)
const kept = aDirection()
const other = (it: Partial<Direction> = {}) => aDirection({ id: idOf(3001) as DirectionId, ...it })
const there: SourceNow = { no: 'XS2030-STUDY-000007', state: 'condensing' }
const answerOf = (decided: Result<Joined, Reason>) =>
  decided.ok ? `${decided.value.kept.state}, ${decided.value.other.state}` : decided.error.why

const merging = (who: Actor, one: Direction, two: Direction, sources: readonly SourceNow[] = [there]) =>
  mergeDirections(who, one, two, { sources, change }, noon)
const splitting = (who: Actor, one: Direction, title = '现场修复', sources = [there]) =>
  splitDirection(who, one, { sources, change, id: idOf(3002) as DirectionId, title }, noon)

test.each<[situation: string, decided: Result<Joined, Reason>, answer: string]>([
  ['two that are being drafted', merging(officer, kept, other()), 'drafting, abandoned'],
  ['a direction with itself', merging(officer, kept, kept), 'not-mergeable'],
  [
    'those of two calls',
    merging(officer, kept, other({ call: 'other-2030' as Direction['call'] })),
    'not-mergeable',
  ],
  [
    'one of an office that is not theirs',
    merging(officer, kept, other({ office: otherOffice })),
    'not-found',
  ],
  [
    'those of two offices of theirs',
    merging(anActor({ worksIn: [kept.office, otherOffice] }), kept, other({ office: otherOffice })),
    'not-mergeable',
  ],
  [
    'one that was withdrawn from below',
    merging(officer, kept, other(), [{ ...there, state: 'withdrawn' }]),
    'source-gone',
  ],
  [
    'one with a frozen source',
    merging(officer, kept, other(), [{ ...there, state: 'frozen' }]),
    'source-gone',
  ],
  ['nothing, by somebody who only reads', merging(anActor({ triage: true }), kept, other()), 'not-yours'],
  [
    'into one merged before',
    merging(officer, aDirection({ state: 'abandoned', mergedInto: other().id }), other()),
    'wrong-step',
  ],
])('merging %s', (_situation, decided, answer) => {
  expect(answerOf(decided)).toBe(answer)
})

test.each<[situation: string, decided: Result<Joined, Reason>, answer: string]>([
  ['one that is being drafted', splitting(officer, kept), 'drafting, drafting'],
  ['without a title', splitting(officer, kept, ' '), 'text-missing'],
  [
    'with a frozen source',
    splitting(officer, kept, '现场修复', [{ ...there, state: 'frozen' }]),
    'source-gone',
  ],
  ['by somebody else', splitting(anActor(), kept), 'not-found'],
])('splitting %s', (_situation, decided, answer) => {
  expect(answerOf(decided)).toBe(answer)
})

describe('only what is being drafted is joined or parted', () => {
  test.each(everyDirection().map((it) => [it.state, it] as const))('%s', (state, it) => {
    const open = state === 'drafting'
    expect([
      merging(officer, it, other()).ok,
      merging(officer, kept, { ...it, id: other().id }).ok,
      splitting(officer, it).ok,
      undoChange(officer, 'split', kept, { ...it, id: other().id }, change, noon).ok,
    ]).toEqual([open, open, open, open])
  })
})

test('undoing goes back to where the change came from', () => {
  const merged = merging(officer, kept, other())
  if (!merged.ok) throw new Error(merged.error.why)
  expect(merged.value.other.mergedInto).toBe(kept.id)
  const undone = undoChange(officer, 'merge', merged.value.kept, merged.value.other, change, noon)
  expect(answerOf(undone)).toBe('drafting, drafting')
  expect(undone.ok && undone.value.other.mergedInto).toBe(null)
  // Merged on since: that has to be undone first.
  const onward = { ...merged.value.other, mergedInto: idOf(77) as DirectionId }
  expect(answerOf(undoChange(officer, 'merge', merged.value.kept, onward, change, noon))).toBe('wrong-step')
})
