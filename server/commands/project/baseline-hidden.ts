import type { Actor } from '#core/permission/actor.ts'
import type { Project } from '#core/project/project.ts'
import type { Db, Tx } from '../../context.ts'

/** Whether the suggestion was frozen since: then nobody but its office's head reads the baseline either. */
export async function baselineHidden(db: Db | Tx, actor: Actor, it: Project): Promise<boolean> {
  if (it.suggestion === null) return false
  return (await baselinesHidden(db, actor, [it])).has(it.id)
}

/** Those of several projects of which it is so. */
export async function baselinesHidden(
  db: Db | Tx,
  actor: Actor,
  all: readonly Pick<Project, 'id' | 'suggestion'>[],
): Promise<ReadonlySet<string>> {
  const from = all.flatMap((it) => (it.suggestion === null ? [] : [it.suggestion]))
  if (from.length === 0) return new Set()
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'office'])
    .where('id', 'in', from)
    .where('state', 'in', ['frozen', 'purged'])
    .execute()
  const hidden = new Set(
    rows.filter(({ office }) => !actor.heads.some((one) => one === office)).map((it) => it.id),
  )
  return new Set(all.filter((it) => hidden.has(it.suggestion ?? '')).map((it) => it.id))
}
