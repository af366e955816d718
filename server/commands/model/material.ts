import { passagesOf } from '#core/direction/passages.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Sent } from '#core/model/material.ts'
import { type KeptBack, keptBack, type OfferedPassage, sendable } from '#core/model/sendable.ts'
import type { Actor } from '#core/permission/actor.ts'
import { screen } from '#core/secrecy.ts'
import type { Context } from '../../context.ts'
import { type ConsentRow, consentRows } from '../../db/model.ts'
import { formOf } from '../draft/form-of.ts'

/** A suggestion of which nothing is sent. */
export interface LeftOut {
  readonly suggestion: string
  readonly no: string
  readonly because: KeptBack
}

/** What may leave the site of some suggestions, and what may not. */
export interface Material {
  readonly sent: readonly Sent[]
  readonly leftOut: readonly LeftOut[]
}

/** Everything that can be drawn on, as for writing; or title and abstract alone, as for grouping. */
export type Part = 'all' | 'head'

/** What a model may be shown of these suggestions at this moment; decided by `sendable` alone. */
export async function materialOf(
  ctx: Context,
  actor: Actor,
  wanted: readonly { readonly suggestion: string; readonly version?: number }[],
  part: Part,
): Promise<Material> {
  const sent: Sent[] = []
  const leftOut: LeftOut[] = []
  for (const row of await consentRows(ctx.db, actor, wanted)) {
    const it = sendable(await offered(ctx, row, part))
    if ('because' in it) leftOut.push({ suggestion: row.suggestion, no: row.no, because: it.because })
    else sent.push(it)
  }
  return { sent, leftOut }
}

async function offered(ctx: Context, row: ConsentRow, part: Part) {
  const { suggestion, state, seen } = row
  const nothing = { suggestion, state, seen, scopes: [], tradeSecrets: [], suspected: false, passages: [] }
  if (row.content === null || row.latestContent === null) return { ...nothing, state: 'purged' as const }
  const used = await versionOf(ctx, row.kind, row.callVersion, row.content)
  const latest = await versionOf(ctx, row.kind, row.latestCallVersion, row.latestContent)
  const both = [used, latest]
  return {
    suggestion,
    state,
    seen,
    scopes: both.map((it) => answerOf(it.form, it.answers, 'publish-scope')),
    tradeSecrets: both.map((it) => answerOf(it.form, it.answers, 'trade-secret')),
    suspected: both.some((it) => screen(textsIn(it.answers).join('\n'), it.call.secrecyWords).length > 0),
    passages: part === 'all' ? passagesIn(used) : headOf(used),
  }
}

type Version = Awaited<ReturnType<typeof versionOf>>

const versionOf = async (ctx: Context, kind: string, callVersion: string, content: object) => ({
  ...(await formOf(ctx, { kind, callVersion: callVersion as CallVersionId })),
  answers: content as Answers,
})

/** The answer to the question of this use; its field's name is the call's own matter. */
const answerOf = (form: Form, answers: Answers, use: FieldUse): unknown => {
  const field = fieldsOf(form).find((it) => it.use === use)
  return field && answers[field.id]
}

function passagesIn({ form, answers }: Version): readonly OfferedPassage[] {
  const uses = new Map(fieldsOf(form).map((field) => [field.id, field.use]))
  return passagesOf(form, answers).map(({ path, text }) => {
    const use = uses.get(path)
    return { path, text, from: use === 'title' || use === 'abstract' ? use : 'text' }
  })
}

const headOf = ({ form, answers }: Version): readonly OfferedPassage[] =>
  (['title', 'abstract'] as const).flatMap((from) => {
    const text = answerOf(form, answers, from)
    return typeof text === 'string' ? [{ path: from, text, from }] : []
  })

/** Every text in an answer, however deep. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []

/** What was sent and what was kept back and why, as ids, for the log. */
export function materialInFact({ sent, leftOut }: Material): Readonly<Record<string, readonly string[]>> {
  const told: Record<string, readonly string[]> = { sent: sent.map((it) => it.suggestion) }
  for (const because of keptBack) {
    const ids = leftOut.filter((it) => it.because === because).map((it) => it.suggestion)
    if (ids.length > 0) told[because] = ids
  }
  return told
}
