import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, password } from '#test/support/people.ts'
import { isBreached } from './breached.ts'

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex').toUpperCase()
/** A list of which the first, the last and one in the middle are asked for. */
const leaked = Array.from({ length: 500 }, (_, n) => sha1(`Quiet-Mast-${n}`)).sort()
const known = Array.from({ length: 500 }, (_, n) => `Quiet-Mast-${n}`)

let folder: string
let site: TestApp
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-lists-'))
  const file = (name: string) => path.join(folder, name)
  await writeFile(file('whole'), leaked.map((it, n) => `${it}:${n}`).join('\r\n'))
  await writeFile(file('short'), `${leaked.map((it) => it.slice(0, 12)).join('\n')}\n`)
  await writeFile(file('words'), '# ours\n灯塔\nWatchtower\n')
  site = await testApp({
    env: {
      PASSWORD_WORDS_FILE: file('words'),
      PASSWORD_BREACHED_FILE: file('whole'),
      PUBLIC_URL: 'http://127.0.0.1:3000',
      SITE_SPONSOR: 'Haibin Bureau',
    },
  })
  await site.install({ ...aCall(), placeWords: ['Binhai', '滨海'] })
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

test.each(['whole', 'short'])(
  'a list of breached passwords is found through, wherever it stands (%s)',
  async (name) => {
    const file = path.join(folder, name)
    for (const it of known) expect(await isBreached(file, it)).toBe(true)
    for (const it of known) expect(await isBreached(file, `${it}x`)).toBe(false)
  },
)

test.each<[next: string, problem: string | undefined]>([
  ['My-Watchtower-9', 'holds-place'],
  ['灯塔-Tide-Clock-9', 'holds-place'],
  ['Old-Binhai-Tide-9', 'holds-place'],
  ['B1nh@i-Tide-Clock', 'holds-place'],
  ['The-Zhinan-Tide-9', 'holds-place'],
  ['The-Kelp-Institute-9', 'holds-place'],
  ['Tide-13900001234-K', 'holds-account'],
  ['Quiet-Mast-250', 'breached'],
  ['Quiet-Mast-999', undefined],
])('%j: %s', async (next, problem) => {
  const email = `${sha1(next).toLowerCase()}@example.com`
  const [mobile] = /\d{11}/.exec(next) ?? []
  const person = await aPerson(site, { email, ...(mobile === undefined ? {} : { mobile }) })
  const { id } = await anOrg(site, { members: [{ person, filer: true, admin: true }] })
  await site.ctx.db.updateTable('org').set({ name: 'Kelp-Institute' }).where('id', '=', id).execute()
  const who = await site.signIn(email)
  const answer = await who.put('/me/password', { current: password, password: next })
  expect(answer.body.more).toEqual(problem === undefined ? undefined : { problem })
})
