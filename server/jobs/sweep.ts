import type { Context } from '../context.ts'
import { forgetPulse } from '../db/pulse.ts'

const day = 86_400_000

/** Takes away what has expired: sessions, links, proofs of work, old failures and signs of life. */
export async function sweep({ db, now }: Context): Promise<void> {
  const at = now()
  const present = new Date(at)
  const yesterday = new Date(at - day)
  await db
    .deleteFrom('session')
    .where((eb) => eb.or([eb('ends_at', '<', present), eb('idle_until', '<', present)]))
    .execute()
  await db.deleteFrom('mail_token').where('expires_at', '<', yesterday).execute()
  await db.deleteFrom('used_proof').where('expires_at', '<', present).execute()
  await db.deleteFrom('presence').where('at', '<', yesterday).execute()
  await forgetPulse(db, at - 400 * day)
  // Begun and never confirmed; and devices that nobody has used for a year.
  await db.deleteFrom('totp').where('confirmed_at', 'is', null).where('begun_at', '<', yesterday).execute()
  await db
    .deleteFrom('known_device')
    .where('last_at', '<', new Date(at - 365 * day))
    .execute()
  await db.deleteFrom('attempt').where('at', '<', yesterday).execute()
}
