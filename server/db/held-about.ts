import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../context.ts'
import { isExpert } from './erasure.ts'

/** A line of what is held, by the name of each column. */
export type HeldRow = Readonly<Record<string, string | number | boolean | null>>

/** The latest of what comes by itself; the whole of it would be a book. */
const latest = 500
const millis = (column: string) => sql`floor(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`

/** What is held for a person’s account, section by section: what they may ask for by PIPL, article 45. Secrets are left out, their being there not. */
const questions = (id: string): Readonly<Record<string, RawBuilder<unknown>>> => ({
  account: sql`select name, email, mobile, title as "jobTitle", language, large_type as "largeType", second_factor as "secondFactor",
    ${millis('created_at')} as "createdAt", ${millis('email_verified_at')} as "emailVerifiedAt",
    ${millis('password_at')} as "passwordAt" from person where id = ${id}`,
  consents: sql`select notice, version, ${millis('at')} as at from consent where person = ${id} order by consent.at`,
  memberships: sql`select o.name as unit, m.state, m.filer, m.reviewer, m.admin, ${millis('m.since')} as since
    from member m join org o on o.id = m.org where m.person = ${id} order by m.since`,
  roles: sql`select role, scope, ${millis('granted_at')} as "grantedAt" from staff where person = ${id} order by role, scope`,
  sessions: sql`select agent, address, ${millis('created_at')} as "createdAt", ${millis('last_seen')} as "lastSeen"
    from session where person = ${id} order by created_at desc`,
  factors: sql`select 'passkey' as sort, name, ${millis('created_at')} as "createdAt" from passkey where person = ${id}
    union all select 'totp', '', ${millis('begun_at')} from totp where person = ${id} and confirmed_at is not null
    union all select 'outer', issuer, ${millis('linked_at')} from outer_identity where person = ${id}`,
  devices: sql`select ${millis('last_at')} as "lastSeen" from known_device where person = ${id} order by last_at desc`,
  expert: sql`select name, email, mobile, org_name as unit, title as "jobTitle", state, array_to_string(fields, E'\\n') as fields,
    array_to_string(disciplines, E'\\n') as disciplines, array_to_string(keywords, E'\\n') as keywords
    from expert e where ${isExpert(id)}
    and (e.person is not null or exists (select from person where id = ${id} and email_verified_at is not null))`,
  suggestions: sql`select s.no, s.title, s.state, case when s.filer = ${id} then 'filer' else 'co-author' end as part,
    ${millis('s.created_at')} as "createdAt" from suggestion s
    where s.filer = ${id} or exists (select from co_author c where c.suggestion = s.id and c.person = ${id})
    order by s.created_at desc limit ${latest}`,
  projects: sql`select p.no, p.title, m.duty, ${millis('m.added_at')} as "createdAt" from project_member m
    join project p on p.id = m.project where m.person = ${id} order by m.added_at desc`,
  notices: sql`select sort, params::text as params, ${millis('at')} as at, read_at is not null as read from notice
    where person = ${id} order by notice.at desc limit ${latest}`,
  mails: sql`select subject, recipient as email, ${millis('created_at')} as "createdAt" from mail
    where person = ${id} order by created_at desc limit ${latest}`,
  exports: sql`select sort, name, state, ${millis('created_at')} as "createdAt" from export
    where person = ${id} order by created_at desc limit ${latest}`,
  refusals: sql`select operation, why, count, ${millis('last_at')} as at from refusal
    where person = ${id} order by last_at desc limit ${latest}`,
  erasures: sql`select outcome, reason, ${millis('asked_at')} as "askedAt", ${millis('decided_at')} as "decidedAt"
    from erasure where person = ${id} order by asked_at desc`,
  facts: sql`select happened, ${millis('at')} as at from fact where subject = ${`person:${id}`} order by n desc limit ${latest}`,
  acts: sql`select happened, count(*)::int as count from fact where by_person = ${id} group by happened order by happened`,
})

/** The sections in which something is held. */
export async function heldAbout(
  db: Db,
  person: string,
): Promise<{ name: string; rows: Record<string, string | number | boolean | null>[] }[]> {
  const sections = []
  for (const [name, question] of Object.entries(questions(person))) {
    const { rows } = await (question as RawBuilder<HeldRow>).execute(db)
    if (rows.length > 0) sections.push({ name, rows: rows.map((row) => ({ ...row })) })
  }
  return sections
}
