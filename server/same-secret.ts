import { keyed } from './auth/sealed.ts'
import { UnusableSettings } from './config.ts'
import type { Context } from './context.ts'

/**
 * All servers of a site work by one secret: what one has sealed (second factors, sign-ins under way, proofs of work) the next must
 * open. The first one leaves a mark of its secret in the database, and one that was given another is refused before it listens.
 */
export async function agreeOnSecret({ config, db }: Pick<Context, 'config' | 'db'>): Promise<void> {
  if (config.databaseUrl === null) return
  const mark = keyed({ config }, 'same-secret', 'zhinan')
  await db
    .insertInto('site_secret')
    .values({ mark })
    .onConflict((it) => it.doNothing())
    .execute()
  const kept = await db.selectFrom('site_secret').select('mark').executeTakeFirstOrThrow()
  if (kept.mark.equals(mark)) return
  throw new UnusableSettings([
    'SESSION_SECRET (or SECRETS_FILE) is not the one that this site has worked by so far; give every server the same. If the former one ' +
      'is lost for good, empty the table site_secret: codes of second factors have to be set up anew then.',
  ])
}
