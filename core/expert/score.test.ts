import { describe, expect, test } from 'vitest'
import { diceOf } from '#test/support/dice.ts'
import { aScoreSheet } from '#test/support/make-direction-form.ts'
import type { Answers } from '../form/answers.ts'
import { adjust, type Scored } from './leniency.ts'
import { checkSheet, judgedOf, spreadOf } from './score.ts'
import { type SheetWords, sheetForm, type TechElement } from './sheet-form.ts'

const words = (zh: string) => ({ zh, en: zh })
const sheetWords: SheetWords = {
  title: words('评议表'),
  scores: words('打分'),
  readiness: words('就绪度'),
  verdict: words('结论'),
  points: (max) => words(`满分 ${max}`),
  why: words('理由'),
  levelOf: (element) => element,
  levelHint: words('等级'),
  levelWhy: words('为什么'),
  levelWhyHint: words('相差两级须说明'),
  advise: words('建议'),
  flags: words('提示'),
  comment: words('意见'),
  commentHint: words('意见'),
  forOffice: words('给处室'),
  forOfficeHint: words('给处室'),
}
const sheet = aScoreSheet()
const [first] = sheet.criteria
const elements: readonly TechElement[] = [{ id: 'now', name: words('现有等级'), self: 4 }]
const form = sheetForm(sheet, elements, sheetWords)
const full: Answers = {
  ...Object.fromEntries(sheet.criteria.map((it) => [`score-${it.code}`, String(it.max)])),
  'level-now': '5',
  verdict: sheet.verdicts[0]?.code,
  comment: '需求真实，指标可以考核，建议列入。',
}

describe('checking a sheet', () => {
  test.each<[string, Answers, string]>([
    ['complete', {}, ''],
    ['a criterion left out', { [`score-${first?.code}`]: undefined }, `score-${first?.code} missing`],
    ['a broken point', { [`score-${first?.code}`]: '3.5' }, `score-${first?.code} not-whole`],
    ['below nought', { [`score-${first?.code}`]: '-1' }, `score-${first?.code} too-small`],
    ['above the most', { [`score-${first?.code}`]: '101' }, `score-${first?.code} too-large`],
    ['no number', { [`score-${first?.code}`]: '高' }, `score-${first?.code} not-a-number`],
    ['nought is a score', { [`score-${first?.code}`]: '0' }, ''],
    ['no verdict', { verdict: null }, 'verdict missing'],
    ['a verdict that is none', { verdict: 'maybe' }, 'verdict not-an-option'],
    ['a flag that is none', { flags: ['blue'] }, 'flags not-an-option'],
    ['no comment', { comment: ' ' }, 'comment missing'],
    ['too short a comment', { comment: '好。' }, 'comment too-short'],
    ['too long a comment', { comment: '长'.repeat(1001) }, 'comment too-long'],
    ['a long reason', { [`why-${first?.code}`]: '长'.repeat(301) }, `why-${first?.code} too-long`],
    ['no level', { 'level-now': null }, 'level-now missing'],
    ['a level that is none', { 'level-now': '12' }, 'level-now not-a-level'],
    ['one level apart', { 'level-now': '3' }, ''],
    ['two apart without a word', { 'level-now': '6' }, 'level-why-now missing'],
    ['two below without a word', { 'level-now': '2' }, 'level-why-now missing'],
    ['two apart with a word', { 'level-now': '6', 'level-why-now': '样机已在真实环境运行。' }, ''],
  ])('%s', (_, change, expected) => {
    const found = checkSheet(form, { ...full, ...change }, '2030-02-10')
    expect(found.map((it) => `${it.field} ${it.code}`).join()).toBe(expected)
  })

  test('a sheet asks for what there is', () => {
    const asked = (change: Partial<typeof sheet>) =>
      sheetForm({ ...sheet, ...change }, elements, sheetWords).sections.map(
        (it) => `${it.id}: ${it.fields.map((field) => field.id).join(' ')}`,
      )
    const readiness = 'sheet-readiness: level-now level-why-now'
    const scores = `sheet-scores: ${sheet.criteria.map((it) => `score-${it.code} why-${it.code}`).join(' ')}`
    expect(asked({})).toEqual([scores, readiness, 'sheet-verdict: verdict flags comment for-office'])
    expect(asked({ criteria: [], flags: [], verdicts: [] })).toEqual([
      readiness,
      'sheet-verdict: comment for-office',
    ])
  })

  test('a form without a readiness part asks for none', () => {
    const without = sheetForm(sheet, [], sheetWords)
    expect(without.sections.map((it) => it.id)).toEqual(['sheet-scores', 'sheet-verdict'])
    expect(checkSheet(without, full, '2030-02-10')).toEqual([])
  })

  test('is read back as points, sum, verdict and levels', () => {
    const it = judgedOf(sheet, elements, { ...full, flags: [sheet.flags[0]?.code], 'for-office': ' 请核查 ' })
    expect([it.total, it.flags.length, it.levels, it.forOffice]).toEqual([
      100,
      1,
      [{ element: 'now', level: 5, why: '' }],
      '请核查',
    ])
  })
})

test('what was left blank is no score, and nought is one', () => {
  const read = (raw: unknown) =>
    judgedOf(sheet, [], { [`score-${first?.code}`]: raw, flags: 'x', comment: 7 }).scores.map(
      (it) => it.points,
    )
  expect([undefined, null, '', '0', '3', '3.5', '高'].map(read)).toEqual([[], [], [], [0], [3], [], []])
})

test('experts disagree from the sixth part of all possible answers on', () => {
  const disagree = (...points: readonly number[]) => spreadOf(points, 11)?.disagrees
  expect([disagree(0, 4), disagree(0, 5), disagree(5)]).toEqual([false, true, false])
  expect(spreadOf([3, 1, 2], 11)).toMatchObject({ count: 3, lowest: 1, highest: 3, mean: 2 })
})

describe('spread and disagreement', () => {
  test.each([
    ['nobody', [], null],
    ['one expert cannot disagree', [90], { mean: 90, deviation: 0, disagrees: false }],
    ['close together', [70, 74, 78], { mean: 74, deviation: 8 / 3, disagrees: false }],
    // c = 101 possible answers: more than 16.8 points away from the mean on average.
    ['far apart', [30, 80, 85], { mean: 65, deviation: 70 / 3, disagrees: true }],
    ['two camps', [40, 40, 80, 80], { mean: 60, deviation: 20, disagrees: true }],
  ])('%s', (_, points, expected) => {
    const it = spreadOf(points, 100)
    if (expected === null || it === null) return expect(it).toBe(expected)
    expect([it.mean, it.disagrees]).toEqual([expected.mean, expected.disagrees])
    expect(it.deviation).toBeCloseTo(expected.deviation)
  })
})

describe('leniency', () => {
  test('a planted bias is found again, and adjusted scores lie nearer to the truth than raw ones', () => {
    const dice = diceOf(20_240_229)
    const normal = () => Math.sqrt(-2 * Math.log(1 - dice())) * Math.cos(2 * Math.PI * dice())
    const truth = Array.from({ length: 120 }, () => 65 + 10 * normal())
    const bias = Array.from({ length: 24 }, () => 9 * normal())
    const scored: Scored[] = truth.flatMap((deserved, subject) => {
      const judges = new Set<number>()
      while (judges.size < 3) judges.add(Math.floor(dice() * bias.length))
      return [...judges].map((expert) => ({
        subject: `s${subject}`,
        expert: `e${expert}`,
        points: deserved + (bias[expert] ?? 0) + 3 * normal(),
      }))
    })
    const { subjects, leniency, groups } = adjust(scored)
    expect(new Set(groups.values()).size).toBe(1)
    const middle = bias.reduce((sum, it) => sum + it, 0) / bias.length
    const off = bias.map((it, n) => Math.abs((leniency.get(`e${n}`) ?? 0) - (it - middle)))
    expect(off.reduce((sum, it) => sum + it, 0) / off.length).toBeLessThan(1.5)
    const error = (of: (n: number) => number) => {
      const wrong = truth.map((it, n) => of(n) - it)
      const shift = wrong.reduce((sum, it) => sum + it, 0) / wrong.length
      return Math.sqrt(wrong.reduce((sum, it) => sum + (it - shift) ** 2, 0) / wrong.length)
    }
    const raw = (n: number) => {
      const all = scored.filter((it) => it.subject === `s${n}`).map((it) => it.points)
      return all.reduce((sum, it) => sum + it, 0) / all.length
    }
    expect(error((n) => subjects.get(`s${n}`) ?? 0)).toBeLessThan(0.5 * error(raw))
  })

  test('without bias nothing is moved much; with one sheet each little', () => {
    const same = ['a', 'b'].flatMap((subject) =>
      ['x', 'y', 'z'].map((expert) => ({ subject, expert, points: subject === 'a' ? 80 : 60 })),
    )
    const it = adjust(same)
    expect([it.subjects.get('a'), it.subjects.get('b')]).toEqual([80, 60])
    const { leniency } = adjust([
      { subject: 'a', expert: 'x', points: 90 },
      { subject: 'a', expert: 'y', points: 70 },
    ])
    expect(leniency.get('x')).toBeCloseTo(5)
  })

  test('groups that share no expert are not compared', () => {
    const it = adjust([
      { subject: 'a', expert: 'x', points: 90 },
      { subject: 'a', expert: 'y', points: 80 },
      { subject: 'b', expert: 'z', points: 40 },
      { subject: 'b', expert: 'w', points: 50 },
      { subject: 'c', expert: 'v', points: 70 },
    ])
    expect([...it.groups]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ])
    expect([it.subjects.get('a'), it.subjects.get('b'), it.subjects.get('c')]).toEqual([85, 45, 70])
    expect((it.leniency.get('x') ?? 0) + (it.leniency.get('y') ?? 0)).toBeCloseTo(0)
  })

  test('a strict expert is found in a few rounds, and what each deserves', () => {
    const it = adjust([
      { subject: 'a', expert: 'x', points: 80 },
      { subject: 'a', expert: 'y', points: 60 },
      { subject: 'b', expert: 'x', points: 60 },
      { subject: 'b', expert: 'y', points: 40 },
      { subject: 'c', expert: 'y', points: 50 },
    ])
    const rounded = (all: ReadonlyMap<string, number>) =>
      [...all].map(([id, value]) => `${id} ${value.toFixed(3)}`)
    expect(rounded(it.leniency)).toEqual(['x 6.667', 'y -6.667'])
    expect(rounded(it.subjects)).toEqual(['a 70.000', 'b 50.000', 'c 56.667'])
    expect(new Set(it.groups.values())).toEqual(new Set([0]))
  })

  test('no sheet at all', () => expect(adjust([]).subjects.size).toBe(0))
})
