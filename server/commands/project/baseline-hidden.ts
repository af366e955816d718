import type { Actor } from '#core/permission/actor.ts'
import type { Project } from '#core/project/project.ts'
import type { Db, Tx } from '../../context.ts'

/** Whether the suggestion was frozen since: then nobody but its office's head reads the baseline either. */
export async function baselineHidden(db: Db | Tx, actor: Actor, it: Project): Promise<boolean> {
  if (it.suggestion === null) return false
  const { state, office } = await db
    .selectFrom('suggestion')
    .select(['state', 'office'])
    .where('id', '=', it.suggestion)
    .executeTakeFirstOrThrow()
  if (state !== 'frozen' && state !== 'purged') return false
  return !actor.heads.some((one) => one === office)
}
