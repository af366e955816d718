import { canonicalJson } from '#core/canonical.ts'
import {
  type Between,
  type CarryAsked,
  carryOver as decide,
  type FormOfVersion,
} from '#core/decide/draft/carry-over.ts'
import type { Written } from '#core/decide/draft/save.ts'
import type { StoredAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { InstalledCall } from '../../call-book.ts'
import type { Context, Tx } from '../../context.ts'
import { type AnswerRow, answersOf, writeAnswers } from '../../db/answers.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { confirmedRows } from '../../db/partner-links.ts'
import { loadSuggestion, lockSuggestion, saveSuggestion } from '../../db/suggestions.ts'
import { follow } from './follow.ts'
import { contentDigest, partnerContent } from './partner-content.ts'
import { voidRows } from './void-partners.ts'

/** The form of a draft's own version and that in force. */
export async function formsBetween(
  ctx: Context,
  it: Pick<Suggestion, 'call' | 'callVersion' | 'kind'>,
): Promise<Between | undefined> {
  const [own, inForce] = await Promise.all([ctx.calls.version(it.callVersion), ctx.calls.byId(it.call)])
  return inForce && { own: formIn(own, it.kind), inForce: formIn(inForce, it.kind) }
}

/** What an installed version asks of one kind. */
export function formIn({ versionId, call }: InstalledCall, kind: string): FormOfVersion {
  const found = call.kinds.find((it) => it.code === kind)
  return { version: versionId, call, form: found && call.forms[found.form] }
}

/** Carries a draft over to the form in force: once, and only as the person saw it beforehand. */
export async function carryOver(
  ctx: Context,
  actor: Actor,
  id: string,
  { key, ...asked }: CarryAsked & { readonly key: string },
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  // Read before a connection is held: many waiting for a second one each would wait for ever.
  const seen = await loadSuggestion(ctx.db, id)
  const open = seen ? editable(actor, seen) : err<Reason>({ why: 'not-found' })
  if (!open.ok) return open
  await formsBetween(ctx, open.value)
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, key, `carry-over ${id} ${asked.to}`, at, async () => {
      const it = await lockSuggestion(tx, id)
      const between = it && (await formsBetween(ctx, it))
      if (!it || !between) return err({ why: 'not-found' })
      const { rev, type } = await tx
        .selectFrom('suggestion')
        .innerJoin('org', 'org.id', 'suggestion.org')
        .select(['suggestion.rev', 'org.type'])
        .where('suggestion.id', '=', id)
        .executeTakeFirstOrThrow()
      const stored = await answersOf(tx, id)
      const decided = decide(actor, it, between, { rev, stored, orgType: type }, asked)
      if (!decided.ok) return decided
      const { becomes, answers, edits, fact } = decided.value
      const { call, form } = between.inForce
      const before = await whatPartnersRead(ctx, tx, it)
      await saveSuggestion(tx, becomes)
      const written = writtenOf(edits, stored, rev, () => ctx.dice.id(at))
      const now = new Map(form ? fieldsOf(form).map((one) => [one.id, answers[one.id] ?? null]) : [])
      const done = await writeAnswers(tx, {
        suggestion: id,
        by: actor.person,
        at,
        seen: { rev, revision: becomes.revision },
        rev: rev + written.length,
        written,
        follows: form ? follow(call, becomes, form, now) : {},
      })
      if (!done) throw new Error(`suggestion ${id} changed while it was locked`)
      await append(tx, id, [fact], actor.person, at)
      const after = await whatPartnersRead(ctx, tx, becomes)
      const changed = [...before].filter(([row, text]) => after.get(row) !== text).map(([row]) => row)
      await voidRows(ctx, tx, becomes, changed, actor.person, at)
      return ok({ id })
    }),
  )
}

/** Rows for the log, each building on what stood there. */
const writtenOf = (
  edits: readonly StoredAnswer[],
  stored: readonly AnswerRow[],
  rev: number,
  newId: () => string,
): readonly Written[] => {
  const bases = new Map(stored.map((it) => [it.path, it.rev]))
  return edits.map(({ path, value }, i) => ({
    op: newId(),
    path,
    value,
    base: bases.get(path) ?? 0,
    rev: rev + i + 1,
    outcome: 'applied',
  }))
}

/** By row, what each partner that confirmed reads; a row that is gone reads nothing. */
async function whatPartnersRead(ctx: Context, tx: Tx, it: Suggestion): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>()
  for (const row of await confirmedRows(tx, it.id)) {
    const content = await partnerContent(ctx, tx, it, row)
    read.set(
      row,
      content?.rowThere ? canonicalJson([contentDigest(Buffer.alloc(0), content), content.need]) : '',
    )
  }
  return read
}
