import type { Condition } from '../form/condition.ts'
import type { Field, FieldId, Form, Rule } from '../form/form.ts'
import type { Call } from './call.ts'
import type { CallProblem, CallProblemCode } from './problem.ts'

/** One form under audit, with what its conditions and rules may speak of. */
export interface Looked {
  readonly call: Call
  readonly form: Form
  readonly file: string
  readonly fields: ReadonlyMap<string, Field>
  readonly say: (path: string, code: CallProblemCode, params?: CallProblem['params']) => void
}

/** The codes that a choice offers; undefined where anything may be said or the list is not there. */
export function codesOfField(call: Call, field: Field): ReadonlySet<string> | undefined {
  if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'tree-choice') return undefined
  const options = field.kind === 'tree-choice' ? undefined : field.options
  const items = options ?? (field.list === undefined ? undefined : call.lists[field.list])
  return items === undefined ? undefined : new Set(items.map((it) => it.code))
}

/** Whether the condition could hold for a suggestion of one of these kinds; what depends on answers always could. */
export function possible(condition: Condition | undefined, kinds: readonly string[]): boolean {
  if (condition === undefined || kinds.length === 0) return true
  if ('kind' in condition) return condition.kind.some((it) => kinds.includes(it))
  if ('all' in condition) return condition.all.every((it) => possible(it, kinds))
  if ('any' in condition) return condition.any.some((it) => possible(it, kinds))
  if ('not' in condition && 'kind' in condition.not) {
    const { kind } = condition.not
    return kinds.some((it) => !kind.includes(it))
  }
  return true
}

/** Whether a condition speaks of questions, codes, kinds and organisation types that exist. In a table, columns come first. */
export function auditCondition(look: Looked, condition: Condition, path: string, table?: Field): void {
  const { call, say } = look
  const find = (id: FieldId): Field | undefined =>
    (table?.kind === 'table' ? table.columns.find((it) => it.id === id) : undefined) ?? look.fields.get(id)
  const each = (parts: readonly Condition[], name: string) => {
    for (const [at, part] of parts.entries()) auditCondition(look, part, `${path}.${name}[${at}]`, table)
  }
  const among = (
    known: ReadonlySet<string> | undefined,
    codes: readonly (string | boolean)[],
    name: string,
  ) => {
    for (const [at, code] of codes.entries())
      if (known !== undefined && !known.has(String(code)))
        say(`${path}.${name}[${at}]`, 'unknown-code', { code: String(code) })
  }
  if ('all' in condition) each(condition.all, 'all')
  else if ('any' in condition) each(condition.any, 'any')
  else if ('not' in condition) auditCondition(look, condition.not, `${path}.not`, table)
  else if ('kind' in condition) among(new Set(call.kinds.map((it) => it.code)), condition.kind, 'kind')
  else if ('orgType' in condition)
    among(new Set(call.orgTypes.map((it) => it.code)), condition.orgType, 'orgType')
  else {
    const id = fieldIn(condition)
    const field = find(id)
    if (field === undefined) say(path, 'unknown-field', { code: id })
    else if ('is' in condition) among(codesOfField(call, field), condition.is, 'is')
    else if ('has' in condition) among(codesOfField(call, field), condition.has, 'has')
  }
}

function fieldIn(
  condition: Exclude<
    Condition,
    { all: unknown } | { any: unknown } | { not: unknown } | { kind: unknown } | { orgType: unknown }
  >,
): FieldId {
  if ('field' in condition) return condition.field
  if ('filled' in condition) return condition.filled
  if ('blank' in condition) return condition.blank
  return condition.less
}

/** Whether a rule speaks of questions, columns, codes and lists that exist. */
export function auditRule(look: Looked, rule: Rule, path: string): void {
  const { call, fields, say } = look
  const known = (id: FieldId, name: string) => {
    if (!fields.has(id)) say(`${path}.${name}`, 'unknown-field', { code: id })
  }
  const column = (table: FieldId, id: FieldId, name: string): Field | undefined => {
    known(table, 'table')
    const field = fields.get(table)
    if (field === undefined) return undefined
    if (field.kind !== 'table') {
      say(`${path}.table`, 'not-a-table', { code: table })
      return undefined
    }
    const found = field.columns.find((it) => it.id === id)
    if (found === undefined) say(`${path}.${name}`, 'unknown-column', { code: id })
    return found
  }
  known(rule.at, 'at')
  if (rule.when !== undefined) auditCondition(look, rule.when, `${path}.when`)
  switch (rule.rule) {
    case 'sum':
      for (const [at, id] of rule.parts.entries()) known(id, `parts[${at}]`)
      known(rule.total, 'total')
      return
    case 'at-most':
      known(rule.field, 'field')
      known(rule.than, 'than')
      return
    case 'at-least-share':
      known(rule.field, 'field')
      known(rule.of, 'of')
      return
    case 'rising':
      for (const [at, id] of rule.columns.entries()) column(rule.table, id, `columns[${at}]`)
      return
    case 'some-row':
    case 'no-row': {
      const field = column(rule.table, rule.column, 'column')
      const codes = field === undefined ? undefined : codesOfField(call, field)
      for (const [at, code] of rule.is.entries())
        if (codes !== undefined && !codes.has(code)) say(`${path}.is[${at}]`, 'unknown-code', { code })
      return
    }
    case 'some-row-within':
      column(rule.table, rule.column, 'column')
      known(rule.within, 'within')
      if (call.lists[rule.list] === undefined) say(`${path}.list`, 'unknown-list', { list: rule.list })
      return
    case 'from-now':
      known(rule.field, 'field')
      return
    case 'never':
      return
  }
}
