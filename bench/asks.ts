import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Call } from '#core/call/call.ts'
import { type Work, writingFloors } from './floors.ts'
import type { Burst } from './load.ts'
import type { Operation } from './measures.ts'
import type { Replay } from './replay.ts'
import { type PreparedDraft, password, preparedDrafts } from './seed.ts'
import { soughtIn } from './seed-texts.ts'

/** Requests of one kind, and how many there may be of them in one burst. */
export interface Asked {
  readonly next: Burst['next']
  readonly atMost?: number
}

export interface Officer {
  readonly office: string
  readonly token: string
  /** Some of what lies with the office. */
  readonly lies: readonly string[]
}

/** Everybody of every office that has something on its desk. */
export async function officersOf(pool: pg.Pool): Promise<readonly Officer[]> {
  const { rows } = await pool.query<Officer>(
    `select s.scope as office, p.name as token, lies.ids as lies from staff s join person p on p.id = s.person
      join (select office, (array_agg(id order by md5(id::text)))[:500] as ids from suggestion
        where state in ('submitted', 'accepted', 'not-accepted') group by office) lies on lies.office = s.scope
      order by md5(p.name)`,
  )
  return rows
}

/** Filers who are signed in, with what they may begin. */
interface Filer {
  readonly person: string
  readonly token: string
  readonly org: string
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
}

const filersOf = async (pool: pg.Pool): Promise<readonly Filer[]> =>
  (
    await pool.query<Filer>(
      `select distinct on (p.id) p.id as person, p.name as token, s.org, s.kind, s.field, s.livelihood
        from suggestion s join person p on p.id = s.filer where s.state = 'draft' order by p.id, s.id limit 500`,
    )
  ).rows

interface Given {
  readonly pool: pg.Pool
  readonly call: Call
  readonly callVersion: string
  readonly replay: Replay
  /** Complete drafts that the database began with, and how many of them are asked for. */
  readonly seeded: number
  readonly prepared: number
  /** How many bursts of handing in share what there is to hand in. */
  readonly bursts: number
}

export interface Asks {
  readonly ask: Readonly<Record<Operation, Asked>>
  readonly work: Readonly<Record<Operation, readonly Work[]>>
  readonly pages: readonly { readonly page: string; readonly path: string; readonly token?: string }[]
}

/** What is asked of the server, and what its floor does instead. */
export async function asksOf({
  pool,
  call,
  callVersion,
  replay,
  seeded,
  prepared,
  bursts,
}: Given): Promise<Asks> {
  const officers = await officersOf(pool)
  const filers = await filersOf(pool)
  const drafts = await preparedDrafts(pool, seeded, prepared)
  const [officer, filer, first] = [officers[0], filers[0], drafts[0]]
  if (!officer || !filer || !first) throw new Error('Nothing is seeded.')
  const of = (at: number) => officers[at % officers.length] ?? officer
  const by = (at: number) => filers[at % filers.length] ?? filer
  const sought = soughtIn(call)
  const paths = {
    list: (at: number) => `/api/v1/offices/${of(at).office}/queue?view=waiting&limit=50`,
    one: (at: number) => `/api/v1/suggestions/${of(at).lies[(at * 7) % of(at).lies.length]}`,
    // Whoever searches is another one, and so is what for.
    search: (at: number) =>
      `/api/v1/offices/${of(at).office}/search?limit=50&q=${encodeURIComponent(sought[Math.floor(at / 5) % sought.length] ?? '')}`,
    desk: (at: number) => `/api/v1/offices/${of(at).office}/desk`,
  }
  const read = (path: (at: number) => string): Asked => ({
    next: (at) => ({ path: path(at), token: of(at).token }),
  })
  const sent = async (path: (at: number) => string, count: number): Promise<Work[]> => {
    const all: Work[] = []
    for (let at = 0; at < count; at++) all.push(await replay.statementsOf(path(at), of(at).token))
    return all
  }
  const reads = {
    list: await sent(paths.list, officers.length),
    one: await sent(paths.one, 60),
    search: await sent(paths.search, 60),
    desk: await sent(paths.desk, officers.length),
  }
  const writers = []
  for (const it of filers.slice(0, 50)) {
    const [who] = await replay.statementsOf('/api/v1/session', it.token)
    if (who) writers.push({ who, person: it.person, org: it.org })
  }
  const { rows } = await pool.query<{ hash: string }>('select password_hash as hash from person limit 1')
  const eighth = Math.floor(drafts.length / 8)
  const writes = writingFloors({
    call: call.id,
    callVersion,
    kind: filer.kind,
    writers,
    drafts: drafts.slice(0, eighth),
    hash: rows[0]?.hash ?? '',
  })
  // An eighth is written in by the floor, another by the server, and what is left is handed in.
  const complete = drafts.slice(2 * eighth).filter((it) => it.untouched)
  let handed = 0
  return {
    ask: {
      list: read(paths.list),
      one: read(paths.one),
      search: read(paths.search),
      desk: read(paths.desk),
      save: { next: savesOf(drafts.slice(eighth, 2 * eighth)) },
      create: { next: (at) => begins(call, by(at)) },
      handIn: {
        atMost: Math.max(1, Math.floor(complete.length / bursts)),
        next: () => {
          const draft = complete[handed++ % complete.length] ?? first
          return {
            method: 'POST',
            path: `/api/v1/suggestions/${draft.id}/hand-in`,
            token: draft.token,
            body: { revision: 1, key: randomUUID() },
          }
        },
      },
      signIn: {
        next: (at) => ({
          method: 'POST',
          path: '/api/v1/session',
          body: { account: `${by(at).token}@example.com`, password },
        }),
      },
    },
    work: { ...reads, ...writes },
    pages: [
      { page: 'home', path: '/' },
      { page: 'workbench: office desk', path: `/office/${officer.office}`, token: officer.token },
      {
        page: 'workbench: one suggestion',
        path: `/suggestions/${officer.lies[0]}/work`,
        token: officer.token,
      },
      { page: 'workbench: editor', path: `/suggestions/${first.id}/edit`, token: first.token },
    ],
  }
}

const begins = (call: Call, it: Filer): ReturnType<Burst['next']> => ({
  method: 'POST',
  path: '/api/v1/suggestions',
  token: it.token,
  body: {
    key: randomUUID(),
    call: call.id,
    org: it.org,
    kind: it.kind,
    field: it.field,
    livelihood: it.livelihood,
    title: '测量用的建议',
    abstract: '测量时写下的一段需求，说明想要什么，以及为什么。'.repeat(4),
  },
})

/** Edits as an editor sends them: one to three long texts of a draft, on another draft each time. */
function savesOf(drafts: readonly PreparedDraft[]): Burst['next'] {
  const standing = drafts.map((it) => ({
    rev: it.rev,
    paths: new Map(it.prose.map(({ path, rev }) => [path, rev])),
  }))
  const turn = Math.max(1, drafts.length)
  let saves = 0
  return () => {
    const at = saves++
    const draft = drafts[at % turn]
    const stands = standing[at % turn]
    if (!draft || !stands) throw new Error('There is no draft to write in.')
    const round = Math.floor(at / turn)
    const ops = Array.from({ length: 1 + (at % 3) }, (_, i) => {
      const path = draft.prose[(round + i) % draft.prose.length]?.path ?? ''
      const base = stands.paths.get(path) ?? 0
      // Revisions rise by one with each edit.
      stands.paths.set(path, ++stands.rev)
      return { op: randomUUID(), path, value: `${at} `.repeat(60).trim(), base }
    })
    return {
      method: 'POST',
      path: `/api/v1/suggestions/${draft.id}/answers`,
      token: draft.token,
      body: { ops },
    }
  }
}
