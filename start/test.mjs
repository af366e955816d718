import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { browserEnvironment } from './browser.mjs'
import { ensureBuilt } from './build.mjs'
import { debianPostgres, ensureDebianPackages, hasOffice } from './debian.mjs'
import { startDebianPostgres } from './debian-postgres.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './node-version.mjs'
import { root } from './root.mjs'
import { runNode } from './run-program.mjs'
import { Stages, vitest } from './stages.mjs'

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
// The compiler uses one core; the tests leave it half of two, and need no types.
const types = stages.beside('types', module('typescript/bin/tsc'), ['-b'])
await stages.run('tests', () => vitest('fast', ['--project', 'fast']))
await types

const debian = debianPostgres()
const again = 'database tests on PostgreSQL of Debian'
if (debian === null) stages.skip(again, 'postgresql')
else await stages.run(`${again}, ${debian.version}`, onDebianPostgres)

if (!hasOffice('writer') || !hasOffice('calc'))
  stages.skip('papers and registers in LibreOffice', 'libreoffice-writer-nogui libreoffice-calc-nogui')
else await stages.run('papers and registers in LibreOffice', () => vitest('office', ['--project', 'office']))

const browser = await browserEnvironment()
if (browser === null) stages.skip('browser tests', 'chromium fonts-noto-cjk')
else if (built) await stages.run('browser tests', () => vitest('screens', ['--project', 'screens'], browser))

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

/** The test files that ask for a database. */
function databaseTests() {
  const folders = ['server', 'cli', 'demo', 'test', 'bench'].filter((folder) =>
    existsSync(path.join(root, folder)),
  )
  const files = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(folder, file)),
  )
  const asks = (file) =>
    /support\/(app|database|drafting|journey)\.ts/.test(readFileSync(path.join(root, file), 'utf8'))
  return files.filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('test/screens/') && asks(file))
}
