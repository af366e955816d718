import { sql } from 'kysely'
import type { Written } from '#core/decide/draft/save.ts'
import type { Fact } from '#core/fact.ts'
import type { CallVersionId, OrgId, PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Follows } from './answers.ts'
import { type Done, doneBy } from './done-once.ts'
import { togetherOn } from './together.ts'

/** What decides whether somebody may begin, and with what. */
export interface Beginner {
  /** Null where there is no such unit. */
  readonly orgType: string | null
  readonly contact: { readonly name: string; readonly mobile: string | null; readonly email: string } | null
  /** What came of the key before. */
  readonly done: Done | null
}

/** The unit, the person and the key; one statement for all who begin together. */
export const beginnerOf = togetherOn(
  async (
    db,
    asked: readonly { readonly org: string; readonly person: string; readonly key: string }[],
  ): Promise<readonly Beginner[]> => {
    // Looked up one by one, so that a list of unknown length never reads a whole table.
    const { rows } = await sql<Beginner>`
      select (select o.type from org o where o.id = asked.org) as "orgType",
        (select json_build_object('name', p.name, 'mobile', p.mobile, 'email', p.email)
          from person p where p.id = asked.person) as contact,
        ${doneBy('asked.person', 'asked.key')} as done
      from jsonb_to_recordset(${JSON.stringify(asked.map((it, n) => ({ n, ...it })))}::jsonb)
        as asked(n int, org uuid, person uuid, key text) order by asked.n`.execute(db)
    return rows
  },
)

export interface NewDraft {
  readonly id: string
  readonly call: string
  readonly callVersion: CallVersionId
  readonly org: OrgId
  readonly filer: PersonId
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
  readonly copiedFrom: string | null
  readonly at: Instant
}

/** A draft with everything that begins with it, and the key under which it is begun once. */
export interface Beginning extends NewDraft {
  readonly written: readonly Written[]
  /** Columns that follow from what is written. */
  readonly follows: Follows
  readonly fact: Fact
  readonly key: string
  readonly what: string
  readonly outcome: unknown
}

/**
 * Stores new drafts in one statement and one commit: their keys, rows, answers, the log and the first fact of each. False for
 * those whose key was used before, or is used by another one of these: of them nothing is stored. Keys are taken in order, so
 * that of two batches with the same ones each waits for the other at most once.
 */
export const storeNew = togetherOn(async (db, all: readonly Beginning[]): Promise<readonly boolean[]> => {
  const first = new Map<string, Beginning>()
  for (const it of all) if (!first.has(pressOf(it))) first.set(pressOf(it), it)
  const drafts = [...first.values()].map(({ follows, fact, ...it }) => ({
    ...it,
    // What the answers say goes before what was asked for.
    ...follows,
    title: follows.title ?? '',
    at: new Date(it.at),
    fact: { ...fact, at: new Date(fact.at) },
  }))
  const { rows } = await sql<{ id: string }>`
    with asked as (
      select * from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as it(id uuid, call text, "callVersion" uuid,
        org uuid, filer uuid, kind text, field text, livelihood text, "copiedFrom" uuid, at timestamptz, title text,
        readiness_now int, readiness_target int, readiness_scale text, publish_scope text, written jsonb, fact jsonb,
        key text, what text, outcome jsonb)
    ), pressed as (
      insert into done_once (actor, key, what, outcome, at)
      select filer, key, what, outcome, at from asked order by filer, key
      on conflict do nothing returning actor, key
    ), fresh as (
      select asked.* from asked join pressed on pressed.actor = asked.filer and pressed.key = asked.key
    ), given as (
      select fresh.id as suggestion, fresh.filer as by, fresh.at, it.*
      from fresh, jsonb_to_recordset(fresh.written)
        as it(op uuid, path text, value jsonb, base bigint, rev bigint, outcome text)
    ), logged as (
      insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
      select suggestion, op, path, value, base, rev, outcome, by, at from given
    ), kept as (
      insert into answer (suggestion, path, value, rev, by_person, at)
      select suggestion, path, value, rev, by, at from given
    ), told as (
      insert into fact (subject, n, happened, detail, by_person, at, prev, hash)
      select it.subject, it.n, it.happened, it.detail, it.by, it.at, it.prev, it.hash
      from fresh, jsonb_to_record(fresh.fact) as it(subject text, n int, happened text, detail jsonb, by uuid,
        at timestamptz, prev text, hash text)
    )
    insert into suggestion (id, call, call_version, org, filer, kind, field, livelihood, title, state, since, created_at,
      edited_at, copied_from, rev, readiness_now, readiness_target, readiness_scale, publish_scope)
    select id, call, "callVersion", org, filer, kind, field, livelihood, title, 'draft', at, at,
      at, "copiedFrom", jsonb_array_length(written), readiness_now, readiness_target, readiness_scale, publish_scope
    from fresh returning id`.execute(db)
  const stored = new Set(rows.map((row) => row.id))
  return all.map((it) => stored.has(it.id))
})

const pressOf = ({ filer, key }: Beginning): string => `${filer} ${key}`
