import pg from 'pg'
import { hashPassword } from '#server/auth/password.ts'
import type { InstalledCall } from '#server/call-book.ts'
import { foldDeskTally } from '#server/db/desk-tally.ts'
import { fileRows } from './seed-files.ts'
import { everybodyElse, functions, people, sessions } from './seed-people.ts'
import { layOutTexts, printRows, textRows, textsOf } from './seed-texts.ts'
import { profileOf, type Template, templatesOf } from './templates.ts'

/** Of everybody, for those who sign in. */
export const password = 'Harbour-Gull-31'

/** The types of unit in the seeded city: the first one hands in directly, the others through their research office. */
const orgTypes = ['ENT', 'UNI', 'INST']

export interface Seeded {
  readonly suggestions: number
  readonly orgs: number
  readonly people: number
  readonly answers: number
  readonly facts: number
  readonly versions: number
  /** Of the whole database, in bytes. */
  readonly size: number
  /** None where it was filled before. */
  readonly seconds: number
}

/** A draft with everything in it, and the cookie's secret of its filer. */
export interface PreparedDraft {
  readonly id: string
  readonly token: string
  /** Long texts of its form. */
  readonly prose: readonly { readonly path: string; readonly rev: number }[]
  /** The revision that the whole draft stands at. */
  readonly rev: number
  /** Whether it is as it was seeded: what an earlier measurement wrote may not be fit to be handed in. */
  readonly untouched: boolean
}

export interface SeedOptions {
  readonly suggestions: number
  /** Complete drafts among them, ready for saving and for handing in. */
  readonly prepared: number
  /** How many units hand in, each with a filer of its own; a twentieth of the suggestions unless told. */
  readonly units?: number
}

/** Fills the database with what a city brings together in a season, in a few statements; nobody needs a password. */
export async function seed(
  url: string,
  { call, versionId }: InstalledCall,
  { suggestions, prepared, units }: SeedOptions,
): Promise<Seeded> {
  const began = Date.now()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: before } = await client.query('select from suggestion limit 1')
    if (before.length === 0) await fill(client, call, versionId, suggestions, prepared, units)
    const seconds = before.length === 0 ? (Date.now() - began) / 1000 : 0
    const { rows: counted } = await client.query<Omit<Seeded, 'seconds'>>(counts)
    const [found] = counted
    if (!found) throw new Error('Nothing was counted.')
    return { ...found, size: Number(found.size), seconds }
  } finally {
    await client.end()
  }
}

async function fill(
  client: pg.Client,
  call: InstalledCall['call'],
  versionId: string,
  suggestions: number,
  prepared: number,
  units: number | undefined,
): Promise<void> {
  const now = Date.now()
  await client.query("set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '1GB'")
  const check = await withoutReferences(client)
  await client.query('select setseed(0.42)')
  const templates = templatesOf(call, orgTypes, now)
  await layOut(
    client,
    templates,
    profilesOf(templates, (type) => profileOf(call, type, now)),
  )
  await client.query(layOutTexts, [JSON.stringify(textsOf(call))])
  const orgs = units ?? Math.max(30, Math.round(suggestions / 20))
  const hash = await hashPassword(password)
  await client.query(people, [orgs, orgs, call.offices.map((it) => it.code), hash])
  await client.query(
    'create temp table officer as select office, nth, id from someone where office is not null',
  )
  await client.query('analyze someone; analyze officer; analyze seed_text')
  await client.query(everybodyElse)
  await client.query(sessions)
  await client.query(rows, [suggestions, prepared, orgs])
  await client.query('analyze drawn')
  const rebuild = await withoutIndexes(client)
  await client.query(suggestionRows, [call.id, versionId, call.numberPrefix])
  await client.query(serials, [call.id])
  await client.query(answerRows)
  await client.query(fileRows)
  await client.query(logRows)
  await client.query(versionRows)
  await client.query(factRows)
  await client.query(sealRows)
  await client.query(noticeRows)
  await client.query(textRows)
  await client.query(printRows)
  await rebuild()
  await check()
  await client.query(foldDeskTally)
  await client.query('vacuum (analyze)')
  await client.query('checkpoint')
}

/**
 * Looks up no reference row by row, which is a third of the load: they are right as the statements are written. What other triggers
 * make of a row is made all the same. Gives what puts everything back.
 */
async function withoutReferences(client: pg.Client): Promise<() => Promise<void>> {
  const { rows: found } = await client.query<{ of: string; name: string }>(
    `select tgrelid::regclass::text as of, quote_ident(tgname) as name from pg_trigger
      where not tgisinternal and tgenabled = 'O'`,
  )
  const all = async (how: string) => {
    for (const { of, name } of found) await client.query(`alter table ${of} enable ${how} trigger ${name}`)
  }
  await all('always')
  await client.query('set session_replication_role = replica')
  return async () => {
    await client.query('reset session_replication_role')
    await all('')
  }
}

/** Takes off the indexes that no constraint needs, as they grow slower entry by entry; gives what builds them again. */
async function withoutIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const tables = ['suggestion', 'answer', 'answer_log', 'version', 'fact', 'sealed', 'notice', 'search_text']
  const { rows: found } = await client.query<{ name: string; made: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as made from pg_index
      where indrelid = any($1::regclass[]) and not exists (select from pg_constraint where conindid = indexrelid)`,
    [tables],
  )
  for (const { name } of found) await client.query(`drop index ${name}`)
  return async () => {
    for (const { made } of found) await client.query(made)
  }
}

const profilesOf = (templates: readonly Template[], make: (orgType: string) => unknown) =>
  [...new Set(templates.map((it) => it.orgType))].map((type) => ({ type, profile: make(type) }))

/** Puts the templates where statements can copy from them; the tables go with the connection. */
async function layOut(
  client: pg.Client,
  templates: readonly Template[],
  profiles: readonly { readonly type: string; readonly profile: unknown }[],
): Promise<void> {
  await client.query(functions)
  await client.query(
    `create temp table template as
      select t.*, row_number() over (partition by "orgType" order by n) - 1 as nth
      from jsonb_to_recordset($1::jsonb) as t(n int, "orgType" text, kind text, field text, livelihood text,
        office text, triage boolean, title text, content jsonb, files jsonb, prose jsonb,
        readiness_now int, readiness_target int, readiness_scale text, publish_scope text)`,
    [
      JSON.stringify(
        templates.map(({ subject, answers: _, follows, ...it }, n) => ({ ...it, ...subject, ...follows, n })),
      ),
    ],
  )
  await client.query(
    `create temp table template_answer as
      select t.*, row_number() over (partition by n order by path collate "C") as rev
      from jsonb_to_recordset($1::jsonb) as t(n int, path text, value jsonb)`,
    [JSON.stringify(templates.flatMap((it, n) => it.answers.map((answer) => ({ n, ...answer }))))],
  )
  await client.query('create index on template_answer (n)')
  await client.query(
    `create temp table profile as select (row_number() over ()) - 1 as n, t.*
      from jsonb_to_recordset($1::jsonb) as t(type text, profile jsonb)`,
    [JSON.stringify(profiles)],
  )
  await client.query('analyze template; analyze template_answer')
}

/** Every suggestion's template, unit, state and days, drawn once and used by the statements that follow. */
const rows = `
  create temp table drawn as
  with begun as (
    select i, now() - (60.0 - 59.0 * i / $1::int) * interval '1 day' as at, i < $2::int as prepared,
      random() as luck, random() as wait, random() as whom, random() as more
    from generate_series(0, $1::int - 1) i
  ), placed as (
    select begun.*, s.org, s.type, s.id as filer, pg_temp.id_at(begun.at) as id,
      case when prepared or luck < 0.12 then 'draft' when luck < 0.20 then 'unit-review'
        when luck < 0.23 then 'unit-returned' when luck < 0.58 then 'submitted'
        when luck < 0.65 then 'office-returned' when luck < 0.85 then 'accepted'
        when luck < 0.89 then 'reserve' when luck < 0.97 then 'not-accepted' else 'withdrawn' end as state,
      -- One after the other for what is prepared, so that every kind comes up; at random for the rest.
      case when prepared then i / $3::int else floor(random() * 1000000)::int end as draw
    from begun join someone s on s.org_n = i % $3::int and s.nth = 0
  )
  select p.*, t.n as template, t.office as routed,
    case when p.state = 'draft' then null else p.at + p.wait * (now() - p.at) * 0.9 end as handed_in
  from placed p join lateral (select count(*) as of from template where "orgType" = p.type) c on true
  join template t on t."orgType" = p.type
    and t.nth = (case when p.prepared then p.draw * 7 + p.i else p.draw end) % c.of`

const suggestionRows = `
  insert into suggestion (id, call, call_version, org, filer, kind, field, livelihood, title, state, since, no, versions,
    revision, created_at, rev, edited_at, first_handed_in, handed_in, cohort, office, triage, readers, transfers,
    handler, due, readiness_scale, readiness_now, readiness_target, publish_scope, object_by, reason_code, unlocked)
  select d.id, $1, $2, d.org, d.filer, t.kind, t.field, t.livelihood, x.title || ' ' || d.i, d.state,
    coalesce(d.handed_in, d.at),
    case when d.state <> 'draft'
      then $3::text || '-' || t.kind || '-' || lpad((row_number() over (partition by t.kind order by d.i))::text, 6, '0')
    end,
    case when d.state = 'draft' then 0 else 1 end, case when d.state = 'draft' then 1 else 3 end, d.at,
    (select count(*) from template_answer a where a.n = t.n), coalesce(d.handed_in, d.at), d.handed_in, d.handed_in,
    case when d.state <> 'draft' then 'concentrated' end, case when d.state <> 'draft' then t.office end,
    d.state = 'submitted' and t.triage,
    case when d.state <> 'draft' and d.more < 0.1
      then array(select s.office from officer s where s.office <> t.office order by md5(s.office || d.i) limit 1)
      else '{}' end,
    case when d.state = 'submitted' and d.more > 0.95 then 1 else 0 end,
    case when d.state in ('submitted', 'office-returned', 'accepted', 'reserve', 'not-accepted') and d.whom < 0.8
      then o.id end,
    case when d.state = 'submitted' then d.handed_in + interval '21 days' end,
    t.readiness_scale, t.readiness_now, t.readiness_target, t.publish_scope,
    case when d.state = 'not-accepted' then d.handed_in + interval '15 days' end,
    case when d.state = 'not-accepted' then 'scope' end, '{}'
  from drawn d join template t on t.n = d.template
  join seed_text x on x.nth = d.i % (select count(*) from seed_text)
  left join officer o on o.office = t.office and o.nth = floor(d.whom / 0.8 * 6)::int
  order by d.i`

const serials = `
  insert into call_serial (call, kind, last)
  select $1, t.kind, count(*) from drawn d join template t on t.n = d.template group by t.kind
  on conflict (call, kind) do update set last = excluded.last`

/** Answers of what is prepared, and of every tenth of the rest. */
const answerRows = `
  insert into answer (suggestion, path, value, rev, by_person, at)
  select d.id, a.path, a.value, a.rev, d.filer, d.at from drawn d join template_answer a on a.n = d.template
  where d.prepared or d.i % 10 = 0 order by d.i, a.path collate "C"`

const logRows = `
  insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
  select suggestion, gen_random_uuid(), path, value, 0, rev, 'applied', by_person, at from answer`

const versionRows = `
  insert into version (suggestion, n, call_version, content, unit, files, salt, digest, handed_in, by_person, fact_n)
  select d.id, 1, s.call_version, t.content, jsonb_build_object('name', o.name, 'type', o.type, 'profile', o.profile),
    '[]', decode(md5(d.i::text), 'hex'), encode(sha256(d.id::text::bytea), 'hex'), d.handed_in, d.filer, 1
  from drawn d join suggestion s on s.id = d.id join org o on o.id = d.org join template t on t.n = d.template
  where d.state <> 'draft' order by d.i`

/** What happened to each: handed in, and then what its state tells. Hashes are made up; nothing here reads them. */
const factRows = `
  insert into fact (subject, n, happened, detail, by_person, at, prev, hash)
  select d.id::text, nth, case nth when 1 then 'suggestion-handed-in' else 'suggestion-assigned' end,
    case nth when 1 then jsonb_build_object('version', 1, 'to', 'submitted', 'digest', v.digest)
      else jsonb_build_object('handler', s.handler) end,
    d.filer, d.handed_in + (nth - 1) * interval '1 hour', repeat('0', 64), encode(sha256((d.id::text || nth)::bytea), 'hex')
  from drawn d join suggestion s on s.id = d.id join version v on v.suggestion = d.id cross join generate_series(1, 2) nth
  where nth = 1 or s.handler is not null order by d.i, nth`

/** Sealed already, as they would be by then: the measured server only has its own facts to seal. */
const sealRows = `
  with one as (
    insert into checkpoint (at, facts, prev, hash) values (now(), 0, repeat('0', 64), repeat('0', 64)) returning n
  ) insert into sealed (subject, n, checkpoint) select fact.subject, fact.n, one.n from fact, one`

const noticeRows = `
  insert into notice (id, person, sort, suggestion, params, at)
  select pg_temp.id_at(d.handed_in), d.filer, 'suggestion-accepted', d.id,
    jsonb_build_object('no', s.no, 'title', s.title, 'state', s.state), d.handed_in
  from drawn d join suggestion s on s.id = d.id where s.state = 'accepted'`

const counts = `
  select (select count(*)::int from suggestion) as suggestions, (select count(*)::int from org) as orgs,
    (select count(*)::int from person) as people, (select count(*)::int from answer) as answers,
    (select count(*)::int from fact) as facts, (select count(*)::int from version) as versions,
    pg_database_size(current_database()) as size`

/** The complete drafts: of the first that were begun, those that nobody has handed in yet, and no more than are wanted. */
export async function preparedDrafts(
  pool: pg.Pool,
  prepared: number,
  wanted: number,
): Promise<readonly PreparedDraft[]> {
  const { rows: found } = await pool.query<PreparedDraft>(
    `select s.id, p.name as token, s.rev::int as rev, s.edited_at = s.created_at as untouched,
      (select coalesce(json_agg(json_build_object('path', a.path, 'rev', a.rev) order by a.path), '[]') from answer a
        where a.suggestion = s.id and a.path !~ '/' and jsonb_typeof(a.value) = 'string'
        and length(a.value #>> '{}') > 100) as prose
    from (select * from suggestion order by id limit $1) s join person p on p.id = s.filer
    where s.state = 'draft' order by s.id limit $2`,
    [prepared, wanted],
  )
  return found
}
