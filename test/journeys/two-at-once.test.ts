import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, As } from '#test/support/app.ts'
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
  said,
  view,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson, password } from '#test/support/people.ts'

let here: City
let enterprise: MadeOrg
let university: MadeOrg
let owner: MadePerson
let writer: MadePerson
let reviewer: MadePerson
beforeAll(async () => {
  here = await city()
  owner = await aPerson(here.site)
  writer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  enterprise = await aReadyOrg(here, { members: [{ person: owner, filer: true, admin: true }] })
  university = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
})
afterAll(() => here.site.close())

const reason = '理由写得足够长了。'

/** One in the state that the move starts from, and who makes the move. */
type Start = () => Promise<{ readonly id: string; readonly as: As }>

const draft: Start = async () => {
  const as = await here.as(owner)
  const id = await begin(here, as, enterprise.id, 'RKX')
  await fillDraft(here, as, id)
  return { id, as }
}
const inUnit: Start = async () => {
  const { suggestion } = await fileOne(here, await here.as(writer), university.id, 'RKX')
  return { id: suggestion.id, as: await here.as(reviewer) }
}
const atOffice = async (by: 'filer' | 'office' | 'head'): ReturnType<Start> => {
  const filer = await here.as(owner)
  const { suggestion } = await fileOne(here, filer, enterprise.id, 'RKX')
  const holder = by === 'office' ? here.officers : here.heads
  return { id: suggestion.id, as: by === 'filer' ? filer : await here.as(holder.get(suggestion.office)) }
}
const after =
  (start: Start, verb: string, body: object = {}): Start =>
  async () => {
    const begun = await start()
    granted(await move(begun.as, begun.id, verb, { ...body }))
    return begun
  }
const objected: Start = async () => {
  const head = await atOffice('head')
  granted(await move(head.as, head.id, 'refuse', { code: 'outside', reason }))
  granted(await move(await here.as(owner), head.id, 'object', { reason }))
  return head
}
const refusedByOffice: Start = async () => {
  const head = await atOffice('head')
  granted(await move(head.as, head.id, 'refuse', { code: 'outside', reason }))
  return { id: head.id, as: await here.as(owner) }
}
const frozen = after(() => atOffice('head'), 'freeze', { reason })

const moves: readonly (readonly [verb: string, start: Start, body: object])[] = [
  ['hand-in', draft, {}],
  ['approve', inUnit, {}],
  ['unit-return', inUnit, { reason, remarks: [] }],
  ['unit-refuse', inUnit, { reason }],
  ['pull-back', () => atOffice('filer'), {}],
  ['withdraw', () => atOffice('filer'), { reason }],
  ['accept', () => atOffice('office'), {}],
  ['office-return', () => atOffice('office'), { reason, remarks: [] }],
  ['transfer', () => atOffice('office'), { to: 'CG', reason }],
  ['refuse', () => atOffice('office'), { code: 'outside', reason }],
  ['object', refusedByOffice, { reason }],
  ['uphold', objected, { reason }],
  ['reinstate', objected, { reason }],
  ['reserve', after(() => atOffice('office'), 'accept'), {}],
  ['freeze', () => atOffice('office'), { reason }],
  ['thaw', frozen, { reason }],
  ['purge', frozen, { reason }],
  ['assign', () => atOffice('head'), { handler: null }],
]

const factsOf = async (id: string): Promise<number> => {
  const { n } = await here.site.ctx.db
    .selectFrom('fact')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('subject', '=', id)
    .executeTakeFirstOrThrow()
  return Number(n)
}

describe.each(moves)('%s', (verb, start, body) => {
  test('of two at once exactly one wins, and the other is told cleanly', async () => {
    const { id, as } = await start()
    if (verb === 'purge') granted(await as.post('/session/confirm', { password }))
    const { revision } = await view(as, id)
    const before = await factsOf(id)
    const press = () => as.post(`/suggestions/${id}/${verb}`, { revision, key: aKey(), ...body })
    const both = await Promise.all([press(), press()])
    const told = both.map(said).toSorted()
    expect(told[0]).toBe('200 done')
    expect(told[1]).toMatch(/^(409 (stale|wrong-state|already|too-late)|404 not-found)$/)
    expect(await factsOf(id)).toBe(before + 1)
  })

  test('pressed twice with one key it happens once, and the key is good for nothing else', async () => {
    const { id, as } = await start()
    if (verb === 'purge') granted(await as.post('/session/confirm', { password }))
    const { revision } = await view(as, id)
    const before = await factsOf(id)
    const press = { revision, key: aKey(), ...body }
    const both = await Promise.all([
      as.post(`/suggestions/${id}/${verb}`, press),
      as.post(`/suggestions/${id}/${verb}`, press),
    ])
    expect(both.map(said)).toEqual(['200 done', '200 done'])
    expect(said(await as.post(`/suggestions/${id}/${verb}`, press))).toBe('200 done')
    expect(await factsOf(id)).toBe(before + 1)
    const other = await as.post(`/suggestions/${id}/withdraw`, { revision, key: press.key, reason })
    expect(said(other)).toBe(verb === 'withdraw' ? '200 done' : '409 key-reused')
  })

  test('with a revision that is no longer so it is refused and nothing changes', async () => {
    const { id, as } = await start()
    if (verb === 'purge') granted(await as.post('/session/confirm', { password }))
    const { revision, state } = await view(as, id)
    const stale = await as.post(`/suggestions/${id}/${verb}`, {
      revision: revision - 1,
      key: aKey(),
      ...body,
    })
    expect([said(stale), stale.body.more.revision]).toEqual(['409 stale', revision])
    expect((await view(as, id)).state).toBe(state)
  })
})

const count = (answers: readonly Answer[], what: string): number =>
  answers.filter((it) => said(it) === what).length

test('many at once keep a unit’s quota', async () => {
  const as = await here.as(owner)
  const { used } = await here.site.ctx.db
    .selectFrom('suggestion')
    .select((eb) => eb.fn.countAll<number>().as('used'))
    .where('org', '=', enterprise.id)
    .where('kind', '=', 'KP')
    .executeTakeFirstOrThrow()
  granted(
    await as.put(`/orgs/${enterprise.id}/settings`, {
      quotas: { KP: Number(used) + 2 },
      confirmByAdmin: false,
    }),
  )
  const ids = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const id = await begin(here, as, enterprise.id, 'KP')
      await fillDraft(here, as, id)
      return id
    }),
  )
  const answers = await Promise.all(ids.map((id) => move(as, id, 'hand-in')))
  expect([count(answers, '200 done'), count(answers, '422 quota-reached')]).toEqual([2, 3])
})

test('handed in at the moment of verification nothing is left waiting', async () => {
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { verified: false, members: [{ person, filer: true, admin: true }] })
  const as = await here.as(person)
  const ids = await Promise.all(
    Array.from({ length: 6 }, async () => {
      const id = await begin(here, as, org.id, 'RKX')
      await fillDraft(here, as, id)
      return id
    }),
  )
  const keeper = await here.as(here.keeper)
  const [verified, ...answers] = await Promise.all([
    keeper.post(`/admin/orgs/${org.id}/verify`),
    ...ids.map((id) => move(as, id, 'hand-in')),
  ])
  expect([verified, ...answers].map(said)).toEqual(Array.from({ length: 7 }, () => '200 done'))
  const states = await Promise.all(ids.map(async (id) => (await view(as, id)).state))
  expect(states).toEqual(ids.map(() => 'submitted'))
})

test('released at the moment of verification, with what waits for it on the same list, nothing waits any longer', async () => {
  for (let round = 0; round < 3; round++) {
    const org = await aReadyOrg(here, {
      type: 'UNI',
      verified: false,
      members: [
        { person: writer, filer: true, admin: true },
        { person: reviewer, reviewer: true },
      ],
    })
    const [as, desk] = [await here.as(writer), await here.as(reviewer)]
    const ids: string[] = []
    for (let n = 0; n < 4; n++) ids.push((await fileOne(here, as, org.id, 'RKX')).suggestion.id)
    for (const id of ids.slice(0, 2)) granted(await move(desk, id, 'approve'))
    const items = await Promise.all(
      ids.map(async (id) => ({ id, revision: (await view(desk, id)).revision })),
    )
    const preview = granted(await desk.post(`/unit/${org.id}/release/preview`, { items: ids }))
    expect(preview.items.map((it: { will: string }) => it.will).toSorted()).toEqual([
      'release',
      'release',
      'skip',
      'skip',
    ])
    const keeper = await here.as(here.keeper)
    const both = await Promise.all([
      desk.post(`/unit/${org.id}/release`, { key: aKey(), items }),
      keeper.post(`/admin/orgs/${org.id}/verify`),
    ])
    expect(both.map(said)).toEqual(['200 done', '200 done'])
    const states = await Promise.all(ids.map(async (id) => (await view(as, id)).state))
    expect(states).toEqual(ids.map(() => 'submitted'))
  }
})
