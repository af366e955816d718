import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import { erasable } from '#core/person/erasure.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { forgetExperts } from '../../db/erasure.ts'
import { append } from '../../db/facts.ts'

/** Erases an expert whom the bureau knows by an address alone, without an account; whether there was one. */
export async function eraseExpert(
  ctx: Context,
  { email, at, dry }: { readonly email: string; readonly at: Instant; readonly dry: boolean },
): Promise<Result<boolean, Reason>> {
  return ctx.db.transaction().execute(async (tx): Promise<Result<boolean, Reason>> => {
    const it = await tx
      .selectFrom('expert')
      .select(['id', 'language'])
      .where('email', '=', email)
      .where('person', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!it) return ok(false)
    const { tasks } = await tx
      .selectFrom('task')
      .select((eb) => eb.fn.countAll<number>().as('tasks'))
      .where('expert', '=', it.id)
      .where('state', 'in', ['invited', 'accepted'])
      .executeTakeFirstOrThrow()
    const free = erasable({ roles: 0, units: 0, underWay: 0, shared: 0, tasks: Number(tasks) })
    if (!free.ok) return free
    if (dry) return ok(true)
    const name = sentences(it.language === 'en' ? 'en' : 'zh-CN').personal.nameErased
    await forgetExperts(tx, sql<boolean>`e.id = ${it.id}`, name)
    await sql`delete from mail where recipient = ${email}`.execute(tx)
    await sql`delete from invitation where email = ${email}`.execute(tx)
    await append(tx, it.id, [{ happened: 'person-erased', detail: { expert: 1 } }], null, at)
    return ok(true)
  })
}
