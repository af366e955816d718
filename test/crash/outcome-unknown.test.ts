import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OrgId, SuggestionId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { openCallBook } from '#server/call-book.ts'
import { type BeginAsked, begin as beginDraft } from '#server/commands/draft/begin.ts'
import { handIn } from '#server/commands/suggestion/hand-in.ts'
import type { Context } from '#server/context.ts'
import { loadActor } from '#server/db/actors.ts'
import { isDatabaseAway } from '#server/db/away.ts'
import { verifyChains } from '#server/db/chain.ts'
import { connect, type OpenDatabase } from '#server/db/open.ts'
import type { As } from '#test/support/app.ts'
import { aKey, aReadyOrg, begin, type City, city, fillDraft } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { type Line, lineTo, placeOf } from './line.ts'

let here: City
let actor: Actor
let as: As
let org: OrgId
let line: Line
let database: Omit<OpenDatabase, 'url'>
/** The server, whose line to the database breaks. */
let far: Context
beforeAll(async () => {
  here = await city()
  const person = await aPerson(here.site)
  org = (await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })).id
  as = await here.as(person)
  const { ctx } = here.site
  actor = await loadActor(ctx.db, person.id, ctx.now())
  const url = new URL(here.site.url)
  line = await lineTo(placeOf(url))
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${line.port}`
  database = await connect(url.href, () => {}, 6, 'kept')
  far = { ...ctx, db: database.db, calls: openCallBook(database.db, ctx.now) }
}, 120_000)
afterAll(async () => {
  await database.stop()
  await line.close()
  await here.site.close()
})

/** What each was told: the outcome, or that the database was away, which says nothing of what became of it. */
const told = <T>(all: readonly Promise<T>[]) =>
  Promise.all(
    all.map((it) =>
      it.catch((error: unknown) => {
        if (!isDatabaseAway(error)) throw error
        return 'unknown' as const
      }),
    ),
  )

const lines = [
  { what: 'the answer to what was stored', brought: true },
  { what: 'what was to be stored', brought: false },
] as const

describe.each(lines)('where the line breaks and takes $what', ({ brought }) => {
  test.each([1, 3])('%i handed in at one moment are in once, whoever asks again', async (count) => {
    const ids: SuggestionId[] = []
    for (let n = 0; n < count; n++) {
      const id = await begin(here, as, org, 'RKX')
      await fillDraft(here, as, id)
      ids.push(id as SuggestionId)
    }
    const asked = ids.map((id) => ({ id, asked: { revision: 1, key: aKey() } }))
    const all = () => asked.map((it) => handIn(far, actor, it.id, it.asked, here.site.ctx.now()))
    await far.calls.current()
    const before = line.cuts()
    line.cutAt('commit', brought)
    const first = await told(all())
    expect(line.cuts()).toBe(before + 1)
    // Whoever was alone is told that it is not known; with others each was looked at again by itself.
    expect(first.map((it) => it === 'unknown' || it.ok)).toEqual(ids.map(() => true))
    expect(first.includes('unknown')).toBe(count === 1)
    const versions = async () => {
      const { db } = here.site.ctx
      const rows = await db
        .selectFrom('version')
        .select('suggestion')
        .where('suggestion', 'in', ids)
        .execute()
      return rows.map((it) => it.suggestion).toSorted()
    }
    expect(await versions()).toEqual(brought || count > 1 ? ids.toSorted() : [])
    const again = await told(all())
    expect(again.map((it) => it !== 'unknown' && it.ok)).toEqual(ids.map(() => true))
    for (const [n, it] of first.entries()) if (it !== 'unknown') expect(it).toEqual(again[n])
    expect(await versions()).toEqual(ids.toSorted())
    const { db } = here.site.ctx
    const facts = await db
      .selectFrom('fact')
      .select('subject')
      .where('subject', 'in', ids)
      .where('happened', '=', 'suggestion-handed-in')
      .execute()
    expect(facts.map((it) => it.subject).toSorted()).toEqual(ids.toSorted())
    const numbers = await db.selectFrom('suggestion').select('no').where('no', 'is not', null).execute()
    expect(new Set(numbers.map((it) => it.no)).size).toBe(numbers.length)
    expect((await verifyChains(db)).broken).toEqual([])
  })

  test.each([1, 3])('%i begun at one moment are there once, whoever asks again', async (count) => {
    const like = await here.site.ctx.db
      .selectFrom('suggestion')
      .select(['call', 'kind', 'field', 'livelihood'])
      .where('id', '=', await begin(here, as, org, 'RKX'))
      .executeTakeFirstOrThrow()
    const asked = Array.from(
      { length: count },
      (): BeginAsked => ({
        ...like,
        key: aKey(),
        org,
        fieldNote: null,
        title: '海上风电叶片防腐涂层',
        abstract: '涂层在盐雾中两年即脱落。',
      }),
    )
    const all = () => asked.map((it) => beginDraft(far, actor, it, here.site.ctx.now()))
    const drafts = () =>
      here.site.ctx.db.selectFrom('suggestion').select('id').where('filer', '=', actor.person).execute()
    const before = (await drafts()).length
    const cuts = line.cuts()
    line.cutAt('"copiedFrom"', brought)
    const first = await told(all())
    expect(line.cuts()).toBe(cuts + 1)
    expect(first.map((it) => it === 'unknown' || it.ok)).toEqual(asked.map(() => true))
    expect((await drafts()).length).toBe(before + (brought || count > 1 ? count : 0))
    const again = await told(all())
    for (const [n, it] of first.entries()) if (it !== 'unknown') expect(it).toEqual(again[n])
    const ids = again.flatMap((it) => (it !== 'unknown' && it.ok ? it.value.id : []))
    expect(new Set(ids).size).toBe(count)
    const there = (await drafts()).map((it) => it.id)
    expect([there.length, ids.every((id) => there.includes(id))]).toEqual([before + count, true])
    expect((await verifyChains(here.site.ctx.db)).broken).toEqual([])
  })
})
