import { expect, test } from 'vitest'
import { aBehind, anExpert } from '#test/support/make-expert.ts'
import type { ExpertId } from '../id.ts'
import { type Known, unfitFor } from './eligible.ts'
import type { Expert } from './expert.ts'
import type { TaskState } from './round.ts'
import { troublesOf } from './trouble.ts'

const noon = Date.parse('2030-02-10T12:00:00+08:00')
const due = Date.parse('2030-03-01T18:00:00+08:00')
const expertAs = (id: string, change: Partial<Expert> = {}): Expert =>
  anExpert({ id: id as ExpertId, name: id, ...change })
const taskOf = (expert: string, state: TaskState = 'planned', subject = 's') => ({
  id: `${subject} ${expert}`,
  subject,
  expert: expert as ExpertId,
  state,
})
const knowing = (experts: readonly Expert[], change: Partial<Known> = {}): Known => ({
  today: '2030-02-10',
  due: '2030-03-01',
  experts: new Map(experts.map((it) => [it.id, it])),
  elsewhere: new Map(),
  behind: new Map([['s', aBehind()]]),
  declared: new Set(),
  tasks: experts.map((it) => taskOf(it.id)),
  ...change,
})
const [a, b, c] = [expertAs('a'), expertAs('b'), expertAs('c')]

test.each<
  [what: string, round: { due?: number | null }, stands: boolean, known: Known, found: readonly string[]]
>([
  ['everything in order', {}, true, knowing([a, b, c]), []],
  ['no due time', { due: null }, true, knowing([a, b, c]), ['no-due']],
  ['a due time that has passed', { due: noon }, true, knowing([a, b, c]), ['due-past']],
  ['a subject that is gone', {}, false, knowing([a, b, c]), ['subject-gone']],
  ['two experts', {}, true, knowing([a, b]), ['too-few']],
  [
    'one of three who declined',
    {},
    true,
    knowing([a, b, c], { tasks: [taskOf('a'), taskOf('b'), taskOf('c', 'declined')] }),
    ['too-few'],
  ],
  [
    'an expert of the proposer’s unit',
    {},
    true,
    knowing([a, b, expertAs('d', { orgName: '小市海洋大学' })]),
    ['conflict'],
  ],
  [
    'a conflict that somebody declared',
    {},
    true,
    knowing([a, b, c], { declared: new Set(['s b']) }),
    ['conflict'],
  ],
  ['two of one unit', {}, true, knowing([a, b, expertAs('d', { orgName: a.orgName })]), ['same-unit']],
  ['somebody who has left', {}, true, knowing([a, b, expertAs('d', { state: 'retired' })]), ['inactive']],
  [
    'somebody away',
    {},
    true,
    knowing([a, b, expertAs('d', { blackouts: [{ from: '2030-01-01', to: '2030-04-01' }] })]),
    ['away'],
  ],
  ['too much for one', {}, true, knowing([a, b, c], { elsewhere: new Map([['b', 12]]) }), ['load']],
])('%s', (_, round, stands, known, found) => {
  const given = { perSubject: 3, due, ...round }
  expect(troublesOf(given, [{ id: 's', stands }], known, noon).map((it) => it.trouble)).toEqual(found)
})

test('without anything to judge there is nothing to open', () => {
  expect(troublesOf({ perSubject: 3, due }, [], knowing([]), noon)).toEqual([{ trouble: 'no-subjects' }])
})

const other = (state: TaskState) => knowing([a, b], { tasks: [taskOf('a', state)] })
test.each<[what: string, known: Known, expert: Expert, without: string | undefined, because: string | null]>([
  ['who is free', other('invited'), b, undefined, null],
  ['who has it already', other('accepted'), a, undefined, 'already'],
  ['who declined it', other('declined'), a, undefined, 'declined'],
  ['who was taken out before', other('void'), a, undefined, null],
  ['who left', other('invited'), expertAs('d', { state: 'declined' }), undefined, 'inactive'],
  [
    'somebody of a unit that judges already',
    other('invited'),
    expertAs('d', { orgName: a.orgName }),
    undefined,
    'unit',
  ],
  [
    'the same, taking over from that one',
    other('invited'),
    expertAs('d', { orgName: a.orgName }),
    's a',
    null,
  ],
  [
    'somebody with a conflict',
    other('invited'),
    expertAs('d', { orgName: '小市海洋大学' }),
    undefined,
    'conflict',
  ],
  [
    'somebody without room',
    knowing([b], { tasks: [], elsewhere: new Map([['b', 12]]) }),
    b,
    undefined,
    'load',
  ],
])('%s: may they be given it?', (_, known, expert, without, because) => {
  expect(unfitFor(known, 's', expert, without)?.because ?? null).toBe(because)
})

test('a conflict that was declared bars even where nobody is known to stand behind a subject', () => {
  const known = knowing([a], { behind: new Map(), declared: new Set(['s a']), tasks: [] })
  expect(unfitFor(known, 's', a)).toEqual({
    because: 'conflict',
    conflicts: [{ because: 'declared', with: 'a' }],
  })
  expect(unfitFor(known, 'other', a)).toBeNull()
})

test.each<[what: string, states: readonly TaskState[], elsewhere: number, because: string | null]>([
  ['fewer than they take', ['invited'], 10, null],
  ['as many as they take', ['invited', 'accepted'], 10, 'load'],
  ['some that are done, declined or void', ['handed-in', 'declined', 'void'], 11, null],
  ['as many elsewhere', [], 12, 'load'],
])('who has %s', (_, states, elsewhere, because) => {
  const known = knowing([a, b], {
    tasks: [...states.map((state, n) => taskOf('a', state, `t${n}`)), taskOf('b', 'invited', 't9')],
    elsewhere: new Map([['a', elsewhere]]),
  })
  expect(unfitFor(known, 's', a)?.because ?? null).toBe(because)
})
