import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Drafting, drafting, edit, key } from '#test/support/drafting.ts'
import { answersOf, draftAt, type Writing, writeAnswers } from './answers.ts'
import { lockSuggestion } from './suggestions.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

const save = (id: string, ...ops: readonly unknown[]) =>
  here.filer.post(`/suggestions/${id}/answers`, { ops })
const begin = (count: number) => Promise.all(Array.from({ length: count }, () => here.begin()))
const valueAt = async (id: string, path: string) =>
  (await answersOf(here.site.ctx.db, id)).find((one) => one.path === path)?.value

/** One edit of a draft as it stands, decided and ready to be stored. */
async function writing(id: string, path: string, value: string): Promise<Writing> {
  const found = await draftAt(here.site.ctx.db, { id, paths: [path], ops: [] })
  const rev = found?.met.rev ?? 0
  const written = [{ op: key(), path, value, base: 0, rev: rev + 1, outcome: 'applied' as const }]
  const seen = { rev, revision: found?.it.revision ?? 0 }
  return {
    suggestion: id,
    by: here.filerPerson.id,
    at: here.site.clock.now(),
    seen,
    rev: rev + 1,
    written,
    follows: {},
  }
}

/** The statements that are sent meanwhile and begin so. */
async function counted(begins: string, meanwhile: () => Promise<unknown>): Promise<number> {
  const sent = pg.Client.prototype.query
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    if (JSON.stringify(asked[0] ?? '').includes(begins)) statements += 1
    return Reflect.apply(sent, this, asked)
  } as typeof sent
  try {
    await meanwhile()
  } finally {
    pg.Client.prototype.query = sent
  }
  return statements
}

it('stores edits of many drafts together, each in its own', async () => {
  const ids = await begin(8)
  const all = await Promise.all(ids.map((id, i) => writing(id, 'phone', `${i}`)))
  const writes = await counted('with draft as', async () => {
    expect(await Promise.all(all.map((one) => writeAnswers(here.site.ctx.db, one)))).toEqual(
      Array(8).fill(true),
    )
  })
  expect(writes).toBe(1)
  for (const [i, id] of ids.entries()) expect(await valueAt(id, 'phone')).toBe(`${i}`)
})

it('stores one of two for the same draft, and says so to the other', async () => {
  const [id = '', other = ''] = await begin(2)
  const all = [
    await writing(id, 'phone', '1'),
    await writing(id, 'trlCurrent', '4'),
    await writing(other, 'phone', '2'),
  ]
  const stored = await Promise.all(all.map((one) => writeAnswers(here.site.ctx.db, one)))
  expect(stored).toEqual([true, false, true])
  expect([await valueAt(id, 'phone'), await valueAt(id, 'trlCurrent')]).toEqual(['1', undefined])
})

it('passes over a draft that somebody has changed, and stores the others', async () => {
  const [id = '', other = ''] = await begin(2)
  const all = [await writing(id, 'phone', 'late'), await writing(other, 'phone', 'in time')]
  await save(id, edit('phone', 'faster'))
  const stored = await Promise.all(all.map((one) => writeAnswers(here.site.ctx.db, one)))
  expect(stored).toEqual([false, true])
  expect([await valueAt(id, 'phone'), await valueAt(other, 'phone')]).toEqual(['faster', 'in time'])
})

it('passes over an edit that is in the log already, though the draft is as it was', async () => {
  const [id = '', other = ''] = await begin(2)
  const one = await writing(id, 'phone', '1')
  expect(await writeAnswers(here.site.ctx.db, one)).toBe(true)
  const again = { ...(await writing(id, 'phone', '2')), written: one.written }
  const good = await writing(other, 'phone', 'y')
  const all = await Promise.all([again, good].map((it) => writeAnswers(here.site.ctx.db, it)))
  expect(all).toEqual([false, true])
  expect(await valueAt(id, 'phone')).toBe('1')
})

it('fails alone where the edit of a neighbour cannot be stored', async () => {
  const [id = '', other = ''] = await begin(2)
  const broken = { ...(await writing(id, 'phone', 'x')), by: 'nobody' }
  const good = await writing(other, 'phone', 'y')
  const all = await Promise.allSettled([broken, good].map((one) => writeAnswers(here.site.ctx.db, one)))
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual(['failed', true])
  expect([await valueAt(id, 'phone'), await valueAt(other, 'phone')]).toEqual([undefined, 'y'])
})

it('makes nobody wait for a draft that somebody else holds', async () => {
  const [id = '', other = ''] = await begin(2)
  let waiting: ReturnType<typeof save> | undefined
  await here.site.ctx.db.transaction().execute(async (tx) => {
    await lockSuggestion(tx, id)
    waiting = save(id, edit('phone', '1'))
    expect((await save(other, edit('phone', '2'))).body.outcomes[0].outcome).toBe('applied')
    expect(await valueAt(id, 'phone')).toBeUndefined()
  })
  expect((await waiting)?.body.outcomes[0].outcome).toBe('applied')
})

it('keeps everything of a rush of saves in few drafts, and counts each draft’s edits', async () => {
  const ids = await begin(3)
  const revs = await Promise.all(ids.map(async (id) => (await writing(id, 'phone', '')).seen.rev))
  const all = await Promise.all(
    Array.from({ length: 30 }, (_, i) => save(ids[i % 3] ?? '', edit(`problems/r${i}/problem`, `问题${i}`))),
  )
  expect(all.map((one) => one.body.outcomes[0].outcome)).toEqual(Array(30).fill('applied'))
  for (let i = 0; i < 30; i++)
    expect(await valueAt(ids[i % 3] ?? '', `problems/r${i}/problem`)).toBe(`问题${i}`)
  for (const [i, id] of ids.entries())
    expect((await writing(id, 'phone', '')).seen.rev).toBe((revs[i] ?? 0) + 10)
})

it('stops an ended session at once, whoever asks beside it', async () => {
  const id = await here.begin()
  const ended = await here.site.signIn(here.filerPerson.email)
  await ended.delete('/session')
  const [gone, stays] = await Promise.all([
    ended.get(`/suggestions/${id}`),
    here.filer.get(`/suggestions/${id}`),
  ])
  expect([gone.status, stays.status]).toEqual([401, 200])
})
