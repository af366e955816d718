import { type RawBuilder, sql } from 'kysely'
import { type Content, digestOf } from '../commands/suggestion/handed-in-content.ts'
import type { Db } from '../context.ts'
import { wrongTallies } from './desk-tally.ts'
import { brokenChains, chainRule, projectRules } from './project-rules.ts'
import { brokenDigests, brokenSeals, digestRule, sealRule } from './seals.ts'

/** One thing that is not as it must be: the rule it breaks, and what breaks it. */
export interface Violation {
  readonly rule: string
  readonly what: string
}

/** How many of each rule are named; more say nothing new. */
const enough = 20

const rule = (query: RawBuilder<unknown>) => query as RawBuilder<{ readonly what: string }>

/** What must never be found: each query finds what breaks its rule. The tables' own constraints are not said again. */
export const rules: Readonly<Record<string, RawBuilder<{ readonly what: string }>>> = {
  'facts of a subject are numbered without a gap': rule(sql`
    select subject as what from fact group by subject having max(n) <> count(*) or min(n) <> 1`),
  'every suggestion has facts': rule(sql`
    select id::text as what from suggestion s
    where not exists (select from fact where subject = s.id::text)`),
  'versions of a suggestion are numbered without a gap': rule(sql`
    select suggestion::text as what from version group by suggestion having max(n) <> count(*) or min(n) <> 1`),
  'a suggestion counts its versions': rule(sql`
    select s.id::text as what from suggestion s left join version v on v.suggestion = s.id
    group by s.id having s.versions <> count(v.n)`),
  'what was handed in has a version': rule(sql`
    select id::text as what from suggestion where state <> 'draft' and versions = 0`),
  'a number is given with the first version and kept': rule(sql`
    select id::text as what from suggestion where (no is null) <> (versions = 0)`),
  'a number names its kind': rule(sql`
    select no as what from suggestion where no is not null and no not like '%-' || kind || '-______%'`),
  'no number is beyond the last one drawn': rule(sql`
    select s.no as what from suggestion s left join call_serial c on c.call = s.call and c.kind = s.kind
    where s.no is not null and substring(s.no from '[0-9]+$')::int > coalesce(c.last, 0)`),
  'a version names the fact of its hand-in': rule(sql`
    select v.suggestion || ' ' || v.n as what from version v
    left join fact f on f.subject = v.suggestion::text and f.n = v.fact_n
    where f.happened is distinct from 'suggestion-handed-in' or f.detail ->> 'digest' is distinct from v.digest`),
  'content is gone only where it was purged by order': rule(sql`
    select v.suggestion || ' ' || v.n as what from version v join suggestion s on s.id = v.suggestion
    where v.content is null and s.state <> 'purged'`),
  'a purge leaves no content, and is told of': rule(sql`
    select s.id::text as what from suggestion s where s.state = 'purged' and (
      exists (select from answer where suggestion = s.id)
      or exists (select from answer_log where suggestion = s.id)
      or exists (select from version where suggestion = s.id and content is not null)
      or not exists (select from fact where subject = s.id::text and happened = 'suggestion-purged'))`),
  // By what was recorded and not by which time is later: a clock that was set back makes the second come first.
  'it was handed in when its versions say': rule(sql`
    select s.id::text as what from suggestion s where s.versions > 0 and s.handed_in is not null and (
      not exists (select from version v where v.suggestion = s.id and v.handed_in = s.handed_in)
      or not exists (select from version v where v.suggestion = s.id and v.handed_in = s.first_handed_in))`),
  'only what waits for a decision has a day for it': rule(sql`
    select id::text as what from suggestion where due is not null and state <> 'submitted'`),
  'only a return waits for an answer': rule(sql`
    select id::text as what from suggestion
    where answer_by is not null and state not in ('unit-returned', 'office-returned')`),
  'only what was not accepted can be objected to': rule(sql`
    select id::text as what from suggestion
    where (objected or object_by is not null) and state not in ('not-accepted', 'unit-refused')`),
  'concentrated collection counts what came before its end': rule(sql`
    with ends as materialized (select c.id, to_timestamp((v.content -> 'window' ->> 'closes')::numeric / 1000) as at
      from call c join call_version v on v.id = c.current)
    select s.id::text as what from suggestion s join ends on ends.id = s.call
    where s.cohort = 'concentrated' and s.state <> 'draft' and s.first_handed_in >= ends.at`),
  'a suggestion keeps a version of its own call': rule(sql`
    select s.id::text as what from suggestion s join call_version v on v.id = s.call_version where v.call <> s.call`),
  'the newest version of a call is in force': rule(sql`
    select c.id as what from call c join call_version v on v.id = c.current
    where v.call <> c.id or v.version <> (select max(version) from call_version where call = c.id)`),
  'every office that holds something exists': rule(sql`
    with held as (select distinct call, office from suggestion where office is not null)
    select h.call || ' ' || h.office as what from held h
    join call c on c.id = h.call join call_version v on v.id = c.current
    where not v.content -> 'offices' @> jsonb_build_array(jsonb_build_object('code', h.office))`),
  'an office does not read beside itself': rule(sql`
    select id::text as what from suggestion where office = any(readers)`),
  'a filer is not also a co-author': rule(sql`
    select s.id::text as what from suggestion s join co_author a on a.suggestion = s.id and a.person = s.filer`),
  'no answer is newer than its suggestion': rule(sql`
    select distinct a.suggestion::text as what from answer a join suggestion s on s.id = a.suggestion
    where a.rev > s.rev`),
  'a unit with members has an administrator': rule(sql`
    select org::text as what from member where state = 'active' group by org having not bool_or(admin)`),
  'a file that is ready has its size and checksum': rule(sql`
    select id::text as what from file where state = 'ready' and (sha256 is null or ready_at is null)`),
  'a closed account has no session': rule(sql`
    select distinct person::text as what from session join person on person.id = session.person
    where person.disabled_at is not null`),
  'a desk is tallied as what lies there': wrongTallies,
  ...projectRules,
}

/** Everything that is not as it must be; nothing is what a sound database answers. */
export async function checkInvariants(db: Db): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const [name, query] of Object.entries(rules))
    found.push(
      ...(await asked(db, name, async (on) => {
        const { rows } = await sql<{ what: string }>`${query} limit ${enough}`.execute(on)
        return rows.map(({ what }) => ({ rule: name, what }))
      })),
    )
  return [...found, ...(await checkDigests(db))]
}

/** Everything that carries a digest and does not make it any more. */
export const checkDigests = async (db: Db): Promise<readonly Violation[]> => [
  ...(await asked(db, receiptRule, wrongDigests)),
  ...(await asked(db, chainRule, (on) => brokenChains(on, enough))),
  ...(await asked(db, sealRule, (on) => brokenSeals(on, enough))),
  ...(await asked(db, digestRule, (on) => brokenDigests(on, enough))),
]

/** What PostgreSQL says of values that are none, of limits they exceed and of disks (its documentation, appendix A). */
const ofWhatLiesThere = /^(22|54|58|XX)/

/** What breaks a rule; one that cannot be asked because of what lies there is broken by that, and keeps no other from being asked. */
async function asked(
  db: Db,
  name: string,
  ask: (db: Db) => Promise<readonly Violation[]>,
): Promise<readonly Violation[]> {
  try {
    return await ask(db)
  } catch (error) {
    const { code = '', message } = error as Error & { readonly code?: string }
    if (!ofWhatLiesThere.test(code)) throw error
    return [{ rule: name, what: `it cannot be asked: ${message}` }]
  }
}

const receiptRule = 'content makes the digest on its receipt'

const batch = 200

/** Versions whose content no longer makes the digest on the receipt. Purged ones have nothing to compare. */
async function wrongDigests(db: Db): Promise<readonly Violation[]> {
  const found: Violation[] = []
  let last = { suggestion: '00000000-0000-0000-0000-000000000000', n: 0 }
  for (;;) {
    const page = await db
      .selectFrom('version')
      .select(['suggestion', 'n', 'content', 'unit', 'files', 'salt', 'digest'])
      .where(sql<boolean>`(suggestion, n) > (${last.suggestion}::uuid, ${last.n})`)
      .orderBy('suggestion')
      .orderBy('n')
      .limit(batch)
      .execute()
    for (const it of page) {
      if (it.content === null) continue
      const content = { answers: it.content, unit: it.unit, files: it.files } as unknown as Content
      if (it.salt === null || digestOf(it.salt, content) !== it.digest)
        found.push({ rule: receiptRule, what: `${it.suggestion} ${it.n}` })
    }
    const end = page.at(-1)
    if (!end || page.length < batch || found.length >= enough) return found
    last = { suggestion: end.suggestion, n: end.n }
  }
}
