import { type RawBuilder, sql } from 'kysely'
import type { Ties } from '#core/person/erasure.ts'
import type { Db, Tx } from '../context.ts'

/** States in which somebody has to answer for a suggestion. */
const underWay = ['unit-review', 'unverified', 'unit-returned', 'submitted', 'office-returned'] as const

/** Their rows in the pool `e`: the bureau may know an expert by the address alone. */
export const isExpert = (person: string): RawBuilder<boolean> =>
  sql<boolean>`(e.person = ${person} or e.person is null and e.email = (select email from person where id = ${person}))`

/** What ties a person to work that is not done. */
export async function tiesOf(db: Db | Tx, person: string): Promise<Ties> {
  const { rows } = await sql<Ties>`select
    (select count(*) from staff where person = ${person})::int as roles,
    (select count(*) from member m where m.person = ${person} and m.state = 'active' and m.admin
      and exists (select from member o where o.org = m.org and o.state = 'active' and o.person <> m.person)
      and not exists (select from member o where o.org = m.org and o.state = 'active' and o.admin
        and o.person <> m.person))::int as units,
    (select count(*) from suggestion where filer = ${person} and (state in (${sql.join([...underWay])})
      or state = 'draft' and versions > 0))::int as "underWay",
    (select count(*) from suggestion s where s.filer = ${person} and s.state = 'draft' and s.versions = 0
      and exists (select from co_author c where c.suggestion = s.id))::int as shared,
    (select count(*) from task t join expert e on e.id = t.expert
      where ${isExpert(person)} and t.state in ('invited', 'accepted'))::int
      + (select count(*) from project_member pm join project p on p.id = pm.project
        where pm.person = ${person} and p.ended is null)::int as tasks`.execute(db)
  return rows[0] ?? { roles: 0, units: 0, underWay: 0, shared: 0, tasks: 0 }
}

/** Drafts of theirs alone that were never handed in: nobody else has a share in them. */
export const draftsOf = async (db: Db | Tx, person: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('suggestion as s')
      .select('s.id')
      .where('s.filer', '=', person)
      .where('s.state', '=', 'draft')
      .where('s.versions', '=', 0)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb.selectFrom('co_author').select('person').whereRef('co_author.suggestion', '=', 's.id'),
          ),
        ),
      )
      .orderBy('s.id')
      .execute()
  ).map((it) => it.id)

/** What stays of somebody, and must: versions they handed in, their place in the records of handling. */
export async function remaining(db: Db | Tx, person: string): Promise<Readonly<Record<string, number>>> {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*) from version where by_person = ${person})::int as versions,
    (select count(*) from fact where by_person = ${person} or subject = 'person:' || ${person})::int as facts,
    (select count(*) from remark where by_person = ${person})::int as remarks,
    (select count(*) from consent where person = ${person})::int as consents`.execute(db)
  return rows[0] ?? {}
}

/** Rows that are about a person and nobody else, by table; each is a condition on the table. */
const own = (person: string, email: string, mobile: string | null) =>
  ({
    session: sql`person = ${person}`,
    totp: sql`person = ${person}`,
    recovery_code: sql`person = ${person}`,
    passkey: sql`person = ${person}`,
    outer_identity: sql`person = ${person}`,
    former_password: sql`person = ${person}`,
    known_device: sql`person = ${person}`,
    mail_token: sql`person = ${person} or email = ${email}`,
    attempt: sql`account = any(${mobile === null ? [email] : [email, mobile]}::text[])`,
    notice: sql`person = ${person}`,
    mail: sql`person = ${person} or recipient = ${email}
      or recipient in (select email from expert where person = ${person})`,
    presence: sql`person = ${person}`,
    saved_view: sql`person = ${person}`,
    done_once: sql`actor = ${person}`,
    invitation: sql`email = ${email}`,
  }) as const

/** How many rows would go, by table. */
export async function countOwn(
  db: Db | Tx,
  it: { readonly id: string; readonly email: string; readonly mobile: string | null },
): Promise<Readonly<Record<string, number>>> {
  const counts = Object.entries(own(it.id, it.email, it.mobile)).map(
    ([table, where]) =>
      sql`select ${table}::text as name, count(*)::int as count from ${sql.table(table)} where ${where}`,
  )
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(
    db,
  )
  return Object.fromEntries(rows.filter((row) => row.count > 0).map((row) => [row.name, row.count]))
}

/** Takes away the rows that are about them alone, and makes unrecognisable what others lean on. */
export async function forgetPerson(
  tx: Tx,
  it: {
    readonly id: string
    readonly email: string
    readonly mobile: string | null
    /** What stands in place of the name from now on. */
    readonly name: string
    readonly noPassword: string
    readonly at: Date
  },
): Promise<void> {
  await forgetName(tx, it)
  for (const [table, where] of Object.entries(own(it.id, it.email, it.mobile)))
    await sql`delete from ${sql.table(table)} where ${where}`.execute(tx)
  const nobody = `erased-${it.id}@invalid`
  await tx
    .updateTable('member')
    .set({ state: 'left', filer: false, reviewer: false, admin: false, deputy_from: null, deputy_to: null })
    .where('person', '=', it.id)
    .execute()
  await tx.deleteFrom('co_author').where('person', '=', it.id).execute()
  await forgetExperts(tx, isExpert(it.id), it.name)
  await sql`update partner_link set person_name = '', email = '' where email = ${it.email}`.execute(tx)
  await sql`update guide_comment set name = ${it.name}, contact = '' where contact in (${it.email}, ${it.mobile ?? it.email})`.execute(
    tx,
  )
  await tx
    .updateTable('person')
    .set({
      email: nobody,
      email_verified_at: null,
      mobile: null,
      name: it.name,
      title: '',
      password_hash: it.noPassword,
      password_at: null,
      second_factor: false,
      failures: 0,
      locked_until: null,
      disabled_at: it.at,
      erased_at: it.at,
    })
    .where('id', '=', it.id)
    .execute()
}

/** Sheets of an expert hang on the row; the person in it goes. */
export const forgetExperts = (tx: Tx, which: RawBuilder<boolean>, name: string): Promise<unknown> =>
  sql`update expert e set name = ${name}, email = 'erased-' || e.id || '@invalid', mobile = null, org_name = '', org = null,
    units = '[]', title = '', fields = '{}', disciplines = '{}', keywords = '{}', blackouts = '[]', avoid = '{}',
    state = 'retired', token_hash = null where ${which}`.execute(tx)

/** Notices that tell others the name, by where it stands in them. */
const naming = {
  'member-asked': 'person',
  'invitation-accepted': 'person',
  'author-added': 'person',
  'admin-handed-over': 'from',
}

/**
 * Puts another name where notices and mails to others name them: those of their units, and of their own suggestions. They are known by
 * the name they have now; a name they had before is not found.
 */
async function forgetName(tx: Tx, it: { readonly id: string; readonly name: string }): Promise<void> {
  const sorts = Object.keys(naming)
  await sql`update notice n set params = n.params || jsonb_build_object(k.at, ${it.name}::text)
    from person p, unnest(${sorts}::text[], ${Object.values(naming)}::text[]) as k(sort, at)
    where p.id = ${it.id} and n.sort = k.sort and n.params ->> k.at = p.name
      and (n.org in (select org from member where person = p.id)
        or n.suggestion in (select id from suggestion where filer = p.id))`.execute(tx)
  await sql`update mail m set subject = replace(m.subject, p.name, ${it.name}), body = replace(m.body, p.name, ${it.name})
    from person p where p.id = ${it.id} and strpos(m.body, p.name) > 0 and (
      m.sort = any(${sorts}::text[]) and (m.suggestion in (select id from suggestion where filer = p.id)
        or m.person in (select o.person from member o join member mine using (org) where mine.person = p.id))
      or m.sort = 'invitation' and m.recipient in (select email from invitation where by_person = p.id))`.execute(
    tx,
  )
}
