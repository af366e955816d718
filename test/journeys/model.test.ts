import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import { factsOf } from '#server/db/facts.ts'
import type { As } from '#test/support/app.ts'
import { acceptedOne, type TakenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said } from '#test/support/journey.ts'
import { type ModelPeer, modelPeer } from '#test/support/model-peer.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

const key = 'mk-7Rt2Wq9Zx4'
let peer: ModelPeer
let here: City
let org: MadeOrg
let writer: MadePerson
let officer: As
let head: As
let stranger: As
let office: string

beforeAll(async () => {
  peer = await modelPeer()
  here = await city({
    env: { MODEL_URL: peer.base, MODEL_NAME: 'local-7b', MODEL_KEY: key, MODEL_TIMEOUT: '1' },
  })
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  office = (await open('海上风电叶片防护材料研究')).office
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  stranger = await here.as(here.officers.get([...here.officers.keys()].find((it) => it !== office) ?? ''))
})
afterAll(async () => {
  await here.site.close()
  await peer.close()
})
beforeEach(() => {
  peer.heard.length = 0
  // Nobody waits for a minute to ask again.
  here.site.clock.pass(61_000)
})

type Scope = 'full' | 'title-abstract' | 'none'
const accepted = (title: string, abstract: string, scope: Scope = 'full'): Promise<TakenIn> =>
  acceptedOne(here, writer, org.id, scope, { title, abstract })
const open = (title: string) => accepted(title, `${title}，涂层在盐雾中两年即脱落，亟需研究。`)

/** Says otherwise in every version of what was handed in, as if its filer had said so. */
async function says(it: TakenIn, answers: Readonly<Record<string, unknown>>): Promise<void> {
  const { db } = here.site.ctx
  const rows = await db
    .selectFrom('version')
    .select(['n', 'content'])
    .where('suggestion', '=', it.id)
    .execute()
  for (const { n, content } of rows)
    await db
      .updateTable('version')
      .set({ content: JSON.stringify({ ...(content as object), ...answers }) })
      .where('suggestion', '=', it.id)
      .where('n', '=', n)
      .execute()
}

const direction = async (sources: readonly TakenIn[], title = '叶片长效防护技术'): Promise<string> =>
  granted(
    await officer.post(`/offices/${office}/directions`, {
      key: aKey(),
      call: here.call.id,
      kind: 'ZDYF',
      field: null,
      title,
      topDown: '',
      sources: sources.map((it) => ({ suggestion: it.id, use: 'merged' })),
    }),
  ).id
const ask = (id: string, field = 'content', as: As = officer) =>
  as.post(`/directions/${id}/model-wording`, { field })
const look = async (id: string, as: As = officer) => granted(await as.get(`/directions/${id}`))
const told = async (subject: string) =>
  (await factsOf(here.site.ctx.db, subject)).filter((it) => it.happened.startsWith('model-'))
const wording = { sentences: [{ text: '研究耐盐雾的叶片防护材料。', from: ['p1'] }] }
const row = () => `content/${aKey()}`
const write = async (id: string, values: Readonly<Record<string, unknown>>) => {
  const revs = new Map((await look(id)).answers.map((it: { path: string; rev: number }) => [it.path, it.rev]))
  const ops = Object.entries(values).map(([path, value]) => ({
    op: aKey(),
    path,
    value,
    base: revs.get(path) ?? 0,
  }))
  granted(await officer.post(`/directions/${id}/answers`, { ops }))
}
const sentence = (place: string, text: string) => ({ [place]: 'a', [`${place}/text`]: text })

/** Goes to another office, as if it had been handed on. */
const leaves = (it: TakenIn) =>
  here.site.ctx.db
    .updateTable('suggestion')
    .set({ office: [...here.officers.keys()].find((code) => code !== office) ?? '' })
    .where('id', '=', it.id)
    .execute()

/** Things that must never be heard by the peer, and how each came to be kept back. */
async function theKeptBack() {
  const made = {
    closed: await accepted('冻结的风洞模型叶片建议', '冻结标记甲，涂层在盐雾中脱落。'),
    'not-public': await accepted('不公开的叶片建议一条', '不公开标记乙，涂层在盐雾中脱落。', 'none'),
    'trade-secret': await accepted('含商业秘密的叶片建议', '商密标记丙，涂层在盐雾中脱落。'),
    suspected: await accepted('用词可疑的叶片建议一条', '可疑标记丁，涂层在盐雾中脱落。'),
    unseen: await accepted('别的处室的叶片建议一条', '他处标记戊，涂层在盐雾中脱落。'),
  }
  await says(made['trade-secret'], { tradeSecret: 'yes' })
  await says(made.suspected, { background: '这项成果定为绝密。' })
  return made
}
const marks = ['冻结', '不公开', '商密', '商业秘密', '可疑', '绝密', '他处', '别的处室']

describe('wording', () => {
  test('is proposed from what everybody may read, and nothing is stored but two facts', async () => {
    const [a, b] = [
      await open('海上风电叶片涂层建议'),
      await accepted('只公开题目和摘要的建议', '摘要标记己，叶片腐蚀严重。', 'title-abstract'),
    ]
    const id = await direction([a, b])
    const before = await look(id)
    expect(before.may).toContain('ask-model')
    peer.next = { sentences: [{ text: '研究耐盐雾的叶片防护材料。', from: ['p2', 'p1'] }] }
    const { sentences, ...more } = granted(await ask(id))
    expect(sentences[0].text).toBe('研究耐盐雾的叶片防护材料。')
    expect(sentences[0].links.map((it: { suggestion: string }) => it.suggestion)).toContain(a.id)
    expect(more).toMatchObject({ model: 'local-7b', sent: [a.id, b.id], leftOut: [] })
    expect(await look(id)).toEqual(before)

    const [heard] = peer.heard
    expect(peer.heard).toHaveLength(1)
    expect(heard).toMatchObject({ path: 'POST /v1/chat/completions', authorization: `Bearer ${key}` })
    expect(heard?.text).toContain('摘要标记己')
    // Of the second, title and abstract alone; of nobody a name, an id or a contact.
    const passages = Object.values(heard?.material ?? {})
    expect(passages.filter((it) => it.includes('摘要标记己'))).toHaveLength(1)
    for (const it of [a.id, b.id, id, a.no, org.name, writer.name, writer.email])
      expect(heard?.text).not.toContain(it)

    const facts = await told(id)
    expect(facts.map((it) => it.happened)).toEqual(['model-asked', 'model-answered'])
    expect(facts[0]?.detail).toMatchObject({
      use: 'wording',
      field: 'content',
      model: 'local-7b',
      sent: [a.id, b.id],
    })
    expect(facts[0]?.detail['characters']).toBeGreaterThan(200)
    expect(facts[1]?.detail).toMatchObject({ asked: facts[0]?.n, outcome: 'answered' })
    expect(JSON.stringify(facts)).not.toMatch(/涂层|防护|mk-7/)
    expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
  })

  test('hears nothing frozen, 不公开, secret, suspected or unseen, however it comes in', async () => {
    const a = await open('可以发送的叶片建议一条')
    const back = await theKeptBack()
    // The direction itself carries words of what may not be sent.
    const id = await direction([a, ...Object.values(back)], '不公开的叶片建议一条')
    await write(id, { need: '商密标记丙写进了方向。', ...sentence(row(), '冻结标记甲写进了方向。') })
    granted(await move(officer, back.closed.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    await leaves(back.unseen)
    peer.next = wording
    const answer = granted(await ask(id))
    expect(answer.sent).toEqual([a.id])
    const why = Object.fromEntries(
      answer.leftOut.map((it: { suggestion: string; because: string }) => [it.because, it.suggestion]),
    )
    expect(why).toEqual(Object.fromEntries(Object.entries(back).map(([because, it]) => [because, it.id])))
    for (const mark of marks) expect(peer.heard[0]?.text).not.toContain(mark)
    const [asked] = await told(id)
    for (const [because, it] of Object.entries(back)) expect(asked?.detail[because]).toEqual([it.id])
  })

  test('is not asked for where nothing may be sent, and then no fact says that it was', async () => {
    const secret = await accepted('不公开的另一条叶片建议', '不公开标记庚，涂层脱落。', 'none')
    const id = await direction([secret])
    expect(said(await ask(id))).toBe('422 nothing-sendable')
    expect(said(await ask(await direction([secret]), 'content'))).toBe('422 nothing-sendable')
    expect(peer.heard).toEqual([])
    expect(await told(id)).toEqual([])
  })

  test('is asked for by the office that drafts, for a field of prose, and by nobody else', async () => {
    const a = await open('谁可以请模型试拟的建议')
    const id = await direction([a])
    const everybody: readonly (readonly [As, string])[] = [
      [stranger, '404 not-found'],
      [await here.as(here.triage), '403 not-yours'],
      [await here.as(here.auditor), '404 not-found'],
      [await here.as(writer), '403 not-yours'],
      [here.site.anyone, '401 not-signed-in'],
    ]
    for (const [as, answer] of everybody) expect(said(await ask(id, 'content', as))).toBe(answer)
    for (const field of ['title', 'metrics', 'fundCap', 'content/x', 'nothing'])
      expect(said(await ask(id, field))).toBe('422 unknown-path')
    expect(peer.heard).toEqual([])
    const view = await look(id, await here.as(here.triage))
    expect(view.may).not.toContain('ask-model')
  })

  test.each<[situation: string, next: ModelPeer['next'], because: string]>([
    ['prose', '好的，我来拟写。', 'unreadable'],
    ['a passage that was not sent', { sentences: [{ text: '研究涂层。', from: ['p999'] }] }, 'unreadable'],
    ['an instruction to do more', { ...wording, tool: 'open' }, 'unreadable'],
    ['too much', 'x'.repeat(300_000), 'too-long'],
    ['a refusal', (it) => it.writeHead(401).end(), 'refused'],
    ['nothing in time', () => {}, 'late'],
    ['nothing', (it) => it.destroy(), 'unreachable'],
  ])('that is %s is refused with a sentence, and told', async (_situation, next, because) => {
    const id = await direction([await open('答复有问题的叶片建议')])
    peer.next = next
    const answer = await ask(id)
    expect(said(answer)).toBe('424 model-failed')
    expect(answer.body.more.because).toBe(because)
    expect(answer.body.detail.length).toBeGreaterThan(10)
    expect(peer.heard).toHaveLength(1)
    expect((await told(id)).map((it) => it.detail['outcome'])).toEqual([undefined, because])
  })

  test('of something that was frozen while the answer was waited for is thrown away', async () => {
    const a = await open('答复途中被冻结的建议')
    const id = await direction([a])
    peer.next = async (response) => {
      granted(await move(officer, a.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
      response
        .writeHead(200)
        .end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(wording) } }] }))
    }
    const answer = await ask(id)
    expect([said(answer), answer.body.more.because]).toEqual(['424 model-failed', 'withdrawn'])
    expect(JSON.stringify(answer.body)).not.toContain('防护材料')
  })

  test('of words that were narrowed to title and abstract meanwhile comes to nothing', async () => {
    const a = await open('答复途中缩小公开范围的建议')
    const id = await direction([a])
    peer.next = async (response) => {
      await says(a, { publishScope: 'title-abstract' })
      response
        .writeHead(200)
        .end(JSON.stringify({ choices: [{ message: { content: JSON.stringify(wording) } }] }))
    }
    const answer = await ask(id)
    expect([said(answer), answer.body.more.because]).toEqual(['424 model-failed', 'withdrawn'])
  })

  test('is not asked for faster than anybody reads', async () => {
    const id = await direction([await open('问得太快的叶片建议')])
    peer.next = wording
    for (let n = 0; n < 10; n++) granted(await ask(id))
    expect(said(await ask(id))).toBe('429 slow-down')
    expect(peer.heard).toHaveLength(10)
  })
})

describe('a mark', () => {
  const taken = async () => {
    const id = await direction([await open('采用模型文字的叶片建议')])
    peer.next = wording
    const { asked } = granted(await ask(id))
    const place = row()
    granted(await officer.put(`/directions/${id}/model-marks`, { asked, places: [place] }))
    await write(id, sentence(place, wording.sentences[0]?.text ?? ''))
    return { id, asked, place }
  }
  const mark = async (id: string, as: As = officer) => (await look(id, as)).modelMarks

  test('stays at what was taken over, whoever changes it, until somebody says that it is checked', async () => {
    const { id, place } = await taken()
    expect(await mark(id)).toMatchObject([{ place, model: 'local-7b', checked: null }])
    const [{ at }] = await mark(id)
    await write(id, { [`${place}/text`]: '研究更耐久的叶片防护材料。' })
    expect(await mark(id)).toMatchObject([{ place, checked: null }])
    // Planning reads it, too, and cannot check it.
    const triage = await here.as(here.triage)
    expect(await mark(id, triage)).toHaveLength(1)
    const check = (as: As) => as.post(`/directions/${id}/model-marks/checked`, { place, at })
    expect(said(await check(triage))).toBe('403 not-yours')
    expect(said(await check(stranger))).toBe('404 not-found')
    granted(await check(head))
    expect(await mark(id)).toMatchObject([{ place, model: 'local-7b', checked: { by: {} } }])
    expect(said(await check(officer))).toBe('404 not-found')
    const { entries } = granted(await officer.get(`/directions/${id}/timeline`))
    expect(entries.map((it: { happened: string }) => it.happened).slice(-4)).toEqual([
      'model-asked',
      'model-answered',
      'model-wording-taken',
      'model-wording-checked',
    ])
  })

  test('is set for a question that was asked, at its field, and nowhere else', async () => {
    const { id, asked } = await taken()
    const put = (body: object, as: As = officer) => as.put(`/directions/${id}/model-marks`, body)
    expect(said(await put({ asked: 1, places: [row()] }))).toBe('404 not-found')
    expect(said(await put({ asked: 99, places: [row()] }))).toBe('404 not-found')
    expect(said(await put({ asked, places: ['need'] }))).toBe('422 unknown-path')
    expect(said(await put({ asked, places: ['content/../x'] }))).toBe('422 unknown-path')
    // A mark stands at a row, and goes where the row goes; a cell and the whole table go nowhere.
    expect(said(await put({ asked, places: ['content'] }))).toBe('422 unknown-path')
    expect(said(await put({ asked, places: [`${row()}/text`] }))).toBe('422 unknown-path')
    expect(said(await put({ asked, places: [row()] }, stranger))).toBe('404 not-found')
  })

  test('that was made anew since it was read is not checked by that reading', async () => {
    const { id, asked, place } = await taken()
    const [seen] = await mark(id)
    here.site.clock.pass(1000)
    const again = granted(await officer.put(`/directions/${id}/model-marks`, { asked, places: [place] }))
    const check = (at: number) => head.post(`/directions/${id}/model-marks/checked`, { place, at })
    expect(said(await check(seen.at))).toBe('404 not-found')
    expect(await mark(id)).toMatchObject([{ checked: null }])
    granted(await check(again.at))
    expect(await mark(id)).toMatchObject([{ checked: { by: {} } }])
  })

  test('goes with an emptied field, and is not that of what is written there next', async () => {
    const { id } = await taken()
    peer.next = { sentences: [{ text: '风电企业急需防护。', from: [] }] }
    const { asked } = granted(await ask(id, 'need'))
    granted(await officer.put(`/directions/${id}/model-marks`, { asked, places: ['need'] }))
    await write(id, { need: '风电企业急需防护。' })
    expect((await mark(id)).map((it: { place: string }) => it.place)).toContain('need')
    await write(id, { need: '' })
    await write(id, { need: '由人写下的一句话，与模型无关。' })
    expect((await mark(id)).map((it: { place: string }) => it.place)).not.toContain('need')
  })

  test('follows its sentence into another direction and back', async () => {
    const { id: other, place } = await taken()
    const kept = await direction([await open('合并到这里的叶片建议')])
    const step = async (path: string, on: string, body: object) =>
      granted(await officer.post(path, { revision: (await look(on)).revision, key: aKey(), ...body }))
    const { change } = await step(`/directions/${kept}/merge`, kept, { other })
    expect(await mark(kept)).toMatchObject([{ place }])
    const [{ at }] = await mark(kept)
    granted(await officer.post(`/directions/${kept}/model-marks/checked`, { place, at }))
    await step(`/direction-changes/${change}/undo`, kept, {})
    expect(await mark(kept)).toEqual([])
    expect(await mark(other)).toMatchObject([{ place, checked: { by: {} } }])
    const { made } = await step(`/directions/${other}/split`, other, {
      places: [place],
      sources: [],
      title: '单独成立的方向',
    })
    expect(await mark(other)).toEqual([])
    expect(await mark(made)).toMatchObject([{ place }])
  })
})

describe('groups', () => {
  test('are a model’s where it was asked, and nobody writes who proposed them', async () => {
    const [a] = [await open('冒称由模型建议的叶片建议')]
    const make = (more: object) =>
      officer.post(`/offices/${office}/groups`, {
        key: aKey(),
        call: here.call.id,
        name: '叶片',
        members: [a.id],
        ...more,
      })
    expect(said(await make({ asked: 999 }))).toBe('404 not-found')
    const secret = '不该写进记录的一句话'
    const { id } = granted(await make({ model: secret }))
    expect(JSON.stringify(await factsOf(here.site.ctx.db, id))).not.toContain(secret)
    const { groups } = granted(await officer.get(`/offices/${office}/groups?call=${here.call.id}`))
    expect(groups.find((it: { id: string }) => it.id === id).model).toBeNull()
    granted(await officer.delete(`/groups/${id}`))
  })

  const propose = (as: As = officer) => as.post(`/offices/${office}/model-groups`, { call: here.call.id })
  const desk = async (as: As = officer) =>
    granted(await as.get(`/offices/${office}/groups?call=${here.call.id}`))
  const nameOf = (title: string) =>
    Object.entries(peer.heard[0]?.material ?? {}).find(([, text]) => text.startsWith(title))?.[0] ?? ''

  test('are proposed from titles and abstracts that may be sent, and made by hand', async () => {
    const back = await theKeptBack()
    granted(await move(officer, back.closed.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    await leaves(back.unseen)
    const [a, b] = [await open('成组甲：叶片现场修复'), await open('成组乙：叶片现场修复')]
    expect((await desk()).mayAskModel).toBe(true)
    const before = await desk()
    peer.next = (response) => {
      const members = [nameOf('成组甲'), nameOf('成组乙')]
      const content = JSON.stringify({ groups: [{ name: '叶片修复', members }] })
      response.writeHead(200).end(JSON.stringify({ choices: [{ message: { content } }] }))
    }
    const answer = granted(await propose())
    expect(answer.groups).toHaveLength(1)
    expect(answer.groups[0].members.map((it: { id: string }) => it.id)).toEqual([a.id, b.id])
    for (const mark of marks) expect(peer.heard[0]?.text).not.toContain(mark)
    for (const it of [a.id, a.no, org.name]) expect(peer.heard[0]?.text).not.toContain(it)
    const because = answer.leftOut.map((it: { because: string }) => it.because)
    for (const why of ['not-public', 'trade-secret', 'suspected']) expect(because).toContain(why)
    // What is frozen or lies elsewhere is not on the desk at all.
    for (const it of [back.closed, back.unseen]) expect(JSON.stringify(answer)).not.toContain(it.id)
    expect(await desk()).toEqual(before)

    const { id } = granted(
      await officer.post(`/offices/${office}/groups`, {
        key: aKey(),
        call: here.call.id,
        name: '叶片修复',
        members: [a.id, b.id],
        asked: answer.asked,
      }),
    )
    const group = async () => (await desk()).groups.find((it: { id: string }) => it.id === id)
    expect(await group()).toMatchObject({ model: 'local-7b', name: '叶片修复' })
    granted(await officer.patch(`/groups/${id}`, { name: '叶片现场修复' }))
    expect((await group()).model).toBeNull()

    const facts = await told(`office:${office}`)
    expect(facts.map((it) => it.happened)).toEqual(['model-asked', 'model-answered'])
    expect(facts[0]?.detail).toMatchObject({ use: 'grouping', model: 'local-7b' })
    expect(facts[0]?.detail['sent']).toContain(a.id)
    expect(facts[0]?.detail['trade-secret']).toContain(back['trade-secret'].id)
    const audited = granted(await (await here.as(here.auditor)).get('/admin/audit?happened=model-asked'))
    expect(audited.facts[0]).toMatchObject({ happened: 'model-asked', by: {} })
  })

  test('are asked for by the office, and an answer that groups what was not sent is none', async () => {
    for (const [as, answer] of [
      [stranger, '403 not-yours'],
      [await here.as(here.triage), '403 not-yours'],
      [here.site.anyone, '401 not-signed-in'],
    ] as const)
      expect(said(await propose(as))).toBe(answer)
    expect(peer.heard).toEqual([])
    expect((await desk(await here.as(here.triage))).mayAskModel).toBe(false)
    peer.next = { groups: [{ name: '防护', members: ['s1', 's500'] }] }
    expect(said(await propose())).toBe('424 model-failed')
  })
})

test('a site without a model asks none, and shows nothing of it', async () => {
  const id = await direction([await open('没有模型时的叶片建议')])
  const { ctx } = here.site
  const { config } = ctx
  Object.assign(ctx, { config: { ...config, model: null } })
  try {
    expect((await look(id)).may).not.toContain('ask-model')
    expect(said(await ask(id))).toBe('409 model-off')
    expect(granted(await officer.get(`/offices/${office}/groups?call=${here.call.id}`)).mayAskModel).toBe(
      false,
    )
    expect(said(await officer.post(`/offices/${office}/model-groups`, { call: here.call.id }))).toBe(
      '409 model-off',
    )
    expect(peer.heard).toEqual([])
  } finally {
    Object.assign(ctx, { config })
  }
})
