import { type Before, type Op, type Outcome, save } from '#core/decide/draft/save.ts'
import type { Form } from '#core/form/form.ts'
import { placeOf } from '#core/form/paths.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Draft, Returned } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { type AnswerRow, standingAt, writeAnswers } from '../../db/answers.ts'
import { namesOf } from '../../db/drafts.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { follow } from './follow.ts'
import { formOf } from './form-of.ts'
import { unknownFiles } from './unknown-files.ts'
import { voidPartners } from './void-partners.ts'

/** What became of one edit; a clash brings what stands there, a refusal the question's name. */
export type Told = Outcome & {
  readonly op: string
  readonly label: Words | undefined
  readonly theirs?: AnswerRow & { readonly name: string }
}

export interface SavedAnswers {
  readonly rev: number
  readonly outcomes: readonly Told[]
}

/** Saves edits, each once: the whole batch in one transaction and a handful of statements, whatever its size. */
export async function saveAnswers(
  ctx: Context,
  actor: Actor,
  id: string,
  ops: readonly Op[],
  at: Instant,
): Promise<Result<SavedAnswers, Reason>> {
  // Read before a connection is held: many savers waiting for a second one each would wait for ever.
  await ctx.calls.current()
  return ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    return ok(await saveLocked(ctx, tx, open.value, ops, actor.person, at))
  })
}

/** The same for a draft that is locked and may be written in. `by` is whose text it is. */
export async function saveLocked(
  ctx: Context,
  tx: Tx,
  it: Draft | Returned,
  ops: readonly Op[],
  by: string,
  at: Instant,
  partners: 'voided' | 'kept' = 'voided',
): Promise<SavedAnswers> {
  const { call, form } = await formOf(ctx, it)
  const paths = [...new Set(ops.map((op) => op.path))]
  const standing = await standingAt(
    tx,
    it.id,
    paths,
    ops.map((op) => op.op),
  )
  const before: Before = {
    rev: standing.rev,
    count: standing.count,
    current: new Map(standing.current.map((row) => [row.path, row])),
    known: new Map(
      standing.known.map(({ op, outcome, rev }) => [
        op,
        { outcome: outcome === 'clash' ? 'clash' : 'applied', rev },
      ]),
    ),
    refused: await unknownFiles(tx, it.id, form, ops),
  }
  const saved = save(form, it, before, ops)
  if (saved.written.length > 0)
    await writeAnswers(
      tx,
      it.id,
      by,
      at,
      saved.rev,
      saved.written,
      follow(call, it.kind, form, saved.changed),
    )
  if (partners === 'voided' && saved.changed.size > 0)
    await voidPartners(ctx, tx, it, form, [...saved.changed.keys()], by, at)
  return { rev: saved.rev, outcomes: await tell(tx, it.id, form, saved.outcomes, standing.current) }
}

/** Puts beside each outcome what its reader needs: their text and name, or the question's label. */
async function tell(
  tx: Tx,
  suggestion: string,
  form: Form,
  outcomes: readonly (Outcome & { readonly op: string; readonly path: string })[],
  before: readonly AnswerRow[],
): Promise<readonly Told[]> {
  const clashes = outcomes.filter((it) => it.outcome === 'clash').map((it) => it.path)
  if (clashes.length === 0)
    return outcomes.map(({ path, ...it }) => ({
      ...it,
      label: it.outcome === 'refused' ? labelAt(form, path) : undefined,
    }))
  const now = await standingAt(tx, suggestion, clashes, [])
  const stands = new Map([...before, ...now.current].map((row) => [row.path, row]))
  const names = await namesOf(
    tx,
    [...stands.values()].map((row) => row.by),
  )
  return outcomes.map(({ path, ...it }) => {
    const theirs = it.outcome === 'clash' ? stands.get(path) : undefined
    return {
      ...it,
      label: labelAt(form, path),
      ...(theirs && { theirs: { ...theirs, name: names[theirs.by] ?? '' } }),
    }
  })
}

function labelAt(form: Form, path: string): Words | undefined {
  const place = placeOf(form, path)
  if (!place) return undefined
  if (place.to === 'field') return place.field.label
  return place.to === 'cell' ? place.column.label : place.table.label
}
