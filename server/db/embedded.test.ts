import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../root.ts'
import { phaseOf } from './embedded/postmaster.ts'
import { startEmbedded } from './embedded.ts'

/** How often the writer is killed; `npm run soak` takes the long form. */
const rounds = process.env['ZHINAN_SOAK'] ? 60 : 4

describe('the embedded database', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'zhinan-crash-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }))

  test('loses nothing that it acknowledged when its Node is killed while writing', async () => {
    const acknowledged: number[] = []
    for (let round = 0; round < rounds; round++) {
      const writer = startWriter(folder, round * 1_000_000)
      writer.on('message', (n) => acknowledged.push(Number(n)))
      await once(writer, 'message')
      await new Promise((resolve) => setTimeout(resolve, 150 + (round % 7) * 70))
      writer.kill('SIGKILL')
      await once(writer, 'exit')
    }
    const embedded = await startEmbedded({ folder })
    const found = await ask(embedded.url, 'select n from line')
    const kept = new Set(found.map((row) => Number(row['n'])))
    expect(acknowledged.length).toBeGreaterThan(rounds)
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([])
    await embedded.stop()
    expect(phaseOf(path.join(embedded.folder, 'cluster'))).toBe('absent')
  }, 300_000)

  test('is shared by a second start, and runs until the last has let go', async () => {
    const [one, two] = await Promise.all([startEmbedded({ folder }), startEmbedded({ folder })])
    expect([one.owned, two.owned].sort()).toEqual([false, true])
    const [owner, sharer] = one.owned ? [one, two] : [two, one]
    await owner.stop()
    expect(await ask(sharer.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await sharer.stop()
    expect(phaseOf(path.join(sharer.folder, 'cluster'))).toBe('absent')
  })

  test('knows Chinese letters as letters', async () => {
    const embedded = await startEmbedded({ folder })
    expect(await ask(embedded.url, "select '人工智能' ~ '^[[:alpha:]]+$' as letters")).toEqual([
      { letters: true },
    ])
    await embedded.stop()
  })
})

function startWriter(folder: string, from: number): ChildProcess {
  const program = path.join(root, 'test/support/writer.ts')
  return fork(program, [folder, String(from)], { execArgv: ['--import', 'tsx'], cwd: root })
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
