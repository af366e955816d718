import { expect, test } from 'vitest'
import { aDirectionForm } from '#test/support/make-direction-form.ts'
import { breadthWords } from '#text/breadth-words.ts'
import type { Answers } from '../form/answers.ts'
import type { Form, Section } from '../form/form.ts'
import { breadthWhileWriting } from './writing.ts'

const words = (zh: string) => ({ zh, en: zh })
const [sheet] = aDirectionForm().sections
const section = (id: string, fields: Section['fields']): Section => ({
  id,
  title: words(id),
  group: words(id),
  sheet: 'collection',
  fields,
})
const form: Form = {
  ...aDirectionForm(),
  sections: [
    section('basics', [
      { id: 'name', kind: 'text', label: words('名称'), max: 60, use: 'title' },
      { id: 'background', kind: 'long-text', label: words('背景'), max: 500 },
      {
        id: 'measures',
        kind: 'table',
        label: words('指标'),
        maxRows: 5,
        columns: [
          { id: 'how', kind: 'choice', label: words('比较'), list: 'operators' },
          { id: 'target', kind: 'decimal', label: words('要求'), precision: 6 },
        ],
      },
      {
        id: 'past',
        kind: 'table',
        label: words('基础'),
        maxRows: 5,
        columns: [{ id: 'what', kind: 'text', label: words('内容'), max: 60 }],
      },
    ]),
    ...(sheet ? [{ ...sheet, fields: sheet.fields.filter((it) => it.use !== 'title') }] : []),
    {
      ...section('rivals', [{ id: 'teams', kind: 'integer', label: words('团队'), use: 'able-teams' }]),
      seenBy: 'office',
    },
  ],
}
const lists = {
  operators: ['least', 'exact'].map((bound) => ({ code: bound, name: words(bound), properties: { bound } })),
}
const hitsIn = (answers: Answers) =>
  breadthWhileWriting({ form, answers, lists, words: breadthWords, units: ['滨海某某工业有限公司'] }).map(
    (it) => `${it.code} ${it.place}`,
  )

test.each<[situation: string, answers: Answers, hits: string[]]>([
  ['nothing written', {}, []],
  ['a title that speaks of the own house', { name: '我校平台升级' }, ['one-vendor name']],
  ['a title that names the own unit', { name: '滨海某某工业的涂层' }, ['unit-name name']],
  ['a background that speaks of the own house', { background: '本公司显著提升了产量。' }, []],
  [
    'a metric that asks for exactly so much',
    { measures: [{ id: 'r', cells: { how: 'exact', target: '30' } }] },
    ['metric-exact measures/r/target'],
  ],
  ['a table of anything else', { past: [{ id: 'r', cells: { what: '本公司的产线' } }] }, []],
  ['the condensation sheet', { need: '采用 ZN200 芯片。' }, ['model need']],
  ['two able teams', { teams: 2 }, ['few-teams teams']],
  ['three able teams', { teams: 3 }, []],
  ['able teams not a number', { teams: '2' }, []],
])('%s', (_situation, answers, hits) => {
  expect(hitsIn(answers)).toEqual(hits)
})

test('a list in which some comparisons say no bound still makes a table of metrics', () => {
  const some = { operators: [...lists.operators, { code: 'other', name: words('其他') }] }
  const hits = breadthWhileWriting({
    form,
    answers: { measures: [{ id: 'r', cells: { how: 'exact', target: '30' } }] },
    lists: some,
    words: breadthWords,
    units: [],
  })
  expect(hits.map((it) => it.code)).toEqual(['metric-exact'])
})
