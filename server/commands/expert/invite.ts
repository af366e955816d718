import {
  answer as decideAnswer,
  invite as decideInviting,
  invitationLasts,
} from '#core/decide/expert/steps.ts'
import type { Expert } from '#core/expert/expert.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import { sentences } from '#text/sentences.ts'
import { digestOf, newToken } from '../../auth/token.ts'
import type { Context, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { expertByToken, lockExperts, saveAnswer, saveInvited } from '../../db/expert-invitations.ts'
import { expertOfPerson } from '../../db/experts.ts'
import { append, chain, chainEnds, storeFacts } from '../../db/facts.ts'
import { type NewMail, postAll } from '../../mail/post.ts'

/** Writes to experts that they are wanted; an earlier link to the same expert stops working. */
export async function inviteExperts(
  ctx: Context,
  actor: Actor,
  { experts, key, at }: { readonly experts: readonly string[]; readonly key: string; readonly at: Instant },
): Promise<Result<{ readonly invited: number; readonly passedOver: number }, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  const ids = [...new Set(experts)].toSorted()
  const issuer = await issuerOf(ctx)
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, key, `invite experts ${ids.join(' ')}`.slice(0, 300), at, async () => {
      const found = await lockExperts(tx, ids)
      if (found.length < ids.length) return err({ why: 'not-found' })
      const asked = found.flatMap((it) => {
        const decided = decideInviting(actor, it)
        return decided.ok ? [{ ...decided.value, ...newToken(ctx) }] : []
      })
      await saveInvited(tx, asked, at)
      const ends = await chainEnds(
        tx,
        asked.map((it) => it.becomes.id),
      )
      await storeFacts(
        tx,
        asked.flatMap(({ becomes, facts }) =>
          chain(becomes.id, facts, actor.person, at, ends.get(becomes.id)),
        ),
      )
      await postAll(
        tx,
        ctx,
        asked.map(({ becomes, token }) => letterTo(ctx, becomes, token, issuer, at)),
      )
      return ok({ invited: asked.length, passedOver: ids.length - asked.length })
    }),
  )
}

/** In whose name experts are asked: the issuer of the call in force. */
export async function issuerOf(ctx: Context): Promise<Words> {
  const [first] = await ctx.calls.current()
  return first?.call.issuer ?? { zh: '', en: '' }
}

function letterTo(ctx: Context, it: Expert, token: string, issuer: Words, at: Instant): NewMail {
  const words = sentences(it.language).mail.expertInvitation({
    name: it.name,
    issuer: it.language === 'en' ? issuer.en : issuer.zh,
    link: `${ctx.config.publicUrl}/expert-invitation#${token}`,
  })
  return { to: it.email, person: it.person, sort: 'expert-invitation', words, at }
}

/** The expert whom a link was sent to, while it can still be answered. */
export async function invitedBy(
  db: Context['db'] | Tx,
  token: string,
  at: Instant,
): Promise<Result<{ readonly expert: Expert; readonly until: Instant }, Reason>> {
  const found = await expertByToken(db, digestOf(token))
  if (found?.expert.state !== 'invited') return err({ why: 'expired-link' })
  const until = found.invitedAt + invitationLasts
  return at < until ? ok({ expert: found.expert, until }) : err({ why: 'expired-link' })
}

/** Says yes or no to an invitation, and uses its link up. */
export async function answerInvitation(
  ctx: Context,
  {
    token,
    said,
    by,
    at,
  }: {
    readonly token: string
    readonly said: { readonly yes: true; readonly person: PersonId } | { readonly yes: false }
    readonly by: PersonId | null
    readonly at: Instant
  },
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const held = await invitedBy(tx, token, at)
    if (!held.ok) return held
    if (said.yes) {
      const other = await expertOfPerson(tx, said.person)
      if (other && other.id !== held.value.expert.id) return err({ why: 'already', what: 'expert' })
    }
    const decided = decideAnswer(held.value.expert, said)
    if (!decided.ok) return decided
    // Of two at once, one finds the link used.
    if (!(await saveAnswer(tx, decided.value.becomes, digestOf(token), at)))
      return err({ why: 'expired-link' })
    await append(tx, decided.value.becomes.id, decided.value.facts, by, at)
    return ok(undefined)
  })
}
