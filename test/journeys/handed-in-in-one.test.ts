import { AsyncLocalStorage } from 'node:async_hooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SuggestionId } from '#core/id.ts'
import { handIn } from '#server/commands/suggestion/hand-in.ts'
import { loadActor } from '#server/db/actors.ts'
import { verifyChains } from '#server/db/chain.ts'
import type { As } from '#test/support/app.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fileOne,
  fillDraft,
  granted,
  move,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

/** Somebody of a unit that hands in by its reviewer, or directly. */
interface Filer {
  readonly person: MadePerson
  readonly as: As
  readonly org: MadeOrg
  readonly reviewer: MadePerson
}

let here: City
let reviewed: Filer
let alsoReviewed: Filer
let direct: Filer
beforeAll(async () => {
  here = await city()
  const filer = async (type: string): Promise<Filer> => {
    const [person, reviewer] = [await aPerson(here.site), await aPerson(here.site)]
    const members = [
      { person, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ]
    const org = await aReadyOrg(here, { type, members })
    return { person, as: await here.as(person), org, reviewer }
  }
  reviewed = await filer('UNI')
  alsoReviewed = await filer('UNI')
  direct = await filer('ENT')
}, 120_000)
afterAll(() => here.site.close())

async function ready({ as, org }: Filer, kind: string): Promise<string> {
  const id = await begin(here, as, org.id, kind)
  await fillDraft(here, as, id)
  return id
}

interface Asks {
  readonly who: Filer
  readonly id: string
  readonly at?: number
  readonly key?: string
}

/** Hands these in at one moment, each in a request of its own, whose name is that of the suggestion. */
const request = new AsyncLocalStorage<string>()
async function together(all: readonly Asks[], ctx = here.site.ctx) {
  // What is the same for all is known, so that nobody comes later than the others.
  await ctx.calls.current()
  const rows = await stored(all.map((it) => it.id))
  const asked = await Promise.all(
    all.map(async ({ who, id, at, key = aKey() }) => {
      const revision = rows.find((it) => it.id === id)?.revision ?? 0
      const actor = await loadActor(ctx.db, who.person.id, ctx.now())
      return { actor, id: id as SuggestionId, asked: { revision, key }, at: at ?? ctx.now() }
    }),
  )
  return Promise.all(
    asked.map((it) => request.run(it.id, () => handIn(ctx, it.actor, it.id, it.asked, it.at))),
  )
}

const stored = (ids: readonly string[]) =>
  here.site.ctx.db
    .selectFrom('suggestion')
    .select((eb) => ['id', 'revision', 'no', 'state', 'versions', eb.ref('xmin' as 'id').as('written')])
    .where('id', 'in', [...ids])
    .orderBy('id')
    .execute()

const notices = (about: string) =>
  here.site.ctx.db
    .selectFrom('notice')
    .select(['id', 'person', 'sort', 'params'])
    .where('suggestion', '=', about)
    .where('sort', '=', 'suggestion-handed-in')
    .execute()

const whole = async () => expect((await verifyChains(here.site.ctx.db)).broken).toEqual([])

const serialOf = (no: string | null): number => Number(no?.split('-').at(-1))

test('two kinds go together, each under numbers of its own without a gap', async () => {
  const [a, b] = ['RKX', 'KP']
  const before = await serials()
  const ids = [await ready(direct, a), await ready(direct, b), await ready(direct, a), await ready(direct, b)]
  const all = await together(ids.map((id) => ({ who: direct, id })))
  expect(all.map((it) => it.ok)).toEqual([true, true, true, true])
  const rows = await stored(ids)
  expect(new Set(rows.map((it) => it.written))).toHaveLength(1)
  for (const kind of [a, b]) {
    const drawn = rows.map((it) => it.no ?? '').filter((no) => no.includes(`-${kind}-`))
    const last = before.get(kind) ?? 0
    expect(drawn.map(serialOf).toSorted((a, b) => a - b)).toEqual([last + 1, last + 2])
  }
  expect(all.map((it) => it.ok && it.value.no)).toEqual(ids.map((id) => rows.find((it) => it.id === id)?.no))
  await whole()
})

async function serials(): Promise<ReadonlyMap<string, number>> {
  const rows = await here.site.ctx.db.selectFrom('call_serial').select(['kind', 'last']).execute()
  return new Map(rows.map((it) => [it.kind, it.last]))
}

test('one that came back keeps its number beside a new one, which gets the next', async () => {
  const { suggestion } = await fileOne(here, reviewed.as, reviewed.org.id, 'RKX')
  const desk = await here.as(reviewed.reviewer)
  const unlocked = ['background']
  granted(await move(desk, suggestion.id, 'unit-return', { reason: '请补充现状。', unlocked, remarks: [] }))
  const fresh = await ready(reviewed, 'RKX')
  const all = await together([suggestion.id, fresh].map((id) => ({ who: reviewed, id })))
  expect(all.map((it) => it.ok)).toEqual([true, true])
  const rows = new Map((await stored([suggestion.id, fresh])).map((it) => [it.id, it]))
  expect(rows.get(suggestion.id)).toMatchObject({ no: suggestion.no, versions: 2, state: 'unit-review' })
  expect(rows.get(fresh)).toMatchObject({ versions: 1, state: 'unit-review' })
  expect(serialOf(rows.get(fresh)?.no ?? null)).toBe(serialOf(suggestion.no) + 1)
  expect(rows.get(fresh)?.written).toBe(rows.get(suggestion.id)?.written)
  await whole()
})

test('reviewers are told of what their own unit hands in, in the request and at the moment of each', async () => {
  const asked = [
    { who: reviewed, id: await ready(reviewed, 'RKX') },
    { who: alsoReviewed, id: await ready(alsoReviewed, 'RKX') },
    { who: direct, id: await ready(direct, 'RKX') },
    { who: reviewed, id: await ready(reviewed, 'KP') },
  ].map((it, n) => ({ ...it, at: here.site.ctx.now() + n * 1000 }))
  const made = new Map<string, string | undefined>()
  const { ctx } = here.site
  const id = (at: number) => {
    const it = ctx.dice.id(at)
    made.set(it, request.getStore())
    return it
  }
  const all = await together(asked, { ...ctx, dice: { ...ctx.dice, id } })
  expect(all.map((it) => it.ok)).toEqual([true, true, true, true])
  const rows = await stored(asked.map((it) => it.id))
  expect(new Set(rows.map((it) => it.written))).toHaveLength(1)
  for (const { who, id, at } of asked) {
    const told = await notices(id)
    expect(told.map((it) => it.person)).toEqual(who === direct ? [] : [who.reviewer.id])
    expect(told.map((it) => (it.params as { no: string }).no)).toEqual(
      who === direct ? [] : [rows.find((row) => row.id === id)?.no],
    )
    expect(told.map((it) => made.get(it.id))).toEqual(who === direct ? [] : [id])
    const facts = await ctx.db
      .selectFrom('fact')
      .select(['by_person', 'at', 'detail'])
      .where('subject', '=', id)
      .where('happened', '=', 'suggestion-handed-in')
      .execute()
    expect(facts.map((it) => [it.by_person, it.at.getTime()])).toEqual([[who.person.id, at]])
  }
  await whole()
})

test('one that is over its unit’s quota is refused for that, and the one beside it is handed in', async () => {
  const used = (
    await here.site.ctx.db
      .selectFrom('suggestion')
      .select('id')
      .where('org', '=', direct.org.id)
      .where('kind', '=', 'KP')
      .where('no', 'is not', null)
      .execute()
  ).length
  const fine = await ready(alsoReviewed, 'RKX')
  const over = [await ready(direct, 'KP'), await ready(direct, 'KP')]
  granted(
    await direct.as.put(`/orgs/${direct.org.id}/settings`, {
      quotas: { KP: used + 1 },
      confirmByAdmin: false,
    }),
  )
  const [one, beside, other] = await together([
    { who: direct, id: over[0] ?? '' },
    { who: alsoReviewed, id: fine },
    { who: direct, id: over[1] ?? '' },
  ])
  expect(beside?.ok).toBe(true)
  expect([one?.ok, other?.ok].toSorted()).toEqual([false, true])
  for (const it of [one, other]) if (it && !it.ok) expect(it.error).toMatchObject({ why: 'quota-reached' })
  const again = await together([
    { who: direct, id: (one?.ok ? over[1] : over[0]) ?? '' },
    { who: alsoReviewed, id: await ready(alsoReviewed, 'KP') },
  ])
  expect(again.map((it) => (it.ok ? 'in' : it.error.why))).toEqual(['quota-reached', 'in'])
  await whole()
})
