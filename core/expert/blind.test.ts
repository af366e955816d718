import { describe, expect, test } from 'vitest'
import { aBehind } from '#test/support/make-expert.ts'
import type { Answers } from '../form/answers.ts'
import type { Form, Section } from '../form/form.ts'
import { releasableOf, shownOf, unitBlock, whoSections } from './blind.ts'
import { namesIn } from './names.ts'

const words = (zh: string) => ({ zh, en: zh })
const section = (id: string, more: Omit<Partial<Section>, 'id'>): Section => ({
  id,
  title: words(id),
  group: words('填写'),
  sheet: 'collection',
  fields: [],
  ...more,
})
const text = (id: string) => ({ id, kind: 'long-text' as const, label: words(id), max: 500 })

const form = (marked: boolean): Form => ({
  id: 'f',
  title: words('表'),
  rules: [],
  sections: [
    section('need', { fields: [text('need')] }),
    section('people', {
      ...(marked && { tells: 'who' }),
      fields: [
        { id: 'name', kind: 'text', label: words('姓名'), max: 30, use: 'person-name' },
        {
          id: 'partners',
          kind: 'table',
          label: words('合作'),
          maxRows: 3,
          columns: [
            { id: 'org', kind: 'text', label: words('单位'), max: 60, use: 'named-unit' },
            { id: 'role', kind: 'text', label: words('分工'), max: 60 },
          ],
        },
      ],
    }),
    section('path', {
      fields: [
        text('path'),
        { id: 'proof', kind: 'files', label: words('佐证'), maxFiles: 2, accept: ['pdf'] },
      ],
    }),
    section('office', { seenBy: 'office', fields: [text('rivals')] }),
  ],
})
const file = (id: string) => ({ id, name: `${id}.pdf`, size: 1, sha256: 'x' })
const answers: Answers = {
  need: '某某海洋的叶片防护层两年即脱落，王小明提出新的办法。',
  name: '王小明',
  partners: [{ id: 'r1', cells: { org: '某某海洋科技有限公司', role: '试验' } }],
  path: '先做样机。',
  proof: [file('one'), file('two')],
  rivals: '还有两家。',
}
const read = (marked: boolean, blind: boolean, released: readonly string[]) => {
  const it = shownOf(form(marked), answers, { blind, released })
  return [Object.keys(it.answers).sort().join(' '), it.files.map((one) => one.id).join(' '), it.unit] as const
}

describe('what an expert reads', () => {
  test.each([
    ['open round', true, false, [], 'name need partners path proof', 'one two', true],
    ['blind round', true, true, [], 'need path', '', false],
    ['blind, call without marks', false, true, [], 'need path', '', false],
    ['blind, section released', true, true, ['people'], 'name need partners path', '', false],
    ['blind, one file released', true, true, ['two'], 'need path proof', 'two', false],
    ['blind, unit released', true, true, [unitBlock], 'need path', '', true],
    ['blind, the office’s section named', true, true, ['office'], 'need path', '', false],
  ] as const)('%s', (_, marked, blind, released, fields, files, unit) => {
    expect(read(marked, blind, released)).toEqual([fields, files, unit])
  })

  test('says what is kept back, but not that there is a part for the office', () => {
    const it = shownOf(form(true), answers, { blind: true, released: [] })
    expect(it.keptBack.map((one) => one.id)).toEqual(['people'])
    expect(JSON.stringify(it)).not.toContain('王小明。')
    expect(JSON.stringify(it)).not.toContain('还有两家')
    expect(JSON.stringify(it.form)).not.toContain('"office"')
  })

  test('a form that tells of nobody, like a direction’s, is read whole', () => {
    const direction: Form = { ...form(true), sections: [section('content', { fields: [text('need')] })] }
    expect(whoSections(direction).size).toBe(0)
    expect(shownOf(direction, { need: '内容' }, { blind: true, released: [] }).answers).toEqual({
      need: '内容',
    })
  })

  test.each(['person-name', 'person-mobile', 'person-email', 'co-proposers'] as const)(
    'without marks, a section that asks for %s tells whose it is',
    (use) => {
      const asks = section('asks', { fields: [text('other'), { ...text('who'), use }] })
      const plain = section('plain', { fields: [{ ...text('title'), use: 'title' }] })
      const marked = section('marked', { tells: 'who', fields: [text('more')] })
      const told = (...sections: readonly Section[]) => [...whoSections({ ...form(false), sections })]
      expect([told(asks, plain), told(asks, plain, marked)]).toEqual([['asks'], ['marked']])
    },
  )

  test('what an officer may release', () => {
    expect(releasableOf(form(true), answers).map((it) => `${it.sort} ${it.id}`)).toEqual([
      'unit @unit',
      'section people',
      'file one',
      'file two',
    ])
  })
})

describe('names in the text that is left', () => {
  const behind = aBehind({
    units: [{ name: '某某海洋科技有限公司', creditCode: null, as: 'partner' }],
    people: [{ name: '王小明', email: null, person: null, as: 'contact' }],
  })
  const ending = /(?:股份|责任|有限)*公司$/u
  test.each([
    ['a unit as people shorten it, and a person', answers, ['unit 某某海洋科技 ', 'person 王小明 ']],
    ['nobody', { ...answers, need: '叶片防护层两年即脱落。' }, []],
    ['a unit in full', { ...answers, need: '由某某海洋科技有限公司提出。' }, ['unit 某某海洋科技有限公司 ']],
  ] as const)('%s', (name, given, expected) => {
    const changed =
      name === 'a unit as people shorten it, and a person'
        ? { ...given, need: '某某海洋科技的叶片，王小明提出。' }
        : given
    const shown = shownOf(form(true), changed, { blind: true, released: [] })
    expect(
      namesIn(shown.form, shown.answers, behind, ending).map((it) => `${it.sort} ${it.name} ${it.row ?? ''}`),
    ).toEqual(expected)
  })

  test('names that follow each other are both found, one within another once', () => {
    const two = { ...behind, people: [...behind.people, { ...behind.people[0], name: '小明' } as never] }
    const found = namesIn(form(true), { need: '王小明王小明小明' }, two, ending)
    expect(found.map((it) => [it.name, it.at])).toEqual([
      ['王小明', 0],
      ['王小明', 3],
      ['小明', 6],
    ])
  })

  test('says the place and the words around it', () => {
    const [found] = namesIn(form(true), { need: '前面王小明后面' }, behind, ending)
    expect(found).toEqual({ field: 'need', sort: 'person', name: '王小明', at: 2, around: '前面王小明后面' })
  })
})
