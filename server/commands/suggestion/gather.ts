import { type Selectable, sql } from 'kysely'
import type { SubmitPath } from '#core/call/call.ts'
import { type Projected, projected } from '#core/decide/draft/projected.ts'
import { asked, fieldsOf } from '#core/form/asked.ts'
import { type AskingToday, checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import type { OfficeCode, OrgId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import { pathOf } from '#core/org/path.ts'
import { allowedOf } from '#core/org/quota.ts'
import { routeIn } from '#core/routing/combinations.ts'
import type { Routed } from '#core/routing/route.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { InstalledCall } from '../../call-book.ts'
import type { Context, Db, Tx } from '../../context.ts'
import type { Database } from '../../db/schema.ts'
import { profileFindings } from '../../unit-profile.ts'

/** Everything that handing in depends on, read at one moment. */
export interface Gathered {
  /** The call as it is in force: window, routing, offices. */
  readonly inForce: InstalledCall
  /** The form of the version it was begun under. */
  readonly form: Form
  readonly asking: AskingToday
  /** Title, field and the like as the answers now say; an absent key is not theirs to say. */
  readonly own: Projected
  readonly findings: readonly Finding[]
  readonly routed: Routed
  readonly readers: readonly OfficeCode[]
  readonly org: GatheredOrg
  readonly notSuggestible: Words | null
  readonly quota: { readonly allowed: number; readonly used: number } | null
}

export interface GatheredOrg {
  readonly id: OrgId
  readonly name: string
  readonly creditCode: string
  readonly type: string
  readonly district: string
  readonly verified: boolean
  readonly path: SubmitPath
  readonly confirmByAdmin: boolean
  readonly profile: Readonly<Record<string, unknown>>
}

/** Reads a draft with all that decides whether and where it can be handed in. */
export async function gather(ctx: Context, db: Db | Tx, it: Suggestion, at: Instant): Promise<Gathered> {
  const [gathered] = await gatherAll(ctx, db, [{ it, at }])
  if (!gathered) throw new Error(`the unit of suggestion ${it.id} is gone`)
  return gathered
}

/** The same for several, with one statement; undefined for one whose unit is not there. */
export async function gatherAll(
  ctx: Context,
  db: Db | Tx,
  asked: readonly { readonly it: Suggestion; readonly at: Instant }[],
): Promise<readonly (Gathered | undefined)[]> {
  const units = await readUnits(
    db,
    await Promise.all(
      asked.map(async ({ it }) => ({
        it,
        limited: Boolean((await ctx.calls.byId(it.call))?.call.handling.quotaPerKind[it.kind]),
      })),
    ),
  )
  return Promise.all(
    asked.map(async ({ it, at }, n) => {
      const unit = units.get(n)
      // A call that this server has not heard of yet is refused where it is looked at alone.
      return unit && (await ctx.calls.byId(it.call)) && gatherFrom(ctx, it, unit, at)
    }),
  )
}

async function gatherFrom(ctx: Context, it: Suggestion, org: UnitRow, at: Instant): Promise<Gathered> {
  const [begunUnder, inForce] = await Promise.all([
    ctx.calls.version(it.callVersion),
    ctx.calls.byId(it.call),
  ])
  if (!inForce) throw new Error(`call ${it.call} is not installed`)
  const kind = begunUnder.call.kinds.find((one) => one.code === it.kind)
  const form = kind && begunUnder.call.forms[kind.form]
  if (!kind || !form) throw new Error(`version ${it.callVersion} has no form for kind ${it.kind}`)

  const typeRule = inForce.call.orgTypes.find((one) => one.code === org.type)
  const path = typeRule
    ? pathOf(
        typeRule,
        org.path_override ? { path: org.path_override as SubmitPath, reason: org.path_reason ?? '' } : null,
      )
    : 'admin'
  const asking: AskingToday = {
    kind: it.kind,
    orgType: org.type,
    answers: assemble(
      form,
      Object.entries(org.answers).map(([path, value]) => ({ path, value })),
    ),
    today: dayOf(at),
  }
  const suggestible = kind.suggestedBy[org.type]
  const { answers } = asking
  // Levels are those that the elements come to, where there are any.
  const counted = asked(form, asking).answers
  const own = projected(
    begunUnder.call,
    it.kind,
    form,
    new Map(
      fieldsOf(form).map((field) => [
        field.id,
        (field.kind === 'readiness' ? counted : answers)[field.id] ?? null,
      ]),
    ),
  )
  const { field = it.field, livelihood = it.livelihood } = own
  const routed = routeIn(inForce.call, { kind: it.kind, field, livelihood })
  const unit: GatheredOrg = {
    id: org.id as OrgId,
    name: org.name,
    creditCode: org.credit_code,
    type: org.type,
    district: org.district,
    verified: org.verified_at !== null,
    path,
    confirmByAdmin: org.confirm_by_admin,
    profile: org.profile as Record<string, unknown>,
  }
  const allowed = allowedOf(it.kind, inForce.call.handling.quotaPerKind, org.quotas)
  return {
    inForce,
    form,
    asking,
    own,
    findings: [
      // Fields of the unit's profile are told apart from the form's own.
      ...profileFindings(unit.profile, org.type, inForce, at).map((it) => ({
        ...it,
        field: `unit:${it.field}`,
      })),
      ...checkAnswers(form, asking, begunUnder.call.lists, begunUnder.call.readiness.policy),
    ],
    routed,
    readers: readersOf(inForce, it, form, asking, routed),
    org: unit,
    notSuggestible: suggestible?.may === 'no' ? (suggestible.note ?? kind.who) : null,
    quota: allowed === null ? null : { allowed, used: org.used },
  }
}

/** The offices to which its secondary fields would have gone, the destination itself left out. */
function readersOf(
  inForce: InstalledCall,
  it: Suggestion,
  form: Form,
  asking: AskingToday,
  routed: Routed,
): readonly OfficeCode[] {
  const { fields, answers } = asked(form, asking)
  const secondary = fields.find((field) => field.use === 'secondary-fields')
  const codes = secondary ? answers[secondary.id] : undefined
  if (!Array.isArray(codes)) return []
  const offices = codes.flatMap((field) => {
    const to = routeIn(inForce.call, { kind: it.kind, field: String(field), livelihood: it.livelihood })
    return 'office' in to && !to.triage ? [to.office] : []
  })
  const destination = 'office' in routed ? routed.office : undefined
  return [...new Set(offices)].filter((office) => office !== destination)
}

interface UnitRow {
  readonly n: number
  readonly id: string
  readonly name: string
  readonly credit_code: string
  readonly type: string
  readonly district: string
  readonly profile: unknown
  readonly verified_at: Date | null
  readonly path_override: string | null
  readonly path_reason: string | null
  readonly confirm_by_admin: boolean
  readonly quotas: Selectable<Database['org']>['quotas']
  readonly answers: Readonly<Record<string, unknown>>
  readonly used: number
}

/**
 * By place in the list: the unit, every answer, and, where a quota asks for it, how many of the kind the unit has handed in. One
 * statement, one moment.
 */
async function readUnits(
  db: Db | Tx,
  asked: readonly { readonly it: Suggestion; readonly limited: boolean }[],
): Promise<ReadonlyMap<number, UnitRow>> {
  const list = asked.map(({ it: { id, org, call, kind }, limited }, n) => ({
    n,
    id,
    org,
    call,
    kind,
    limited,
  }))
  // One object is quicker made than one for each answer.
  const { rows } =
    await sql<UnitRow>`select asked.n, org.id, org.name, org.credit_code, org.type, org.district, org.profile,
      org.verified_at, org.path_override, org.path_reason, org.confirm_by_admin, org.quotas,
      (select coalesce(json_object_agg(a.path, a.value), '{}') from answer a
        where a.suggestion = asked.id and a.value is not null) as answers,
      case when asked.limited or jsonb_exists(org.quotas, asked.kind) then
        (select count(*)::int from suggestion s where s.org = org.id and s.call = asked.call
          and s.kind = asked.kind and s.id <> asked.id
          and s.state not in ('draft', 'withdrawn', 'unit-refused', 'not-accepted', 'purged')) else 0 end as used
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      as asked(n int, id uuid, org uuid, call text, kind text, limited boolean)
    join org on org.id = asked.org and org.id = any(${list.map((it) => it.org)}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.n, row]))
}
