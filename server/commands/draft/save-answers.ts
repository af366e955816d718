import { type Before, type Op, type Outcome, save } from '#core/decide/draft/save.ts'
import type { Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Draft, Returned } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { type AnswerRow, draftAt, type Met, type Places, standingAt, writeAnswers } from '../../db/answers.ts'
import { namesOf } from '../../db/drafts.ts'
import { suggestionFiles } from '../../db/files.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { follow } from './follow.ts'
import { formOf } from './form-of.ts'
import { labelAt } from './label-at.ts'
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

/**
 * Saves edits, each once: the whole batch in a handful of statements, whatever its size. As a rule nobody else writes at
 * that very moment, so the batch is decided on without a lock and stored only if the draft is still as it was; otherwise
 * it is decided on again, with the draft locked.
 */
export async function saveAnswers(
  ctx: Context,
  actor: Actor,
  id: string,
  ops: readonly Op[],
  at: Instant,
): Promise<Result<SavedAnswers, Reason>> {
  // Read before a connection is held: many savers waiting for a second one each would wait for ever.
  await ctx.calls.current()
  const found = await draftAt(ctx.db, placesOf(id, ops))
  if (!found) return err({ why: 'not-found' })
  const open = editable(actor, found.it)
  if (!open.ok) return open
  if (!found.met.confirmed) {
    const tried = await attempt(ctx, ctx.db, open.value, found.met, ops, actor.person, at)
    if (tried) return ok(tried.saved)
  }
  return ctx.db.transaction().execute(async (tx) => {
    const held = await lockSuggestion(tx, id)
    if (!held) return err({ why: 'not-found' })
    const still = editable(actor, held)
    if (!still.ok) return still
    return ok(await saveLocked(ctx, tx, still.value, ops, actor.person, at))
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
  const { paths, ops: asked } = placesOf(it.id, ops)
  const met = await standingAt(tx, it.id, paths, asked)
  const done = await attempt(ctx, tx, it, met, ops, by, at)
  if (!done) throw new Error(`suggestion ${it.id} changed while it was locked`)
  if (partners === 'voided' && met.confirmed && done.changed.length > 0)
    await voidPartners(ctx, tx, it, done.form, done.changed, by, at)
  return done.saved
}

const placesOf = (id: string, ops: readonly Op[]): Places => ({
  id,
  paths: [...new Set(ops.map((op) => op.path))],
  ops: ops.map((op) => op.op),
})

interface Done {
  readonly saved: SavedAnswers
  readonly form: Form
  readonly changed: readonly string[]
}

/** Decides on what the edits met and stores; nothing comes back if somebody was faster. */
async function attempt(
  ctx: Context,
  db: Db | Tx,
  it: Draft | Returned,
  met: Met,
  ops: readonly Op[],
  by: string,
  at: Instant,
): Promise<Done | undefined> {
  const { call, form } = await formOf(ctx, it)
  const before: Before = {
    rev: met.rev,
    count: met.count,
    current: new Map(met.current.map((row) => [row.path, row])),
    known: new Map(
      met.known.map(({ op, outcome, rev }) => [
        op,
        { outcome: outcome === 'clash' ? 'clash' : 'applied', rev },
      ]),
    ),
    refused: await unknownFiles(db, suggestionFiles(it.id), form, ops),
  }
  const { rev, written, changed, outcomes } = save(form, it, before, ops)
  if (written.length > 0) {
    const follows = follow(call, it, form, changed)
    const seen = { rev: met.rev, revision: it.revision }
    const stored = await writeAnswers(db, { suggestion: it.id, by, at, seen, rev, written, follows })
    if (!stored) return undefined
  }
  const saved = { rev, outcomes: await tell(db, it.id, form, outcomes, met.current) }
  return { saved, form, changed: [...changed.keys()] }
}

/** Puts beside each outcome what its reader needs: their text and name, or the question's label. */
async function tell(
  db: Db | Tx,
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
  const now = await standingAt(db, suggestion, clashes, [])
  const stands = new Map([...before, ...now.current].map((row) => [row.path, row]))
  const names = await namesOf(
    db,
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
