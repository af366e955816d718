import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Burst, burst, loop, type Measured, median, withEffort } from './load.ts'
import { type Replay, sendAgain } from './replay.ts'
import type { PreparedDraft } from './seed.ts'
import { effortOf, type Memory, type Site, watchMemory } from './site.ts'

/** What was measured, each the median of its rounds. */
export interface MeasuredAll {
  readonly hello: Measured
  readonly commits: Measured
  readonly queue: Measured
  readonly queueSql: Measured
  readonly desk: Measured
  readonly one: Measured
  readonly oneSql: Measured
  readonly autosave: Measured
  readonly submit: Measured
  /** Under all of it. */
  readonly memory: Memory
  /** What the database says was stored, for every answer that said so. */
  readonly stored: { readonly saves: number; readonly clashes: number; readonly handedIn: number }
  readonly pages: readonly { readonly page: string; readonly path: string; readonly token?: string }[]
}

interface Given {
  readonly site: Site
  readonly hello: Site
  readonly pool: pg.Pool
  readonly drafts: readonly PreparedDraft[]
  readonly rounds: number
  readonly seconds: number
  readonly replay: Replay
  /** These measurements alone, for looking closer; all where empty. */
  readonly only: readonly string[]
}

type Name = Exclude<keyof MeasuredAll, 'memory' | 'stored' | 'pages'>

/** Every measurement once in each round, so that what else the machine does touches all of them. */
export async function measureAll(given: Given): Promise<MeasuredAll> {
  const { site, hello, pool, drafts, rounds, seconds, replay, only } = given
  const officers = await officersOf(pool)
  const officer = officers[0]
  const [first] = drafts
  if (!officer || !first) throw new Error('Nothing is seeded.')
  const queuePath = ({ office }: Officer) => `/api/v1/offices/${office}/queue?view=waiting&limit=50`
  const onePath = (it: Officer, at: number) => `/api/v1/suggestions/${it.lies[(at * 7) % it.lies.length]}`
  const of = (at: number) => officers[at % officers.length] ?? officer
  const queueSql: Awaited<ReturnType<Replay['statementsOf']>>[] = []
  for (const it of officers) queueSql.push(await replay.statementsOf(queuePath(it), it.token))
  const oneSql: Awaited<ReturnType<Replay['statementsOf']>>[] = []
  for (let at = 0; at < 60; at++) oneSql.push(await replay.statementsOf(onePath(of(at), at), of(at).token))
  await replay.close()
  await pool.query('create table if not exists bench_commit (n int)')

  // A quarter of the drafts is written in, the others are handed in.
  const written = drafts.slice(0, Math.floor(drafts.length / 4))
  const complete = drafts.slice(written.length)
  const save = savesOf(written)
  const perRound = Math.floor(complete.length / (rounds + 1))
  let handed = 0
  const http = (name: Name, it: Partial<Burst> & Pick<Burst, 'next'>) =>
    [name, () => burst(site.origin, { seconds, ...it })] as const
  const steps: readonly (readonly [Name, () => Promise<Measured>])[] = [
    ['hello', () => burst(hello.origin, { seconds, next: () => ({ path: '/' }) })],
    http('queue', { next: (at) => ({ path: queuePath(of(at)), token: of(at).token }) }),
    ['queueSql', () => loop(seconds, (at) => sendAgain(pool, queueSql[at % queueSql.length] ?? []))],
    http('desk', { next: (at) => ({ path: `/api/v1/offices/${of(at).office}/desk`, token: of(at).token }) }),
    http('one', { next: (at) => ({ path: onePath(of(at), at), token: of(at).token }) }),
    ['oneSql', () => loop(seconds, (at) => sendAgain(pool, oneSql[at % oneSql.length] ?? []))],
    http('autosave', { next: save }),
    http('submit', {
      atMost: perRound,
      next: () => {
        const draft = complete[handed++ % complete.length] ?? first
        return {
          method: 'POST',
          path: `/api/v1/suggestions/${draft.id}/hand-in`,
          token: draft.token,
          body: { revision: 1, key: randomUUID() },
        }
      },
    }),
    ['commits', () => loop(seconds, () => pool.query('insert into bench_commit values (1)'))],
  ]

  const { rows: files } = await pool.query<{ pid: number }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
  )
  const postmaster = files[0]?.pid ?? 0
  const memory = watchMemory(site.pid)
  const rates = new Map<Name, Measured[]>(steps.map(([name]) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, step] of steps) {
      if (only.length > 0 && !only.includes(name)) continue
      const measured = await withEffort(
        () => effortOf(name === 'hello' ? hello.pid : site.pid, postmaster),
        step,
      )
      // The first round warms both sides up and does not count.
      if (round > 0) rates.get(name)?.push(measured)
      const { perSecond, p50, p95, failed, effort } = measured
      console.log(
        `${round || 'warm'} ${name}: ${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${failed} failed, server ${effort?.server.toFixed(2)} database ${effort?.database.toFixed(2)} load ${effort?.load.toFixed(2)} ms`,
      )
    }
  const most = memory.stop()
  console.log(`memory: server ${mb(most.server)} MB, background ${mb(most.background)} MB`)
  const middle = Object.fromEntries(
    [...rates].filter(([, all]) => all.length > 0).map(([name, all]) => [name, median(all)]),
  )
  return {
    ...(middle as Record<Name, Measured>),
    memory: most,
    stored: await storedBy(pool),
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

export const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0)

interface Officer {
  readonly office: string
  readonly token: string
  /** Some of what lies with the office. */
  readonly lies: readonly string[]
}

/** Everybody of every office that has something on its desk. */
export async function officersOf(pool: pg.Pool): Promise<readonly Officer[]> {
  const { rows } = await pool.query<Officer>(
    `select s.scope as office, p.name as token, (select array_agg(id) from (select id from suggestion
        where office = s.scope and state in ('submitted', 'accepted', 'not-accepted') order by md5(id::text) limit 500) as picked) as lies
      from staff s join person p on p.id = s.person
      where exists (select from suggestion where office = s.scope) order by md5(p.name)`,
  )
  return rows
}

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
    const count = 1 + (at % 3)
    const ops = Array.from({ length: count }, (_, i) => {
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

/** What reached the tables, counted there. */
async function storedBy(pool: pg.Pool): Promise<MeasuredAll['stored']> {
  const { rows } = await pool.query<MeasuredAll['stored']>(
    `select (select count(distinct (suggestion, at))::int from answer_log where base > 0) as saves,
      (select count(*)::int from answer_log where outcome = 'clash') as clashes,
      (select count(*)::int from version v where exists (select from done_once d where d.what = 'hand-in ' || v.suggestion)) as "handedIn"`,
  )
  const [found] = rows
  if (!found) throw new Error('Nothing was counted.')
  return found
}
