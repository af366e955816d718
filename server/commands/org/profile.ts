import { changeProfile as decide } from '#core/decide/org/profile.ts'
import { isDistrict } from '#core/decide/org/register.ts'
import type { Answers } from '#core/form/answers.ts'
import { administrableOrg } from '#core/permission/org.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { unitProfileForm } from '../../unit-profile.ts'
import { changeOrg, type Wish } from './change.ts'

/** Saves what the unit says of itself, finished or not; what is missing is found again at every hand-in. */
export const changeProfile = (
  ctx: Context,
  wish: Wish & {
    readonly rev: number
    readonly name: string
    readonly district: string
    readonly profile: Answers
  },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const decided = decide(org, wish, unitProfileForm())
    if (!decided.ok) return decided
    const installed = await ctx.calls.current()
    if (wish.district !== org.district && !installed.some(({ call }) => isDistrict(call, wish.district)))
      return err({ why: 'unknown-code', code: wish.district })
    const rev = org.profileRev + 1
    const { name, profile } = decided.value
    await tx
      .updateTable('org')
      .set({ name, district: wish.district, profile: JSON.stringify(profile), profile_rev: rev })
      .where('id', '=', org.id)
      .execute()
    const detail = { rev, renamed: name !== org.name, district: wish.district }
    return ok({ facts: [{ happened: 'org-profile-changed', detail }], value: undefined })
  })

/** The unit's own rules about handing in. */
export const changeSettings = (
  ctx: Context,
  wish: Wish & { readonly quotas: Readonly<Record<string, number>>; readonly confirmByAdmin: boolean },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const kinds = new Set((await ctx.calls.current()).flatMap((it) => it.call.kinds.map((kind) => kind.code)))
    const unknown = Object.keys(wish.quotas).find((kind) => !kinds.has(kind))
    if (unknown !== undefined) return err({ why: 'unknown-code', code: unknown })
    await tx
      .updateTable('org')
      .set({ quotas: JSON.stringify(wish.quotas), confirm_by_admin: wish.confirmByAdmin })
      .where('id', '=', org.id)
      .execute()
    const detail = { confirmByAdmin: wish.confirmByAdmin, quotas: Object.keys(wish.quotas).toSorted() }
    return ok({ facts: [{ happened: 'org-profile-changed', detail }], value: undefined })
  })
