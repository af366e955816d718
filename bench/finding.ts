import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { candidatesFor } from '#server/db/candidates.ts'
import { root } from '#server/root.ts'
import { commonness, segment } from '#server/words.ts'
import { officersOf } from './asks.ts'
import { directions, guideLines } from './finding-guide.ts'
import { plant, plantedIds, seedPrints, seedTexts } from './finding-seed.ts'
import { composed, corpusOf, readAbstracts } from './likeness-corpus.ts'
import type { Piece } from './likeness-edits.ts'
import { burst, connections } from './load.ts'
import { commit } from './report.ts'
import { filled, openWith } from './seeding.ts'
import { effortOf, startSite } from './site.ts'

/** So many candidates a suggestion is compared with. */
const most = 200

/** `tsx bench/finding.ts <call> --input <abstracts> --write bench/FINDING.md`: how long it takes to find something. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { type: 'string' },
    suggestions: { type: 'string', default: '100000' },
    prints: { type: 'string', default: '1000000' },
    letters: { type: 'string', default: '1000' },
    /** A folder seeded before; without it, one is made and removed. */
    folder: { type: 'string' },
    /** Seeds only. */
    seed: { type: 'boolean', default: false },
    write: { type: 'string' },
    beside: { type: 'string', default: '' },
  },
})
const [callName] = positionals
if (!callName || !values.input) throw new Error('tsx bench/finding.ts <call> --input <abstracts>')
const abstracts = readAbstracts(values.input)
const [suggestions, prints, letters] = [values.suggestions, values.prints, values.letters].map(Number) as [
  number,
  number,
  number,
]

const { pieces: edited, truth } = corpusOf(abstracts, 0)
/** Texts that lie among the fingerprints, for what was made of them to be compared with. */
const planted = [...new Set(truth.map((it) => it.a))].map((at) => edited[at] as Piece)

/** What people look for: one sign, words, several words, Latin among Chinese, and the typed language. */
const sought = [
  '钢',
  '控制',
  '神经网络',
  '模型 算法',
  '飞行器姿态',
  'SOS',
  '遗传算法 收敛',
  '水质',
  'kind:软科学 方法',
  '控制 -飞行器',
]

interface Times {
  readonly p50: number
  readonly p95: number
  readonly most: number
}
const timesOf = (times: readonly number[]): Times => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { p50: at(0.5), p95: at(0.95), most: at(1) }
}
const row = (what: string, it: Times, goal = '') =>
  `| ${what} | ${it.p50.toFixed(1)} ms | ${it.p95.toFixed(1)} ms | ${it.most.toFixed(1)} ms | ${goal} |`

const dataDir = values.folder ?? (await mkdtemp(path.join(tmpdir(), 'zhinan-finding-')))
const files = await readCallFolder(await findCallFolder(callName))
await filled(files, dataDir, { suggestions, prepared: 100 })
const { opened, call } = await openWith(files, dataDir)
try {
  const pool = new pg.Pool({ connectionString: opened.url, max: 4 })
  pool.on('error', () => {})
  let pieces: readonly Piece[] | undefined
  const texts = await seedTexts(pool, call.call.id, (at) => {
    pieces ??= composed(abstracts, 20_000, letters)
    const [one, other] = [pieces[at % pieces.length], pieces[(at * 7 + 3) % pieces.length]]
    return {
      title: one?.title ?? '',
      text: `${one?.text.slice(0, letters / 2)}${other?.text.slice(letters / 2)}`,
    }
  })
  if (await seedPrints(pool, abstracts, prints)) {
    await plant(pool, planted)
    for (const table of ['search_text', 'fingerprint', 'fingerprint_word'])
      await pool.query(`vacuum (analyze) ${table}`)
  }
  if (!values.seed) {
    await pool.query(
      "update session set last_seen = now(), idle_until = now() + interval '12 hours', ends_at = now() + interval '12 hours'",
    )
    const near = await likenessLines(pool)
    const lines = [...near.lines, ...(await searchLines(pool))]
    const guide = await withSite((origin) => guideLines(pool, origin, call))
    const text = `# Finding, measured

Written by \`npx tsx bench/finding.ts <call> --input <csl-dev.jsonl> --write bench/FINDING.md\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC,
commit ${commit()}, two cores, server, embedded PostgreSQL and load on one machine. ${values.beside}

${texts.toLocaleString('en')} texts of about ${letters} letters and ${prints.toLocaleString('en')} fingerprints, made of the abstracts of the development
split of CSL: the texts of their clauses, the fingerprints of their rare words, each drawn anew. Times are those of whoever waits.

| what | half within | 95 of 100 within | longest | goal for 95 of 100 |
|---|---|---|---|---|
${lines.join('\n')}

Whether a text that lies among them, older than all others, is among the ${most} candidates of what was made of it:

| what was done | texts | found |
|---|---|---|
${near.found.join('\n')}

A guide of ${directions} directions, answered in full, rendered:

| what | half within | longest of seven | goal |
|---|---|---|---|
${guide.join('\n')}
`
    console.log(text)
    if (values.write) await writeFile(path.resolve(values.write), text)
  }
  await pool.end()
} finally {
  await opened.close()
  if (!values.folder) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** New texts against all fingerprints, in the database; and whether what they were made of is among what is found. */
async function likenessLines(pool: pg.Pool) {
  const ids = await plantedIds(pool)
  const idOf = new Map(planted.map((it, at) => [it, ids[at]]))
  const times: number[] = []
  const found = new Map<string, { of: number; found: number }>()
  const look = async (piece: Piece) => {
    const own = fingerprint(piece, segment)
    const looked = { bands: [...own.bands], rare: [...rareTerms(own, commonness)] }
    const began = performance.now()
    const near = await candidatesFor(opened.ctx.db, randomUUID(), looked, most)
    times.push(performance.now() - began)
    return near
  }
  // The first ones bring the index into memory.
  for (const { b } of truth.slice(0, 150)) await look(edited[b] as Piece)
  times.length = 0
  const { rows } = await pool.query<{ pid: number }>(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
  )
  const postmaster = rows[0]?.pid ?? 0
  const before = effortOf(process.pid, postmaster)
  for (const { a, b, how } of truth) {
    const count = found.get(how) ?? { of: 0, found: 0 }
    found.set(how, count)
    const near = await look(edited[b] as Piece)
    count.of += 1
    if (near.includes(idOf.get(edited[a] as Piece) ?? '')) count.found += 1
  }
  const ofEdited = timesOf(times)
  const used = (effortOf(process.pid, postmaster).database - before.database) / times.length
  times.length = 0
  for (const piece of composed(abstracts, 100, letters)) await look(piece)
  const among = `among ${prints.toLocaleString('en')}`
  return {
    lines: [
      row(`candidates for one new text ${among}`, ofEdited, '30 ms'),
      `| of it processor time of the database, on average | ${used.toFixed(1)} ms |  |  |  |`,
      row(`the same, texts composed of clauses of many`, timesOf(times)),
    ],
    found: [...found].map(([how, it]) => `| ${how} | ${it.of} | ${it.found} |`),
  }
}

async function withSite<T>(use: (origin: string) => Promise<T>): Promise<T> {
  const site = await startSite(path.join(root, 'dist/main.js'), dataDir)
  try {
    return await use(site.origin)
  } finally {
    await site.stop()
  }
}

/** Searches at an office's desk over HTTP, everything that lies with the office included. */
async function searchLines(pool: pg.Pool): Promise<readonly string[]> {
  // One of each office is enough.
  const officers = (await officersOf(pool)).filter(
    (it, at, all) => all.findIndex((one) => one.office === it.office) === at,
  )
  return withSite(async (origin) => {
    const asked = (at: number) => {
      const officer = officers[at % officers.length]
      const q = sought[Math.floor(at / officers.length) % sought.length] ?? ''
      const path = `/api/v1/offices/${officer?.office}/search?view=all&q=${encodeURIComponent(q)}`
      return officer ? { path, token: officer.token } : { path }
    }
    const times: number[] = []
    const each = new Map<string, number[]>()
    const rounds = officers.length * sought.length
    for (let at = 0; at < rounds * 3; at++) {
      const { path, token } = asked(at)
      const began = performance.now()
      const answer = await fetch(`${origin}${path}`, { headers: { cookie: `zhinan=${token}` } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      await answer.arrayBuffer()
      if (at < rounds) continue
      const took = performance.now() - began
      const q = sought[Math.floor(at / officers.length) % sought.length] ?? ''
      times.push(took)
      each.set(q, [...(each.get(q) ?? []), took])
    }
    const { p50, p95, failed } = await burst(origin, { seconds: 5, next: asked })
    if (failed > 0) throw new Error(`${failed} searches failed.`)
    return [
      row('a search, one after the other', timesOf(times), '150 ms'),
      ...[...each].map(([q, it]) => row(`“${q}”`, timesOf(it))),
      `| a search, ${connections} at a time | ${p50.toFixed(1)} ms | ${p95.toFixed(1)} ms |  |  |`,
    ]
  })
}
