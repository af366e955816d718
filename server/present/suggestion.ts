import { sql } from 'kysely'
import type { SuggestionView } from '#api/suggestions.ts'
import type { Call, SubmitPath } from '#core/call/call.ts'
import { graceEnds } from '#core/call/window.ts'
import type { Instant } from '#core/instant.ts'
import { pathOf } from '#core/org/path.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type Relation, readable, relationOf } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Db, Tx } from '../context.ts'
import { compiledOnce } from '../db/compiled.ts'
import { suggestionOf } from '../db/suggestions.ts'
import { listedColumns, listedFrom, presentListed } from './listed.ts'
import { mayOf } from './may.ts'

type Receipt = SuggestionView['receipts'][number]
type Partner = SuggestionView['partners'][number]

/** One suggestion as this person sees it, with what they may do now. The caller has made sure that it exists for them. */
export async function suggestionView(
  ctx: Context,
  actor: Actor,
  it: Suggestion,
  at: Instant,
): Promise<SuggestionView> {
  const row = await loadRow(ctx.db, it.id, at)
  if (!row) throw new Error(`suggestion ${it.id} is gone`)
  return viewOf(ctx, actor, it, row, at)
}

/** The same of one that nobody has read yet, in one statement; undefined where it does not exist for this person. */
export async function suggestionSeen(
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
): Promise<SuggestionView | undefined> {
  const row = await loadRow(ctx.db, id, at)
  const it = row && suggestionOf({ ...row, co_authors: row.authors.map((author) => author.id) })
  return it && relationOf(actor, it) && viewOf(ctx, actor, it, row, at)
}

async function viewOf(
  ctx: Context,
  actor: Actor,
  it: Suggestion,
  row: Row,
  at: Instant,
): Promise<SuggestionView> {
  const [begunUnder, inForce] = await Promise.all([
    ctx.calls.version(it.callVersion),
    ctx.calls.byId(it.call),
  ])
  const call = inForce?.call ?? begunUnder.call
  const kind = begunUnder.call.kinds.find((one) => one.code === it.kind)
  const relation = relationOf(actor, it)
  const rule = call.orgTypes.find((one) => one.code === row.org_type)
  const path: SubmitPath = (row.path_override as SubmitPath | null) ?? (rule ? pathOf(rule) : 'admin')
  const inside = relation !== 'reading-office'
  return {
    ...presentListed(row, call.calendar, actor, at),
    // A draft carried over to a newer form is for others still what was handed in.
    callVersion: relation === 'author' ? it.callVersion : (row.filed_under ?? it.callVersion),
    revision: it.revision,
    officeRef: officeRef(call, row.office),
    readers: 'readers' in it ? [...it.readers] : [],
    unlocked: 'unlocked' in it ? [...it.unlocked] : [],
    answerBy: 'answerBy' in it ? it.answerBy : null,
    objectBy: 'objectBy' in it ? it.objectBy : null,
    objected: 'objected' in it ? it.objected : false,
    reasonCode: 'reasonCode' in it ? it.reasonCode || null : null,
    selfReviewed: 'selfReviewed' in it ? it.selfReviewed : false,
    coAuthors: row.authors,
    publishScope: row.publish_scope,
    unitReview: unitReview(it, relation, call, row.reviewers),
    receipts: inside ? receiptsOf(row.filings) : [],
    may: mayOf(
      actor,
      it,
      {
        path,
        confirmByAdmin: row.confirm_by_admin,
        accounts: row.accounts === 1 ? 'one-account' : 'several',
        form: kind && begunUnder.call.forms[kind.form],
      },
      at,
    ),
    partners:
      inside && readable(actor, it).ok ? row.partners.map((partner) => presentPartner(partner, at)) : [],
  }
}

interface PartnerRow {
  readonly id: string
  readonly row: string
  readonly name: string
  readonly email: string
  readonly need: string | null
  readonly expires: number
  readonly opened: number | null
  readonly confirmed: number | null
  readonly voided: number | null
  readonly why: string | null
}
interface FilingRow {
  readonly n: number
  readonly happened: string
  readonly at: number
  readonly version: number
  readonly to: string | null
  readonly no: string
  readonly digest: string
  readonly checkpoint: number | null
}

/** The suggestion's own columns and everything beside them, in one round trip. */
const loadRow = async (db: Db, id: string, at: Instant): Promise<Row | undefined> =>
  (await rowsOf(db, { id, at: new Date(at) }))[0]

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const rowsOf = compiledOnce((db: Db | Tx, { id, at }: { readonly id: string; readonly at: Date }) =>
  listedFrom(db)
    .select([...listedColumns])
    .select([
      'suggestion.revision',
      'suggestion.readers',
      'suggestion.self_reviewed',
      'suggestion.unlocked',
      'suggestion.answer_by',
      'suggestion.reason_code',
      'suggestion.object_by',
      'suggestion.objected',
      'suggestion.frozen_before',
    ])
    .select(['suggestion.publish_scope', 'org.path_override', 'org.confirm_by_admin'])
    .select(
      sql<string | null>`(select v.call_version from version v where v.suggestion = suggestion.id
        order by v.n desc limit 1)`.as('filed_under'),
    )
    .select([
      sql<
        { id: string; name: string }[]
      >`(select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name)
        order by c.added_at), '[]') from co_author c join person p on p.id = c.person
        where c.suggestion = suggestion.id)`.as('authors'),
      sql<string[]>`(select coalesce(json_agg(p.name order by p.name collate "C"), '[]')
        from member m join person p on p.id = m.person
        where m.org = suggestion.org and m.state = 'active' and p.disabled_at is null
        and (m.reviewer or ((${at}::timestamptz at time zone 'Asia/Shanghai')::date
          between m.deputy_from and m.deputy_to)))`.as('reviewers'),
      sql<number>`(select count(*)::int from member m join person p on p.id = m.person
        where m.org = suggestion.org and m.state = 'active' and p.disabled_at is null)`.as('accounts'),
      sql<
        PartnerRow[]
      >`(select coalesce(json_agg(json_build_object('id', l.id, 'row', l.row_id, 'name', l.person_name,
        'email', l.email, 'need', l.need, 'expires', ${ms('l.expires_at')}, 'opened', ${ms('l.opened_at')},
        'confirmed', ${ms('l.confirmed_at')}, 'voided', ${ms('l.voided_at')}, 'why', l.void_reason)
        order by l.created_at, l.id), '[]') from partner_link l where l.suggestion = suggestion.id)`.as(
        'partners',
      ),
      sql<
        FilingRow[]
      >`(select coalesce(json_agg(json_build_object('n', f.n, 'happened', f.happened, 'at', ${ms('f.at')},
        'version', v.n, 'to', f.detail ->> 'to', 'no', suggestion.no, 'digest', v.digest,
        'checkpoint', (select s.checkpoint from sealed s where s.subject = f.subject and s.n = f.n)) order by f.n), '[]')
        from fact f join version v on v.suggestion = suggestion.id and v.n = (f.detail ->> 'version')::int
        where f.subject = suggestion.id::text and f.happened in
        ('suggestion-handed-in', 'suggestion-approved', 'suggestion-verified'))`.as('filings'),
    ])
    .where('suggestion.id', '=', id),
)

/** An instant inside JSON: milliseconds, as everywhere on the wire. */
const ms = (column: string) => sql`round(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`

/** An office as readers reach it; null for one that the call does not know. */
export function officeRef(call: Call, code: string | null): SuggestionView['officeRef'] {
  const office = call.offices.find((it) => it.code === code)
  return office ? { code: office.code, name: office.name, phone: office.phone } : null
}

/** Two receipts in a reviewed unit: one for the unit's desk, one for the bureau (ruling 29). */
const receiptsOf = (filings: readonly FilingRow[]): Receipt[] =>
  filings.map((it) => ({
    no: it.no,
    version: it.version,
    at: it.at,
    digest: it.digest,
    fact: it.n,
    checkpoint: it.checkpoint,
    stage: it.to === 'unit-review' ? 'unit' : it.to === 'unverified' ? 'unverified' : 'bureau',
  }))

function unitReview(
  it: Suggestion,
  relation: Relation | undefined,
  call: Call,
  reviewers: readonly string[],
): SuggestionView['unitReview'] {
  if (it.state !== 'unit-review' || (relation !== 'author' && relation !== 'unit')) return null
  return {
    reviewers: [...reviewers],
    lastDay: it.cohort === 'concentrated' ? graceEnds(call.window) : null,
  }
}

const presentPartner = (it: PartnerRow, at: Instant): Partner => ({
  id: it.id,
  row: it.row,
  name: it.name,
  email: it.email,
  state: partnerState(it, at),
  need: it.need,
  confirmedAt: it.confirmed,
  voidReason: it.why,
})

function partnerState(it: PartnerRow, at: Instant): Partner['state'] {
  if (it.voided !== null) return 'voided'
  if (it.confirmed !== null) return 'confirmed'
  if (at >= it.expires) return 'expired'
  return it.opened === null ? 'sent' : 'opened'
}
