import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { readConfig } from '#server/config.ts'
import { open } from '#server/main.ts'
import { root } from '#server/root.ts'
import { firstViews } from './first-view.ts'
import { connections } from './load.ts'
import { measureAll } from './measures.ts'
import { replay } from './replay.ts'
import { report } from './report.ts'
import { preparedDrafts, seed } from './seed.ts'
import { startHello, startSite } from './site.ts'

const day = 86_400_000

/** `npm run bench`: seeds, starts the built server, measures, and writes what it found. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    suggestions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    program: { type: 'string', default: path.join(root, 'dist/main.js') },
    /** Where the report goes; without it, it is printed. */
    write: { type: 'string' },
    /** Said in the report about what else the machine did. */
    beside: { type: 'string', default: '' },
    /** Only these measurements, printed and not reported. */
    only: { type: 'string', default: '' },
    /** A folder seeded before; without it, one is made and removed. */
    folder: { type: 'string' },
    node: { type: 'string', multiple: true, default: [] },
  },
})
const [callName] = positionals
if (!callName) throw new Error('Which call? tsx bench/run.ts <name or folder>')
const suggestions = Number(values.suggestions)
const rounds = Number(values.rounds)
const seconds = Number(values.seconds)
const prepared = Math.min(Math.floor(suggestions / 2), 1000 + rounds * seconds * 300)

const dataDir = values.folder ?? (await mkdtemp(path.join(tmpdir(), 'zhinan-bench-')))
const opened = await open(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' }, 'real', root))
try {
  const files = await readCallFolder(await findCallFolder(callName))
  const now = Date.now()
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
  const seeded = await seed(opened.url, call, { suggestions, prepared })
  console.log(`seeded in ${seeded.seconds.toFixed(1)} s`, seeded)

  const pool = new pg.Pool({ connectionString: opened.url, max: connections })
  // The server goes away at the end, before the last of these connections is given back.
  pool.on('error', () => {})
  // A folder used again: whoever sent requests before has been away since.
  await pool.query(
    "update session set last_seen = now(), idle_until = now() + interval '12 hours', ends_at = now() + interval '12 hours'",
  )
  const hello = await startHello()
  const site = await startSite(values.program, dataDir, values.node)
  try {
    const drafts = await preparedDrafts(pool, prepared)
    const measured = await measureAll({
      site,
      hello,
      pool,
      drafts,
      rounds,
      seconds,
      replay: await replay(opened),
      only: values.only.split(',').filter(Boolean),
    })
    if (!values.only) {
      const views = await firstViews(site.origin, measured.pages)
      const text = report({ seeded, measured, views, rounds, seconds, beside: values.beside })
      console.log(text)
      if (values.write) await writeFile(path.resolve(values.write), text)
    }
  } finally {
    await Promise.allSettled([site.stop(), hello.stop()])
    await pool.end()
  }
} finally {
  await opened.close()
  if (!values.folder) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
}
