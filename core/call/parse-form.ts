import { z } from 'zod'
import { isDay } from '../instant.ts'

export const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
export const code = z.string().regex(/^[\w.-]+$/)
const id = z.string().regex(/^[A-Za-z][\w-]*$/)
export const day = z.string().refine(isDay, { message: 'Not a day of the calendar' })
export const count = z.int().min(0)
export const option = z.strictObject({ code, name: words })

const condition: z.ZodType = z.lazy(() =>
  z.union([
    z.strictObject({ field: id, is: z.array(z.union([z.string(), z.boolean()])).min(1) }),
    z.strictObject({ field: id, has: z.array(z.string()).min(1) }),
    z.strictObject({ filled: id }),
    z.strictObject({ blank: id }),
    z.strictObject({ less: id, than: z.number() }),
    z.strictObject({ kind: z.array(code).min(1) }),
    z.strictObject({ orgType: z.array(code).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
)

const uses = [
  'title', 'abstract', 'field', 'field-note', 'secondary-fields', 'livelihood', 'keywords', 'readiness-managed',
  'readiness-now', 'readiness-target', 'readiness-reason', 'readiness-class', 'readiness-elements', 'readiness-evidence',
  'readiness-steps', 'key-problem', 'element-no', 'element-name', 'element-problem', 'element-importance', 'element-novelty',
  'element-application', 'element-environment', 'element-target', 'element-from', 'evidence-name', 'evidence-type',
  'evidence-issuer', 'evidence-day', 'evidence-file', 'evidence-supports', 'step-month', 'step-level', 'step-text', 'partner-enterprises', 'publish-scope', 'publish-name', 'trade-secret',
  'able-teams', 'avoid-experts', 'recommend-experts', 'co-proposers', 'named-unit', 'named-code', 'named-person',
  'person-name', 'person-mobile', 'person-email',
] as const // biome-ignore format: one look

const base = {
  id,
  label: words,
  hint: words.exactOptional(),
  help: z.array(words).exactOptional(),
  good: words.exactOptional(),
  avoid: words.exactOptional(),
  required: z.union([z.boolean(), condition]).exactOptional(),
  when: condition.exactOptional(),
  use: z.enum(uses).exactOptional(),
  prefill: id.exactOptional(),
}
const byKind = z.record(code, count.min(1)).exactOptional()
const length = { min: count.exactOptional(), max: count.min(1), maxByKind: byKind }
const choosing = { options: z.array(option).min(1).exactOptional(), list: z.string().exactOptional() }
const number = z.number()
const bounds = { min: number.exactOptional(), max: number.exactOptional(), unit: words.exactOptional() }
const formats = ['email', 'mobile', 'phone', 'postcode', 'url', 'latin', 'credit-code'] as const
const usual = z.strictObject({ min: number.exactOptional(), max: number.exactOptional(), why: words })
const formula = z.union([
  z.strictObject({ sum: z.array(id).min(1) }),
  z.strictObject({ flag: z.strictObject({ table: id, column: id, list: z.string(), property: z.string() }) }),
  z.strictObject({ rows: id }),
])

/** The kinds of field that may also stand as a table's column. */
const simple = [
  z.strictObject({ ...base, kind: z.literal('text'), ...length, format: z.enum(formats).exactOptional() }),
  z.strictObject({ ...base, kind: z.literal('long-text'), ...length }),
  z.strictObject({ ...base, kind: z.literal('integer'), ...bounds, usual: usual.exactOptional() }),
  z.strictObject({ ...base, kind: z.literal('decimal'), ...bounds, precision: count.max(9) }),
  z.strictObject({
    ...base,
    kind: z.literal('money'),
    positive: z.boolean().exactOptional(),
    max: number.exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('date'), precision: z.enum(['day', 'month']) }),
  z.strictObject({ ...base, kind: z.literal('choice'), ...choosing }),
  z.strictObject({
    ...base,
    kind: z.literal('choices'),
    ...choosing,
    min: count.exactOptional(),
    max: count.exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('tree-choice'), list: z.string(), max: count.exactOptional() }),
  z.strictObject({ ...base, kind: z.literal('tags'), min: count, max: count.min(1), each: count.min(1) }),
  z.strictObject({ ...base, kind: z.literal('org-ref'), max: count.min(1) }),
  z.strictObject({ ...base, kind: z.literal('declaration'), statement: words }),
] as const
/** Columns that mean nothing outside a table; answers to items come from the scale and are never written. */
const column = z.discriminatedUnion('kind', [
  ...simple,
  z.strictObject({ ...base, kind: z.literal('supports'), of: id }),
  z.strictObject({ ...base, kind: z.literal('file-of'), of: id }),
])
/** A field, also checked again after a form has changed a shared one. */
export const fieldShape = z.discriminatedUnion('kind', [
  ...simple,
  z.strictObject({ ...base, kind: z.literal('period'), maxMonths: count.min(1).exactOptional() }),
  z.strictObject({
    ...base,
    kind: z.literal('table'),
    columns: z.array(column).min(1),
    minRows: count.exactOptional(),
    maxRows: count.min(1),
    usualText: count.min(1).exactOptional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('files'),
    maxFiles: count.min(1),
    accept: z.array(z.enum(['pdf', 'jpg', 'png', 'docx', 'xlsx'])).min(1),
  }),
  z.strictObject({ ...base, kind: z.literal('readiness') }),
  z.strictObject({ ...base, kind: z.literal('computed'), formula }),
])

const section = z.strictObject({
  id,
  title: words,
  intro: words.exactOptional(),
  group: words,
  sheet: z.enum(['collection', 'condensation']),
  when: condition.exactOptional(),
  seenBy: z.enum(['all', 'office']).exactOptional(),
  tells: z.literal('who').exactOptional(),
  fields: z.array(fieldShape).min(1),
})
/** A block of `forms/shared.json`, with what this form leaves out or has otherwise. */
const inclusion = z.strictObject({
  block: id,
  when: condition.exactOptional(),
  without: z.array(id).exactOptional(),
  change: z.record(id, z.record(z.string(), z.unknown())).exactOptional(),
})
const anySection = z.unknown().transform((value, context) => {
  const shape = typeof value === 'object' && value !== null && 'block' in value ? inclusion : section
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  for (const issue of parsed.error.issues)
    context.issues.push({ ...issue, code: 'custom', input: value } as never)
  return z.NEVER
})

const message = {
  weight: z.enum(['must', 'should']),
  message: words,
  at: id,
  when: condition.exactOptional(),
}
const inColumn = { ...message, table: id, column: id, is: z.array(z.string()).min(1) }
const formRule = z.discriminatedUnion('rule', [
  z.strictObject({
    ...message,
    rule: z.literal('sum'),
    parts: z.array(id).min(1),
    total: id,
    within: number.exactOptional(),
  }),
  z.strictObject({
    ...message,
    rule: z.literal('at-most'),
    field: id,
    than: id,
    times: number.exactOptional(),
  }),
  z.strictObject({ ...message, rule: z.literal('at-least-share'), field: id, of: id, percent: number }),
  z.strictObject({ ...message, rule: z.literal('rising'), table: id, columns: z.array(id).min(1) }),
  z.strictObject({ ...inColumn, rule: z.literal('some-row') }),
  z.strictObject({ ...inColumn, rule: z.literal('no-row') }),
  z.strictObject({
    ...message,
    rule: z.literal('some-row-within'),
    table: id,
    column: id,
    within: id,
    list: z.string(),
  }),
  z.strictObject({ ...message, rule: z.literal('from-now'), field: id }),
  z.strictObject({ ...message, rule: z.literal('never') }),
])
const rules = z.array(formRule).default([])

/** A form's file. */
export const formShape = z.strictObject({
  id: code,
  title: words,
  sections: z.array(anySection).min(1),
  rules,
})
/** The condensation sheet, which goes into every form. */
export const insertedShape = z.strictObject({ sections: z.array(anySection).min(1), rules })
/** Blocks that several forms share. */
export const blocksShape = z.strictObject({ blocks: z.record(id, section) })
