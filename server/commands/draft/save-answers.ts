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
import type { Context, Db, Tx } from '../../context.ts'
import { type AnswerRow, standingAt, writeAnswers } from '../../db/answers.ts'
import { namesOf } from '../../db/drafts.ts'
import { loadSuggestion, lockSuggestion } from '../../db/suggestions.ts'
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
  const it = await loadSuggestion(ctx.db, id)
  const open = it ? editable(actor, it) : err<Reason>({ why: 'not-found' })
  if (!open.ok) return open
  const tried = await attempt(ctx, ctx.db, open.value, ops, actor.person, at, 'untouched')
  if (tried) return ok(tried.saved)
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
  const done = await attempt(ctx, tx, it, ops, by, at, 'any')
  if (!done) throw new Error(`suggestion ${it.id} changed while it was locked`)
  if (partners === 'voided' && done.confirmed && done.changed.length > 0)
    await voidPartners(ctx, tx, it, done.form, done.changed, by, at)
  return done.saved
}

interface Done {
  readonly saved: SavedAnswers
  readonly form: Form
  readonly changed: readonly string[]
  readonly confirmed: boolean
}

/** Decides and stores; nothing comes back if somebody was faster, or if partners have confirmed and should not have. */
async function attempt(
  ctx: Context,
  db: Db | Tx,
  it: Draft | Returned,
  ops: readonly Op[],
  by: string,
  at: Instant,
  partners: 'untouched' | 'any',
): Promise<Done | undefined> {
  const { call, form } = await formOf(ctx, it)
  const paths = [...new Set(ops.map((op) => op.path))]
  const standing = await standingAt(
    db,
    it.id,
    paths,
    ops.map((op) => op.op),
  )
  if (partners === 'untouched' && standing.confirmed) return undefined
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
    refused: await unknownFiles(db, it.id, form, ops),
  }
  const { rev, written, changed, outcomes } = save(form, it, before, ops)
  if (written.length > 0) {
    const follows = follow(call, it, form, changed)
    const seen = { rev: standing.rev, revision: it.revision }
    if (!(await writeAnswers(db, it.id, by, at, seen, rev, written, follows))) return undefined
  }
  const saved = { rev, outcomes: await tell(db, it.id, form, outcomes, standing.current) }
  return { saved, form, changed: [...changed.keys()], confirmed: standing.confirmed }
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

function labelAt(form: Form, path: string): Words | undefined {
  const place = placeOf(form, path)
  if (!place) return undefined
  if (place.to === 'field') return place.field.label
  return place.to === 'cell' ? place.column.label : place.table.label
}
