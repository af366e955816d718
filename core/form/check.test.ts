import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askedFields } from './asked.ts'
import { canonicalAnswers } from './canonical.ts'
import { blocks, checkAnswers } from './check.ts'
import { computedOf, showComputed } from './computed.ts'
import type { Field, Form, Rule } from './form.ts'
import { maxOf } from './kind.ts'
import { progressOf } from './progress.ts'

const label = { zh: '题', en: 'Question' }
const message = { zh: '不符合要求', en: 'This does not hold' }
const policy = { lowestTarget: 7, leastRise: 3, usualStarts: [4, 5, 6] }
const lists = {
  regions: [
    { code: '15', name: label },
    { code: '1503', parent: '15', name: { zh: '乌海', en: 'Wuhai' }, properties: { partner: true } },
    { code: '22', name: label },
  ],
}

const money = (id: string): Field => ({ id, label, kind: 'money' })
const fields: Field[] = [
  { id: 'title', label, kind: 'text', max: 40, required: true },
  { id: 'class', label, kind: 'text', max: 9 },
  { id: 'detail', label, kind: 'text', max: 9, required: true, when: { field: 'class', is: ['x'] } },
  { id: 'deeper', label, kind: 'text', max: 9, required: true, when: { filled: 'detail' } },
  money('total'),
  money('own'),
  money('asked'),
  { id: 'span', label, kind: 'period' },
  { id: 'start', label, kind: 'date', precision: 'day' },
  { id: 'regions', label, kind: 'tree-choice', list: 'regions', max: 3 },
  {
    id: 'path',
    label,
    kind: 'table',
    maxRows: 6,
    columns: [
      { id: 'when', label, kind: 'date', precision: 'month' },
      { id: 'level', label, kind: 'integer' },
      { id: 'region', label, kind: 'tree-choice', list: 'regions' },
      {
        id: 'own',
        label,
        kind: 'choice',
        options: [
          { code: 'yes', name: label },
          { code: 'no', name: label },
        ],
      },
    ],
  },
]
const section = { id: 's', title: label, group: label, sheet: 'collection' as const, fields }
const formOf = (rules: Rule[] = [], more: Field[] = []): Form => ({
  id: 'form',
  title: label,
  sections: [section, { ...section, id: 'more', fields: more }],
  rules,
})
const askingOf = (answers: Record<string, unknown>, orgType = 'company') => ({
  kind: 'A',
  orgType,
  answers: { title: '标题', ...answers },
  today: '2024-02-10',
})
const codes = (form: Form, answers: Record<string, unknown>) =>
  checkAnswers(form, askingOf(answers), lists, policy).map((it) => `${it.field}:${it.code}`)

test.each<[situation: string, answers: Record<string, unknown>, found: string[]]>([
  ['nothing is wrong', {}, []],
  ['several things are missing or wrong', { title: '', own: 'x' }, ['title:missing', 'own:not-an-amount']],
  ['a question that is not asked is wrong', { detail: 'far too long to be' }, []],
  ['a question becomes asked', { class: 'x' }, ['detail:missing']],
  ['one leads to the next', { class: 'x', detail: 'y' }, ['deeper:missing']],
  ['what led to the next is taken back', { class: 'z', detail: 'y' }, []],
])('when %s', (_situation, answers, found) => {
  expect(codes(formOf(), answers)).toEqual(found)
})

const at = { weight: 'must' as const, message, at: 'total' }
const sum: Rule = { ...at, rule: 'sum', parts: ['own', 'asked'], total: 'total' }
const share: Rule = { ...at, rule: 'at-least-share', field: 'own', of: 'asked', percent: 40 }
const times: Rule = { ...at, rule: 'at-most', field: 'asked', than: 'own', times: 0.25 }
const rising: Rule = { ...at, at: 'path', rule: 'rising', table: 'path', columns: ['when', 'level'] }
const some: Rule = { ...at, rule: 'some-row', table: 'path', column: 'own', is: ['no'] }
const none: Rule = { ...at, at: 'path', rule: 'no-row', table: 'path', column: 'own', is: ['no'] }
const within: Rule = {
  ...at,
  rule: 'some-row-within',
  table: 'path',
  column: 'region',
  within: 'regions',
  list: 'regions',
}
const never: Rule = { ...at, rule: 'never', when: { field: 'class', is: ['n'] } }
const rows = (...all: Record<string, unknown>[]) => ({
  path: all.map((cells, i) => ({ id: `r${i}`, cells })),
})

test.each<[situation: string, rule: Rule, answers: Record<string, unknown>, fits: boolean]>([
  ['parts add up', sum, { total: '0.3', own: '0.1', asked: '0.2' }, true],
  ['parts miss by one yuan', sum, { total: '0.3001', own: '0.1', asked: '0.2' }, false],
  [
    'parts miss within the allowance',
    { ...sum, within: 0.01 },
    { total: '10.01', own: '5', asked: '5' },
    true,
  ],
  [
    'parts miss beyond the allowance',
    { ...sum, within: 0.01 },
    { total: '9.9899', own: '5', asked: '5' },
    false,
  ],
  ['a blank part counts as nothing', sum, { total: '5', own: '5' }, true],
  ['an unreadable part is its own field’s business', sum, { total: '5', own: 'x' }, true],
  ['no part is filled yet', sum, { total: '5' }, true],
  ['the total is blank', sum, { own: '5' }, true],
  ['a share is just met', share, { own: '0.4', asked: '1' }, true],
  ['a share is missed', share, { own: '0.3999', asked: '1' }, false],
  ['a limit is just kept', times, { asked: '1', own: '4' }, true],
  ['a limit is passed', times, { asked: '1.0001', own: '4' }, false],
  ['rows rise', rising, rows({ when: '2024-06', level: '4' }, { when: '2024-10', level: '10' }), true],
  ['months fall', rising, rows({ when: '2024-06' }, { when: '2024-05' }), false],
  ['levels stand still', rising, rows({ level: '4' }, { level: '4' }), false],
  ['a blank cell lies between', rising, rows({ level: '4' }, { when: '2024-06' }, { level: '5' }), true],
  ['some row is the wanted one', some, rows({ own: 'yes' }, { own: 'no' }), true],
  ['no row is the wanted one', some, rows({ own: 'yes' }), false],
  ['there is no row at all', some, {}, true],
  ['a forbidden row is there', none, rows({ own: 'no' }), false],
  ['only one of the rows is forbidden', none, rows({ own: 'yes' }, { own: 'no' }), false],
  ['a forbidden row is nowhere', none, rows({ own: 'yes' }, {}), true],
  ['a region lies in a chosen one', within, { regions: ['15'], ...rows({ region: '1503' }) }, true],
  ['no region lies in a chosen one', within, { regions: ['22'], ...rows({ region: '1503' }) }, false],
  [
    'a span begins this month',
    { ...at, rule: 'from-now', field: 'span' },
    { span: { from: '2024-02', to: '2025-01' } },
    true,
  ],
  [
    'a span began last month',
    { ...at, rule: 'from-now', field: 'span' },
    { span: { from: '2024-01', to: '2025-01' } },
    false,
  ],
  ['a day is today', { ...at, rule: 'from-now', field: 'start' }, { start: '2024-02-10' }, true],
  ['a day is past', { ...at, rule: 'from-now', field: 'start' }, { start: '2024-02-09' }, false],
  ['what must never be is', never, { class: 'n' }, false],
  ['what must never be is not', never, { class: 'm' }, true],
])('rule when %s', (_situation, rule, answers, fits) => {
  const found = checkAnswers(formOf([rule]), askingOf(answers), lists, policy).filter(
    (it) => it.code === 'rule',
  )
  expect(found).toHaveLength(fits ? 0 : 1)
  for (const it of found) expect(it).toMatchObject({ field: rule.at, message, weight: 'must' })
})

const yesNo = [
  { code: 'yes', name: label },
  { code: 'no', name: label },
]
const readiness: Field[] = [
  { id: 'managed', label, kind: 'choice', options: yesNo, use: 'readiness-managed' },
  { id: 'now', label, kind: 'readiness', use: 'readiness-now' },
  { id: 'target', label, kind: 'readiness', use: 'readiness-target' },
  { id: 'reason', label, kind: 'long-text', max: 200, use: 'readiness-reason' },
]

test('readiness over all 81 pairs, managed and not', () => {
  const form = formOf([], readiness)
  for (const managed of ['yes', 'no'])
    for (let now = 1; now <= 9; now++)
      for (let target = 1; target <= 9; target++) {
        const legal = target >= 7 && target - now >= 3
        const answers = { managed, now: String(now), target: String(target), reason: '基础扎实' }
        const found = checkAnswers(form, askingOf(answers), lists, policy)
        expect([now, target, managed, blocks(found)]).toEqual([
          now,
          target,
          managed,
          managed === 'yes' && !legal,
        ])
        expect(found.length === 0).toBe(legal && now >= 4)
      }
})

test.each([
  [{ managed: 'yes', now: '3', target: '7' }, ['now:readiness-start-unusual', 'reason:missing']],
  [{ managed: 'yes', now: '3', target: '7', reason: '有' }, ['now:readiness-start-unusual']],
  [{ managed: 'yes', now: '7', target: '9' }, ['now:readiness-start-too-high']],
  [{ managed: 'yes', now: '4' }, []],
  [{ managed: 'yes', now: 'x', target: '7' }, ['now:not-a-level']],
])('readiness %j', (answers, found) => {
  expect(codes(formOf([], readiness), answers)).toEqual(found)
})

test('each readiness finding carries the numbers of its sentence', () => {
  const paramsAt = (now: string, target: string) =>
    checkAnswers(formOf([], readiness), askingOf({ now, target, reason: '有' }), lists, policy).map(
      (it) => it.params,
    )
  expect(paramsAt('4', '6')).toEqual([{ least: 7 }, { least: 3, rise: 2 }])
  expect(paramsAt('8', '9')).toEqual([{ now: 8, least: 3 }])
  expect(paramsAt('2', '9')).toEqual([{ usual: '4–6' }])
})

test('progress counts what is asked, answered, required and found in each section', () => {
  const form = formOf([], readiness)
  const asking = askingOf({ class: 'x', own: 'zero' })
  expect(progressOf(form, asking, checkAnswers(form, asking, lists, policy))).toEqual([
    { section: 's', asked: 10, answered: 3, required: 2, requiredAnswered: 1, must: 2, should: 0 },
    { section: 'more', asked: 4, answered: 0, required: 0, requiredAnswered: 0, must: 0, should: 0 },
  ])
})

test('only answers to what is asked are frozen, each in its one way', () => {
  const answers = { title: ' 标题 ', class: 'z', detail: 'y', total: '1,000.0', stray: 1, own: '' }
  expect(canonicalAnswers(formOf(), askingOf(answers))).toEqual({ title: '标题', class: 'z', total: '1000' })
})

test('a limit may differ by kind', () => {
  expect(maxOf({ max: 800, maxByKind: { B: 1200 } }, 'B')).toBe(1200)
  expect(maxOf({ max: 800, maxByKind: { B: 1200 } }, 'A')).toBe(800)
  expect(maxOf({ max: 800 }, 'A')).toBe(800)
})

test('computed answers', () => {
  const answers = {
    own: '0.1',
    asked: '0.2',
    ...rows({ region: '1503' }, { region: '22' }, { region: '1503' }),
  }
  const computed = (formula: (Field & { kind: 'computed' })['formula']) => ({
    id: 'c',
    label,
    kind: 'computed' as const,
    formula,
  })
  const flag = computed({ flag: { table: 'path', column: 'region', list: 'regions', property: 'partner' } })
  expect(computedOf(computed({ sum: ['own', 'asked'] }), answers, lists)).toBe('0.3')
  expect(computedOf(computed({ sum: ['total'] }), answers, lists)).toBeUndefined()
  expect(computedOf(computed({ rows: 'path' }), answers, lists)).toBe('3')
  expect(computedOf(flag, answers, lists)).toEqual(['1503'])
  expect(showComputed(flag, answers, lists, 'zh')).toBe('乌海')
})

test('no answers make the check fail', () => {
  const form = formOf([sum, share, times, rising, some, none, within, never], readiness)
  const ids = askedFields(form, askingOf({ class: 'x', detail: 'y' })).map((it) => it.id)
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...ids), fc.oneof(fc.anything(), fc.jsonValue())),
      (answers) => {
        const asking = { ...askingOf({}), answers }
        const found = checkAnswers(form, asking, lists, policy)
        progressOf(form, asking, found)
        canonicalAnswers(form, asking)
      },
    ),
  )
})
