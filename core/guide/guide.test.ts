import { describe, expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import { type CheckedDirection, type CheckedGuide, checkGuide, guideRules } from './check.ts'
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
const saying = (...sentences: readonly string[]): EditionDirection => ({
  ...simple('a', '1.1', '方向'),
  parts: [
    {
      id: 'p',
      title: words('内容'),
      entries: [
        {
          label: words('内容'),
          sort: 'text',
          sentences: sentences.map((text, at) => ({ place: `p/${at}`, text })),
        },
      ],
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
    [
      'an unlike title under another id',
      guideOf(simple('x', '1.1', '海上平台')),
      { added: 1, removed: 2, changed: 0, kept: 0 },
    ],
  ])('%s', (_, after, expected) => {
    const { added, removed, changed, kept } = differenceOf(before, after)
    expect({ added: added.length, removed: removed.length, changed: changed.length, kept }).toEqual(expected)
  })

  const pairs = (was: EditionContent, is: EditionContent) =>
    differenceOf(was, is).changed.map((it) => `${it.was.no} ${it.no} ${it.sentences}`)
  test.each<[string, EditionContent, EditionContent, readonly string[]]>([
    [
      'by its identity, whatever its title',
      guideOf(simple('a', '1.1', '甲乙丙丁'), simple('b', '1.2', '戊己庚辛')),
      guideOf(simple('b', '1.1', '甲乙丙丁'), simple('a', '1.2', '戊己庚辛')),
      ['1.2 1.1 0', '1.1 1.2 0'],
    ],
    [
      'by its title before a like one',
      guideOf(simple('a', '1.1', '甲乙丙丁戊'), simple('b', '1.2', '甲乙丙丁')),
      guideOf(simple('x', '1.1', '甲乙丙丁', '改了。'), simple('y', '1.2', '甲乙丙丁己', '改了。')),
      ['1.2 1.1 2', '1.1 1.2 2'],
    ],
    [
      'by the likest title',
      guideOf(
        simple('a', '1.1', '甲乙丙丁戊己'),
        simple('b', '1.2', '甲乙丙丁庚辛'),
        simple('c', '1.3', '甲乙丙丁'),
      ),
      guideOf(simple('x', '1.1', '甲乙丙丁庚')),
      ['1.2 1.1 0'],
    ],
    [
      'by the first of two that are as like',
      guideOf(simple('a', '1.1', '甲乙丙丁戊'), simple('b', '1.2', '甲乙丙丁己')),
      guideOf(simple('x', '1.1', '甲乙丙丁庚')),
      ['1.1 1.1 0'],
    ],
    // Five neighbours each, three in common.
    [
      'by a title that is just like enough',
      guideOf(simple('a', '1.1', '甲乙丙丁戊己')),
      guideOf(simple('x', '1.1', '甲乙丙丁庚辛')),
      ['1.1 1.1 0'],
    ],
    ['a sentence more is one', guideOf(saying('甲。')), guideOf(saying('甲。', '乙。')), ['1.1 1.1 1']],
    ['a sentence less is one', guideOf(saying('甲。', '乙。')), guideOf(saying('甲。')), ['1.1 1.1 1']],
    [
      'another sentence is two',
      guideOf(saying('甲。', '乙。')),
      guideOf(saying('甲。', '丙。')),
      ['1.1 1.1 2'],
    ],
    [
      'the same sentences in another order are none',
      guideOf(saying('甲。', '乙。')),
      guideOf(saying('乙。', '甲。')),
      [],
    ],
  ])('a direction is found again: %s', (_, was, is, expected) => {
    expect(pairs(was, is)).toEqual(expected)
  })

  test('a like title of another section is another direction', () => {
    const after = guideOf(simple('x', '1.1', '海上风电叶片防护技术'))
    const sections = after.sections.map((it) => ({ ...it, kind: 'B' }))
    expect(differenceOf(before, { ...after, sections })).toMatchObject({
      added: [{ no: '1.1' }],
      changed: [],
    })
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
  test('are told from half of the signs on, the likest first, then by the first of the two', () => {
    // Four neighbours each: two in common are half, three are three quarters.
    const found = overlapsOf([
      at('m', 'X', '甲乙丙丁戊'),
      at('n', 'Y', '己甲乙丙庚'),
      at('l', 'Z', '辛甲乙丙壬'),
      at('o', 'W', '甲乙丙丁癸'),
      at('p', 'V', '戊丁丙乙甲'),
    ])
    expect(found.map((it) => [it.a, it.b, it.score])).toEqual([
      ['m', 'o', 0.75],
      ['l', 'o', 0.5],
      ['m', 'n', 0.5],
      ['m', 'l', 0.5],
      ['n', 'l', 0.5],
      ['n', 'o', 0.5],
    ])
  })
  test('are told in whole hundredths', () => {
    expect(overlapsOf([at('a', 'X', '甲乙丙丁'), at('b', 'Y', '甲乙丙戊')])[0]?.score).toBe(0.67)
  })
  test.each([
    ['', '', 0],
    ['', '海', 0],
    ['海', '海', 1],
    ['海', '海上', 0],
    ['海上', '海上', 1],
    ['海 上。', '海上', 1],
    ['海上风', '海上', 2 / 3],
    ['海上风电', '海上风电', 1],
    ['海上风电', '陆地光伏', 0],
  ])('%s and %s', (a, b, score) => {
    expect(alikeTitles(a, b)).toBe(score)
    expect(alikeTitles(b, a)).toBe(score)
  })
})

describe('the checks', () => {
  const kind = (code: string) => ({ code, name: words(code), hasTerms: true })
  const guide: CheckedGuide = {
    kinds: [kind('A')],
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
  const cases: readonly [string, Partial<CheckedGuide>, readonly CheckedDirection[], readonly string[]][] = [
    ['nothing wrong', {}, [direction()], []],
    ['empty', {}, [], ['no-directions', 'kind-empty']],
    ['no dates', { applyFrom: null }, [direction()], ['no-dates']],
    ['no end', { applyTo: null }, [direction()], ['no-dates']],
    ['backwards', { applyFrom: '2031-01-01' }, [direction()], ['dates-reversed']],
    ['one day', { applyFrom: '2030-06-01' }, [direction()], []],
    ['a kind of two with a direction', { kinds: [kind('A'), kind('B')] }, [direction()], ['kind-empty']],
    [
      'a strange kind beside a known one',
      {},
      [direction(), direction({ id: 'e', title: '另一', kind: 'Z' })],
      ['kind-foreign'],
    ],
    ['no terms', { kinds: [{ code: 'A', name: words('A'), hasTerms: false }] }, [direction()], ['no-terms']],
    ['not argued', {}, [direction({ state: 'confirmed' })], ['not-argued']],
    ['published already', {}, [direction({ state: 'published' })], []],
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
    [
      'no place yet for two',
      {},
      [direction({ position: null }), direction({ id: 'e', title: '另一', position: null })],
      [],
    ],
    [
      'the same place in two kinds',
      { kinds: [kind('A'), kind('B')] },
      [direction(), direction({ id: 'e', title: '另一', kind: 'B' })],
      [],
    ],
    [
      'what must be put right comes first',
      {},
      [direction({ empty: [words('限项')], sources: [] })],
      ['no-source', 'left-empty'],
    ],
  ]
  test.each(cases)('%s', (_, change, directions, rules) => {
    expect(checkGuide({ ...guide, ...change }, directions).map((it) => it.rule)).toEqual(rules)
  })

  test('every rule has its case', () => {
    expect(new Set(cases.flatMap((it) => it[3]))).toEqual(new Set(guideRules))
  })

  test.each<
    [string, Partial<CheckedGuide>, readonly CheckedDirection[], string | undefined, readonly string[]]
  >([
    ['the kind without directions', { kinds: [kind('A'), kind('B')] }, [direction()], undefined, ['B']],
    [
      'the kind without terms',
      { kinds: [{ ...kind('A'), hasTerms: false }] },
      [direction()],
      undefined,
      ['A'],
    ],
    ['the questions', {}, [direction({ open: [words('上限'), words('周期')] })], 'd', ['上限', '周期']],
    [
      'the sources that are gone, and only those',
      {},
      [direction({ sources: ['N1', 'N2', 'N3'].map((no) => ({ no, open: no === 'N2' })) })],
      'd',
      ['N1', 'N3'],
    ],
  ])('a finding names %s', (_, change, directions, about, names) => {
    const [found] = checkGuide({ ...guide, ...change }, directions)
    expect([found?.direction, found?.names.map((it) => it.zh)]).toEqual([about, names])
  })
})
