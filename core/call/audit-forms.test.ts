import { describe, expect, test } from 'vitest'
import { aCall, aKind } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Column, Field, FieldUse, Section } from '../form/form.ts'
import { audit } from './audit.ts'
import type { Call } from './call.ts'

const words = { zh: '题', en: 'Question' }
const base = { id: 'it', label: words }
const aText = (id: string, change: object = {}): Field & { readonly kind: 'text' } => ({
  ...base,
  id,
  kind: 'text',
  max: 9,
  ...change,
})
const section = (id: string, change: Partial<Section> = {}): Section => ({
  id,
  title: words,
  group: words,
  sheet: 'collection',
  fields: [aText(`${id}Field`)],
  ...change,
})

/** What the audit says of the smallest call's first form with these sections besides. */
const saidOf = (sections: readonly Section[], change: Partial<Call> = {}): readonly string[] => {
  const form = aForm({ sections: [...aForm().sections, ...sections] })
  const found = audit(aCall({ forms: { ...aCall().forms, tech: form }, ...change }))
  return found.map((it) => `${it.path} ${it.code}`)
}
const saidOfField = (field: Field): readonly string[] => saidOf([section('a', { fields: [field] })])

describe('limits', () => {
  test.each<[string, Field, readonly string[]]>([
    ['may be one and the same', aText('it', { min: 9 }), []],
    ['of rows', { ...base, kind: 'table', minRows: 4, maxRows: 3, columns: [aText('b')] }, ['a.it limits']],
    [
      'of rows that are as many',
      { ...base, kind: 'table', minRows: 3, maxRows: 3, columns: [aText('b')] },
      [],
    ],
    [
      'of a column',
      { ...base, kind: 'table', maxRows: 3, columns: [aText('b', { min: 10 })] },
      ['a.it.b limits'],
    ],
    [
      'of what is usual',
      { ...base, kind: 'integer', usual: { min: 2, max: 1, why: words } },
      ['a.it limits'],
    ],
    [
      'below which nothing is usual',
      { ...base, kind: 'integer', min: 3, usual: { min: 2, why: words } },
      ['a.it limits'],
    ],
    [
      'above which nothing is usual',
      { ...base, kind: 'integer', max: 3, usual: { max: 4, why: words } },
      ['a.it limits'],
    ],
    [
      'around what is usual',
      { ...base, kind: 'integer', min: 1, max: 4, usual: { min: 2, max: 3, why: words } },
      [],
    ],
    [
      'that more choices are needed than there are',
      { ...base, kind: 'choices', list: 'districts', min: 2 },
      ['a.it limits'],
    ],
    [
      'that as many choices are needed as there are',
      { ...base, kind: 'choices', list: 'districts', min: 1 },
      [],
    ],
    [
      'that as many files are sent as the call takes',
      { ...base, kind: 'files', maxFiles: 10, accept: ['pdf'] },
      [],
    ],
  ])('%s', (_, field, expected) => expect(saidOfField(field)).toEqual(expected))
})

describe('a choice', () => {
  const option = { code: 'a', name: words }
  test.each<[string, Field, readonly string[]]>([
    [
      'from options and a list at once',
      { ...base, kind: 'choice', options: [option], list: 'districts' },
      ['a.it no-options'],
    ],
    [
      'from one option twice',
      { ...base, kind: 'choice', options: [option, option] },
      ['a.it.options[1] twice'],
    ],
    ['from a tree', { ...base, kind: 'tree-choice', list: 'districts' }, []],
    [
      'from a tree that is not there',
      { ...base, kind: 'tree-choice', list: 'none' },
      ['a.it.list unknown-list'],
    ],
  ])('%s', (_, field, expected) => expect(saidOfField(field)).toEqual(expected))
})

describe('what is shown and not typed', () => {
  const flag = { table: 'rows', column: 'where', list: 'industries', property: 'heavy' }
  const rows: Field = { ...base, id: 'rows', kind: 'table', maxRows: 3, columns: [aText('where')] }
  const industries = [
    { code: 'i', name: words },
    { code: 'j', name: words, properties: { heavy: true } },
  ]
  test.each<[string, Extract<Field, { kind: 'computed' }>['formula'], readonly string[]]>([
    ['a mark of a row', { flag }, []],
    ['a mark of no table', { flag: { ...flag, table: 'none' } }, [' unknown-field']],
    ['a mark of no column', { flag: { ...flag, column: 'none' } }, ['.flag.column unknown-column']],
    ['a mark from no list', { flag: { ...flag, list: 'none' } }, ['.flag.list unknown-list']],
    [
      'a mark that the list does not hold',
      { flag: { ...flag, property: 'none' } },
      ['.flag.property unknown-property'],
    ],
    ['a count of rows', { rows: 'rows' }, []],
    ['a count of no rows', { rows: 'none' }, [' unknown-field']],
    ['a sum of which one part is missing', { sum: ['title', 'none'] }, [' unknown-field']],
  ])('%s', (_, formula, expected) => {
    const fields: readonly Field[] = [rows, { ...base, kind: 'computed', formula }]
    const said = saidOf([section('a', { fields })], { lists: { ...aCall().lists, industries } })
    expect(said).toEqual(expected.map((it) => `a.it.formula${it}`))
  })
})

describe('a table of an assessment', () => {
  const column = (use: FieldUse): Column => aText(use, { use })
  const needed = {
    'readiness-elements': ['element-name', 'element-importance', 'element-novelty', 'element-target'],
    'readiness-evidence': ['evidence-name', 'evidence-type', 'evidence-day', 'evidence-supports'],
    'readiness-steps': ['step-month', 'step-level', 'step-text'],
  } as const satisfies Partial<Record<FieldUse, readonly FieldUse[]>>
  const tables = Object.entries(needed) as readonly [keyof typeof needed, readonly FieldUse[]][]
  const table = (use: FieldUse, columns: readonly Column[]): Field => ({
    ...base,
    kind: 'table',
    maxRows: 3,
    use,
    columns: [aText('other'), ...columns],
  })
  const saidOfTable = (use: FieldUse, columns: readonly Column[]) =>
    saidOfField(table(use, columns)).filter((it) => !it.endsWith('no-checklists'))

  test.each(tables)('%s has the columns that make it one', (use, uses) => {
    expect(saidOfTable(use, uses.map(column))).toEqual([])
  })
  test.each(tables)('%s misses each of them', (use, uses) => {
    for (const one of uses)
      expect(saidOfTable(use, uses.filter((it) => it !== one).map(column))).toEqual(['a.it column-missing'])
  })
  test('any other table may have what columns it likes', () => {
    expect(saidOfField(table('co-proposers', []))).toEqual([])
  })
})

describe('names', () => {
  const rows = (...ids: readonly string[]): Field => ({
    ...base,
    kind: 'table',
    maxRows: 3,
    columns: ids.map((it) => aText(it)),
  })
  test.each<[string, readonly Section[], readonly string[]]>([
    ['of sections differ', [section('a'), section('a', { fields: [aText('b')] })], ['a twice']],
    ['of columns differ in a table', [section('a', { fields: [rows('b', 'b')] })], ['a.it.b twice']],
    ['of columns may be those of fields', [section('a', { fields: [rows('title')] })], []],
    ['of fields differ over all sections', [section('a', { fields: [aText('title')] })], ['a.title twice']],
  ])('%s', (_, sections, expected) => expect(saidOf(sections)).toEqual(expected))
})

describe('where something is asked', () => {
  test.each<[string, readonly Section[], readonly string[]]>([
    ['a section leans on what there is', [section('a', { when: { filled: 'title' } })], []],
    ['a section leans on nothing', [section('a', { when: { filled: 'none' } })], ['a.when unknown-field']],
    ['an answer begins with another', [section('a', { fields: [aText('b', { prefill: 'title' })] })], []],
    [
      'nobody is asked a section of another kind',
      [section('a', { when: { kind: ['STUDY'] }, fields: [aText('b', { prefill: 'none' })] })],
      [],
    ],
  ])('%s', (_, sections, expected) => expect(saidOf(sections)).toEqual(expected))
})

describe('each kind finds in its form', () => {
  const without = (...uses: readonly FieldUse[]) =>
    aForm().sections.map((it) => ({
      ...it,
      fields: it.fields.filter((field) => field.use === undefined || !uses.includes(field.use)),
    }))
  const [, study] = aCall().kinds
  if (study === undefined) throw new Error('a second kind')
  const missing = (
    sections: readonly Section[],
    kind: Parameters<typeof aKind>[0] = {},
    change: Partial<Call> = {},
  ) =>
    audit(
      aCall({
        forms: { ...aCall().forms, tech: aForm({ sections, rules: [] }) },
        kinds: [aKind(kind), study],
        ...change,
      }),
    )
      .filter((it) => it.code === 'question-missing')
      .map((it) => it.params['use'])

  test.each<[string, readonly unknown[], readonly unknown[]]>([
    ['a title and an abstract', missing(without('title', 'abstract')), ['title', 'abstract']],
    ['a field where one is asked', missing(without('field')), ['field']],
    ['no field where it is fixed', missing(without('field'), { field: { fixed: 'SEA' } }), []],
    ['no field where none is asked', missing(without('field'), { field: { ask: 'never' } }), []],
    [
      'levels where they are required',
      missing(without('readiness-now', 'readiness-target')),
      ['readiness-now', 'readiness-target'],
    ],
    [
      'no levels where they are not',
      missing(without('readiness-now', 'readiness-target'), { readiness: 'optional' }),
      [],
    ],
    [
      'a question for livelihoods where they are asked',
      missing(without(), { asksLivelihood: true }),
      ['livelihood'],
    ],
    ['both sheets', missing(aForm().sections.filter((it) => it.sheet === 'collection')), ['condensation']],
    [
      'a sheet that is asked of it',
      missing(
        aForm().sections.map((it) =>
          it.sheet === 'condensation' ? { ...it, when: { kind: ['STUDY'] } } : it,
        ),
      ),
      ['condensation'],
    ],
    [
      'a title that is asked of it',
      missing(
        aForm().sections.map((it) => ({
          ...it,
          fields: it.fields.map((one) => (one.use === 'title' ? { ...one, when: { kind: ['STUDY'] } } : one)),
        })),
      ),
      ['title'],
    ],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected))

  test('one question for one use, among those that it is asked', () => {
    const twice = (kind: string) =>
      saidOf([section('a', { fields: [aText('b', { use: 'title', when: { kind: [kind] } })] })])
    expect([twice('TECH'), twice('STUDY')]).toEqual([['b twice'], []])
  })
  test('nothing that the sheet for directions must ask', () => {
    const { direction } = aCall()
    const sections = direction.sections.map((it) => ({
      ...it,
      fields: it.fields.filter((field) => field.use !== 'title'),
    }))
    expect(audit(aCall({ direction: { ...direction, sections } }))).toEqual([])
  })
})
