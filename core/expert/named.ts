import type { Answers, Row } from '../form/answers.ts'
import { fieldsOf } from '../form/asked.ts'
import type { Field, FieldUse, Form, TableField } from '../form/form.ts'
import { rowsOf } from '../form/kinds/table.ts'
import type { PersonBehind } from './conflict.ts'
import type { UnitNamed } from './expert.ts'
import { isName } from './unit-name.ts'

/** Units and people that a form names as taking part, and experts whom it asks to leave out or to hear. */
export interface NamedInForm {
  readonly units: readonly UnitNamed[]
  readonly people: readonly PersonBehind[]
  readonly avoided: readonly { readonly name: string; readonly org: string }[]
  readonly recommended: readonly { readonly name: string; readonly org: string }[]
}

/** What of a call is needed: which form asks for which kind. */
export interface FormsOfKinds {
  readonly forms: Readonly<Record<string, Form>>
  readonly kinds: readonly { readonly code: string; readonly form: string }[]
}

const expertTables: readonly (FieldUse | undefined)[] = ['avoid-experts', 'recommend-experts']

/** Whether an answer names somebody, by what the call's data says that it is used for. */
const namesSomebody = (field: Field): boolean =>
  field.use === 'person-name' ||
  field.use === 'person-email' ||
  field.use === 'named-unit' ||
  field.use === 'named-person' ||
  (field.kind === 'table' && field.columns.some((it) => it.use === 'named-unit' || it.use === 'named-person'))

/** The questions of a call's forms that name somebody, so that no more is read of long forms. */
export const usedForNames = (call: Pick<FormsOfKinds, 'forms'>): readonly string[] => [
  ...new Set(
    Object.values(call.forms).flatMap((form) =>
      fieldsOf(form)
        .filter(namesSomebody)
        .map((it) => it.id),
    ),
  ),
]

/** Gathered once for each form: a round reads a thousand suggestions of one. */
const naming = new WeakMap<Form, readonly Field[]>()
function namingIn(form: Form): readonly Field[] {
  const known = naming.get(form) ?? fieldsOf(form).filter(namesSomebody)
  naming.set(form, known)
  return known
}

/** Whom a suggestion's answers name, read by the uses that the call's data gives to questions and columns. */
export const namedIn = (call: FormsOfKinds, kind: string, answers: Answers): NamedInForm =>
  namedInForm(call.forms[call.kinds.find((it) => it.code === kind)?.form ?? ''], answers)

/** The same of any form; of one that the call no longer has, nobody. */
export function namedInForm(form: Form | undefined, answers: Answers): NamedInForm {
  const fields = form === undefined ? [] : namingIn(form)
  const tables = fields.filter((it) => it.kind === 'table')
  const partners = tables.filter((it) => !expertTables.includes(it.use))
  const rowsFor = (use: FieldUse) =>
    tables.filter((it) => it.use === use).flatMap((it) => rowsOf(answers[it.id]).map((row) => inRow(it, row)))
  const experts = (use: FieldUse) =>
    rowsFor(use).map(({ people, units }) => ({ name: people[0] ?? '', org: units[0] ?? '' }))
  return {
    units: [
      ...fields
        .filter((it) => it.use === 'named-unit' && it.kind !== 'table')
        .flatMap((it) => apart(answers[it.id]))
        .map((name) => ({ name, creditCode: null })),
      ...partners.flatMap((table) =>
        rowsOf(answers[table.id])
          .map((row) => inRow(table, row))
          .flatMap(({ units, code }) =>
            units.map((name) => ({ name, creditCode: units.length === 1 ? code : null })),
          ),
      ),
    ].filter((it) => isName(it.name)),
    people: [
      ...proposerOf(fields, answers),
      ...partners.flatMap((table) =>
        rowsOf(answers[table.id])
          .flatMap((row) => inRow(table, row).people)
          .map(
            (name): PersonBehind => ({
              name,
              email: null,
              person: null,
              as: table.use === 'co-proposers' ? 'co-author' : 'partner',
            }),
          ),
      ),
    ],
    avoided: experts('avoid-experts'),
    recommended: experts('recommend-experts'),
  }
}

/** Who proposes by name, whoever's account it was typed with. */
function proposerOf(fields: readonly Field[], answers: Answers): readonly PersonBehind[] {
  const textOf = (use: FieldUse) => {
    const field = fields.find((it) => it.use === use)
    return field === undefined ? '' : wordsIn(answers[field.id])
  }
  const name = textOf('person-name')
  const email = textOf('person-email')
  return name === '' && email === ''
    ? []
    : [{ name, email: email === '' ? null : email, person: null, as: 'contact' }]
}

/** What a row names: several units may stand in one cell. */
function inRow(table: TableField, row: Row) {
  const cells = (use: FieldUse) => table.columns.filter((it) => it.use === use).map((it) => row.cells[it.id])
  const code = wordsIn(cells('named-code')[0])
  return {
    units: cells('named-unit').flatMap(apart),
    people: cells('named-person').flatMap(apart),
    code: code === '' ? null : code,
  }
}

const wordsIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Names written one after the other, told apart by the signs that enumerate. */
const apart = (value: unknown): readonly string[] =>
  wordsIn(value)
    .split(/[\n\u3001\uff0c\uff1b;]/)
    .map((it) => it.trim())
    .filter((it) => it !== '')
