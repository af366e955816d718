import { expect, test } from 'vitest'
import { aChecklist } from '#test/support/make-checklists.ts'
import { type Basis, type BasisChange, changesBetween, heldLevel } from './validity.ts'

const basis: Basis = { element: 'a', application: '海上风电主轴', environment: '陆上台架', on: '2026-01-01' }

test.each<[string, Partial<Basis>, readonly BasisChange[]]>([
  ['nothing', {}, []],
  ['the day alone', { on: '2027-01-01' }, []],
  ['white space', { environment: ' 陆上台架' }, []],
  ['the place', { environment: '近海风场' }, ['environment']],
  ['use and place', { application: '盾构主轴', environment: '施工现场' }, ['application', 'environment']],
])('what changed: %s', (_, change, changes) =>
  expect(changesBetween(basis, { ...basis, ...change })).toEqual(changes),
)

test.each<[number, readonly BasisChange[], number]>([
  [7, [], 7],
  [7, ['environment'], 4],
  [3, ['environment'], 3],
  [7, ['application'], 3],
  [7, ['environment', 'application'], 3],
  [7, ['element'], 0],
])('of level %i, after a change of %j, %i holds', (level, changes, held) =>
  expect(heldLevel(level, changes, aChecklist())).toBe(held),
)
