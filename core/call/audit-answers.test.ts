import { describe, expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Condition } from '../form/condition.ts'
import type { Field, Rule } from '../form/form.ts'
import { audit } from './audit.ts'
import { codesOfField, possible } from './audit-answers.ts'

const words = { zh: '题', en: 'Question' }
const base = { id: 'it', label: words }
const option = { code: 'a', name: words }

/** What the audit says of the smallest call's first form with these fields and rules besides. */
const saidOf = (fields: readonly Field[], rules: readonly Rule[] = []): readonly string[] => {
  const sections = aForm().sections.map((it) =>
    it.id === 'basics' ? { ...it, fields: [...it.fields, ...fields] } : it,
  )
  const found = audit(aCall({ forms: { ...aCall().forms, tech: aForm({ sections, rules }) } }))
  return found.map((it) => `${it.path} ${it.code}`)
}

describe('the codes that may be said', () => {
  test.each<[string, Field, readonly string[] | undefined]>([
    ['of a choice are its options', { ...base, kind: 'choice', options: [option] }, ['a']],
    ['of several are those of its list', { ...base, kind: 'choices', list: 'districts' }, ['210299']],
    ['of a tree are those of its list', { ...base, kind: 'tree-choice', list: 'districts' }, ['210299']],
    ['are not known where the list is not there', { ...base, kind: 'choice', list: 'none' }, undefined],
    ['are not known where there is nothing to choose from', { ...base, kind: 'choice' }, undefined],
    ['are not limited in a text', { ...base, kind: 'text', max: 9 }, undefined],
  ])('%s', (_, field, codes) => {
    const found = codesOfField(aCall(), field)
    expect(found && [...found]).toEqual(codes)
  })
})

describe('a condition that', () => {
  const [tech, study]: readonly Condition[] = [{ kind: ['TECH'] }, { kind: ['STUDY'] }]
  if (tech === undefined || study === undefined) throw new Error('two conditions')
  test.each<[string, Condition | undefined, readonly string[], boolean]>([
    ['is not there holds', undefined, ['TECH'], true],
    ['names a kind of the form can hold', tech, ['TECH', 'STUDY'], true],
    ['names another kind never holds', tech, ['STUDY'], false],
    ['names a kind can hold where no kind uses the form', tech, [], true],
    ['wants two kinds at once never holds for one', { all: [tech, study] }, ['TECH'], false],
    ['wants either can hold', { any: [tech, study] }, ['TECH'], true],
    ['leaves out the only kind never holds', { not: tech }, ['TECH'], false],
    ['leaves out one of two can hold', { not: tech }, ['TECH', 'STUDY'], true],
    ['leaves out an answer can hold', { not: { filled: 'title' } }, ['TECH'], true],
    ['asks for an answer can hold', { filled: 'title' }, ['TECH'], true],
  ])('%s', (_, condition, kinds, holds) => {
    expect(possible(condition, kinds)).toBe(holds)
  })
})

describe('a condition on', () => {
  const districts: Field = { ...base, id: 'where', kind: 'choices', list: 'districts' }
  test.each<[string, Condition, readonly string[]]>([
    [
      'what there is',
      { all: [{ filled: 'title' }, { blank: 'abstract' }, { less: 'abstract', than: 3 }] },
      [],
    ],
    [
      'codes, kinds and types that there are',
      { any: [{ field: 'where', has: ['210299'] }, { kind: ['TECH'] }, { orgType: ['UNI'] }] },
      [],
    ],
    ['any word of a text', { field: 'title', is: ['whatever'] }, []],
    ['no answer', { filled: 'none' }, [' unknown-field']],
    ['no blank', { blank: 'none' }, [' unknown-field']],
    ['no number', { less: 'none', than: 3 }, [' unknown-field']],
    ['no field', { field: 'none', is: ['x'] }, [' unknown-field']],
    ['the second of two codes', { field: 'where', has: ['210299', 'x'] }, ['.has[1] unknown-code']],
    ['a choice', { field: 'primaryField', is: ['SEA', 'x'] }, ['.is[1] unknown-code']],
    ['one of several', { any: [{ filled: 'title' }, { filled: 'none' }] }, ['.any[1] unknown-field']],
    ['all of several', { all: [{ filled: 'none' }, { filled: 'title' }] }, ['.all[0] unknown-field']],
    ['the contrary', { not: { kind: ['x'] } }, ['.not.kind[0] unknown-code']],
    ['the second type', { orgType: ['UNI', 'x'] }, ['.orgType[1] unknown-code']],
  ])('%s', (_, required, expected) => {
    const field: Field = { ...base, kind: 'text', max: 9, required }
    expect(saidOf([districts, field])).toEqual(expected.map((it) => `basics.it.required${it}`))
  })

  test('a column looks at its own row first, then at the form', () => {
    const column = (id: string, required: Condition): Field & { readonly kind: 'text' } => ({
      ...base,
      id,
      kind: 'text',
      max: 9,
      required,
    })
    const table: Field = {
      ...base,
      kind: 'table',
      maxRows: 3,
      columns: [
        column('one', { filled: 'two' }),
        column('two', { filled: 'title' }),
        column('three', { filled: 'none' }),
      ],
    }
    expect(saidOf([table])).toEqual(['basics.it.three.required unknown-field'])
  })
})

describe('a rule on', () => {
  const must = { weight: 'must', message: words, at: 'title' } as const
  const rows: Field = {
    ...base,
    id: 'rows',
    kind: 'table',
    maxRows: 3,
    columns: [{ ...base, id: 'where', kind: 'choice', list: 'districts' }],
  }
  test.each<[string, Rule, readonly string[]]>([
    ['no place', { ...must, at: 'none', rule: 'never' }, ['at unknown-field']],
    ['no condition', { ...must, rule: 'never', when: { filled: 'none' } }, ['when unknown-field']],
    ['nothing but its place', { ...must, rule: 'never', when: { filled: 'title' } }, []],
    ['a day', { ...must, rule: 'from-now', field: 'none' }, ['field unknown-field']],
    [
      'parts and a whole',
      { ...must, rule: 'sum', parts: ['title', 'none'], total: 'gone' },
      ['parts[1] unknown-field', 'total unknown-field'],
    ],
    [
      'two numbers',
      { ...must, rule: 'at-most', field: 'none', than: 'gone' },
      ['field unknown-field', 'than unknown-field'],
    ],
    [
      'a share',
      { ...must, rule: 'at-least-share', field: 'none', of: 'gone', percent: 3 },
      ['field unknown-field', 'of unknown-field'],
    ],
    [
      'columns',
      { ...must, rule: 'rising', table: 'rows', columns: ['where', 'none'] },
      ['columns[1] unknown-column'],
    ],
    [
      'no table',
      { ...must, rule: 'some-row', table: 'none', column: 'where', is: ['x'] },
      ['table unknown-field'],
    ],
    [
      'what is no table',
      { ...must, rule: 'some-row', table: 'title', column: 'where', is: ['x'] },
      ['table not-a-table'],
    ],
    [
      'no column',
      { ...must, rule: 'some-row', table: 'rows', column: 'none', is: ['x'] },
      ['column unknown-column'],
    ],
    [
      'a code of a row',
      { ...must, rule: 'some-row', table: 'rows', column: 'where', is: ['210299', 'x'] },
      ['is[1] unknown-code'],
    ],
    [
      'a code of no row',
      { ...must, rule: 'no-row', table: 'rows', column: 'where', is: ['x'] },
      ['is[0] unknown-code'],
    ],
    [
      'any word of a text in a row',
      { ...must, rule: 'no-row', table: 'problems', column: 'gap', is: ['x'] },
      [],
    ],
    [
      'a span and a list',
      { ...must, rule: 'some-row-within', table: 'rows', column: 'none', within: 'gone', list: 'lost' },
      ['column unknown-column', 'within unknown-field', 'list unknown-list'],
    ],
    [
      'a span and a list that there are',
      {
        ...must,
        rule: 'some-row-within',
        table: 'rows',
        column: 'where',
        within: 'title',
        list: 'districts',
      },
      [],
    ],
  ])('%s', (_, rule, expected) => {
    expect(saidOf([rows], [rule])).toEqual(expected.map((it) => `rules[0].${it}`))
  })
})
