import type { z } from 'zod'
import type { memberView, orgView } from '#api/orgs.ts'
import type { SubmitPath } from '#core/call/call.ts'
import type { Answers } from '#core/form/answers.ts'
import type { OrgId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Org } from '#core/org/org.ts'
import { pathOf } from '#core/org/path.ts'
import type { Actor } from '#core/permission/actor.ts'
import { orgActions } from '#core/permission/org.ts'
import type { InstalledCall } from '../call-book.ts'
import type { Context } from '../context.ts'
import { profileFindings } from '../unit-profile.ts'

/** The way by which it hands in; a type that the call at the front does not know goes through the administrator. */
export function orgPath(org: Org, first: InstalledCall | undefined): SubmitPath {
  const rule = first?.call.orgTypes.find((it) => it.code === org.type)
  const override = org.pathOverride ? { path: org.pathOverride, reason: org.pathReason ?? '' } : null
  if (rule) return pathOf(rule, override)
  return override?.path ?? 'admin'
}

/** A unit as its members and the bureau see it, with what the reader may do. */
export async function presentOrg(
  ctx: Context,
  actor: Actor,
  org: Org,
  at: Instant,
): Promise<z.input<typeof orgView>> {
  const { profile } = await ctx.db
    .selectFrom('org')
    .select('profile')
    .where('id', '=', org.id)
    .executeTakeFirstOrThrow()
  const [first] = await ctx.calls.current()
  const answers = profile as Answers
  return {
    id: org.id,
    creditCode: org.creditCode,
    name: org.name,
    type: org.type,
    district: org.district,
    verified: org.verifiedAt !== null,
    refusedReason: org.refusedReason,
    checkDigitFits: org.checkDigitFits,
    path: orgPath(org, first),
    pathReason: org.pathReason,
    confirmByAdmin: org.confirmByAdmin,
    quotas: { ...org.quotas },
    profile: { ...answers },
    profileRev: org.profileRev,
    profileFindings: profileFindings(answers, org.type, first, at).map((it) => ({
      field: it.field,
      weight: it.weight,
      code: it.code,
      ...(it.params ? { params: { ...it.params } } : {}),
      ...(it.message ? { message: it.message } : {}),
    })),
    may: orgActions(actor, org),
  }
}

/** Members and those who asked, the latter first; who left is not shown. */
export async function presentMembers({ db }: Context, org: OrgId): Promise<z.input<typeof memberView>[]> {
  const rows = await db
    .selectFrom('member as m')
    .innerJoin('person as p', 'p.id', 'm.person')
    .select(['m.person', 'p.name', 'p.email', 'm.state', 'm.filer', 'm.reviewer', 'm.admin'])
    .select(['m.deputy_from', 'm.deputy_to', 'm.since'])
    .where('m.org', '=', org)
    .where('m.state', '<>', 'left')
    .orderBy('m.state', 'desc')
    .orderBy('m.since')
    .orderBy('m.person')
    .execute()
  return rows.map(({ deputy_from, deputy_to, since, ...it }) => ({
    ...it,
    deputyFrom: deputy_from,
    deputyTo: deputy_to,
    since: since.getTime(),
  }))
}

/** Invitations that can still be followed. */
export async function presentInvitations({ db }: Context, org: OrgId, at: Instant) {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'name', 'email', 'filer', 'reviewer', 'admin', 'at', 'expires_at'])
    .where('org', '=', org)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ at: sent, expires_at, ...it }) => ({
    ...it,
    at: sent.getTime(),
    expiresAt: expires_at.getTime(),
  }))
}
