import { register as decide, isDistrict, type Registration } from '#core/decide/org/register.ts'
import type { OrgId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { orgSubject } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { storeMember } from '../../db/orgs.ts'
import { notify } from '../../mail/notify.ts'

/** How many units one person may register that the bureau has not looked at yet. */
const unverifiedAtMost = 5

/** Registers a unit; whoever does it is its first administrator and may begin to write. One that exists is to be joined. */
export async function registerOrg(
  ctx: Context,
  it: Registration & { readonly actor: Actor; readonly at: Instant },
): Promise<Result<{ readonly id: OrgId }, Reason>> {
  const installed = await ctx.calls.current()
  // Calls may be of different places; a unit lies where any of them has a district.
  const place = installed.find(({ call }) => isDistrict(call, it.district)) ?? installed[0]
  if (!place) return err({ why: 'not-found' })
  const decided = decide(it, place.call)
  if (!decided.ok) return decided
  const { creditCode, name, type, district, checkDigitFits } = decided.value
  const { person } = it.actor
  return ctx.db.transaction().execute(async (tx) => {
    if ((await unverifiedOf(tx, person)) >= unverifiedAtMost) return err({ why: 'unverified-unit' })
    const id = ctx.dice.id(it.at) as OrgId
    const made = await tx
      .insertInto('org')
      .values({
        id,
        credit_code: creditCode,
        name,
        type,
        district,
        created_at: new Date(it.at),
        check_digit_fits: checkDigitFits,
        profile: '{}',
      })
      .onConflict((on) => on.column('credit_code').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return err({ why: 'already', what: 'org' })
    const roles = { filer: true, reviewer: false, admin: true, deputyFrom: null, deputyTo: null }
    await storeMember(tx, id, { person, state: 'active', ...roles }, it.at)
    const fact = { happened: 'org-registered', detail: { type, district, checkDigitFits } } as const
    await append(tx, orgSubject(id), [fact], person, it.at)
    await tellVerifiers(tx, ctx, { id, name }, it.at)
    return ok({ id })
  })
}

const unverifiedOf = async (tx: Tx, person: string): Promise<number> => {
  const { count } = await tx
    .selectFrom('member')
    .innerJoin('org', 'org.id', 'member.org')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member.person', '=', person)
    .where('member.admin', '=', true)
    .where('org.verified_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

async function tellVerifiers(
  tx: Tx,
  ctx: Context,
  org: { readonly id: OrgId; readonly name: string },
  at: Instant,
): Promise<void> {
  const keepers = await tx.selectFrom('staff').select('person').where('role', '=', 'sys-admin').execute()
  for (const { person } of keepers)
    await notify(tx, ctx, { person, sort: 'org-waiting', params: { org: org.name }, org: org.id, at })
}
