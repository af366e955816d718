import { describe, expect, test } from 'vitest'
import { aChecklist, aLevel } from '#test/support/make-checklists.ts'
import type { ItemAnswers, Verdict } from './item-answer.ts'
import { judgeLevel } from './judge-level.ts'

/** Weights 30, 30, 20, 15 and 5: two critical items. */
const level = aLevel(4, [30, 30, 20, 15, 5])
const say = (...verdicts: readonly (Verdict | undefined)[]): ItemAnswers =>
  Object.fromEntries(
    verdicts.flatMap((verdict, at) => {
      const id = level.items[at]?.id
      if (verdict === undefined || id === undefined) return []
      return [[id, verdict === 'not-applicable' ? { verdict, reason: '本项目不涉及' } : { verdict }]]
    }),
  )

describe('a level', () => {
  test.each<[string, ItemAnswers, boolean, number, readonly string[]]>([
    ['everything met', say('met', 'met', 'met', 'met', 'met'), true, 100, []],
    ['just at the mark', say('met', 'met', 'met', 'not', 'not'), true, 80, []],
    ['unanswered counts as not met', say('met', 'met', 'met', 'not'), true, 80, ['unanswered']],
    ['a half short of it', say('met', 'met', 'partly', 'partly', 'not'), false, 77, ['below-the-mark']],
    ['critical items in part', say('partly', 'met', 'met', 'met', 'met'), true, 85, []],
    [
      'a critical item not met, whatever the score',
      say('not', 'met', 'met', 'met', 'met'),
      false,
      70,
      ['critical-not-met', 'below-the-mark'],
    ],
    [
      'one set aside: the rest is weighed anew',
      say('met', 'met', 'not', 'met', 'not-applicable'),
      false,
      78,
      ['below-the-mark'],
    ],
    ['one set aside that helps', say('met', 'met', 'not-applicable', 'met', 'not'), true, 93, []],
    [
      'two set aside',
      say('met', 'met', 'not-applicable', 'met', 'not-applicable'),
      false,
      100,
      ['too-many-not-applicable'],
    ],
    [
      'everything set aside',
      say('not-applicable', 'not-applicable', 'not-applicable', 'not-applicable', 'not-applicable'),
      false,
      0,
      ['too-many-not-applicable', 'below-the-mark'],
    ],
    ['no answer at all', {}, false, 0, ['unanswered', 'critical-not-met', 'below-the-mark']],
  ])('%s', (_, answers, passed, score, troubles) => {
    const found = judgeLevel(level, answers, aChecklist())
    expect([found.passed, found.score, found.troubles]).toEqual([passed, score, troubles])
  })

  test('an item set aside without a reason does not count as set aside well', () => {
    const answers = {
      ...say('met', 'met', 'met', 'met'),
      '4e': { verdict: 'not-applicable', reason: '  ' },
    } as const
    expect(judgeLevel(level, answers, aChecklist())).toMatchObject({
      passed: false,
      troubles: ['reason-missing'],
    })
  })

  test('what is missing, the most helpful first', () => {
    const { gaps } = judgeLevel(level, say('met', 'partly', 'not', 'met', 'met'), aChecklist())
    expect(gaps.map(({ item, gain }) => [item.id, gain])).toEqual([
      ['4c', 20],
      ['4b', 15],
    ])
  })
})
