import type { Call } from '../../call/call.ts'
import { fieldsOf } from '../../form/asked.ts'
import type { FieldUse, Form } from '../../form/form.ts'
import { unixLines } from '../../text.ts'
import { levelOf } from '../../trl/level.ts'

/** What lists and routing read without opening the answers. A key that is absent did not change. */
export interface Projected {
  readonly title?: string
  readonly field?: string | null
  readonly livelihood?: string | null
  readonly readinessNow?: number | null
  readonly readinessTarget?: number | null
  readonly publishScope?: string | null
}

/** Titles in lists are cut for width by the screen, never here; this only keeps a paste from swelling every list. */
const longestTitle = 2000

/** What changed answers mean for the columns beside them: found by what a field is used for, never by its id. */
export function projected(
  call: Call,
  kind: string,
  form: Form,
  changed: ReadonlyMap<string, unknown>,
): Projected {
  const rule = call.kinds.find((it) => it.code === kind)
  const found: { -readonly [K in keyof Projected]: Projected[K] } = {}
  for (const field of fieldsOf(form)) {
    if (field.use === undefined || !changed.has(field.id)) continue
    put(found, field.use, changed.get(field.id) ?? null)
  }
  if (rule && ('fixed' in rule.field || ('ask' in rule.field && rule.field.ask === 'never')))
    delete found.field
  if (rule && !rule.asksLivelihood) delete found.livelihood
  return found
}

function put(found: { -readonly [K in keyof Projected]: Projected[K] }, use: FieldUse, value: unknown): void {
  const code = typeof value === 'string' && value !== '' ? value.slice(0, 60) : null
  if (use === 'title') found.title = typeof value === 'string' ? titleOf(value) : ''
  if (use === 'field') found.field = code
  if (use === 'livelihood') found.livelihood = code
  if (use === 'publish-scope') found.publishScope = code
  if (use === 'readiness-now') found.readinessNow = levelOf(value) ?? null
  if (use === 'readiness-target') found.readinessTarget = levelOf(value) ?? null
}

/** One line, whole characters. */
export const titleOf = (text: string): string =>
  [...unixLines(text).replaceAll(/\s+/g, ' ').trim()].slice(0, longestTitle).join('')
