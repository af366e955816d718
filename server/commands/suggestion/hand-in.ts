import { sql } from 'kysely'
import { handIn as decideHandIn } from '#core/decide/suggestion/hand-in.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { numberOf } from '#core/suggestion/number.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../../context.ts'
import { type ChainEnd, chainEnds } from '../../db/facts.ts'
import { held as unsent } from '../../db/kept-statements.ts'
import { columnsOf } from '../draft/follow.ts'
import { type Gathered, gather } from './gather.ts'
import { type Content, digestOf, freeze } from './handed-in-content.ts'
import { type Asked, type Held, type Moved, move } from './move.ts'

/** The filer hands in: every check again, an immutable version, a number for life, and where it goes. */
export const handIn = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked,
  at: Instant,
): Promise<Moved> => move(ctx, actor, id, asked, at, 'hand-in', (held) => decide(ctx, actor, held, at))

async function decide(ctx: Context, actor: Actor, held: Held, at: Instant) {
  const first = await tried(ctx, actor, held, at)
  const { decided, content, salt, digest, gathered } = dependsOnUnit(first)
    ? await triedAlone(ctx, actor, held, at)
    : first
  const { tx, it } = held
  const { own, inForce } = gathered
  const { call } = inForce
  if (!decided.ok) return decided
  const { title = it.title, field = it.field, livelihood = it.livelihood } = own
  const lastly = async (decision: typeof decided.value) => {
    // The serial is drawn only once everything else has been settled: its row is the busiest of all.
    const { no, end } = await numbered(tx, call.numberPrefix, it)
    const becomes = { ...decision.becomes, no }
    const facts = decision.facts.map((fact) => ({ ...fact, detail: { ...fact.detail, no } }))
    await freezeVersion(tx, becomes, actor, { content, salt, digest }, (end?.n ?? 0) + 1, at)
    return { decision: { ...decision, becomes, facts }, end, columns: columnsOf(call, gathered.own) }
  }
  return {
    ok: true as const,
    value: { ...decided.value, becomes: { ...decided.value.becomes, title, field, livelihood }, lastly },
  }
}

/** What would come of handing in as everything stands now. */
async function tried(ctx: Context, actor: Actor, held: Held, at: Instant) {
  const gathered = await gather(ctx, held.tx, held.it, at)
  const { own } = gathered
  // What lists show of it changes now and not while it is being revised: an office never reads what was not handed in.
  const it: Suggestion = {
    ...held.it,
    title: own.title ?? held.it.title,
    field: own.field === undefined ? held.it.field : own.field,
    livelihood: own.livelihood === undefined ? held.it.livelihood : own.livelihood,
  }
  const content = freeze(gathered.form, gathered.asking, unitOf(gathered))
  const salt = ctx.dice.bytes(16)
  const digest = digestOf(salt, content)
  const { call } = gathered.inForce
  const decided = decideHandIn(
    actor,
    it,
    {
      window: call.window,
      calendar: call.calendar,
      acceptWithin: call.handling.acceptWithin,
      findings: gathered.findings,
      routed: gathered.routed,
      readers: gathered.readers,
      path: gathered.org.path,
      confirmByAdmin: gathered.org.confirmByAdmin,
      orgVerified: gathered.org.verified,
      notSuggestible: gathered.notSuggestible,
      quota: gathered.quota,
      number: it.no ?? '',
      digest,
    },
    at,
  )
  return { gathered, content, salt, digest, decided }
}

type Tried = Awaited<ReturnType<typeof tried>>

/** A quota is shared with colleagues, and verification releases what waits: both must see this one, or be seen by it. */
const dependsOnUnit = ({ gathered, decided }: Tried): boolean =>
  decided.ok && (gathered.quota !== null || decided.value.becomes.state === 'unverified')

/** The same once nobody else can change the unit or hand in for it until this is stored. */
async function triedAlone(ctx: Context, actor: Actor, held: Held, at: Instant): Promise<Tried> {
  await held.tx.selectFrom('org').select('id').where('id', '=', held.it.org).forNoKeyUpdate().execute()
  return tried(ctx, actor, held, at)
}

const unitOf = ({ org }: Gathered): Content['unit'] => ({
  name: org.name,
  creditCode: org.creditCode,
  type: org.type,
  district: org.district,
  profile: org.profile,
})

/** The number it keeps for life, and where its chain of facts ends, in one statement. */
async function numbered(
  tx: Tx,
  prefix: string,
  it: Suggestion,
): Promise<{ readonly no: string; readonly end: ChainEnd | undefined }> {
  if (it.no !== null) return { no: it.no, end: (await chainEnds(tx, [it.id])).get(it.id) }
  const { rows } = await sql<{ last: number; n: number | null; hash: string | null }>`
    with drawn as (
      insert into call_serial (call, kind, last) values (${it.call}, ${it.kind}, 1)
      on conflict (call, kind) do update set last = call_serial.last + 1 returning last
    )
    select drawn.last, f.n, f.hash from drawn left join lateral
      (select n, hash from fact where subject = ${it.id} order by n desc limit 1) f on true`.execute(tx)
  const [drawn] = rows
  if (!drawn) throw new Error(`no number was drawn for ${it.id}`)
  const { last, n, hash } = drawn
  return { no: numberOf(prefix, it.kind, last), end: n === null || hash === null ? undefined : { n, hash } }
}

const freezeVersion = (
  tx: Tx,
  it: Suggestion,
  actor: Actor,
  { content, salt, digest }: { readonly content: Content; readonly salt: Buffer; readonly digest: string },
  fact: number,
  at: Instant,
) =>
  tx
    .insertInto('version')
    .values({
      suggestion: it.id,
      n: it.versions,
      call_version: it.callVersion,
      content: JSON.stringify(content.answers),
      unit: JSON.stringify(content.unit),
      files: JSON.stringify(content.files),
      salt,
      digest,
      handed_in: new Date(at),
      by_person: actor.person,
      fact_n: fact,
    })
    .modifyEnd(unsent)
    .execute()
