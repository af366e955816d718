import { fork } from 'node:child_process'
import path from 'node:path'
import { root } from '#server/root.ts'
import type { Measured } from './load.ts'
import type { Statement } from './replay.ts'
import { type PreparedDraft, password } from './seed.ts'

/** Something that a floor does again and again; a value may be another one each time. */
export type Work = readonly (Statement | { readonly verify: readonly [hash: string, password: string] })[]

/** Another id for each turn; those of one number are the same within it. */
const fresh = (number: number) => ({ fresh: number })
/** One after the other of these. */
const each = (of: readonly string[]) => ({ of })

/** The process that sends statements and throws the rows away. */
export interface Floors {
  readonly pid: number
  run(work: readonly Work[], connections: number, seconds: number): Promise<Measured>
  stop(): void
}

/** Starts `floor.mjs`, which is to the database what a bare server is to HTTP. */
export function startFloors(url: string): Floors {
  const child = fork(path.join(root, 'bench/floor.mjs'), { serialization: 'advanced' })
  let gone = false
  child.once('exit', () => {
    gone = true
  })
  return {
    pid: child.pid ?? 0,
    run: (work, connections, seconds) =>
      new Promise((resolve, reject) => {
        if (gone) reject(new Error('The process of the floors has ended.'))
        const ended = () => reject(new Error('The process of the floors has ended.'))
        child.once('exit', ended)
        child.once('message', (told: { measured?: Measured; error?: string }) => {
          child.off('exit', ended)
          if (told.measured) resolve(told.measured)
          else reject(new Error(told.error))
        })
        child.send({ url, connections, seconds, work })
      }),
    stop: () => void child.kill(),
  }
}

/** One who writes, with the statement by which the server knows them. */
export interface Writer {
  readonly who: Statement
  readonly person: string
  readonly org: string
}

interface Given {
  readonly call: string
  readonly callVersion: string
  readonly kind: string
  readonly writers: readonly Writer[]
  /** Drafts that the measured server is not asked to write in. */
  readonly drafts: readonly PreparedDraft[]
  readonly hash: string
}

/**
 * What writes at the least: who it is, and then every row that the server writes, in one statement and one commit, without a rule
 * looked at, a lock awaited, or anything read that it depends on.
 */
export const writingFloors = ({ call, callVersion, kind, writers, drafts, hash }: Given) => {
  const ids = drafts.map((it) => it.id)
  const path = drafts[0]?.prose[0]?.path ?? 'title'
  const text = JSON.stringify('写下的一段话，'.repeat(20))
  const value = { text: saved, values: [each(ids), fresh(0), path, text] }
  return {
    save: writers.map((it): Work => [it.who, { ...value, values: [...value.values, it.person] }]),
    create: writers.map(
      (it): Work => [
        it.who,
        {
          text: created,
          values: [
            fresh(0),
            call,
            callVersion,
            it.org,
            it.person,
            kind,
            fresh(1),
            fresh(2),
            fresh(3),
            fresh(4),
          ],
        },
      ],
    ),
    handIn: writers.map(
      (it): Work => [
        it.who,
        { text: 'select path, value from answer where suggestion = $1', values: [each(ids)] },
        { text: handedIn, values: [each(ids), callVersion, it.person, fresh(1), fresh(2)] },
      ],
    ),
    signIn: writers.map(
      (it): Work => [
        { text: 'select * from person where id = $1', values: [it.person] },
        { verify: [hash, password] },
        { text: signedIn, values: [fresh(0), it.person, fresh(1)] },
      ],
    ),
  }
}

const saved = `
  with logged as (
    insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
    values ($1, $2, $3, $4, 0, 1, 'applied', $5, now())
  ), written as (
    insert into answer (suggestion, path, value, rev, by_person, at) values ($1, $3, $4, 1, $5, now())
    on conflict (suggestion, path) do update set value = excluded.value, at = excluded.at
  ) update suggestion set rev = rev + 1, edited_at = now() where id = $1`

const created = `
  with begun as (
    insert into suggestion (id, call, call_version, org, filer, kind, title, state, since, created_at, edited_at, rev)
    values ($1, $2, $3, $4, $5, $6, 'Bench', 'draft', now(), now(), now(), 3)
  ), first as (
    insert into answer (suggestion, path, value, rev, by_person, at)
    select $1, path, '"Bench"', n, $5, now() from unnest(array['title', 'abstract', 'contact']) with ordinality it(path, n)
  ), logged as (
    insert into answer_log (suggestion, op, path, value, base, rev, outcome, by_person, at)
    select $1, op, path, '"Bench"', 0, n, 'applied', $5, now()
    from unnest(array['title', 'abstract', 'contact'], array[$7, $8, $9]::uuid[]) with ordinality it(path, op, n)
  ), told as (
    insert into fact (subject, n, happened, detail, by_person, at, prev, hash)
    values ($1::uuid::text, 1, 'suggestion-begun', '{}', $5, now(), repeat('0', 64), encode(sha256($1::uuid::text::bytea), 'hex'))
  ) insert into done_once (actor, key, what, outcome, at) values ($5, $10, 'begin', '{}', now())`

/** Under a number that nobody hands in. */
const handedIn = `
  with moved as (
    update suggestion set revision = revision + 1, since = now() where id = $1
  ), kept as (
    insert into version (suggestion, n, call_version, content, unit, files, salt, digest, handed_in, by_person, fact_n)
    select $1, 1000 + (random() * 1e9)::int, $2, jsonb_object_agg(path, value), '{}', '[]', decode(md5('bench'), 'hex'),
      encode(sha256($4::uuid::text::bytea), 'hex'), now(), $3, 1 from answer where suggestion = $1
  ), told as (
    insert into fact (subject, n, happened, detail, by_person, at, prev, hash)
    values ('bench:' || $4::uuid, 1, 'bench', '{}', $3, now(), repeat('0', 64), encode(sha256($4::uuid::text::bytea), 'hex'))
  ), noticed as (
    insert into notice (id, person, sort, suggestion, params, at) values ($5, $3, 'suggestion-accepted', $1, '{}', now())
  ) insert into done_once (actor, key, what, outcome, at) values ($3, $4::uuid::text, 'bench', '{}', now())`

const signedIn = `
  insert into session (token_hash, id, person, created_at, last_seen, confirmed_at, idle_until, ends_at, agent, address)
  values (sha256($1::uuid::text::bytea), $3, $2, now(), now(), now(), now() + interval '30 minutes', now() + interval '12 hours',
    'bench', '127.0.0.1')`
