import type { Instant } from '#core/instant.ts'
import { readMobile } from '#core/person/account.ts'
import { readName } from '#core/person/name.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../../context.ts'

/** What people change about themselves; what is not named stays. */
export async function changeMe(
  ctx: Context,
  person: string,
  it: {
    readonly name?: string | undefined
    readonly mobile?: string | null | undefined
    readonly language?: Language | undefined
    readonly largeType?: boolean | undefined
  },
): Promise<Result<undefined, Reason>> {
  const name = it.name === undefined ? undefined : readName(it.name)
  if (it.name !== undefined && name === undefined)
    return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] })
  const mobile = it.mobile?.trim() ? readMobile(it.mobile) : null
  if (mobile === undefined)
    return err({ why: 'bad-input', problems: [{ at: 'mobile', problem: 'not-a-mobile' }] })
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(it.mobile === undefined ? {} : { mobile }),
    ...(it.language === undefined ? {} : { language: it.language }),
    ...(it.largeType === undefined ? {} : { large_type: it.largeType }),
  }
  if (Object.keys(change).length === 0) return ok(undefined)
  try {
    await ctx.db.updateTable('person').set(change).where('id', '=', person).execute()
  } catch (error) {
    if ((error as { code?: string }).code === uniqueViolation) return err({ why: 'already', what: 'mobile' })
    throw error
  }
  return ok(undefined)
}

const uniqueViolation = '23505'

/** Marks notices as read; none named means all. */
export async function readNotices(
  ctx: Context,
  person: string,
  ids: readonly string[],
  at: Instant,
): Promise<void> {
  await ctx.db
    .updateTable('notice')
    .set({ read_at: new Date(at) })
    .where('person', '=', person)
    .where('read_at', 'is', null)
    .$if(ids.length > 0, (it) => it.where('id', 'in', ids))
    .execute()
}
