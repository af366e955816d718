import { expect, test } from 'vitest'
import {
  acknowledge,
  batchOf,
  begin,
  type DraftState,
  forget,
  hold,
  isSaved,
  leave,
  merge,
  notSent,
  type Outcome,
  sending,
  settle,
  valueNow,
  valuesOf,
  write,
} from './draft.ts'

const me = 'person-1'
const other = 'person-2'
const known = (path: string, value: unknown, rev: number, by = me) => ({ path, value, rev, by, at: rev * 10 })
const empty = begin(0, [], [])

const typed = (state: DraftState, ...edits: [string, unknown, string][]) =>
  edits.reduce((it, [path, value, op]) => write(it, path, value, op).state, state)
const sent = (state: DraftState) => sending(state, batchOf(state, 200))
const applied = (op: string, rev: number): Outcome => ({ op, outcome: 'applied', rev })

test('edits to one place become one until it is sent', () => {
  const first = write(empty, 'title', 'a', 'op1')
  const second = write(first.state, 'title', 'ab', 'op2')
  expect(second.dropped).toEqual(['op1'])
  expect(batchOf(second.state, 200).map((it) => [it.op, it.value, it.base])).toEqual([['op2', 'ab', 0]])
})

test('what was sent is never rewritten, and what follows waits for its revision', () => {
  let state = sent(typed(empty, ['title', 'a', 'op1']))
  state = typed(state, ['title', 'ab', 'op2'], ['title', 'abc', 'op3'])
  expect(batchOf(state, 200).map((it) => it.op)).toEqual(['op1'])
  const answered = acknowledge(state, [applied('op1', 7)], me, 99)
  expect(answered.done).toEqual(['op1'])
  expect(batchOf(answered.state, 200)).toEqual([{ op: 'op3', path: 'title', value: 'abc', base: 7 }])
  expect(answered.state.savedAt).toBe(99)
})

test('what somebody else saved just before is still asked for, and the own edit is no news', () => {
  const state = sent(typed(begin(4, [], []), ['title', 'a', 'op1']))
  const after = acknowledge(state, [applied('op1', 6)], me, 1).state
  expect([after.rev, after.heard]).toEqual([6, 4])
  const heard = merge(after, [known('goal', 'theirs', 5, other), known('title', 'a', 6)], me, null)
  expect([valueNow(heard, 'goal'), heard.heard, heard.touched.has('title')]).toEqual(['theirs', 6, false])
})

test('a lost answer sends the same edit again', () => {
  const state = notSent(sent(typed(empty, ['title', 'a', 'op1'])))
  const more = typed(state, ['title', 'ab', 'op2'])
  expect(batchOf(more, 200).map((it) => it.op)).toEqual(['op1'])
  expect(valueNow(more, 'title')).toBe('ab')
})

test('edits of an earlier page go first and in their order, one a place', () => {
  const replay = [
    { op: 'op1', path: 'title', value: 'a', base: 0 },
    { op: 'op2', path: 'title', value: 'ab', base: 0 },
    { op: 'op3', path: 'goal', value: 'g', base: 0 },
  ]
  const state = begin(4, [known('title', 'a', 4)], replay)
  expect(batchOf(state, 200).map((it) => it.op)).toEqual(['op1', 'op3'])
  const after = acknowledge(sent(state), [applied('op1', 4), applied('op3', 5)], me, 1).state
  expect(batchOf(after, 200)).toEqual([{ op: 'op2', path: 'title', value: 'ab', base: 4 }])
  expect(isSaved(acknowledge(sent(after), [applied('op2', 6)], me, 2).state)).toBe(true)
})

const theirs = { value: 'theirs', rev: 9, by: other, at: 90, name: '周宁' }
const clashed = () =>
  acknowledge(
    sent(typed(empty, ['title', 'mine', 'op1'])),
    [{ op: 'op1', outcome: 'clash', rev: 9, theirs }],
    me,
    1,
  ).state

test('a clash keeps both texts and sends nothing until it is settled', () => {
  const state = clashed()
  expect(state.clashes.get('title')).toEqual({ path: 'title', mine: 'mine', theirs })
  expect(batchOf(state, 200)).toEqual([])
  expect(valueNow(state, 'title')).toBe('mine')
  const further = typed(state, ['title', 'mine, longer', 'op2'])
  expect(further.clashes.get('title')?.mine).toBe('mine, longer')
})

test.each([
  ['mine', { take: 'value', value: 'mine' } as const, 'mine'],
  ['both', { take: 'value', value: 'mine and theirs' } as const, 'mine and theirs'],
])('settling with %s sends the decision on top of theirs', (_name, decision, value) => {
  const settled = settle(clashed(), 'title', decision, 'op2')
  expect(settled.dropped).toEqual(['op1'])
  expect(batchOf(settled.state, 200)).toEqual([{ op: 'op2', path: 'title', value, base: 9, settles: true }])
})

test('settling with theirs sends nothing', () => {
  const settled = settle(clashed(), 'title', { take: 'theirs' }, 'op2')
  expect(isSaved(settled.state)).toBe(true)
  expect(valueNow(settled.state, 'title')).toBe('theirs')
})

test('two who wrote the same did not clash', () => {
  const same = { ...theirs, value: 'mine' }
  const state = sent(typed(empty, ['title', 'mine', 'op1']))
  const after = acknowledge(state, [{ op: 'op1', outcome: 'clash', rev: 9, theirs: same }], me, 1)
  expect([after.done, after.state.clashes.size, isSaved(after.state)]).toEqual([['op1'], 0, true])
})

test('a refused edit keeps its text on the screen', () => {
  const state = sent(typed(empty, ['title', 'x', 'op1']))
  const after = acknowledge(state, [{ op: 'op1', outcome: 'refused', rev: 0, detail: 'no' }], me, 1)
  expect(after.done).toEqual(['op1'])
  expect(after.state.refused.get('title')).toEqual({ value: 'x', detail: 'no' })
  expect(valueNow(after.state, 'title')).toBe('x')
  expect(after.state.savedAt).toBeNull()
})

test.each([
  ['elsewhere: taken over', null, [], 'new', 1],
  ['where one is writing: waits', 'title', [], 'old', 1],
  ['where an own edit is on its way: left to the server', null, [['title', 'mine', 'op1']], 'mine', 0],
])('a change of others %s', (_name, focused, edits, value, touched) => {
  const state = typed(begin(1, [known('title', 'old', 1)], []), ...(edits as [string, unknown, string][]))
  const merged = merge(state, [known('title', 'new', 2, other)], me, focused)
  expect([valueNow(merged, 'title'), merged.touched.size]).toEqual([value, touched])
})

test('what waited is taken over on leaving, and clashes if one wrote on', () => {
  const state = merge(
    begin(1, [known('title', 'old', 1)], []),
    [known('title', 'new', 2, other)],
    me,
    'title',
  )
  expect(valueNow(leave(state, 'title'), 'title')).toBe('new')
  const wrote = typed(state, ['title', 'mine', 'op1'])
  expect(batchOf(leave(wrote, 'title'), 1)[0]?.base).toBe(1)
  expect(valueNow(leave(wrote, 'title'), 'title')).toBe('mine')
})

test('a held text is on the screen and nowhere on its way', () => {
  const state = hold(typed(empty, ['title', 'harmless', 'op1']), 'title', 'suspicious')
  expect(valueNow(state, 'title')).toBe('suspicious')
  expect(state.pending.map((it) => it.value)).toEqual(['harmless'])
  expect(isSaved(state)).toBe(false)
  const gone = forget(state, 'title')
  expect([gone.dropped, valueNow(gone.state, 'title')]).toEqual([['op1'], undefined])
  expect(valuesOf(write(state, 'title', 'clean', 'op2').state)).toEqual([{ path: 'title', value: 'clean' }])
})
