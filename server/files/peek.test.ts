import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { idOf } from '#test/support/make-suggestion.ts'
import { diskStore } from './disk.ts'
import { peek } from './peek.ts'
import { headBytes } from './store.ts'

const key = `${idOf(1)}/whole`
const bytes = Buffer.alloc(300_000, 'zhinan')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-peek-'))
  await diskStore(folder).write(key, Readable.from([bytes]))
})
afterAll(() => rm(folder, { recursive: true }))

test('the beginning of a file is seen, and the whole of it still read', async () => {
  const { head, whole } = await peek(await diskStore(folder).read(key))
  expect(head.equals(bytes.subarray(0, headBytes))).toBe(true)
  expect((await buffer(whole())).equals(bytes)).toBe(true)
})

test('a file that was looked into is let go of where nobody comes to read it', async () => {
  const file = await diskStore(folder).read(key)
  const { whole } = await peek(file)
  const closed = new Promise((resolve) => file.once('close', resolve))
  whole().destroy()
  await closed
  expect(file.destroyed).toBe(true)
})
