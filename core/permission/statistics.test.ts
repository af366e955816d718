import { expect, test } from 'vitest'
import { anActor, cast, office, org, otherOffice } from '#test/support/make-suggestion.ts'
import type { OfficeCode, OrgId, PersonId } from '../id.ts'
import { atOffice } from '../suggestion/suggestion.ts'
import type { Actor } from './actor.ts'
import { removableView, type SavedView } from './saved-view.ts'
import { countable, ownUnit } from './statistics.ts'

const actor = (name: string): Actor => cast[name] ?? anActor()
const otherOrg = 'other' as OrgId
const counted = (answer: ReturnType<typeof countable>) => (answer.ok ? answer.value.of : answer.error.why)
const both = anActor({ reviewsFor: [org as OrgId], administers: [org as OrgId, otherOrg] })

test.each<[situation: string, answer: ReturnType<typeof countable>, of: unknown]>([
  ['all of theirs, each once', countable(both, 'unit', undefined), [org, otherOrg]],
  ['one of theirs and no other', countable(both, 'unit', otherOrg), [otherOrg]],
  ['no other unit', countable(both, 'unit', 'third'), 'not-yours'],
  [
    'one office as triage, and no more than that',
    countable(actor('triage'), 'office', otherOffice),
    [otherOffice],
  ],
  ['everything as a leader', countable(actor('a leader'), 'all', undefined), []],
  ['one’s own unit', ownUnit(both, org), [org]],
  ['another unit as triage', countable(actor('triage'), 'unit', org), [org]],
  ['another unit as triage, where only one’s own may be had', ownUnit(actor('triage'), org), 'not-yours'],
  ['another unit as a leader, where only one’s own may be had', ownUnit(actor('a leader'), org), 'not-yours'],
])('somebody counts %s', (_situation, answer, of) => {
  expect(counted(answer)).toEqual(of)
})

test('a unit sees of its own what is hidden from nobody, others what has arrived', () => {
  const seen = (who: Actor) => {
    const answer = countable(who, 'unit', org)
    return answer.ok ? answer.value.states : []
  }
  expect(seen(actor('triage'))).toEqual(atOffice)
  expect(seen(both)).toContain('unit-review')
  for (const hidden of ['draft', 'frozen', 'purged']) expect(seen(both)).not.toContain(hidden)
})

const me = 'me' as PersonId
const view: SavedView = { id: 'v', office: office as OfficeCode, by: 'other' as PersonId, shared: true }
test.each<[situation: string, change: Partial<Actor>, it: SavedView, answer: string]>([
  ['one’s own', { worksIn: [view.office] }, { ...view, by: me }, 'yes'],
  ['a colleague’s', { worksIn: [view.office] }, view, 'not-yours'],
  ['a colleague’s, as head', { worksIn: [view.office], heads: [view.office] }, view, 'yes'],
  [
    'what a colleague keeps to themselves, as head',
    { worksIn: [view.office], heads: [view.office] },
    { ...view, shared: false },
    'not-found',
  ],
  [
    'another office’s',
    { worksIn: [otherOffice as OfficeCode], heads: [otherOffice as OfficeCode] },
    view,
    'not-found',
  ],
])('somebody takes away a saved list: %s', (_situation, change, it, answer) => {
  const result = removableView(anActor({ person: me, ...change }), it)
  expect(result.ok ? 'yes' : result.error.why).toBe(answer)
})
