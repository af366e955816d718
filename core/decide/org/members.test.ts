import { describe, expect, test } from 'vitest'
import type { PersonId } from '../../id.ts'
import type { Member } from '../../org/org.ts'
import type { Result } from '../../result.ts'
import { accept, ask, changeMember, handOver, removeMember } from './members.ts'

const who = (name: string) => name as PersonId
const member = (name: string, change: Partial<Member> = {}): Member => ({
  person: who(name),
  state: 'active',
  filer: false,
  reviewer: false,
  admin: false,
  deputyFrom: null,
  deputyTo: null,
  disabled: false,
  ...change,
})
const wanted = { filer: true, reviewer: false, admin: false, deputyFrom: null, deputyTo: null }
const why = (result: Result<unknown, { why: string }>) => (result.ok ? 'yes' : result.error.why)

const ann = member('ann', { admin: true })
const bob = member('bob', { filer: true })

describe('changing a member', () => {
  test.each<[situation: string, members: readonly Member[], person: string, change: object, answer: string]>([
    ['lets somebody in who asked', [ann, member('cy', { state: 'asked' })], 'cy', {}, 'yes'],
    ['changes roles', [ann, bob], 'bob', { reviewer: true }, 'yes'],
    ['names a deputy', [ann, bob], 'bob', { deputyFrom: '2030-03-04', deputyTo: '2030-03-04' }, 'yes'],
    ['finds no stranger', [ann], 'cy', {}, 'not-found'],
    ['finds nobody who left', [ann, member('cy', { state: 'left' })], 'cy', {}, 'not-found'],
    ['keeps the last administrator', [ann, bob], 'ann', {}, 'last-admin'],
    [
      'does not count a closed account as administrator',
      [ann, member('dan', { admin: true, disabled: true })],
      'ann',
      {},
      'last-admin',
    ],
    ['lets one of two administrators go back', [ann, member('dan', { admin: true })], 'ann', {}, 'yes'],
    ['wants both days of a deputy', [ann, bob], 'bob', { deputyTo: '2030-03-04' }, 'bad-input'],
  ])('%s', (_situation, members, person, change, answer) => {
    expect(why(changeMember(members, who(person), { ...wanted, ...change }))).toBe(answer)
  })

  test('tells nothing where nothing changes', () => {
    const result = changeMember([ann, bob], bob.person, { ...wanted })
    expect(result.ok && result.value.facts).toEqual([])
  })
})

test.each<[situation: string, members: readonly Member[], person: string, answer: string]>([
  ['a member', [ann, bob], 'bob', 'yes'],
  ['a request', [ann, member('cy', { state: 'asked' })], 'cy', 'yes'],
  ['the last administrator', [ann, bob], 'ann', 'last-admin'],
  ['a stranger', [ann], 'cy', 'not-found'],
])('taking out %s', (_situation, members, person, answer) => {
  expect(why(removeMember(members, who(person)))).toBe(answer)
})

test.each<[situation: string, members: readonly Member[], from: string, to: string, answer: string]>([
  ['a member', [ann, bob], 'ann', 'bob', 'yes'],
  ['oneself', [ann, bob], 'ann', 'ann', 'already'],
  ['a stranger', [ann], 'ann', 'cy', 'not-found'],
  ['somebody who only asked', [ann, member('cy', { state: 'asked' })], 'ann', 'cy', 'not-found'],
  ['a closed account', [ann, member('cy', { disabled: true })], 'ann', 'cy', 'not-found'],
  ['a member, by one who does not administer', [ann, bob], 'bob', 'ann', 'not-yours'],
])('handing over to %s', (_situation, members, from, to, answer) => {
  expect(why(handOver(members, who(from), who(to)))).toBe(answer)
})

test.each<[situation: string, members: readonly Member[], person: string, answer: string]>([
  ['as a stranger', [ann], 'cy', 'yes'],
  ['again', [ann, member('cy', { state: 'asked' })], 'cy', 'yes'],
  ['after leaving', [ann, member('cy', { state: 'left', admin: true })], 'cy', 'yes'],
  ['as a member', [ann], 'ann', 'already'],
])('asking to join %s', (_situation, members, person, answer) => {
  expect(why(ask(members, who(person)))).toBe(answer)
})

test('each change tells what it was', () => {
  const cy = member('cy', { state: 'asked' })
  const told = (result: Result<{ readonly facts: readonly unknown[] } | undefined, unknown>) =>
    result.ok && result.value?.facts
  const { filer, reviewer, admin, deputyFrom, deputyTo } = wanted
  const roles = { filer, reviewer, admin, deputyFrom, deputyTo }
  expect(told(changeMember([ann, cy], cy.person, wanted))).toEqual([
    { happened: 'member-joined', detail: { person: 'cy', ...roles } },
  ])
  expect(told(changeMember([ann, bob], bob.person, { ...wanted, admin: true }))).toEqual([
    { happened: 'member-changed', detail: { person: 'bob', ...roles, admin: true } },
  ])
  expect(told(removeMember([ann, cy], cy.person))).toEqual([
    { happened: 'member-left', detail: { person: 'cy', asked: true } },
  ])
  expect(told(removeMember([ann, bob], bob.person))).toEqual([
    { happened: 'member-left', detail: { person: 'bob', asked: false } },
  ])
  expect(told(handOver([ann, bob], ann.person, bob.person))).toEqual([
    { happened: 'org-handed-over', detail: { from: 'ann', to: 'bob' } },
  ])
  expect(told(ask([ann], cy.person))).toEqual([{ happened: 'member-asked', detail: { person: 'cy' } }])
  expect(told(ask([ann, cy], cy.person))).toBeUndefined()
  expect(accept([ann], cy.person, { filer: true, reviewer: false, admin: false }).facts).toEqual([
    {
      happened: 'member-joined',
      detail: { person: 'cy', filer: true, reviewer: false, admin: false, invited: true },
    },
  ])
})

test.each(['filer', 'reviewer', 'admin'] as const)('a change of %s alone is a change', (role) => {
  const change = { ...wanted, [role]: !bob[role] }
  const changed = changeMember([ann, bob], bob.person, change)
  expect(changed.ok && changed.value.facts).toHaveLength(1)
})

test('who hands over keeps what else they hold, and who takes over, too', () => {
  const giver = { ...ann, reviewer: true }
  const over = handOver([giver, bob], giver.person, bob.person)
  expect(over.ok && over.value.members.map((it) => [it.reviewer, it.filer, it.admin])).toEqual([
    [true, false, false],
    [false, true, true],
  ])
})

test('who left or was never let in holds nothing', () => {
  const nothing = { filer: false, reviewer: false, admin: false, deputyFrom: null, deputyTo: null }
  const full = { ...bob, reviewer: true, deputyFrom: '2030-03-01', deputyTo: '2030-03-04' }
  const left = removeMember([ann, full], full.person)
  expect(left.ok && left.value.member).toEqual({ person: 'bob', state: 'left', ...nothing })
  const asks = ask([ann], who('cy'))
  expect(asks.ok && asks.value?.member).toEqual({ person: 'cy', state: 'asked', ...nothing, filer: true })
  const comes = accept([ann], who('cy'), { filer: false, reviewer: true, admin: false })
  expect(comes.member).toEqual({ person: 'cy', state: 'active', ...nothing, reviewer: true })
})

test.each<[string, object, unknown]>([
  ['may be one day', { deputyFrom: '2030-03-04', deputyTo: '2030-03-04' }, []],
  [
    'begin on a day',
    { deputyFrom: '2030-02-30', deputyTo: '2030-03-04' },
    [{ at: 'deputyFrom', problem: 'not-a-date' }],
  ],
  [
    'end on a day',
    { deputyFrom: '2030-03-04', deputyTo: '2030-02-30' },
    [{ at: 'deputyTo', problem: 'not-a-date' }],
  ],
  ['begin', { deputyTo: '2030-03-04' }, [{ at: 'deputyFrom', problem: 'not-a-date' }]],
  ['end', { deputyFrom: '2030-03-04' }, [{ at: 'deputyTo', problem: 'not-a-date' }]],
  [
    'end after they begin',
    { deputyFrom: '2030-03-04', deputyTo: '2030-03-03' },
    [{ at: 'deputyTo', problem: 'end-before-start' }],
  ],
])('a deputy’s days %s', (_, change, problems) => {
  const result = changeMember([ann, bob], bob.person, { ...wanted, ...change })
  const found = result.ok || result.error.why !== 'bad-input' ? [] : result.error.problems
  expect(found).toEqual(problems)
})

test('an invitation adds to what a member holds, and gives back nothing to who left', () => {
  const offered = { filer: true, reviewer: false, admin: false }
  expect(accept([ann], ann.person, offered).member).toMatchObject({ filer: true, admin: true })
  const left = member('cy', { state: 'left', admin: true })
  expect(accept([ann, left], left.person, offered).member).toMatchObject({ filer: true, admin: false })
})
