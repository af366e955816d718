import { describe, expect, test } from 'vitest'
import type { AssessedElement, Assessment, KeptEvidence } from '#core/trl/assessment.ts'
import type { Assessing } from '#core/trl/checklists.ts'
import type { ItemAnswers } from '#core/trl/item-answer.ts'
import { beforeOf, evidenceFor, itemChanges, ladderOf, measureOf, supportsByElement } from './assessed.ts'
import type { Standard } from './standard.ts'

const same = (text: string) => ({ zh: text, en: text })
const item = (id: string, weight = 50) => ({ id, text: same(id), weight })
const checklists: Standard['checklists'] = {
  scale: 'nine',
  passMark: 80,
  mostNotApplicable: 1,
  keptWhenChanged: { application: 3, environment: 4 },
  questions: { importance: [], novelty: [] },
  independent: ['third-party'],
  classes: [
    {
      code: 'process',
      levels: [
        {
          level: 1,
          carrier: same('样品'),
          environment: same('实验室'),
          items: [{ id: '1a', text: same('工艺的说法') }],
        },
      ],
    },
  ],
}
const standard: Standard = {
  scale: {
    id: 'nine',
    name: same('九级'),
    levels: [
      {
        level: 1,
        name: same('原理'),
        definition: same(''),
        evidence: same(''),
        items: [item('1a'), item('1b')],
      },
    ],
  },
  policy: { lowestTarget: 7, leastRise: 3, usualStarts: [4, 5, 6] },
  checklists,
  classes: [],
}
const { classes: _, ...method } = checklists
const by: Assessing = { ...method, levels: [{ level: 1, items: [{ ...item('1a'), critical: true }] }] }

const element = (id: string, more: Partial<AssessedElement> = {}): AssessedElement => ({
  id,
  no: '',
  name: id,
  problem: '',
  importance: ['i1'],
  novelty: ['n1'],
  critical: true,
  application: '',
  environment: '',
  target: 7,
  from: null,
  answers: {},
  level: 4,
  ...more,
})
const document = (id: string, type: string, ...places: string[]): KeptEvidence => ({
  id,
  name: id,
  type,
  issuer: '',
  on: '2024-01-01',
  file: null,
  supports: places.map((it) => {
    const [at = '', what = ''] = it.split('/')
    return { element: at, item: what }
  }),
})
const assessment = (...elements: AssessedElement[]): Assessment => ({
  scale: 'nine',
  technology: '',
  elements,
  evidence: [],
  steps: [],
  overall: null,
  target: null,
})

describe('what an assessment is read by', () => {
  test('is the standard, worded for the class of technology', () => {
    const measure = measureOf('nine', 'process', standard, by)
    expect(measure?.levels[0]?.items.map((it) => it.text.zh)).toEqual(['工艺的说法', '1b'])
    expect([measure?.names.length, measure?.shown.length, measure?.policy?.lowestTarget]).toEqual([1, 1, 7])
  })
  test('is what the form carries while the standard is not there', () => {
    expect(measureOf('nine', 'process', undefined, by)?.levels).toBe(by.levels)
  })
  test('is never another scale', () => {
    expect(measureOf('five', '', standard, by)).toBeUndefined()
  })
})

describe('compared with an earlier assessment', () => {
  const called = '第 1 版'
  test.each<[string, AssessedElement, string | undefined]>([
    ['an element is itself', element('a'), 'a'],
    ['a part is compared with what it came from', element('c', { from: 'b' }), 'b'],
    ['a new one with nothing', element('d'), undefined],
  ])('%s', (_said, it, expected) => {
    const previous = { assessment: assessment(element('a'), element('b')), called }
    expect(beforeOf(it, previous)?.id).toBe(expected)
  })

  const was: ItemAnswers = { '1a': { verdict: 'partly', reason: '缩比' }, '1b': { verdict: 'met' } }
  test.each<[ItemAnswers, [string, string | undefined, string | undefined][]]>([
    [was, []],
    [{ ...was, '1a': { verdict: 'met', reason: '缩比' } }, [['1a', 'partly', 'met']]],
    [{ ...was, '1a': { verdict: 'partly', reason: '全尺寸' } }, [['1a', 'partly', 'partly']]],
    [{ ...was, '1b': { verdict: 'met', reason: ' ' } }, []],
    [{ '1a': was['1a'] ?? { verdict: 'not' } }, [['1b', 'met', undefined]]],
  ])('to %j', (now, expected) => {
    const levels = measureOf('nine', '', standard, undefined)?.levels ?? []
    expect(itemChanges(levels, was, now).map((it) => [it.item, it.from, it.to])).toEqual(expected)
  })
})

describe('documents', () => {
  const evidence = [document('x', 'own', 'a/1b', 'a/1a'), document('y', 'third-party', 'b/1a', 'gone/1a')]
  test('are found by the item they show, with their number', () => {
    expect(evidenceFor(evidence, 'b', '1a').map(({ n, it }) => [n, it.id])).toEqual([[2, 'y']])
    expect(evidenceFor(evidence, 'b', '1b')).toEqual([])
  })
  test('say what they show element by element, and what of it is gone', () => {
    const elements = [element('a'), element('b')]
    const said = evidence.map((it) =>
      supportsByElement(it.supports, elements).map((one) => [one.element?.id, one.items.join()]),
    )
    expect(said).toEqual([
      [['a', '1a,1b']],
      [
        ['b', '1a'],
        [undefined, '1a'],
      ],
    ])
  })
  test('stand on the ladder with their strength, for critical elements alone', () => {
    const elements = [element('a'), element('b'), element('c', { critical: false })]
    const drawn = ladderOf(
      { elements, evidence, overall: { level: 4, binding: ['b'] } },
      method,
      (it) => it.name,
      (types) => types.map(([type, count]) => `${type} ${count}`).join(),
    )
    expect(drawn.map((it) => [it.name, it.binding, it.evidence?.strength, it.evidence?.said])).toEqual([
      ['a', false, 'weak', 'own 1'],
      ['b', true, 'strong', 'third-party 1'],
    ])
  })
})
