import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { endUnfitTasks } from '#server/commands/round/void.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkRounds } from '#server/jobs/check-rounds.ts'
import type { Answer, As } from '#test/support/app.ts'
import { aDirectionOf, type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { anActiveExpert, type StoredExpert } from '#test/support/store-expert.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let officer: As
let head: As
let stranger: As
let office: string
let elsewhere: string
let items: TakenIn[]
let pool: StoredExpert[]
const day = 86_400_000

beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  items = []
  for (let n = 0; n < 4; n++)
    items.push(await takenIn(here, writer, org.id, { title: `海上风电叶片防腐涂层研究之${n}` }))
  office = items[0]?.office ?? ''
  elsewhere = here.call.offices.find((it) => it.code !== office)?.code ?? ''
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  stranger = await here.as(here.heads.get(elsewhere))
  pool = []
  for (let n = 0; n < 6; n++)
    pool.push(
      await anActiveExpert(here.site, {
        fields: n < 4 ? [here.call.fields[0]?.code ?? ''] : [],
        keywords: ['海上风电'],
        language: n === 1 ? 'en' : 'zh-CN',
      }),
    )
})
afterAll(() => here.site.close())

const idsOf = (some: readonly TakenIn[]) => some.map((it) => it.id)
const due = () => here.site.clock.now() + 20 * day

const begun = async (change: Readonly<Record<string, unknown>> = {}, as: As = officer): Promise<Answer> =>
  as.post(`/offices/${office}/rounds`, {
    key: aKey(),
    call: here.call.id,
    title: '第一批建议评议',
    subjects: 'suggestion',
    perSubject: 3,
    blind: true,
    names: 'shown',
    due: due(),
    items: idsOf(items.slice(0, 2)),
    ...change,
  })
const aRound = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  granted(await begun(change)).id
const seen = async (id: string, as: As = officer): Promise<Answer['body']> =>
  granted(await as.get(`/rounds/${id}`))
const step = async (id: string, verb: string, body: object = {}, as: As = officer): Promise<Answer> => {
  const answer = await as.get(`/rounds/${id}`)
  return as.post(`/rounds/${id}/${verb}`, { revision: answer.body.revision ?? 1, key: aKey(), ...body })
}
const draw = (id: string, seed: string | null = null) => step(id, 'draw', { seed })
const anOpenRound = async (change: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const id = await aRound(change)
  granted(await draw(id))
  granted(await step(id, 'open', {}, head))
  return id
}
interface SeenTask {
  readonly id: string
  readonly expert: string
  readonly state: string
  readonly open: boolean
  readonly replacedBy: string | null
}
const tasksIn = (round: Answer['body']): (SeenTask & { readonly subject: string })[] =>
  round.items.flatMap((item: { id: string; tasks: SeenTask[] }) =>
    item.tasks.map((task) => ({ ...task, subject: item.id })),
  )
const statesIn = async (id: string): Promise<string[]> =>
  tasksIn(await seen(id))
    .map((it) => it.state)
    .sort()
const noticesOf = async (person: MadePerson): Promise<string[]> =>
  (
    await here.site.ctx.db
      .selectFrom('notice')
      .select('sort')
      .where('person', '=', person.id)
      .where('sort', 'like', 'round-%')
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map((it) => it.sort)
/** Everything is closed again, so that nobody is at their limit in the next test. */
const ended = async (id: string) =>
  here.site.ctx.db.updateTable('round').set({ state: 'closed' }).where('id', '=', id).execute()

describe('planning', () => {
  test('draws three of different units for each, and the same again from the recorded seed', async () => {
    const id = await aRound()
    const first = granted(await draw(id))
    expect(first).toMatchObject({ tasks: 6, kept: 0, short: [] })
    const drawn = tasksIn(await seen(id)).map((it) => `${it.subject} ${it.expert}`)
    expect(drawn).toHaveLength(6)
    const second = granted(await draw(id, first.seed))
    expect([second.seed, second.digest]).toEqual([first.seed, first.digest])
    expect(
      tasksIn(await seen(id))
        .map((it) => `${it.subject} ${it.expert}`)
        .sort(),
    ).toEqual(drawn.sort())
    const round = await seen(id)
    expect(round.troubles).toEqual([])
    expect(round.items[0].tasks[0].fit.reasons).toContainEqual({ what: 'keywords', words: ['海上风电'] })
    const facts = await here.site.ctx.db
      .selectFrom('fact')
      .select(['happened', 'detail'])
      .where('subject', '=', id)
      .where('happened', '=', 'round-assigned')
      .execute()
    expect(facts.map((it) => (it.detail as { seed: string }).seed)).toEqual([first.seed, first.seed])
    await ended(id)
  })

  test('a draw leaves what was set by hand, and says what it could not fill', async () => {
    const id = await aRound({ perSubject: 7 })
    const by = pool[5]?.expert.id ?? ''
    granted(await step(id, 'tasks', { add: [{ subject: items[0]?.id, expert: by }], remove: [] }))
    const { tasks, kept, short } = granted(await draw(id))
    expect([tasks, kept]).toEqual([11, 1])
    expect(short).toHaveLength(2)
    expect(short[0]).toMatchObject({ has: 6, lacks: 1, fitting: 6, because: 'few' })
    expect((await seen(id)).troubles.map((it: { trouble: string }) => it.trouble)).toEqual([
      'too-few',
      'too-few',
    ])
    expect(await step(id, 'open', {}, head).then(said)).toBe('409 round-blocked')
    await ended(id)
  })

  test('candidates come with fit, load and conflicts; who is not free is refused by name', async () => {
    const own = await anActiveExpert(here.site, { name: '本单位专家', orgName: org.name, loadLimit: 1 })
    const id = await aRound()
    const subject = items[0]?.id ?? ''
    const list = granted(await officer.get(`/rounds/${id}/candidates?subject=${subject}`)).items
    const unfit = list.find((it: { id: string }) => it.id === own.expert.id)
    expect(unfit).toMatchObject({ unfit: 'conflict', conflicts: [{ because: 'same-unit', with: org.name }] })
    expect(list[0].unfit).toBeNull()
    expect(list[0].fit.points).toBe(50)
    expect(list.at(-1).unfit).not.toBeNull()
    const refused = await step(id, 'tasks', { add: [{ subject, expert: own.expert.id }], remove: [] })
    expect(said(refused)).toBe('409 expert-unfit')
    expect(refused.body.detail).toContain('本单位专家')
    const what = granted(
      await officer.post(`/rounds/${id}/what-if`, { expert: own.expert.id, subjects: [subject] }),
    )
    expect(what.items).toMatchObject([{ subject, unfit: 'conflict' }])
    expect(await statesIn(id)).toEqual([])
    await here.site.ctx.db
      .updateTable('expert')
      .set({ state: 'retired' })
      .where('id', '=', own.expert.id)
      .execute()
    await ended(id)
  })

  test.each<[what: string, change: () => Readonly<Record<string, unknown>>, answer: string]>([
    ['due in the past', () => ({ due: here.site.clock.now() - 1 }), '422 due-past'],
    ['due when no calendar reaches', () => ({ due: Number.MAX_SAFE_INTEGER }), '422 bad-input'],
    ['two of three experts', () => ({ perSubject: 2 }), '422 bad-input'],
    ['nothing to judge', () => ({ items: [] }), '422 bad-input'],
    ['no title', () => ({ title: '  ' }), '422 bad-input'],
    ['what is not there', () => ({ items: [aKey()] }), '404 not-found'],
    ['a call that is not there', () => ({ call: 'nothing-2040' }), '404 not-found'],
  ])('begun with %s, it is refused', async (_, change, answer) => {
    expect(said(await begun(change()))).toBe(answer)
  })

  test('another office’s, withdrawn and frozen ones are refused, each with its sentence', async () => {
    const frozen = await takenIn(here, writer, org.id)
    granted(await move(head, frozen.id, 'freeze', { reason: '疑似涉及敏感数据。' }))
    const answer = await begun({ items: [frozen.id] })
    expect(said(answer)).toBe('409 subject-gone')
    expect(answer.body.detail).toContain(frozen.no)
    expect(said(await begun({ items: idsOf(items) }, stranger))).toBe('403 not-yours')
    const away = await here.as(here.officers.get(elsewhere))
    const theirs = await away.post(`/offices/${elsewhere}/rounds`, {
      key: aKey(),
      call: here.call.id,
      title: '借用',
      subjects: 'suggestion',
      perSubject: 3,
      blind: true,
      names: 'shown',
      due: due(),
      items: idsOf(items),
    })
    expect(said(theirs)).toBe('404 not-found')
  })

  test('of two who change it at once the second is told; a draw loses against a hand', async () => {
    const id = await aRound()
    const { revision } = await seen(id)
    const subject = items[0]?.id
    const [one, two] = await Promise.all([
      officer.post(`/rounds/${id}/tasks`, {
        key: aKey(),
        revision,
        add: [{ subject, expert: pool[0]?.expert.id }],
        remove: [],
      }),
      officer.post(`/rounds/${id}/draw`, { key: aKey(), revision, seed: null }),
    ])
    expect([said(one), said(two)].sort()).toEqual(['200 done', '409 stale'])
    await ended(id)
  })

  test('subjects come and go with their tasks while it is planned', async () => {
    const id = await aRound()
    granted(await draw(id))
    granted(await step(id, 'subjects', { add: [items[2]?.id], remove: [items[0]?.id] }))
    const round = await seen(id)
    expect(round.items.map((it: { id: string }) => it.id).sort()).toEqual(idsOf(items.slice(1, 3)).sort())
    expect(tasksIn(round)).toHaveLength(3)
    expect(round.troubles).toMatchObject([{ trouble: 'too-few', subject: items[2]?.id, has: 0, lacks: 3 }])
    await ended(id)
  })

  test('what is hidden can be released block by block', async () => {
    const id = await aRound()
    const subject = items[0]?.id ?? ''
    const { blocks } = granted(await officer.get(`/rounds/${id}/subjects/${subject}/blocks`))
    expect(blocks.map((it: { sort: string }) => it.sort)).toContain('unit')
    const { revision } = await seen(id)
    const path = `/rounds/${id}/subjects/${subject}/released`
    expect(said(await officer.put(path, { key: aKey(), revision, blocks: ['nothing'] }))).toBe(
      '422 unknown-code',
    )
    granted(await officer.put(path, { key: aKey(), revision, blocks: ['@unit'] }))
    const round = await seen(id)
    expect(round.items.find((it: { id: string }) => it.id === subject).released).toEqual(['@unit'])
    await ended(id)
  })
})

describe('opening', () => {
  test('only the head opens, and only once; every expert gets one message', async () => {
    const before = await Promise.all(pool.map(({ person }) => noticesOf(person)))
    const id = await aRound()
    granted(await draw(id))
    expect(said(await step(id, 'open'))).toBe('403 not-yours')
    const { revision } = await seen(id)
    const press = () => head.post(`/rounds/${id}/open`, { key: aKey(), revision })
    const both = await Promise.all([press(), press()])
    expect(both.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
    expect(new Set(await statesIn(id))).toEqual(new Set(['invited']))
    const asked = new Set(tasksIn(await seen(id)).map((it) => it.expert))
    for (const [n, { expert: it, person }] of pool.entries()) {
      const since = (await noticesOf(person)).slice(before[n]?.length)
      expect(since).toEqual(asked.has(it.id) ? ['round-invited'] : [])
    }
    const mails = await here.site.ctx.db
      .selectFrom('mail')
      .select(['subject', 'body'])
      .where('sort', '=', 'round-invited')
      .execute()
    expect(mails.every((it) => /请您评议：[12] 项|Please judge [12] item/.test(it.subject))).toBe(true)
    expect(mails.some((it) => it.body.includes('海上风电'))).toBe(false)
    await ended(id)
  })

  test('a conflict that came up since the draw stops it, and says where', async () => {
    const late = await anActiveExpert(here.site, { keywords: ['海上风电'] })
    const id = await aRound({ items: idsOf(items.slice(0, 1)) })
    const add = [late, ...pool.slice(0, 2)].map((it) => ({ subject: items[0]?.id, expert: it.expert.id }))
    granted(await step(id, 'tasks', { add, remove: [] }))
    await here.site.ctx.db
      .updateTable('expert')
      .set({ org_name: org.name })
      .where('id', '=', late.expert.id)
      .execute()
    const refused = await step(id, 'open', {}, head)
    expect(said(refused)).toBe('409 round-blocked')
    expect(refused.body.more.troubles).toMatchObject([
      { trouble: 'conflict', subject: items[0]?.id, expert: late.expert.id },
    ])
    expect(await noticesOf(late.person)).toEqual([])
    expect(new Set(await statesIn(id))).toEqual(new Set(['planned']))
    await here.site.ctx.db
      .updateTable('expert')
      .set({ state: 'retired' })
      .where('id', '=', late.expert.id)
      .execute()
    await ended(id)
  })

  test('what was withdrawn since stops it; without it the round opens', async () => {
    const gone = await takenIn(here, writer, org.id)
    const id = await aRound({ items: [gone.id, items[0]?.id] })
    granted(await draw(id))
    granted(await move(head, gone.id, 'freeze', { reason: '疑似涉及敏感数据。' }))
    const refused = await step(id, 'open', {}, head)
    expect(refused.body.more.troubles).toEqual([{ trouble: 'subject-gone', subject: gone.id }])
    // Its title is for the heads of its office alone now.
    const titleFor = async (as: As) =>
      (await seen(id, as)).items.find((it: { id: string }) => it.id === gone.id).title
    expect([await titleFor(officer), await titleFor(await here.as(here.triage))]).toEqual([null, null])
    granted(await step(id, 'subjects', { add: [], remove: [gone.id] }))
    granted(await step(id, 'open', {}, head))
    await ended(id)
  })
})

describe('while it goes on', () => {
  const answered = (id: string, state: 'accepted' | 'declined' | 'handed-in') =>
    here.site.ctx.db
      .updateTable('task')
      .set({ state, answered_at: new Date(), ...(state === 'declined' ? { declined_as: 'time' } : {}) })
      .where('id', '=', id)
      .execute()

  test('who declines is replaced by the best who is free, with one key', async () => {
    const id = await anOpenRound()
    const [first] = tasksIn(await seen(id))
    await answered(first?.id ?? '', 'declined')
    expect(tasksIn(await seen(id)).filter((it) => it.open)).toHaveLength(1)
    const { expert } = granted(await step(id, 'replace', { task: first?.id, expert: null }))
    const after = tasksIn(await seen(id))
    const next = after.find((it) => it.subject === first?.subject && it.expert === expert)
    expect(next?.state).toBe('invited')
    expect(after.find((it) => it.id === first?.id)).toMatchObject({ open: false, replacedBy: next?.id })
    expect((await noticesOf(pool.find((it) => it.expert.id === expert)?.person as MadePerson)).at(-1)).toBe(
      'round-invited',
    )
    await ended(id)
  })

  test('frozen, its tasks end: the experts and the office are told, and nothing is sent twice', async () => {
    const hot = await takenIn(here, writer, org.id)
    const id = await anOpenRound({ items: [hot.id, items[0]?.id] })
    const own = tasksIn(await seen(id)).filter((it) => it.subject === hot.id)
    await answered(own[0]?.id ?? '', 'handed-in')
    granted(await move(officer, hot.id, 'freeze', { reason: '疑似涉及敏感数据。' }))
    const after = tasksIn(await seen(id))
    expect(after.filter((it) => it.subject === hot.id).map((it) => it.state)).toEqual([
      'void',
      'void',
      'void',
    ])
    expect(after.filter((it) => it.subject !== hot.id).map((it) => it.state)).toEqual(
      Array(3).fill('invited'),
    )
    const told = pool.find((it) => it.expert.id === own[1]?.expert)?.person as MadePerson
    expect((await noticesOf(told)).at(-1)).toBe('round-voided')
    expect((await noticesOf(here.heads.get(office) as MadePerson)).at(-1)).toBe('round-gap')
    await checkRounds(here.site.ctx)
    expect((await noticesOf(told)).filter((it) => it === 'round-voided')).toHaveLength(1)
    await ended(id)
  })

  test('an expert who changes to the proposer’s unit is asked no more', async () => {
    const moving = await anActiveExpert(here.site)
    const id = await aRound({ items: idsOf(items.slice(0, 1)) })
    const add = [moving, ...pool.slice(0, 2)].map((it) => ({ subject: items[0]?.id, expert: it.expert.id }))
    granted(await step(id, 'tasks', { add, remove: [] }))
    granted(await step(id, 'open', {}, head))
    const { ctx } = here.site
    await ctx.db
      .updateTable('expert')
      .set({ org_name: org.name })
      .where('id', '=', moving.expert.id)
      .execute()
    const end = () =>
      ctx.db.transaction().execute((tx) => endUnfitTasks(ctx, tx, [moving.expert.id], null, ctx.now()))
    expect([await end(), await end()]).toEqual([1, 0])
    expect(await statesIn(id)).toEqual(['invited', 'invited', 'void'])
    expect((await noticesOf(moving.person)).at(-1)).toBe('round-voided')
    await ctx.db.updateTable('expert').set({ state: 'retired' }).where('id', '=', moving.expert.id).execute()
    await ended(id)
  })

  test('those who have not answered or not handed in are reminded, each once', async () => {
    const id = await anOpenRound()
    const [first, ...rest] = tasksIn(await seen(id))
    await answered(first?.id ?? '', 'handed-in')
    const { told } = granted(await step(id, 'remind'))
    expect(told).toBe(new Set(rest.map((it) => it.expert)).size)
    for (const it of rest) await answered(it.id, 'handed-in')
    expect(said(await step(id, 'remind'))).toBe('409 already')
    await ended(id)
  })

  test('closing names what is missing first, and opens the results', async () => {
    const id = await anOpenRound()
    const [first] = tasksIn(await seen(id))
    await answered(first?.id ?? '', 'handed-in')
    expect((await seen(id)).may.results).toBe(false)
    expect(said(await step(id, 'close', { confirmed: true }))).toBe('403 not-yours')
    const refused = await step(id, 'close', { confirmed: false }, head)
    expect(said(refused)).toBe('409 sheets-missing')
    expect(refused.body.more).toEqual({ missing: 5, short: 2 })
    granted(await step(id, 'close', { confirmed: true }, head))
    expect((await seen(id)).may).toMatchObject({ results: true, tend: false })
    expect(said(await step(id, 'remind'))).toBe('409 wrong-step')
    expect(said(await draw(id))).toBe('409 wrong-step')
  })

  test('the due time moves forward only, and nothing else changes any more', async () => {
    const id = await anOpenRound()
    const { revision } = await seen(id)
    const change = (body: object) =>
      officer.patch(`/rounds/${id}`, {
        key: aKey(),
        revision,
        title: '改名',
        perSubject: 5,
        blind: false,
        names: 'hidden',
        due: due(),
        ...body,
      })
    expect(said(await change({ due: here.site.clock.now() - day }))).toBe('422 due-past')
    const told = () =>
      here.site.ctx.db.selectFrom('notice').select('person').where('sort', '=', 'round-due').execute()
    expect(await told()).toEqual([])
    granted(await change({ due: due() + day }))
    const asked = new Set(tasksIn(await seen(id)).map((it) => it.expert))
    expect((await told()).length).toBe(asked.size)
    expect(await seen(id)).toMatchObject({
      title: '第一批建议评议',
      perSubject: 3,
      blind: true,
      due: due() + day,
    })
    expect(said(await step(id, 'subjects', { add: [items[3]?.id], remove: [] }))).toBe('409 wrong-step')
    await ended(id)
  })
})

test('directions put forward are judged as well; given up, their tasks end', async () => {
  const direction = await aDirectionOf(here, office, [{ id: items[3]?.id ?? '' }], { until: 'confirmed' })
  const id = await anOpenRound({ subjects: 'direction', items: [direction] })
  expect(await statesIn(id)).toEqual(['invited', 'invited', 'invited'])
  const drafting = await aDirectionOf(here, office, [], { until: 'drafting' })
  expect(said(await begun({ subjects: 'direction', items: [drafting] }))).toBe('409 subject-gone')
  for (const verb of ['reopen', 'abandon']) {
    const { revision } = granted(await head.get(`/directions/${direction}`))
    const body = { key: aKey(), revision, reason: '并入另一方向。' }
    granted(await head.post(`/directions/${direction}/${verb}`, body))
  }
  expect(await statesIn(id)).toEqual(['void', 'void', 'void'])
  await ended(id)
})

test('nothing of a round is read by whoever is not of its office', async () => {
  const id = await aRound()
  granted(await draw(id))
  const filer = await here.as(writer)
  const one = await here.as(pool[0]?.person)
  const subject = items[0]?.id
  for (const as of [stranger, filer, one, here.site.anyone])
    for (const path of [
      `/rounds/${id}`,
      `/rounds/${id}/candidates?subject=${subject}`,
      `/rounds/${id}/subjects/${subject}/blocks`,
      `/offices/${office}/rounds`,
      `/offices/${office}/judgeable?call=${here.call.id}&subjects=suggestion`,
    ]) {
      const answer = await as.get(path)
      expect([401, 403, 404], path).toContain(answer.status)
      expect(JSON.stringify(answer.body)).not.toMatch(/海上风电|第一批建议评议|独立研究所/)
    }
  for (const verb of ['draw', 'open', 'close', 'remind', 'tasks', 'subjects', 'replace', 'what-if']) {
    const body = {
      key: aKey(),
      revision: 2,
      seed: null,
      confirmed: true,
      add: [],
      remove: [],
      task: aKey(),
      expert: pool[0]?.expert.id,
      subjects: [subject],
    }
    const answer = await stranger.post(`/rounds/${id}/${verb}`, body)
    expect([verb, said(answer)]).toEqual([verb, '404 not-found'])
  }
  // Planning reads, and changes nothing; the leader reads without the reasons that filers wrote for the office alone.
  const triage = await here.as(here.triage)
  expect((await seen(id, triage)).may).toMatchObject({ plan: false, open: false })
  expect(said(await triage.get(`/rounds/${id}/candidates?subject=${subject}`))).toBe('403 not-yours')
  await ended(id)
})

test('the list says how far each round is', async () => {
  const id = await anOpenRound({ title: '名单上的评议' })
  const list = granted(await officer.get(`/offices/${office}/rounds?call=${here.call.id}`))
  expect(list.mayBegin).toBe(true)
  expect(list.items.find((it: { id: string }) => it.id === id)).toMatchObject({
    title: '名单上的评议',
    state: 'open',
    items: 2,
    tasks: 6,
    handedIn: 0,
    declined: 0,
  })
  const offered = granted(
    await officer.get(`/offices/${office}/judgeable?call=${here.call.id}&subjects=suggestion`),
  )
  expect(offered.items.map((it: { id: string }) => it.id)).toContain(items[0]?.id)
  await ended(id)
})

test('every chain of facts holds', async () => {
  expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
})
