import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { usualThresholds } from '#core/likeness/thresholds.ts'
import { aReadyOrg, type City, city, fileOne, move } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { hasBeenRead, takeChanged, textsChanged } from '../db/changed-texts.ts'
import { answersHere } from './answers.ts'
import { type Keeper, keepBackground } from './keeper.ts'
import { lookForChanges } from './look.ts'
import { readChanged } from './read.ts'

let here: City
let writer: MadePerson
let org: MadeOrg
const open: (() => Promise<unknown>)[] = []
const complaints: unknown[] = []

beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
})
afterEach(async () => {
  for (const close of open.splice(0)) await close()
  complaints.length = 0
})
afterAll(() => here.site.close())

/** The process as a server keeps it, with all the leisure there is. */
function keeper(idle = 60_000): Keeper {
  const complain = (it: unknown) => complaints.push(it)
  const log = { warn: complain, error: complain } as unknown as Parameters<typeof keepBackground>[0]['log']
  const kept = keepBackground({ url: here.site.url, logLevel: 'silent', log, leisure: async () => {}, idle })
  open.push(() => kept.stop())
  return kept
}

const handedIn = async (): Promise<string> =>
  (await fileOne(here, await here.as(writer), org.id, 'RKX')).suggestion.id

const marked = async (): Promise<readonly string[]> =>
  (await here.site.ctx.db.selectFrom('text_changed').select('suggestion').execute()).map(
    (it) => it.suggestion,
  )

/** Whether it can be searched for and has been compared. */
async function isRead(id: string): Promise<boolean> {
  const { db } = here.site.ctx
  const [text, print] = await Promise.all([
    db.selectFrom('search_text').select('suggestion').where('suggestion', '=', id).execute(),
    db.selectFrom('fingerprint').select('suggestion').where('suggestion', '=', id).execute(),
  ])
  return text.length > 0 && print.length > 0
}

const isGone = (pid: number): boolean => {
  try {
    return !process.kill(pid, 0)
  } catch {
    return true
  }
}
const patient = { timeout: 60_000, interval: 50 }
const told = { title: '远洋船舶智能航行', text: '研究远洋船舶在恶劣海况下的自主避碰与航线优化。' }

describe('a hand-in', () => {
  test('adds no job but one mark, and the next move no second one', async () => {
    const { db } = here.site.ctx
    await readChanged(here.site.ctx)
    const id = await handedIn()
    const jobs = await db
      .selectFrom('graphile_worker.jobs' as 'mail')
      .selectAll()
      .execute()
    expect(jobs.map((it) => (it as unknown as { task_identifier: string }).task_identifier)).toEqual([])
    expect(await marked()).toEqual([id])
    await move(await here.as(writer), id, 'withdraw', { reason: '另行提交更完整的版本。' })
    expect(await marked()).toEqual([id])
  })

  test('while nothing ran is found at the first look, marked or never marked', {
    timeout: 90_000,
  }, async () => {
    const ids = [await handedIn(), await handedIn()]
    const { db } = here.site.ctx
    // As if it had been handed in before there were marks.
    await db
      .deleteFrom('text_changed')
      .where('suggestion', '=', ids[0] ?? '')
      .execute()
    const looking = lookForChanges(here.site.ctx, keeper())
    open.unshift(() => looking.stop())
    await expect.poll(async () => Promise.all(ids.map(isRead)), patient).toEqual([true, true])
    await expect.poll(marked, patient).toEqual([])
  })
})

/** From the sources it is slow to start. */
describe('the process in the background', { timeout: 90_000 }, () => {
  test('answers as the server itself would', async () => {
    const kept = keeper()
    const other = { ...told, text: `${told.text}并在两条航线上示范应用。` }
    expect(await kept.compare(told, other, usualThresholds)).toEqual(
      JSON.parse(JSON.stringify(await answersHere.compare(told, other, usualThresholds))),
    )
    const titles = ['远洋船舶航行', '海带养殖']
    expect(await kept.titles(told.title, titles)).toEqual(await answersHere.titles(told.title, titles))
  })

  test('ends when there is nothing to do, and is there again when there is', async () => {
    const kept = keeper(100)
    expect(kept.pid()).toBeUndefined()
    await kept.titles('甲', ['乙'])
    const first = kept.pid() ?? 0
    expect(isGone(first)).toBe(false)
    await expect.poll(() => isGone(first), patient).toBe(true)
    expect(kept.pid()).toBeUndefined()
    expect(await kept.titles('甲乙', ['甲乙'])).toEqual([1])
    expect(complaints).toEqual([])
  })

  test('ends with the server', async () => {
    const kept = keeper()
    await kept.titles('甲', ['乙'])
    const pid = kept.pid() ?? 0
    await kept.stop()
    expect(isGone(pid)).toBe(true)
  })

  test('may be killed: questions are asked again, and what was not read is read later', async () => {
    const kept = keeper()
    await kept.titles('甲', ['乙'])
    const pid = kept.pid() ?? 0
    const answer = kept.titles('甲乙', ['甲乙'])
    process.kill(pid, 'SIGKILL')
    expect(await answer).toEqual([1])
    const id = await handedIn()
    const reading = kept.read(false)
    process.kill(kept.pid() ?? 0, 'SIGKILL')
    await expect(reading).rejects.toThrow('has ended')
    const looking = lookForChanges(here.site.ctx, kept)
    open.unshift(() => looking.stop())
    await expect.poll(() => isRead(id), patient).toBe(true)
    expect(complaints).toHaveLength(2)
  })

  test('of two servers reads once', async () => {
    const ids = [await handedIn(), await handedIn()]
    const [one, two] = [keeper(), keeper()]
    const read = await Promise.all([one.read(false), two.read(false)])
    expect(read).toContain(true)
    expect(await Promise.all(ids.map(isRead))).toEqual([true, true])
  })
})

test('what changes while it is read, or ends the process that reads it, stays marked', async () => {
  const { db } = here.site.ctx
  await readChanged(here.site.ctx)
  const mark = (id: string) => db.transaction().execute((tx) => textsChanged(tx, [id]))
  const id = await handedIn()
  const taken = await takeChanged(db)
  expect(taken?.suggestion).toBe(id)
  // Put off, so that another is tried before it.
  expect(await takeChanged(db)).toBeUndefined()
  expect(await marked()).toContain(id)
  await mark(id)
  if (taken) await hasBeenRead(db, taken)
  expect(await marked()).toContain(id)
  const again = await takeChanged(db)
  if (again) await hasBeenRead(db, again)
  expect(await marked()).not.toContain(id)
})
