import { expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Field, Form } from '../form/form.ts'
import { checkAgainst } from './check-against.ts'

const label = { zh: '题', en: 'Question' }
const with_ = (...fields: readonly Field[]): Form => {
  const [first, ...rest] = aForm().sections
  return aForm({ sections: first === undefined ? [] : [{ ...first, fields }, ...rest] })
}
const callWith = (...fields: readonly Field[]) => aCall({ forms: { tech: with_(...fields) } })

const text: Field = { id: 'it', kind: 'text', label, max: 10 }
const table = (kind: 'text' | 'long-text'): Field => ({
  id: 'rows',
  kind: 'table',
  label,
  maxRows: 3,
  columns: [{ id: 'one', kind, label, max: 10 }],
})

test.each([
  ['nothing changed', [text], [text], []],
  ['a longer limit', [text], [{ ...text, max: 20 }], []],
  ['a field left out, another added', [text], [{ ...text, id: 'new' }], []],
  ['another kind', [text], [{ id: 'it', kind: 'long-text', label, max: 10 }], ['it kind-changed']],
  [
    'another list',
    [{ id: 'it', kind: 'choice', label, list: 'fields' }],
    [{ id: 'it', kind: 'choice', label, list: 'districts' }],
    ['it list-changed'],
  ],
  ['a column of another kind', [table('text')], [table('long-text')], ['rows.one kind-changed']],
] as readonly [string, readonly Field[], readonly Field[], readonly string[]][])(
  '%s',
  (_, before, after, expected) => {
    const found = checkAgainst(callWith(...before), callWith(...after))
    expect(found.map((it) => `${it.path} ${it.code}`)).toEqual(expected)
  },
)
