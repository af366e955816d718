import type { FastifySerializerCompiler } from 'fastify'
import { type ZodType, z } from 'zod'

type Trim = (value: unknown) => unknown

/** Answers of this shape as text: what the contract does not name is left out. Nothing is checked here; tests check it. */
export function writerOf(shape: ZodType): (answer: unknown) => string {
  const trim = trimmed(shape)
  return (answer) => JSON.stringify(trim(answer))
}

/** Writes answers as they are in operation. */
export const trustedAnswers: FastifySerializerCompiler<ZodType> = ({ schema }) => writerOf(schema)

/** Writes them as in operation too, but only what the contract admits in full and trims alike: for tests. */
export const checkedAnswers: FastifySerializerCompiler<ZodType> = ({ schema, method, url }) => {
  const write = writerOf(schema)
  return (answer) => {
    const written = write(answer)
    const { success, data, error } = z.safeEncode(schema, answer as z.output<typeof schema>)
    if (!success)
      throw new Error(`${method} ${url} answers what the contract does not admit`, { cause: error })
    if (written !== JSON.stringify(data)) throw new Error(`${method} ${url} is written otherwise: ${written}`)
    return written
  }
}

const asItIs: Trim = (value) => value

/** Prepared once for each operation: to check every field of every row of a page cost more than to read the page. */
function trimmed(shape: z.core.$ZodType): Trim {
  if (shape instanceof z.ZodObject && shape.def.catchall === undefined) return trimmedObject(shape)
  if (shape instanceof z.ZodArray) {
    const each = trimmed(shape.element)
    return each === asItIs ? asItIs : (value) => (Array.isArray(value) ? trimmedList(value, each) : value)
  }
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional) {
    const inner = trimmed(shape.unwrap())
    return inner === asItIs
      ? asItIs
      : (value) => (value === null || value === undefined ? value : inner(value))
  }
  if (shape instanceof z.ZodRecord) {
    const each = trimmed(shape.valueType)
    if (each === asItIs) return asItIs
    return (value) =>
      Object.fromEntries(Object.entries(value as object).map(([key, it]) => [key, each(it)] as const))
  }
  if (shape instanceof z.ZodReadonly) return trimmed(shape.unwrap())
  if (shape instanceof z.ZodUnion && shape.options.every((it) => trimmed(it) === asItIs)) return asItIs
  if (plain.some((one) => shape instanceof one)) return asItIs
  // Rare shapes, such as a choice between objects: what says which one it is also leaves out the rest.
  return (value) => z.encode(shape, value)
}

/** The very list where nothing in it was too much, so that what holds it need not be copied either. */
function trimmedList(given: readonly unknown[], each: Trim): readonly unknown[] {
  const kept = given.map((it) => each(it))
  return kept.some((it, i) => it !== given[i]) ? kept : given
}

/** Nothing inside these could be too much. */
const plain = [
  z.ZodString,
  z.ZodStringFormat,
  z.ZodNumber,
  z.ZodBoolean,
  z.ZodNull,
  z.ZodEnum,
  z.ZodLiteral,
  z.ZodUnknown,
  z.ZodAny,
]

function trimmedObject(shape: z.ZodObject): Trim {
  const fields = Object.entries(shape.shape).map(([name, inner]) => ({ name, trim: trimmed(inner) }))
  const names = fields.map(({ name }) => name)
  const further = fields.filter(({ trim }) => trim !== asItIs)
  return (value) => {
    const given = value as Record<string, unknown>
    let kept = namesThese(given, names) ? given : picked(given, names)
    for (const { name, trim } of further) {
      const inner = trim(kept[name])
      if (inner === kept[name]) continue
      if (kept === given) kept = { ...given }
      kept[name] = inner
    }
    return kept
  }
}

/** Most answers are made for the contract, and copying each of their rows would cost more than to look. */
function namesThese(given: Record<string, unknown>, names: readonly string[]): boolean {
  let at = 0
  for (const name in given) if (name !== names[at++]) return false
  return at === names.length
}

function picked(given: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const name of names) kept[name] = given[name]
  return kept
}
