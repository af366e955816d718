import type { Op } from '#core/decide/draft/save.ts'
import { checkField } from '#core/form/check.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Draft, Returned, Suggestion } from '#core/suggestion/suggestion.ts'
import { lengthOf } from '#core/text.ts'
import { digestOf } from '../../auth/token.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { linkByToken, markConfirmed, markOpened, type PartnerLink } from '../../db/partner-links.ts'
import { loadSuggestion, lockSuggestion } from '../../db/suggestions.ts'
import { notify } from '../../mail/notify.ts'
import { formOf } from './form-of.ts'
import { contentDigest, type PartnerContent, partnerContent } from './partner-content.ts'
import { saveLocked } from './save-answers.ts'

export interface Opened {
  readonly link: PartnerLink
  readonly suggestion: Suggestion
  readonly org: string
  readonly content: PartnerContent
  readonly digest: string
}

/** What the invited partner sees. After confirming, the same link shows what was confirmed and does nothing more. */
export const openPartnerLink = (ctx: Context, token: string, at: Instant): Promise<Result<Opened, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const salt = digestOf(token)
    const link = await linkByToken(tx, salt)
    const living = link && usable(link, at)
    if (!link || !living) return err({ why: 'expired-link' })
    const it = await loadSuggestion(tx, link.suggestion)
    if (!it || hidden(it)) return err({ why: 'expired-link' })
    const content = await partnerContent(ctx, tx, it, link.row)
    if (!content?.rowThere) return err({ why: 'expired-link' })
    const org = await tx.selectFrom('org').select('name').where('id', '=', it.org).executeTakeFirstOrThrow()
    await markOpened(tx, link.id, at)
    return ok({ link, suggestion: it, org: org.name, content, digest: contentDigest(salt, content) })
  })

/** The partner writes its need and confirms what it read: once, and only what still stands. */
export async function confirmPartnerLink(
  ctx: Context,
  asked: { readonly token: string; readonly need: string; readonly digest: string },
  at: Instant,
): Promise<Result<{ readonly confirmedAt: Instant }, Reason>> {
  await ctx.calls.current()
  const salt = digestOf(asked.token)
  return ctx.db.transaction().execute(async (tx) => {
    const found = await linkByToken(tx, salt)
    const it = found && (await lockSuggestion(tx, found.suggestion))
    const link = it && (await linkByToken(tx, salt))
    if (!link || link.confirmedAt !== null || !usable(link, at) || hidden(it))
      return err({ why: 'expired-link' })
    const open = openFor(it)
    if (!open.ok) return open
    const content = await partnerContent(ctx, tx, it, link.row)
    if (!content?.rowThere) return err({ why: 'expired-link' })
    const digest = contentDigest(salt, content)
    if (digest !== asked.digest) return err({ why: 'stale', revision: it.revision })
    if (lengthOf(asked.need) === 0) return err({ why: 'text-missing', least: 1 })
    const fault = await needFault(ctx, it, content, asked.need)
    if (fault) return err(fault)

    const path = `${content.place.table.id}/${link.row}/${content.place.need.id}`
    const op: Op = {
      op: ctx.dice.id(at),
      path,
      value: asked.need,
      base: content.stored.find((row) => row.path === path)?.rev ?? 0,
    }
    const saved = await saveLocked(ctx, tx, open.value, [op], it.filer, at, 'kept')
    if (saved.outcomes.some((one) => one.outcome !== 'applied')) return err({ why: 'locked-field', path })
    if (!(await markConfirmed(tx, link.id, asked.need, digest, at))) return err({ why: 'expired-link' })
    await append(
      tx,
      it.id,
      [{ happened: 'partner-confirmed', detail: { link: link.id, row: link.row, digest } }],
      null,
      at,
    )
    await tell(ctx, tx, it, link, at)
    return ok({ confirmedAt: at })
  })
}

/** Sent, not replaced or voided, and in time; one that was confirmed may still be looked at. */
const usable = (link: PartnerLink, at: Instant): boolean =>
  link.voidedAt === null && (link.confirmedAt !== null || at < link.expiresAt)

const hidden = (it: Suggestion): boolean =>
  it.state === 'frozen' || it.state === 'purged' || it.state === 'withdrawn'

function openFor(it: Suggestion): Result<Draft | Returned, Reason> {
  if (it.state === 'draft' || it.state === 'unit-returned' || it.state === 'office-returned') return ok(it)
  return err({ why: 'wrong-state', state: it.state })
}

/** A need that is longer than the form allows would only be found by somebody who cannot change it. */
async function needFault(
  ctx: Context,
  it: Suggestion,
  content: PartnerContent,
  need: string,
): Promise<Reason | undefined> {
  const { call } = await formOf(ctx, it)
  const asking = { kind: it.kind, orgType: '', answers: content.answers }
  const found = checkField(content.place.need, need, { asking, lists: call.lists })
  const must = found.filter((one) => one.weight === 'must')
  return must.length === 0
    ? undefined
    : { why: 'bad-input', problems: must.map((one) => ({ at: 'need', problem: one.code })) }
}

async function tell(ctx: Context, tx: Tx, it: Suggestion, link: PartnerLink, at: Instant): Promise<void> {
  for (const person of [it.filer, ...it.coAuthors] as PersonId[])
    await notify(tx, ctx, {
      person,
      sort: 'partner-confirmed',
      params: { partner: link.name },
      at,
      suggestion: it.id,
    })
}
