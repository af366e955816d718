import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** What is set under this name; undefined where nothing is. Whoever asks knows what shape it was given. */
export async function settingOf(db: Db | Tx, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return row?.value
}

/** Sets it, with who did so and when. */
export async function putSetting(
  tx: Tx,
  key: string,
  value: unknown,
  by: string,
  at: Instant,
): Promise<void> {
  const changed = { value: JSON.stringify(value), changed_at: new Date(at), changed_by: by }
  await tx
    .insertInto('setting')
    .values({ key, ...changed })
    .onConflict((on) => on.column('key').doUpdateSet(changed))
    .execute()
}
