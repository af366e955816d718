import { expect, test } from 'vitest'
import { aDirectionForm } from '#test/support/make-direction-form.ts'
import { breadthWords } from '#text/breadth-words.ts'
import type { Answers } from '../form/answers.ts'
import type { Form } from '../form/form.ts'
import { type BreadthGiven, checkBreadth } from './breadth.ts'
import { digitsOf } from './breadth-metrics.ts'

const words = (zh: string) => ({ zh, en: zh })
const lists = {
  operators: ['least', 'most', 'exact', 'range', 'none'].map((bound) => ({
    code: bound,
    name: words(bound),
    properties: { bound },
  })),
}
const form: Form = {
  ...aDirectionForm(),
  sections: aDirectionForm().sections.map((section) => ({
    ...section,
    fields: section.fields.map((field) =>
      field.id === 'metrics' && field.kind === 'table'
        ? {
            ...field,
            columns: [
              ...field.columns,
              { id: 'operator', kind: 'choice' as const, label: words('比较'), list: 'operators' },
              { id: 'targetMax', kind: 'decimal' as const, label: words('上限'), precision: 6 },
            ],
          }
        : field,
    ),
  })),
}
const given = (answers: Answers, more: Partial<BreadthGiven> = {}): BreadthGiven => ({
  form,
  answers,
  lists,
  words: breadthWords,
  units: [],
  people: [],
  teams: [],
  ...more,
})

test.each<[text: string, hits: string[]]>([
  ['研究耐盐雾、耐冲蚀的叶片防护涂层。', []],
  ['以本公司现有产线为基础。', ['one-vendor 本公司']],
  ['在我校平台上，我单位负责。', ['one-vendor 我校', 'one-vendor 我单位']],
  ['构成本单位面积的基本单位。', []],
  ['面向本所述问题。', []],
  ['兼容 XK-3000B 控制器。', ['model XK-3000B']],
  ['采用 ZN200 芯片。', ['model ZN200']],
  ['符合 GB/T 36276-2018 和 ISO9001、IEC 61400-23。', []],
  ['达到 TRL6 以上，控制 PM2.5。', []],
  ['适配“海燕”牌装备。', ['product-name “海燕”']],
  ['服务“双碳”目标。', []],
  ['基于“SeaMaster”开发。', ['product-name “SeaMaster”']],
  ['用 Corax® 树脂。', ['product-name Corax®']],
  ['由某某海工装备有限公司提供。', ['unit-name 某某海工装备有限公司']],
  ['寿命达到 12.3456 年。', ['too-precise 12.3456']],
  ['寿命不低于 25 年，效率 98.5%。', []],
  ['显著提升防护寿命。', ['vague 显著提升']],
  ['显著提升防护寿命，不低于 15 年。', []],
])('%s', (text, hits) => {
  const found = checkBreadth(given({ need: text }))
  expect(found.map((it) => `${it.code} ${text.slice(...(it.range ?? [0, 0]))}`)).toEqual(hits)
  expect(found.every((it) => it.weight === 'should' && it.place === 'need')).toBe(true)
})

test.each<[situation: string, text: string, more: Partial<BreadthGiven>, code: string[]]>([
  [
    'a source’s unit in full',
    '由滨海某某工业有限公司示范。',
    { units: ['滨海某某工业有限公司'] },
    ['unit-name'],
  ],
  ['a source’s unit in short', '在滨海某某工业示范。', { units: ['滨海某某工业有限公司'] }, ['unit-name']],
  ['a person of a source', '由郑某某团队完成。', { people: ['郑某某'] }, ['person-name']],
  ['nobody of them', '由优势团队完成。', { units: ['滨海某某工业有限公司'], people: ['郑某某'] }, []],
])('names: %s', (_situation, text, more, codes) => {
  expect(checkBreadth(given({ need: text }, more)).map((it) => it.code)).toEqual(codes)
})

const metric = (cells: Readonly<Record<string, unknown>>): Answers => ({
  metrics: [{ id: 'r1', cells: { name: '耐盐雾时间', ...cells } }],
})
test.each<[situation: string, cells: Readonly<Record<string, unknown>>, hits: string[]]>([
  ['at least a round number', { operator: 'least', target: '3000' }, []],
  ['exactly a number', { operator: 'exact', target: '3000' }, ['metric-exact metrics/r1/target']],
  ['too many digits', { operator: 'least', target: '3012.55' }, ['too-precise metrics/r1/target']],
  ['a wide range', { operator: 'range', target: '10', targetMax: '20' }, []],
  [
    'a narrow range',
    { operator: 'range', target: '10', targetMax: '10.2' },
    ['metric-narrow metrics/r1/target'],
  ],
  ['no number at all', { operator: 'least' }, ['metric-without-number metrics/r1/operator']],
  ['yes or no', { operator: 'none' }, []],
  ['not said how it is compared', { target: '3012.55' }, []],
])('a metric with %s', (_situation, cells, hits) => {
  expect(checkBreadth(given(metric(cells))).map((it) => `${it.code} ${it.place}`)).toEqual(hits)
})

test.each<[situation: string, from: string, to: string, hits: string[]]>([
  ['a range as wide as it must be', '100', '105.2', []],
  ['a range hardly narrower', '100', '105.1', ['metric-narrow target']],
  ['a range around nothing', '-1', '1', []],
  ['a range below nothing', '-105.1', '-100', ['metric-narrow target']],
  [
    'a narrow range of precise numbers',
    '10.001',
    '10.002',
    ['metric-narrow target', 'too-precise target', 'too-precise targetMax'],
  ],
  ['an end alone', '', '10', []],
])('%s', (_situation, target, targetMax, hits) => {
  const found = checkBreadth(given(metric({ operator: 'range', target, targetMax })))
  expect(found.map((it) => `${it.code} ${it.place.replace('metrics/r1/', '')}`)).toEqual(hits)
})

test.each<[situation: string, text: string, more: Partial<BreadthGiven>, said: string[]]>([
  [
    'a unit in full',
    '由滨海某某工业有限公司示范。',
    { units: ['滨海某某工业有限公司'] },
    ['滨海某某工业有限公司'],
  ],
  [
    'a unit in short, twice',
    '滨海某某工业和滨海某某工业。',
    { units: ['滨海某某工业有限公司'] },
    ['滨海某某工业', '滨海某某工业'],
  ],
  ['a unit of four characters', '由某某工业示范。', { units: ['某某工业'] }, ['某某工业']],
  ['no unit of three, which may be any word', '由某工业示范。', { units: ['某工业'] }, []],
  ['a person of two characters', '由郑某完成。', { people: ['郑某'] }, ['郑某']],
  ['no person of one', '由郑完成。', { people: ['郑'] }, []],
  ['a number of five digits, none of four', '长 12.345 米，宽 12.34 米，高 12345 米。', {}, ['12.345']],
])('exactly the words are meant of %s', (_situation, text, more, said) => {
  const found = checkBreadth(given({ need: text }, more))
  expect(found.map((it) => text.slice(...(it.range ?? [0, 0])))).toEqual(said)
  expect(found.map((it) => it.params['text'])).toEqual(said)
})

test('what only the office reads is not looked at, and few teams are told at the title or else first of all', () => {
  const [content] = form.sections
  if (content === undefined) throw new Error('a section')
  const hidden = { ...form, sections: [{ ...content, seenBy: 'office' as const }] }
  expect(checkBreadth(given({ need: '采用 ZN200 芯片。' }, { form: hidden }))).toEqual([])
  const placeIn = (it: Form) => checkBreadth(given({}, { form: it, teams: [1] })).map((hit) => hit.place)
  const untitled = {
    ...form,
    sections: [{ ...content, fields: content.fields.filter((it) => it.use !== 'title') }],
  }
  const last = { ...form, sections: [{ ...content, fields: content.fields.toReversed() }] }
  expect([placeIn(form), placeIn(last), placeIn(untitled), placeIn(hidden)]).toEqual([
    ['title'],
    ['title'],
    ['need'],
    [''],
  ])
})

test.each<[teams: number[], hits: number]>([
  [[], 0],
  [[2], 1],
  [[1, 4], 0],
  [[3], 0],
  [[0, 2], 1],
])('with sources that know of %j able teams', (teams, hits) => {
  expect(checkBreadth(given({}, { teams })).filter((it) => it.code === 'few-teams').length).toBe(hits)
})

test.each([
  ['3000', 1],
  ['3012.55', 6],
  ['0.05', 1],
  ['98.5', 3],
  ['-12', 2],
])('%s has %d digits that count', (number, digits) => {
  expect(digitsOf(number)).toBe(digits)
})

test('thresholds and words are given in', () => {
  const strict = { teams: 9, digits: 1, rangePercent: 50 }
  const more = { teams: [8], words: { ...breadthWords, standards: [] } }
  const found = checkBreadth(given({ need: '符合 ISO9001，寿命 2.5 年。' }, more), strict)
  expect(found.map((it) => it.code)).toEqual(['model', 'too-precise', 'few-teams'])
})
