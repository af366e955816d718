import { partnerTable } from '#core/decide/draft/partner.ts'
import type { Instant } from '#core/instant.ts'
import { canonicalCreditCode, readCreditCode } from '#core/org/credit-code.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { newToken } from '../../auth/token.ts'
import type { Context } from '../../context.ts'
import { standingAt } from '../../db/answers.ts'
import { append } from '../../db/facts.ts'
import { insertLink, partnerLinksOf, replaceLinks } from '../../db/partner-links.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { post } from '../../mail/post.ts'
import { formOf } from './form-of.ts'

const day = 86_400_000
/** How long a partner has to open and confirm. */
export const linkLasts = 14 * day
/** Invitations of one suggestion within a day: enough for every partner and for slips. */
const mostADay = 20

export interface Invitation {
  readonly row: string
  readonly name: string
  readonly email: string
  readonly creditCode: string
}

/** Sends a link to a named person of the partner enterprise in one row; a link sent before for that row stops working. */
export const invitePartner = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Invitation,
  language: Language,
  at: Instant,
): Promise<Result<null, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    const { form } = await formOf(ctx, it)
    const place = partnerTable(form)
    const codePath = `${place?.table.id}/${asked.row}/${place?.code?.id}`
    const rowPath = `${place?.table.id}/${asked.row}`
    const stands = await standingAt(tx, id, [rowPath, codePath], [])
    const valueAt = (path: string) => stands.current.find((one) => one.path === path)?.value ?? null
    if (!place || valueAt(rowPath) === null) return err({ why: 'unknown-path', path: rowPath })
    const written = valueAt(codePath)
    const problems = problemsOf(asked, typeof written === 'string' ? written : null)
    if (problems.length > 0) return err({ why: 'bad-input', problems })
    const sent = (await partnerLinksOf(tx, id)).filter((one) => one.createdAt > at - day)
    if (sent.length >= mostADay) return err({ why: 'slow-down', retryAfter: 3600, challenge: false })

    await replaceLinks(tx, id, asked.row, at)
    const { token, digest } = newToken(ctx)
    const link = {
      id: ctx.dice.id(at),
      suggestion: id,
      row: asked.row,
      creditCode: canonicalCreditCode(asked.creditCode),
      name: asked.name.trim(),
      email: asked.email.trim(),
      createdAt: at,
      expiresAt: at + linkLasts,
      openedAt: null,
      confirmedAt: null,
      voidedAt: null,
      need: null,
      voidReason: null,
    }
    await insertLink(tx, link, digest)
    await append(
      tx,
      id,
      [{ happened: 'partner-invited', detail: { link: link.id, row: link.row } }],
      actor.person,
      at,
    )
    const org = await tx.selectFrom('org').select('name').where('id', '=', it.org).executeTakeFirstOrThrow()
    await post(tx, ctx, {
      to: link.email,
      person: null,
      sort: 'partner-link',
      words: sentences(language).draft.partnerMail({
        name: link.name,
        org: org.name,
        link: `${ctx.config.publicUrl}/partner#${token}`,
      }),
      at,
      suggestion: id,
    })
    return ok(null)
  })

/** What is wrong with an invitation; the credit code is the row's, so that the link goes to the enterprise named there. */
function problemsOf(
  asked: Invitation,
  inRow: string | null,
): readonly { readonly at: string; readonly problem: string }[] {
  const problems: { at: string; problem: string }[] = []
  if (asked.name.trim() === '') problems.push({ at: 'name', problem: 'missing' })
  if (!/^[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[^\s@<>,;]+$/.test(asked.email.trim()))
    problems.push({ at: 'email', problem: 'not-an-email' })
  const code = readCreditCode(asked.creditCode)
  if (!code.ok) problems.push({ at: 'creditCode', problem: 'not-a-credit-code' })
  else if (inRow === null || canonicalCreditCode(inRow) !== canonicalCreditCode(asked.creditCode))
    problems.push({ at: 'creditCode', problem: 'not-the-rows' })
  return problems
}
