import { describe, expect, test } from 'vitest'
import { type Checklists, levelsFor } from '#core/trl/checklists.ts'
import type { ItemAnswers, Verdict } from '#core/trl/item-answer.ts'
import { reachOf } from '#core/trl/reach.ts'
import { aCall } from '#test/support/make-call.ts'
import { readinessTest as words } from '#text/zh-CN/web/readiness-test.ts'
import { saidOf, stateOf } from '../../parts/readiness/said.ts'
import { isBegun, namedTwice, newTrial, resultOf, type Step, step, type Trial } from './trial.ts'

const { scale, policy } = aCall().readiness
const same = { zh: '问', en: 'asked' }
const checklists: Checklists = {
  scale: scale.id,
  passMark: 80,
  mostNotApplicable: 1,
  keptWhenChanged: { application: 3, environment: 4 },
  questions: { importance: [{ id: 'i1', text: same }], novelty: [{ id: 'n1', text: same }] },
  independent: [],
  classes: [],
}
const levels = levelsFor(scale, checklists, '')
const by = { checklists, policy }

const having = (...acts: readonly Step[]): Trial => acts.reduce(step, newTrial)
/** Every item up to a level, for the element named. */
const upTo = (level: number, id = '1'): Step => ({
  do: 'answer',
  id,
  items: levels.filter((it) => it.level <= level).flatMap((it) => it.items.map((item) => item.id)),
  answer: { verdict: 'met' },
})
const aim = (target: number, id = '1'): Step => ({ do: 'write', id, change: { target } })

describe('a self-test', () => {
  test('begins with one element and takes eight', () => {
    const many = having(...Array.from({ length: 9 }, (): Step => ({ do: 'add' })))
    expect(newTrial.elements).toHaveLength(1)
    expect(many.elements.map((it) => it.id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8'])
    expect(many.current).toBe('8')
  })

  test('keeps its last element, and shows another when the open one goes', () => {
    expect(having({ do: 'remove', id: '1' })).toEqual(newTrial)
    const left = having({ do: 'add' }, { do: 'remove', id: '2' })
    expect([left.elements.map((it) => it.id), left.current]).toEqual([['1'], '1'])
    expect(having({ do: 'add' }, { do: 'remove', id: '2' }, { do: 'add' }).current).toBe('3')
  })

  test('is as ready as its weakest element, now and on completion', () => {
    const found = resultOf(having({ do: 'add' }, upTo(4), upTo(6, '2'), aim(8), aim(9, '2')), levels, by)
    expect([found.now, found.target, found.binding, found.shortfalls]).toEqual([4, 8, ['1'], []])
  })

  test.each<[string, Trial, TrialFound]>([
    ['nothing', newTrial, [0, undefined, undefined]],
    ['a target is missing', having({ do: 'add' }, upTo(4), aim(8)), [0, undefined, undefined]],
    ['too low a target', having(upTo(4), aim(6)), [4, 6, ['target-too-low', 'rise-too-small']]],
    ['nothing is met', having(aim(7)), [0, 7, ['start-unusual']]],
    ['too high a start', having(upTo(7), aim(9)), [7, 9, ['start-too-high']]],
  ])('compared with the call when %s', (_, trial, expected) => {
    const { now, target, shortfalls } = resultOf(trial, levels, by)
    expect([now, target, shortfalls]).toEqual(expected)
  })

  test('tells what would be lost, and names that are there twice', () => {
    expect([isBegun(newTrial), isBegun(having(upTo(1))), isBegun(having(aim(7)))]).toEqual([
      false,
      true,
      true,
    ])
    const name = (id: string, said: string): Step => ({ do: 'write', id, change: { name: said } })
    const trial = having({ do: 'add' }, name('1', '轴承'), name('2', ' 轴承 '))
    expect([...namedTwice(trial, checklists)]).toEqual(['2'])
    expect([...namedTwice(having({ do: 'add' }), checklists)]).toEqual([])
  })
})
type TrialFound = [now: number, target: number | undefined, shortfalls: readonly string[] | undefined]

describe('what is said of a level with items of 60 and 40', () => {
  const first = levels[0]
  const given = (a: Verdict | undefined, b: Verdict | undefined, reason?: string): ItemAnswers => ({
    ...(a === undefined ? {} : { '1a': { verdict: a, ...(reason === undefined ? {} : { reason }) } }),
    ...(b === undefined ? {} : { '1b': { verdict: b } }),
  })
  test.each<[ItemAnswers, string, string[]]>([
    [given(undefined, undefined), 'open', [words.begin(80)]],
    [given('met', 'met'), 'passed', [words.passed]],
    [given('met', 'partly'), 'passed', [words.passed]],
    [given('met', 'not'), 'failed', [words.belowTheMark(20, words.gain('1b', 40))]],
    [
      given('met', undefined),
      'failed',
      [words.unansweredSome(1), words.belowTheMark(20, words.gain('1b', 40))],
    ],
    [
      given('not', 'met'),
      'failed',
      [words.criticalNotMet('1a'), words.belowTheMark(40, words.gain('1a', 60))],
    ],
    [given('partly', 'partly'), 'failed', [words.belowTheMark(30, words.gain('1a', 30))]],
    [given('not-applicable', 'met'), 'failed', [words.reasonMissing('1a')]],
    [given('not-applicable', 'met', '没有这一步'), 'passed', [words.passed]],
    [given('not-applicable', 'not-applicable'), 'failed', [words.allAside]],
  ])('%j', (answers, state, said) => {
    const reach = reachOf(levels, answers, checklists)
    const judged = reach.judged[0]
    if (first === undefined || judged === undefined) throw new Error('There is no first level.')
    expect(stateOf(judged, first, answers, reach)).toBe(state)
    expect(saidOf(judged, first, answers, checklists, words)).toEqual(said)
  })
})
