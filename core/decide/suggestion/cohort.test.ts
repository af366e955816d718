import { expect, test } from 'vitest'
import { aWindow } from '#test/support/make-call.ts'
import { aDraft, everyState, submitted, underReview } from '#test/support/make-suggestion.ts'
import { graceEnds } from '../../call/window.ts'
import { endGrace } from './end-grace.ts'
import { joinConcentrated } from './join-concentrated.ts'

const window = aWindow()
const over = graceEnds(window)
const concentrated = { cohort: 'concentrated', versions: 3, revision: 8 } as const
const moved = (to: string) => ({
  ok: true,
  value: {
    becomes: { cohort: to, revision: 9 },
    facts: [{ happened: `suggestion-moved-to-${to}`, detail: { version: 3, cohort: to } }],
    remarks: [],
  },
})

test('of what its unit has not released when the grace ends, all goes over to rolling collection', () => {
  const states = everyState().map((it) => {
    const ended = endGrace({ ...it, ...concentrated } as typeof it, window, over)
    return [it.state, ended.ok ? ended.value.becomes.cohort : ended.error.why]
  })
  const waiting = states.filter(([, answer]) => answer === 'rolling').map(([state]) => state)
  expect(waiting).toEqual(['unit-review', 'unit-returned'])
  expect(states.filter(([, answer]) => answer === 'wrong-state')).toHaveLength(states.length - 2)
  expect(endGrace(underReview(concentrated), window, over)).toMatchObject(moved('rolling'))
})

test.each<[situation: string, cohort: 'concentrated' | 'rolling', at: number]>([
  ['before the grace ends', 'concentrated', over - 1],
  ['twice', 'rolling', over],
])('nothing goes over %s', (_situation, cohort, at) => {
  expect(endGrace(underReview({ ...concentrated, cohort }), window, at)).toEqual({
    ok: false,
    error: { why: 'already', what: 'rolling' },
  })
})

test.each<[situation: string, cohort: 'concentrated' | 'rolling', handedIn: number, answer: unknown]>([
  ['came before the new end', 'rolling', window.closes - 1, moved('concentrated')],
  [
    'came at the new end',
    'rolling',
    window.closes,
    { ok: false, error: { why: 'already', what: 'rolling' } },
  ],
  [
    'counts already',
    'concentrated',
    window.closes - 1,
    { ok: false, error: { why: 'already', what: 'concentrated' } },
  ],
])('after an extension announced late, what %s', (_situation, cohort, firstHandedIn, answer) => {
  const it = submitted({ ...concentrated, cohort, firstHandedIn })
  expect(joinConcentrated(it, window)).toMatchObject(answer as object)
})

test('a draft counts for nothing yet', () => {
  expect(joinConcentrated(aDraft(), window)).toEqual({
    ok: false,
    error: { why: 'wrong-state', state: 'draft' },
  })
})
