import type { Readable } from 'node:stream'
import type { ReadPaper } from '#api/papers.ts'
import type { Call, Kind } from '#core/call/call.ts'
import { type Fate, mapping } from '#core/decide/draft/mapping.ts'
import { formForKind } from '#core/form/for-kind.ts'
import type { Form } from '#core/form/form.ts'
import type { CallVersionId } from '#core/id.ts'
import { openForm, type ReadField, type ReadForm, readForm } from '#documents/word/read-form.ts'
import type { InstalledCall } from '../../call-book.ts'
import type { Context } from '../../context.ts'
import { upTo } from '../../files/up-to.ts'

/** Bytes of a Word form: pictures in it are not read, and a form without them is a tenth of this. */
export const mostBytes = 10_000_000

const nothing: ReadPaper = {
  problem: null,
  kind: null,
  version: 'unknown',
  fields: [],
  missing: [],
  carried: [],
  versions: null,
}

/** Reads a filled form for who sent it. The form of the version that it was printed from decides what its places mean. */
export async function readPaper(
  ctx: Context,
  installed: InstalledCall,
  kindAsked: string | undefined,
  bytes: Readable,
): Promise<ReadPaper> {
  const content = await upTo(mostBytes, bytes)
  if (content === undefined) return { ...nothing, problem: 'too-large' }
  const opened = openForm(content)
  if (!opened.ok) return { ...nothing, problem: opened.error }
  const { identity } = opened.value
  if (identity.call !== undefined && identity.call !== installed.call.id)
    return { ...nothing, problem: 'another-call' }
  const code = identity.kind ?? kindAsked
  const kind = installed.call.kinds.find((it) => it.code === code)
  const form = kind && installed.call.forms[kind.form]
  if (!kind || !form) return { ...nothing, problem: 'unknown-form' }

  const own = await printedFrom(ctx, installed, kind, identity.version)
  const from = own ?? { call: installed.call, form, versionId: installed.versionId }
  const read = readForm(opened.value, formForKind(from.form, kind.code), from.call.lists, () =>
    ctx.dice.id(ctx.now()),
  )
  const base = { ...nothing, kind: kind.code, missing: [...read.missing] }
  if (own === undefined)
    return {
      ...base,
      version: identity.version === installed.versionId ? 'in-force' : 'unknown',
      fields: read.fields.map(presented),
    }
  const versions = { from: own.versionId, to: installed.versionId }
  return { ...base, version: 'older', versions, ...carried(read, own.form, form, installed.call) }
}

/** The older form that a file was printed from, where there is one and it is not the one in force. */
async function printedFrom(
  ctx: Context,
  installed: InstalledCall,
  kind: Kind,
  version: string | undefined,
): Promise<{ readonly call: Call; readonly form: Form; readonly versionId: CallVersionId } | undefined> {
  if (version === undefined || version === installed.versionId) return undefined
  const older = await ctx.calls.version(version as CallVersionId).catch(() => undefined)
  const own = older?.call.kinds.find((it) => it.code === kind.code)
  const form = own && older?.call.forms[own.form]
  return older && form && older.call.id === installed.call.id
    ? { call: older.call, form, versionId: older.versionId }
    : undefined
}

/** Answers to an older form, in their places in the form of today, and what became of each. */
function carried(read: ReadForm, from: Form, into: Form, call: Call): Pick<ReadPaper, 'fields' | 'carried'> {
  const fates = mapping(from, read.answers, into, call.lists, 'in-place')
  const placeOf = new Map(fates.map((it) => [it.field, it]))
  return {
    fields: read.fields.flatMap((it) => {
      const fate = placeOf.get(it.field)
      if (fate === undefined) return it.read.read === 'value' ? [] : [presented(it)]
      return fate.went === 'dropped' ? [] : [{ ...presented(it), field: fate.into, value: fate.value }]
    }),
    carried: fates.map((it) => fateOf(it, read)),
  }
}

const fateOf = (it: Fate, { answers }: ReadForm): ReadPaper['carried'][number] => ({
  field: it.field,
  went: it.went,
  into: it.went === 'dropped' ? null : it.into,
  why: it.went === 'dropped' ? it.why : null,
  left: it.went === 'mapped' ? [...it.left] : [],
  value: it.went === 'kept' ? null : (answers[it.field] ?? null),
})

const presented = (it: ReadField): ReadPaper['fields'][number] => ({
  field: it.field,
  confidence: it.confidence,
  text: it.text,
  state: it.read.read,
  value: it.read.read === 'value' ? it.read.value : null,
  cells: it.unclear.map((one) => ({ ...one })),
  files: it.files.map((one) => ({ ...one })),
})
