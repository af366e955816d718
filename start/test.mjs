import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { knownAdvisories } from './audit.mjs'
import { browserEnvironment } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { debianPostgres, ensureDebianPackages, hasOffice, hasPooler } from './debian.mjs'
import { startDebianPostgres } from './debian-postgres.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './node-version.mjs'
import { root } from './root.mjs'
import { runNode } from './run-program.mjs'
import { Stages, vitest } from './stages.mjs'

/**
 * What asks for a database and no statement that other files do not make as well: hostile input, random input, the same requests by
 * outsiders, the same steps many times or at once, processes that are killed; the drill goes to Debian's PostgreSQL by itself.
 */
const nothingNew = [
  'test/bad-input/',
  'test/fuzz/',
  'test/model/',
  'test/access/',
  'test/journeys/leaks.',
  'test/journeys/project-leaks.',
  'test/journeys/many-to-guide.',
  'test/journeys/two-at-once.',
  'test/journeys/guide-counts.',
  'test/journeys/query-counts.',
  'server/background/',
  'server/backup/drill.',
]

/** `npm test`: makes sure of what the suite needs, runs all of it, and ends with one line of counts. */
requireNode()
await ensureInstalled()
await ensureDebianPackages()

const module = (file) => path.join(root, 'node_modules', file)
const stages = new Stages()
await stages.run(
  'style',
  async () => (await runNode(module('@biomejs/biome/bin/biome'), ['check', '.'])) === 0,
)
const built = await stages.run('build', ensureBuilt)
// It waits for a network; what it has heard is told at the end.
const advisories = knownAdvisories()
// The compiler uses one core; the tests leave it half of two, and need no types.
const types = stages.beside('types', module('typescript/bin/tsc'), ['-b'])
await stages.run('tests', () => vitest('fast', ['--project', 'fast']))
await types

const debian = debianPostgres()
const again = 'database tests on PostgreSQL of Debian'
if (debian === null) stages.skip(again, 'postgresql')
else await stages.run(`${again}, ${debian.version}`, onDebianPostgres)

const pooler = 'the site behind PgBouncer'
if (!hasPooler()) stages.skip(pooler, 'pgbouncer')
else await stages.run(pooler, () => vitest('pooler', ['--project', 'pooler']))

if (!hasOffice('writer') || !hasOffice('calc'))
  stages.skip('papers and registers in LibreOffice', 'libreoffice-writer-nogui libreoffice-calc-nogui')
else await stages.run('papers and registers in LibreOffice', () => vitest('office', ['--project', 'office']))

const browser = await browserEnvironment()
if (browser === null) stages.skip('browser tests', 'chromium fonts-noto-cjk')
else if (built) await stages.run('browser tests', () => vitest('screens', ['--project', 'screens'], browser))

const heard = await advisories
const asked = 'advisories against packages'
if ('unanswered' in heard) stages.unanswered(asked, heard.unanswered)
else
  await stages.run(asked, async () => {
    for (const line of [...heard.grave, ...heard.other]) console.log(line)
    return heard.grave.length === 0
  })

process.exitCode = stages.summarise()

async function onDebianPostgres() {
  const server = await startDebianPostgres()
  try {
    return await vitest('debian-postgres', ['--project', 'fast', ...databaseTests()], {
      ZHINAN_TEST_DATABASE_URL: server.url,
    })
  } finally {
    await server.stop()
  }
}

/** The test files that ask for a database, and of it for what another PostgreSQL might not understand. */
function databaseTests() {
  const folders = ['server', 'cli', 'demo', 'test'].filter((folder) => existsSync(path.join(root, folder)))
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)),
  )
  const asks = (file) =>
    /support\/(app|database|drafting|journey)\.ts/.test(readFileSync(path.join(root, file), 'utf8'))
  const wanted = (file) =>
    /\.test\.tsx?$/.test(file) && ![...nothingNew, 'test/screens/'].some((it) => file.startsWith(it))
  return files.filter((file) => wanted(file) && asks(file))
}
