import fc from 'fast-check'
import { z } from 'zod'

/** As much of a JSON schema as zod writes for the shapes of the contract. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
  readonly propertyNames?: Schema
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

export const schemaOf = (shape: z.ZodType): Schema =>
  z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema

const letters = fc.constantFrom(...'海上风电叶片防腐涂层研究abcXYZ019')
const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid({ version: 7 }),
  email: fc.nat({ max: 999 }).map((n) => `somebody-${n}@example.com`),
  date: fc.nat({ max: 300 }).map((n) => new Date(Date.UTC(2024, 1, 1 + n)).toISOString().slice(0, 10)),
  'date-time': fc.constant('2024-03-01T00:00:00Z'),
}

/** Input that a shape takes; `leaf` may put something else in the place of any single value. */
export function fitting(
  schema: Schema,
  leaf: (fits: fc.Arbitrary<unknown>, schema: Schema) => fc.Arbitrary<unknown> = (it) => it,
): fc.Arbitrary<unknown> {
  const inner = (it: Schema) => fitting(it, leaf)
  if (schema.const !== undefined) return leaf(fc.constant(schema.const), schema)
  if (schema.enum) return leaf(fc.constantFrom(...schema.enum), schema)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map(inner))
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf) as Schema)
  switch (schema.type) {
    case 'object':
      return objectOf(schema, inner)
    case 'array': {
      const least = schema.minItems ?? 0
      const most = Math.min(schema.maxItems ?? least + 2, least + 2)
      return fc.array(inner(schema.items ?? {}), { minLength: least, maxLength: most })
    }
    case 'string':
      return leaf(textOf(schema), schema)
    case 'integer':
      return leaf(fc.integer(rangeOf(schema)), schema)
    case 'number':
      return leaf(fc.integer(rangeOf(schema)), schema)
    case 'boolean':
      return leaf(fc.boolean(), schema)
    case 'null':
      return leaf(fc.constant(null), schema)
    default:
      return leaf(fc.oneof(fc.constant(null), fc.constant('文字'), fc.constant(['1', '2'])), schema)
  }
}

function objectOf(schema: Schema, inner: (it: Schema) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  const known = fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, it]) => [name, inner(it)])),
    {
      requiredKeys: [...required],
    },
  )
  if (typeof additionalProperties !== 'object' || Object.keys(properties).length > 0) return known
  const names = schema.propertyNames?.enum
    ? fc.constantFrom(...schema.propertyNames.enum.map(String))
    : fc.constantFrom('one', 'two', 'title')
  return fc.dictionary(names, inner(additionalProperties), { maxKeys: 2 })
}

function textOf({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  const known = formats[format ?? '']
  if (known) return known
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern)).map((it) => it.slice(0, maxLength))
  const least = Math.max(1, minLength)
  return fc
    .array(letters, {
      minLength: Math.min(least, maxLength),
      maxLength: Math.max(least, Math.min(maxLength, 20)),
    })
    .map((it) => it.join(''))
}

const rangeOf = ({ minimum = 0, maximum = 10 }: Schema) => {
  const min = Math.max(minimum, -1000)
  return { min, max: Math.max(min, Math.min(maximum, min + 1000)) }
}
