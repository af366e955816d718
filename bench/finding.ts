import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { readConfig } from '#server/config.ts'
import { candidatesFor } from '#server/db/likeness.ts'
import { open } from '#server/main.ts'
import { root } from '#server/root.ts'
import { commonness, segment } from '#server/words.ts'
import { seedPrints, seedTexts } from './finding-seed.ts'
import { composed, readAbstracts } from './likeness-corpus.ts'
import { burst, connections } from './load.ts'
import { officersOf } from './measures.ts'
import { commit } from './report.ts'
import { seed } from './seed.ts'
import { startSite } from './site.ts'

const day = 86_400_000

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
const opened = await open(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, 'real', root))
try {
  const now = Date.now()
  const files = await readCallFolder(await findCallFolder(callName))
  const installed = await installCall(
    opened.ctx,
    files,
    { opens: now - 70 * day, closes: now + 30 * day },
    now,
  )
  if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  opened.ctx.calls.refresh()
  const call = await opened.ctx.calls.byId(installed.value.call)
  if (!call) throw new Error('The call is not in force.')
  await seed(opened.url, call, { suggestions, prepared: 100 })
  const pool = new pg.Pool({ connectionString: opened.url, max: 4 })
  pool.on('error', () => {})
  const pieces = composed(abstracts, 20_000, letters)
  const texts = await seedTexts(pool, call.call.id, (at) => {
    const [one, other] = [pieces[at % pieces.length], pieces[(at * 7 + 3) % pieces.length]]
    return {
      title: one?.title ?? '',
      text: `${one?.text.slice(0, letters / 2)}${other?.text.slice(letters / 2)}`,
    }
  })
  await seedPrints(pool, pieces.slice(0, 5000), prints)
  await pool.query('vacuum (analyze) search_text')
  await pool.query('vacuum (analyze) fingerprint')
  if (!values.seed) {
    await pool.query(
      "update session set last_seen = now(), idle_until = now() + interval '12 hours', ends_at = now() + interval '12 hours'",
    )
    const lines = [...(await likenessLines()), ...(await searchLines(pool))]
    const text = `# Finding, measured

Written by \`npx tsx bench/finding.ts <call> --input <csl-dev.jsonl> --write bench/FINDING.md\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC,
commit ${commit()}, two cores, server, embedded PostgreSQL and load on one machine. ${values.beside}

${texts.toLocaleString('en')} texts of about ${letters} letters and ${prints.toLocaleString('en')} fingerprints, composed of clauses of the abstracts of
the development split of CSL. Times are those of whoever waits.

| what | half within | 95 of 100 within | longest | goal for 95 of 100 |
|---|---|---|---|---|
${lines.join('\n')}
`
    console.log(text)
    if (values.write) await writeFile(path.resolve(values.write), text)
  }
  await pool.end()
} finally {
  await opened.close()
  if (!values.folder) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}

/** New texts against all fingerprints, in the database: what a comparison is then made with. */
async function likenessLines(): Promise<readonly string[]> {
  const fresh = composed(abstracts, 20_400, letters).slice(20_000)
  const times: number[] = []
  for (const [n, piece] of fresh.entries()) {
    const own = fingerprint(piece, segment)
    const looked = { bands: [...own.bands], rare: [...rareTerms(own, commonness)] }
    const began = performance.now()
    await candidatesFor(opened.ctx.db, randomUUID(), looked, 200)
    // The first ones bring the index into memory.
    if (n >= 100) times.push(performance.now() - began)
  }
  return [row(`candidates for one new text among ${prints.toLocaleString('en')}`, timesOf(times), '30 ms')]
}

/** Searches at an office's desk over HTTP, everything that lies with the office included. */
async function searchLines(pool: pg.Pool): Promise<readonly string[]> {
  const officers = await officersOf(pool)
  const site = await startSite(path.join(root, 'dist/main.js'), dataDir)
  try {
    const asked = (at: number) => {
      const officer = officers[at % officers.length]
      const q = sought[Math.floor(at / officers.length) % sought.length] ?? ''
      const path = `/api/v1/offices/${officer?.office}/search?view=all&q=${encodeURIComponent(q)}`
      return officer ? { path, token: officer.token } : { path }
    }
    const times: number[] = []
    const each = new Map<string, number[]>()
    const rounds = officers.length * sought.length
    for (let at = 0; at < rounds * 4; at++) {
      const { path, token } = asked(at)
      const began = performance.now()
      const answer = await fetch(`${site.origin}${path}`, { headers: { cookie: `zhinan=${token}` } })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      await answer.arrayBuffer()
      if (at < rounds) continue
      const took = performance.now() - began
      const q = sought[Math.floor(at / officers.length) % sought.length] ?? ''
      times.push(took)
      each.set(q, [...(each.get(q) ?? []), took])
    }
    const { p50, p95, failed } = await burst(site.origin, { seconds: 5, next: asked })
    if (failed > 0) throw new Error(`${failed} searches failed.`)
    return [
      row('a search, one after the other', timesOf(times), '150 ms'),
      ...[...each].map(([q, it]) => row(`“${q}”`, timesOf(it))),
      `| a search, ${connections} at a time | ${p50.toFixed(1)} ms | ${p95.toFixed(1)} ms |  |  |`,
    ]
  } finally {
    await site.stop()
  }
}
