import { describe, expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import { type CheckedDirection, type CheckedGuide, checkGuide } from './check.ts'
import { corrected, titlePlace } from './correct.ts'
import { differenceOf } from './difference.ts'
import { composeEdition, type EditionContent, type EditionDirection, type Placed } from './edition.ts'
import { alikeTitles, overlapsOf } from './overlap.ts'

const words = (zh: string) => ({ zh, en: zh })
const office = { code: 'SEA', name: words('海洋处'), phone: '1' }

const placed = (id: string, kind: string): Placed => ({
  id,
  kind,
  title: `方向${id}`,
  office,
  field: null,
  lists: {},
  answers: {
    title: `方向${id}`,
    lines: [
      { id: 'r1', cells: { text: '第一句。' } },
      { id: 'r2', cells: { text: ' ' } },
    ],
    rows: [{ id: 'm1', cells: { name: '时间', value: '3000' } }],
    sum: '100',
    who: ['ent', 'odd'],
    note: ' ',
  },
  form: {
    ...aForm(),
    sections: [
      {
        id: 'one',
        title: words('内容'),
        group: words('内容'),
        sheet: 'collection',
        fields: [
          { id: 'title', kind: 'text', use: 'title', label: words('名称'), max: 40 },
          {
            id: 'lines',
            kind: 'table',
            label: words('研究内容'),
            maxRows: 9,
            columns: [{ id: 'text', kind: 'long-text', label: words('内容'), max: 99 }],
          },
          {
            id: 'rows',
            kind: 'table',
            label: words('指标'),
            maxRows: 9,
            columns: [
              { id: 'name', kind: 'text', label: words('指标'), max: 9 },
              { id: 'value', kind: 'decimal', label: words('要求'), precision: 2 },
              { id: 'unit', kind: 'text', label: words('单位'), max: 9 },
            ],
          },
        ],
      },
      {
        id: 'two',
        title: words('要求'),
        group: words('要求'),
        sheet: 'collection',
        fields: [
          { id: 'sum', kind: 'money', label: words('上限') },
          {
            id: 'who',
            kind: 'choices',
            label: words('主体'),
            options: [{ code: 'ent', name: words('企业') }],
          },
        ],
      },
      {
        id: 'three',
        title: words('说明'),
        group: words('说明'),
        sheet: 'collection',
        fields: [{ id: 'note', kind: 'long-text', label: words('说明'), max: 99 }],
      },
    ],
    rules: [],
  },
})

const head = {
  call: 'c',
  slug: '2030-1',
  year: 2030,
  title: words('指南'),
  intro: words(''),
  applyFrom: null,
  applyTo: null,
  kinds: ['B', 'A', 'C'].map((code) => ({ code, name: words(code), terms: words('') })),
}
const edition = () => composeEdition(head, [placed('1', 'A'), placed('2', 'B'), placed('3', 'A')])

describe('an edition', () => {
  test('is numbered by kind and place; kinds without directions have no section', () => {
    expect(edition().sections.map((it) => [it.no, it.kind, it.directions.map((one) => one.no)])).toEqual([
      ['1', 'B', ['1.1']],
      ['2', 'A', ['2.1', '2.2']],
    ])
  })
  test('says what was answered and nothing else', () => {
    expect(edition().sections[0]?.directions[0]?.parts.map((it) => it.entries)).toEqual([
      [
        { label: words('研究内容'), sort: 'text', sentences: [{ place: 'lines/r1', text: '第一句。' }] },
        {
          label: words('指标'),
          sort: 'table',
          columns: [words('指标'), words('要求')],
          rows: [{ place: 'rows/m1', cells: [words('时间'), words('3000')] }],
        },
      ],
      [
        { label: words('上限'), sort: 'money', place: 'sum', amount: '100' },
        { label: words('主体'), sort: 'list', place: 'who', names: [words('企业'), words('odd')] },
      ],
    ])
  })
  test('is corrected sentence by sentence, and its numbers stay', () => {
    const changes = [
      { no: '1.1', place: 'lines/r1', text: '改后。' },
      { no: '1.1', place: titlePlace, text: '新名称' },
    ]
    const after = corrected(edition(), { changes, withholds: ['2.1'] })
    const all = 'content' in after ? after.content.sections.flatMap((it) => it.directions) : []
    expect(all.map((it) => [it.no, it.title, it.withheld ?? false])).toEqual([
      ['1.1', '新名称', false],
      ['2.1', '', true],
      ['2.2', '方向3', false],
    ])
    expect(JSON.stringify(all[0])).toContain('改后。')
  })
  test.each([
    [{ changes: [], withholds: ['9.9'] }, '9.9'],
    [{ changes: [{ no: '1.1', place: 'sum', text: '9' }], withholds: [] }, '1.1 sum'],
    [{ changes: [{ no: '3.1', place: 'lines/r1', text: '9' }], withholds: [] }, '3.1 lines/r1'],
  ])('does not take a correction of what it has not: %j', (correction, unknown) => {
    expect(corrected(edition(), correction)).toEqual({ unknown })
  })
})

const simple = (id: string, no: string, title: string, text = '同样。'): EditionDirection => ({
  id,
  no,
  title,
  office,
  field: null,
  parts: [
    {
      id: 'p',
      title: words('内容'),
      entries: [{ label: words('内容'), sort: 'text', sentences: [{ place: 'p', text }] }],
    },
  ],
})
const guideOf = (...directions: readonly EditionDirection[]): EditionContent => ({
  ...composeEdition(head, []),
  sections: [{ no: '1', kind: 'A', name: words('A'), terms: words(''), directions }],
})

describe('the difference of two guides', () => {
  const before = guideOf(simple('a', '1.1', '海上风电叶片防护'), simple('b', '1.2', '绿色甲醇燃料'))
  test.each([
    ['the same', before, { added: 0, removed: 0, changed: 0, kept: 2 }],
    [
      'one more',
      guideOf(...(before.sections[0]?.directions ?? []), simple('c', '1.3', '新的')),
      { added: 1, removed: 0, changed: 0, kept: 2 },
    ],
    [
      'one less',
      guideOf(simple('a', '1.1', '海上风电叶片防护')),
      { added: 0, removed: 1, changed: 0, kept: 1 },
    ],
    [
      'new words',
      guideOf(simple('a', '1.1', '海上风电叶片防护', '改了。'), simple('b', '1.2', '绿色甲醇燃料')),
      { added: 0, removed: 0, changed: 1, kept: 1 },
    ],
    [
      'a like title under another id',
      guideOf(simple('x', '1.1', '海上风电叶片防护技术'), simple('y', '1.2', '别的事情')),
      { added: 1, removed: 1, changed: 1, kept: 0 },
    ],
    [
      'the same title under another id',
      guideOf(simple('x', '1.1', '绿色甲醇燃料')),
      { added: 0, removed: 1, changed: 0, kept: 1 },
    ],
    ['nothing', guideOf(), { added: 0, removed: 2, changed: 0, kept: 0 }],
  ])('%s', (_, after, expected) => {
    const { added, removed, changed, kept } = differenceOf(before, after)
    expect({ added: added.length, removed: removed.length, changed: changed.length, kept }).toEqual(expected)
  })
})

describe('overlaps', () => {
  const at = (id: string, of: string, title: string) => ({ id, office: of, kind: 'A', title })
  test('are told between two offices only', () => {
    const found = overlapsOf([
      at('a', 'X', '海上风电叶片防护技术'),
      at('b', 'Y', '海上风电叶片防护工艺'),
      at('c', 'X', '海上风电叶片防护技术'),
      at('d', 'Y', '绿色甲醇'),
    ])
    expect(found.map((it) => [it.a, it.b])).toEqual([
      ['a', 'b'],
      ['b', 'c'],
    ])
  })
  test.each([
    ['', '', 0],
    ['海', '海', 1],
    ['海上风电', '海上风电', 1],
    ['海上风电', '陆地光伏', 0],
  ])('%s and %s', (a, b, score) => {
    expect(alikeTitles(a, b)).toBe(score)
  })
})

describe('the checks', () => {
  const guide: CheckedGuide = {
    kinds: [{ code: 'A', name: words('A'), hasTerms: true }],
    offices: ['X'],
    applyFrom: '2030-05-01',
    applyTo: '2030-06-01',
  }
  const direction = (change: Partial<CheckedDirection> = {}): CheckedDirection => ({
    id: 'd',
    title: '方向',
    kind: 'A',
    office: 'X',
    state: 'argued',
    position: 1,
    topDown: '',
    sources: [{ no: 'N1', open: true }],
    open: [],
    doubtful: [],
    empty: [],
    emptyParts: [],
    ...change,
  })
  test.each<[string, Partial<CheckedGuide>, readonly CheckedDirection[], readonly string[]]>([
    ['nothing wrong', {}, [direction()], []],
    ['empty', {}, [], ['no-directions', 'kind-empty']],
    ['no dates', { applyFrom: null }, [direction()], ['no-dates']],
    ['backwards', { applyFrom: '2031-01-01' }, [direction()], ['dates-reversed']],
    ['no terms', { kinds: [{ code: 'A', name: words('A'), hasTerms: false }] }, [direction()], ['no-terms']],
    ['not argued', {}, [direction({ state: 'confirmed' })], ['not-argued']],
    ['a strange office', {}, [direction({ office: 'Z' })], ['office-unknown']],
    ['a strange kind', {}, [direction({ kind: 'Z' })], ['kind-foreign', 'kind-empty']],
    ['unanswered', {}, [direction({ open: [words('上限')] })], ['sheet-open']],
    ['doubtful', {}, [direction({ doubtful: [words('上限')] })], ['sheet-doubtful']],
    ['left empty', {}, [direction({ empty: [words('限项')] })], ['left-empty']],
    ['an empty part', {}, [direction({ emptyParts: [words('指标')] })], ['part-empty']],
    ['no source', {}, [direction({ sources: [] })], ['no-source']],
    ['no source but a reason', {}, [direction({ sources: [], topDown: '上级要求' })], []],
    ['a source that is gone', {}, [direction({ sources: [{ no: 'N1', open: false }] })], ['source-gone']],
    [
      'twins',
      {},
      [direction(), direction({ id: 'e', title: ' 方 向', position: 2 })],
      ['same-title', 'same-title'],
    ],
    [
      'one place for two',
      {},
      [direction(), direction({ id: 'e', title: '另一' })],
      ['same-place', 'same-place'],
    ],
  ])('%s', (_, change, directions, rules) => {
    expect(checkGuide({ ...guide, ...change }, directions).map((it) => it.rule)).toEqual(rules)
  })
})
