import pg from 'pg'
import type { Config } from '../config.ts'
import { lockKey, migrate } from './migrate.ts'

/** Tables to which the server adds and which it never changes: what happened, what was sealed, what was decided. */
const addedToOnly = [
  'fact',
  'checkpoint',
  'sealed',
  'project_snapshot',
  'project_decision',
  'project_finding',
] as const

/** Tables of the owner's alone: the server reads which migrations there were. */
const readOnly = ['migration'] as const

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Gives the server's own role what it needs and nothing more: rows, but no tables; and of facts, checkpoints and snapshots only
 * new ones (ASVS 13.2.2). Asked of the owner after each migration; may be asked again.
 */
export async function grantLeast(ownerUrl: string, role: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zhinan migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ owner: string; database: string }>(
      'select current_user as owner, current_database() as database',
    )
    const [{ owner, database } = { owner: '', database: '' }] = rows
    if (owner === role)
      throw new Error(
        'DATABASE_URL and DATABASE_URL_OWNER name the same role; the server needs one of its own.',
      )
    const it = quoted(role)
    const statements = [
      `revoke create on schema public from public, ${it}`,
      `revoke create, temporary on database ${quoted(database)} from public, ${it}`,
      `grant usage on schema public, graphile_worker to ${it}`,
      `grant select, insert, update, delete on all tables in schema public to ${it}`,
      `grant usage, select on all sequences in schema public to ${it}`,
      `revoke update, delete, truncate on ${addedToOnly.join(', ')} from ${it}`,
      `revoke insert, update, delete, truncate on ${readOnly.join(', ')} from ${it}`,
      // The queue’s own tables; its functions run in the name of who calls them.
      `grant select, insert, update, delete on all tables in schema graphile_worker to ${it}`,
      `grant usage, select on all sequences in schema graphile_worker to ${it}`,
      `grant execute on all functions in schema graphile_worker to ${it}`,
    ]
    // The queue closes its tables to everybody but their owner, row by row.
    const { rows: closed } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'graphile_worker'::regnamespace and relrowsecurity",
    )
    for (const { name } of closed) {
      const table = `graphile_worker.${quoted(name)}`
      statements.push(
        `drop policy if exists zhinan_server on ${table}`,
        `create policy zhinan_server on ${table} to ${it} using (true) with check (true)`,
      )
    }
    await client.query('begin')
    // Servers that start together wait for each other, as they do for the migrations.
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

/** The role in whose name an address connects. */
export const roleOf = (url: string): string =>
  new URL(url).searchParams.getAll('user').at(-1) ?? decodeURIComponent(new URL(url).username)

/** Applies what is new in the name of who owns the tables, and gives the server's own role its rights; one role may be both. */
export async function bringUpToDate(
  { databaseUrl, databaseUrlOwner }: Pick<Config, 'databaseUrl' | 'databaseUrlOwner'>,
  url: string,
): Promise<readonly string[]> {
  if (databaseUrlOwner === null) return migrate(url)
  const applied = await migrate(databaseUrlOwner)
  await grantLeast(databaseUrlOwner, roleOf(databaseUrl ?? url))
  return applied
}
