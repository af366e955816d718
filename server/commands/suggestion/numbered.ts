import { sql } from 'kysely'
import type { Decision } from '#core/decide/decision.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { numberOf } from '#core/suggestion/number.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Tx } from '../../context.ts'
import type { ChainEnd } from '../../db/facts.ts'
import { held } from '../../db/kept-statements.ts'
import { columnsOf } from '../draft/follow.ts'
import type { Content } from './handed-in-content.ts'
import type { Tried } from './tried.ts'

/** The number that one keeps for life, and where its chain of facts ends. */
export interface Number {
  readonly no: string
  readonly end: ChainEnd | undefined
}

/**
 * The numbers of these, by suggestion, in one statement: in the order of the list, without a gap. Serials are drawn in order, so
 * that two who draw several never wait for each other in a circle.
 */
export async function numbered(
  tx: Tx,
  all: readonly { readonly it: Suggestion; readonly prefix: string }[],
): Promise<ReadonlyMap<string, Number>> {
  const wanted = new Map<string, { readonly call: string; readonly kind: string; count: number }>()
  const nth = all.map(({ it: { call, kind, no } }) => {
    if (no !== null) return 0
    const of = wanted.get(`${call} ${kind}`) ?? { call, kind, count: 0 }
    wanted.set(`${call} ${kind}`, of)
    return ++of.count
  })
  const serials = [...wanted.values()]
  const { rows } = await sql<{ id: string; last: number | null; n: number | null; hash: string | null }>`
    with drawn as (
      insert into call_serial (call, kind, last)
      select * from unnest(${serials.map((it) => it.call)}::text[], ${serials.map((it) => it.kind)}::text[],
        ${serials.map((it) => it.count)}::int[]) as it(call, kind, wanted) order by call, kind
      on conflict (call, kind) do update set last = call_serial.last + excluded.last returning call, kind, last
    )
    select it.id, drawn.last, f.n, f.hash from unnest(${all.map(({ it }) => it.id)}::text[],
      ${all.map(({ it }) => it.call)}::text[], ${all.map(({ it }) => it.kind)}::text[]) as it(id, call, kind)
    left join drawn on drawn.call = it.call and drawn.kind = it.kind
    left join lateral (select n, hash from fact where subject = it.id order by n desc limit 1) f on true`.execute(
    tx,
  )
  const found = new Map(rows.map((row) => [row.id, row]))
  return new Map(
    all.map(({ it, prefix }, i) => {
      const { last, n, hash } = found.get(it.id) ?? { last: null, n: null, hash: null }
      const end = n === null || hash === null ? undefined : { n, hash }
      if (it.no !== null) return [it.id, { no: it.no, end }]
      if (last === null) throw new Error(`no number was drawn for ${it.id}`)
      const before = last - (wanted.get(`${it.call} ${it.kind}`)?.count ?? 0)
      return [it.id, { no: numberOf(prefix, it.kind, before + (nth[i] ?? 0)), end }]
    }),
  )
}

/** The same decision under its number, its version frozen. */
export async function numberedAs<Becomes extends Suggestion>(
  tx: Tx,
  actor: Actor,
  { gathered, content, salt, digest }: Tried,
  decision: Decision<Becomes>,
  { no, end }: Number,
  at: Instant,
) {
  const becomes = { ...decision.becomes, no }
  const facts = decision.facts.map((fact) => ({ ...fact, detail: { ...fact.detail, no } }))
  await freezeVersion(tx, becomes, actor, { content, salt, digest }, (end?.n ?? 0) + 1, at)
  return {
    decision: { ...decision, becomes, facts },
    end,
    columns: columnsOf(gathered.inForce.call, gathered.own),
  }
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
    .modifyEnd(held)
    .execute()
