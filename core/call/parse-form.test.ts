import { describe, expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import { blocksShape, fieldShape, formShape, insertedShape, words } from './parse-form.ts'

const label = { zh: '题', en: 'Question' }
const base = { id: 'it', label }
const option = { code: 'a', name: label }
const aText = { ...base, kind: 'text', max: 10 }
const aTable = { ...base, kind: 'table', maxRows: 1, columns: [aText] }
const aSection = { id: 'it', title: label, group: label, sheet: 'collection', fields: [aText] }

const isField = (it: unknown): boolean => fieldShape.safeParse(it).success
const isForm = (change: object): boolean => formShape.safeParse({ ...aForm(), ...change }).success
const isSection = (it: unknown): boolean => isForm({ sections: [it] })
const isCondition = (it: unknown): boolean => isField({ ...aText, when: it })
const isRule = (it: object): boolean =>
  isForm({ rules: [{ weight: 'must', message: label, at: 'it', ...it }] })

type Row = readonly [what: string, taken: readonly unknown[], refused: readonly unknown[]]
const each = (takes: (it: unknown) => boolean, rows: readonly Row[]) =>
  test.each(rows)('%s', (_, taken, refused) => {
    expect(taken.filter((it) => !takes(it))).toEqual([])
    expect(refused.filter((it) => takes(it))).toEqual([])
  })

describe('words', () =>
  each(
    (it) => words.safeParse(it).success,
    [
      [
        'both languages',
        [label, { zh: '题', en: 'Q' }],
        [{ zh: '题' }, { zh: '题', en: '' }, { zh: '', en: 'Q' }],
      ],
    ],
  ))

describe('a field', () =>
  each(isField, [
    [
      'a text says how long it may be, by kind where kinds differ, and in which form it is written',
      [
        { ...aText, max: 1 },
        { ...aText, min: 0, maxByKind: { TECH: 1 } },
        ...['email', 'mobile', 'phone', 'postcode', 'url', 'latin', 'credit-code'].map((format) => ({
          ...aText,
          format,
        })),
      ],
      [
        { ...aText, max: 0 },
        { ...aText, max: undefined },
        { ...aText, min: -1 },
        { ...aText, maxByKind: { TECH: 0 } },
        { ...aText, format: 'verse' },
      ],
    ],
    [
      'a long text has no form of its own',
      [{ ...aText, kind: 'long-text' }],
      [{ ...aText, kind: 'long-text', format: 'email' }],
    ],
    [
      'numbers have bounds, whole ones also what is usual',
      [
        { ...base, kind: 'integer', min: -5, max: 5, unit: label, usual: { min: 0, max: 1, why: label } },
        { ...base, kind: 'decimal', precision: 0 },
        { ...base, kind: 'decimal', precision: 9, min: 0.5, max: 1.5 },
      ],
      [
        { ...base, kind: 'integer', usual: { min: 0 } },
        { ...base, kind: 'decimal' },
        { ...base, kind: 'decimal', precision: 10 },
      ],
    ],
    ['an amount may have to be above nothing', [{ ...base, kind: 'money', positive: true, max: 10.5 }], []],
    [
      'a date is a day or a month',
      [
        { ...base, kind: 'date', precision: 'day' },
        { ...base, kind: 'date', precision: 'month' },
      ],
      [{ ...base, kind: 'date', precision: 'year' }],
    ],
    [
      'a span has at least a month',
      [
        { ...base, kind: 'period' },
        { ...base, kind: 'period', maxMonths: 1 },
      ],
      [{ ...base, kind: 'period', maxMonths: 0 }],
    ],
    [
      'a choice is among options or a list',
      [
        { ...base, kind: 'choice', options: [option] },
        { ...base, kind: 'choice', list: 'fields' },
        { ...base, kind: 'choices', list: 'fields', min: 0, max: 2 },
        { ...base, kind: 'tree-choice', list: 'industries', max: 1 },
      ],
      [
        { ...base, kind: 'choice', options: [] },
        { ...base, kind: 'choices', list: 'fields', min: -1 },
        { ...base, kind: 'tree-choice' },
      ],
    ],
    [
      'tags, units and declarations',
      [
        { ...base, kind: 'tags', min: 0, max: 1, each: 1 },
        { ...base, kind: 'org-ref', max: 1 },
        { ...base, kind: 'declaration', statement: label },
      ],
      [
        { ...base, kind: 'tags', min: 0, max: 0, each: 1 },
        { ...base, kind: 'tags', min: 0, max: 1, each: 0 },
        { ...base, kind: 'org-ref', max: 0 },
        { ...base, kind: 'declaration' },
      ],
    ],
    [
      'a table has a column and room for a row',
      [
        { ...aTable, minRows: 0, usualText: 1 },
        { ...aTable, columns: [{ ...base, kind: 'supports', of: 'elements' }] },
        { ...aTable, columns: [{ ...base, kind: 'file-of', of: 'papers' }] },
      ],
      [
        { ...aTable, columns: [] },
        { ...aTable, maxRows: 0 },
        { ...aTable, usualText: 0 },
        { ...aTable, columns: [aTable] },
      ],
    ],
    [
      'what points to a table or a slot stands in a table only',
      [],
      [
        { ...base, kind: 'supports', of: 'elements' },
        { ...base, kind: 'file-of', of: 'papers' },
      ],
    ],
    [
      'files are of some of five sorts',
      [
        { ...base, kind: 'files', maxFiles: 1, accept: ['pdf'] },
        { ...base, kind: 'files', maxFiles: 9, accept: ['jpg', 'png', 'docx', 'xlsx'] },
      ],
      [
        { ...base, kind: 'files', maxFiles: 0, accept: ['pdf'] },
        { ...base, kind: 'files', maxFiles: 1, accept: [] },
        { ...base, kind: 'files', maxFiles: 1, accept: ['exe'] },
      ],
    ],
    [
      'what is shown and not typed is a sum, a mark or a count',
      [
        { ...base, kind: 'readiness' },
        { ...base, kind: 'computed', formula: { sum: ['a'] } },
        { ...base, kind: 'computed', formula: { rows: 'a' } },
        {
          ...base,
          kind: 'computed',
          formula: { flag: { table: 'a', column: 'b', list: 'c', property: 'd' } },
        },
      ],
      [
        { ...base, kind: 'computed', formula: { sum: [] } },
        { ...base, kind: 'computed', formula: {} },
        { ...base, kind: 'computed' },
      ],
    ],
    ['a field of no kind', [], [base, { ...base, kind: 'poem' }]],
  ]))

describe('a condition', () =>
  each(isCondition, [
    [
      'an answer is one of these',
      [
        { field: 'a', is: ['x'] },
        { field: 'a', is: [true] },
      ],
      [{ field: 'a', is: [] }],
    ],
    ['one of these is among the answers', [{ field: 'a', has: ['x'] }], [{ field: 'a', has: [] }]],
    ['something is written, or nothing', [{ filled: 'a' }, { blank: 'a' }], [{ filled: '' }, { blank: '' }]],
    ['a number is below another', [{ less: 'a', than: -1.5 }], [{ less: 'a' }]],
    ['it is of these kinds', [{ kind: ['TECH'] }], [{ kind: [] }]],
    ['the unit is of these types', [{ orgType: ['UNI'] }], [{ orgType: [] }]],
    ['all of these hold', [{ all: [{ filled: 'a' }] }], [{ all: [] }, { all: [{}] }]],
    ['any of these holds', [{ any: [{ filled: 'a' }] }], [{ any: [] }, { any: [{}] }]],
    ['this does not hold', [{ not: { filled: 'a' } }], [{ not: {} }]],
    ['nothing that we know', [], [{}, { when: 'a' }, 'a', true]],
  ]))

describe('a rule', () =>
  each(
    (it) => isRule(it as object),
    [
      [
        'parts make up a whole',
        [{ rule: 'sum', parts: ['a'], total: 'b', within: 0.5 }],
        [{ rule: 'sum', parts: [], total: 'b' }],
      ],
      [
        'one number is at most another',
        [{ rule: 'at-most', field: 'a', than: 'b', times: 2 }],
        [{ rule: 'at-most' }],
      ],
      [
        'a share',
        [{ rule: 'at-least-share', field: 'a', of: 'b', percent: 20 }],
        [{ rule: 'at-least-share' }],
      ],
      [
        'columns rise',
        [{ rule: 'rising', table: 'a', columns: ['b'] }],
        [{ rule: 'rising', table: 'a', columns: [] }],
      ],
      [
        'some row is one of these, or none is',
        [
          { rule: 'some-row', table: 'a', column: 'b', is: ['x'] },
          { rule: 'no-row', table: 'a', column: 'b', is: ['x'] },
        ],
        [
          { rule: 'some-row', table: 'a', column: 'b', is: [] },
          { rule: 'no-row', table: 'a', column: 'b', is: [] },
        ],
      ],
      [
        'some row lies within a span',
        [{ rule: 'some-row-within', table: 'a', column: 'b', within: 'c', list: 'd' }],
        [{ rule: 'some-row-within', table: 'a', column: 'b', within: 'c' }],
      ],
      [
        'not before today, and never',
        [{ rule: 'from-now', field: 'a' }, { rule: 'never' }],
        [{ rule: 'from-now' }],
      ],
      ['blocks or warns', [{ rule: 'never', weight: 'should' }], [{ rule: 'never', weight: 'may' }]],
    ],
  ))

describe('a section', () =>
  each(isSection, [
    [
      'belongs to one of two sheets, asks something, and may be for some eyes only',
      [
        aSection,
        { ...aSection, sheet: 'condensation', seenBy: 'office', tells: 'who' },
        { ...aSection, seenBy: 'all' },
      ],
      [
        { ...aSection, fields: [] },
        { ...aSection, sheet: 'other' },
        { ...aSection, seenBy: 'nobody' },
        { ...aSection, tells: 'what' },
      ],
    ],
    [
      'is a block of another file, with what is otherwise here',
      [
        { block: 'basics' },
        { block: 'basics', when: { kind: ['TECH'] }, without: ['a'], change: { a: { max: 3 } } },
      ],
      [{ block: 1 }, { block: 'basics', fields: [] }, null, 'basics'],
    ],
  ]))

test('a form, the sheet for all forms and the shared blocks hold sections', () => {
  const asks = { id: 'tech', title: label }
  expect(formShape.safeParse({ ...asks, sections: [aSection] }).data).toMatchObject({ rules: [] })
  expect(insertedShape.safeParse({ sections: [aSection] }).data).toMatchObject({ rules: [] })
  expect(blocksShape.safeParse({ blocks: { basics: aSection } }).success).toBe(true)
  expect(formShape.safeParse({ ...asks, sections: [] }).success).toBe(false)
  expect(insertedShape.safeParse({ sections: [] }).success).toBe(false)
  expect(blocksShape.safeParse({ blocks: { basics: { block: 'basics' } } }).success).toBe(false)
})
