import { expect, test } from 'vitest'
import { daysOf, type Kept, kept, mayBe } from './retention.ts'

/** What a site sets nothing for, and the shortest and longest that it may set, in days. */
const known: Readonly<Record<Kept, readonly [usual: number, least: number]>> = {
  refusals: [365, 183],
  notices: [730, 30],
  mails: [365, 30],
  exports: [365, 30],
  invitations: [180, 30],
  presses: [90, 7],
  drafts: [365, 90],
}

test.each(kept)('%s: the usual days unless the site set others that may be', (it) => {
  const [usual, least] = known[it]
  expect([least - 1, least, 36_500, 36_501].map((days) => mayBe(it, days))).toEqual([
    false,
    true,
    true,
    false,
  ])
  for (const set of [undefined, null, 'x', {}, { [it]: least - 1 }, { [it]: least + 0.5 }, { [it]: '400' }])
    expect(daysOf(set)[it]).toBe(usual)
  expect(daysOf({ [it]: least })[it]).toBe(least)
})
