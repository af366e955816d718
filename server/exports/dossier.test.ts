import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDossier } from '#documents/dossier/verify.ts'
import { hashOf } from '#server/db/facts.ts'
import { makeExports } from '#server/jobs/make-exports.ts'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, upload } from '#test/support/journey.ts'
import { anExpertPerson, aRound, closeRound } from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { adoptedOne, openedFrom } from '#test/support/projects.ts'

/** What must be in the dossier of some readers and not in that of others. */
const marks = {
  note: '标记内部情况甲子',
  opinion: '标记会签意见乙丑',
  comment: '标记专家意见丙寅',
  inside: '标记只给处室丁卯',
  expert: '标记专家姓名戊辰',
  passedOn: '标记转来意见己巳',
} as const

let here: City
let writer: MadePerson
let one: TakenIn
let other: TakenIn
const who: Record<string, As> = {}
const as = (name: string): As => {
  const found = who[name]
  if (!found) throw new Error(name)
  return found
}

beforeAll(async () => {
  here = await city()
  const { site } = here
  writer = await aPerson(site, { name: '填报甲' })
  const reviewer = await aPerson(site, { name: '审核乙' })
  const org = await aReadyOrg(here, {
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  one = await takenIn(here, writer, org.id, {}, async (as, draft) => {
    await upload(site, as, draft, 'attachments', '证明.pdf')
    await upload(site, as, draft, 'attachments', '证明.pdf')
    await edit(as, draft, 'competitorNote', marks.note)
  })
  const [reading, third] = here.call.offices.map((it) => it.code).filter((it) => it !== one.office)
  await site.ctx.db
    .updateTable('suggestion')
    .set({ readers: [reading ?? ''] })
    .where('id', '=', one.id)
    .execute()
  const reader = await here.as(here.officers.get(reading ?? ''))
  granted(await reader.post(`/suggestions/${one.id}/opinion`, { key: aKey(), body: marks.opinion }))
  await judged(one)
  const demander = await aPerson(site)
  const demand = await aReadyOrg(here, { members: [{ person: demander, filer: true, admin: true }] })
  other = await adoptedOne(here, demander, demand.id)
  const leader = await aPerson(site)
  const bearer = await aReadyOrg(here, {
    members: [{ person: leader, filer: true, admin: true }],
  })
  await openedFrom(here, other, bearer, leader)
  const withRole = async (...staff: (readonly [string, (string | undefined)?])[]) =>
    here.as(await aPerson(site, { staff: [...staff, ['exporter']] as never }))
  Object.assign(who, {
    author: await here.as(writer),
    reviewer: await here.as(reviewer),
    officer: await here.as(here.officers.get(one.office)),
    exporter: await withRole(['officer', one.office]),
    reading: await withRole(['officer', reading]),
    elsewhere: await withRole(['officer', third]),
    triage: await withRole(['triage']),
    auditor: await withRole(['auditor']),
    keeper: await withRole(['sys-admin']),
    demander: await here.as(demander),
    demandOfficer: await withRole(['officer', other.office]),
    leader: await here.as(leader),
  })
})
afterAll(() => here.site.close())

async function edit(as: As, draft: string, path: string, value: unknown): Promise<void> {
  const { answers } = granted(await as.get(`/suggestions/${draft}/draft`))
  const base = answers.find((it: { path: string }) => it.path === path)?.rev ?? 0
  granted(await as.post(`/suggestions/${draft}/answers`, { ops: [{ op: aKey(), path, value, base }] }))
}

/** Two sheets in a closed round that shows names; the comment of the second was passed on to the filer. */
async function judged(it: TakenIn): Promise<void> {
  const experts = [await anExpertPerson(here.site, { name: marks.expert }), await anExpertPerson(here.site)]
  const by = here.heads.get(it.office) as MadePerson
  const round = await aRound(here.site, {
    call: here.call.id,
    office: it.office,
    by,
    of: [it.id],
    experts,
    tasks: 'handed-in',
  })
  const sheet = (comment: string, forOffice: string) =>
    JSON.stringify({
      verdict: { value: 'recommend', rev: 1 },
      comment: { value: comment, rev: 1 },
      'for-office': { value: forOffice, rev: 1 },
      forOffice: { value: forOffice, rev: 1 },
    })
  const [first, second] = experts.map((one) => round.task(it.id, one))
  const at = new Date(here.site.clock.now())
  const { db } = here.site.ctx
  await db
    .updateTable('task')
    .set({ sheet: sheet(marks.comment, marks.inside), handed_in_at: at })
    .where('id', '=', first ?? '')
    .execute()
  await db
    .updateTable('task')
    .set({ sheet: sheet(marks.passedOn, ''), handed_in_at: at, released_at: at })
    .where('id', '=', second ?? '')
    .execute()
  await closeRound(here.site, round.id)
}

const ask = (reader: As, wanted: object) => reader.post('/exports', { key: aKey(), sort: 'dossier', wanted })

interface Opened {
  readonly bytes: Buffer
  readonly files: Readonly<Record<string, Uint8Array>>
  readonly texts: string
  text(path: string): string
  json(path: string): ReturnType<typeof JSON.parse>
}

async function dossierOf(reader: As, wanted: object): Promise<Opened> {
  const { id } = granted(await ask(reader, wanted)).export
  await makeExports(here.site.ctx)
  const made = granted(await reader.get(`/exports/${id}`)).export
  expect(made).toMatchObject({ state: 'ready' })
  const answer = await here.site.app.inject({
    url: `/api/v1/exports/${id}/file`,
    headers: { cookie: reader.cookie ?? '' },
  })
  const bytes = answer.rawPayload
  const files = unzipSync(bytes)
  const text = (path: string) => Buffer.from(files[path] ?? []).toString()
  const texts = Object.keys(files)
    .filter((it) => !it.endsWith('.pdf'))
    .map((it) => `${it}\n${text(it)}`)
    .join('\n')
  return { bytes, files, texts, text, json: (path) => JSON.parse(text(path)) }
}

const verified = (bytes: Buffer) =>
  verifyDossier(
    { size: bytes.length, read: async (at, length) => bytes.subarray(at, at + length) },
    hashOf as never,
  )
const inside = (it: Opened): string[] =>
  Object.entries(marks)
    .filter(([, mark]) => it.texts.includes(mark))
    .map(([name]) => name)

describe('a dossier of one suggestion', () => {
  test.each<[string, string[], { versions: number; partly: number }]>([
    ['author', ['note', 'passedOn'], { versions: 1, partly: 0 }],
    ['reviewer', ['note'], { versions: 1, partly: 0 }],
    ['exporter', ['note', 'opinion', 'comment', 'inside', 'expert', 'passedOn'], { versions: 1, partly: 0 }],
    ['reading', ['opinion'], { versions: 0, partly: 1 }],
    ['triage', ['note', 'opinion', 'comment', 'inside', 'expert', 'passedOn'], { versions: 1, partly: 0 }],
  ])('holds for the %s what their screens show, and nothing else', async (name, expected, counts) => {
    const made = await dossierOf(as(name), { ids: [one.id] })
    expect(inside(made).toSorted()).toEqual(expected.toSorted())
    expect(await verified(made.bytes)).toMatchObject({ faults: [], ...counts })
    expect(Object.keys(made.files)).toEqual(
      expect.arrayContaining([
        `${one.no}/versions/1.pdf`,
        `${one.no}/versions/1.json`,
        `${one.no}/attachments/证明.pdf`,
        `${one.no}/attachments/证明 (2).pdf`,
        `${one.no}/facts.json`,
        `${one.no}/index.html`,
        `${one.no}/index.en.html`,
        'index.html',
        'index.en.html',
        'manifest.json',
      ]),
    )
  })

  test.each([
    ['officer', '403 not-an-exporter'],
    ['elsewhere', '404 not-found'],
    ['auditor', '404 not-found'],
    ['keeper', '404 not-found'],
    ['demander', '404 not-found'],
  ])('is not made for the %s', async (name, answer) => {
    expect(said(await ask(as(name), { ids: [one.id] }))).toBe(answer)
    if (name !== 'officer')
      expect(said(await ask(as(name), { ids: [one.id, other.id] }))).toBe('404 not-found')
  })

  test('follows the chain of facts past what its reader does not read', async () => {
    const { facts } = (await dossierOf(as('author'), { ids: [one.id] })).json(`${one.no}/facts.json`)
    const withheld = facts.filter((it: { withheld?: true }) => it.withheld)
    expect(withheld.length).toBeGreaterThan(0)
    expect(Object.keys(withheld[0]).toSorted()).toEqual(['hash', 'n', 'prev', 'withheld'])
    expect(JSON.stringify(facts)).not.toContain('opinion-added')
    const whole = (await dossierOf(as('exporter'), { ids: [one.id] })).json(`${one.no}/facts.json`).facts
    expect(whole.map((it: { n: number }) => it.n)).toEqual(facts.map((it: { n: number }) => it.n))
    expect(whole.some((it: { withheld?: true }) => it.withheld)).toBe(false)
  })

  test('has links to every file and to none that is not there, and nothing from outside', async () => {
    const made = await dossierOf(as('exporter'), { ids: [one.id] })
    const linked = new Set<string>()
    for (const path of Object.keys(made.files).filter((it) => it.endsWith('.html'))) {
      const page = made.text(path)
      expect(page).not.toMatch(/<script|https?:\/\/[^ <]*["']|url\(/)
      for (const [, href = ''] of page.matchAll(/href="([^"]*)"/g)) {
        const target = new URL(href, `file:///${path}`).pathname.slice(1)
        linked.add(decodeURIComponent(target))
      }
    }
    const there = Object.keys(made.files)
    expect([...linked].filter((it) => !there.includes(it))).toEqual([])
    expect(there.filter((it) => !linked.has(it))).toEqual([])
  })

  test('says whose it is and that it was made, and the record remembers its manifest', async () => {
    const made = await dossierOf(as('exporter'), { ids: [one.id] })
    const manifest = made.json('manifest.json')
    expect(manifest).toMatchObject({ sort: 'dossier', of: { ids: [one.id] }, leftOut: 0, lacking: [] })
    expect(manifest.mark).toContain(manifest.madeBy.name)
    expect(made.text('index.html')).toContain(manifest.mark)
    const fact = await here.site.ctx.db
      .selectFrom('fact')
      .select('detail')
      .where('happened', '=', 'export-made')
      .orderBy('at', 'desc')
      .orderBy('subject', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(fact.detail).toMatchObject({
      sort: 'dossier',
      count: 1,
      manifest: createHash('sha256')
        .update(made.files['manifest.json'] ?? '')
        .digest('hex'),
    })
  })

  test('of a draft is for those who write it', async () => {
    const author = as('author')
    const draft = granted(
      await author.post(`/suggestions/${one.id}/copy`, { key: aKey(), call: here.call.id }),
    ).id
    const made = await dossierOf(author, { ids: [draft] })
    const [folder] = Object.keys(made.files)[0]?.split('/') ?? []
    expect(folder).toMatch(/^draft-/)
    expect(Object.keys(made.files)).toEqual(
      expect.arrayContaining([`${folder}/draft.pdf`, `${folder}/draft.json`]),
    )
    for (const name of ['reviewer', 'exporter', 'triage'])
      expect(said(await ask(as(name), { ids: [draft] }))).toBe('404 not-found')
  })
})

describe('the ledger of a project', () => {
  test('stands in the dossier of its suggestion for its office, and not for who asked for it', async () => {
    const made = await dossierOf(as('demandOfficer'), { ids: [other.id] })
    const ledger = Object.keys(made.files).filter((it) => it.includes('/projects/'))
    expect(ledger.some((it) => it.endsWith('/project.json'))).toBe(true)
    expect(ledger.some((it) => it.endsWith('/snapshots/1.json'))).toBe(true)
    expect(Object.keys(made.files)).toContain(`${other.no}/readiness.json`)
    const theirs = await dossierOf(as('demander'), { ids: [other.id] })
    expect(Object.keys(theirs.files).filter((it) => it.includes('/projects/'))).toEqual([])
    expect(said(await ask(as('leader'), { ids: [other.id] }))).toBe('404 not-found')
  })
})

describe('a selection', () => {
  test('is an office’s list as filtered', async () => {
    const made = await dossierOf(as('exporter'), { office: one.office, view: 'accepted', call: here.call.id })
    expect(made.json('manifest.json').subjects.map((it: { no: string }) => it.no)).toContain(one.no)
    const none = { office: one.office, view: 'accepted', q: '没有这样的题目' }
    expect(said(await ask(as('exporter'), none))).toBe('404 not-found')
    expect(said(await ask(as('elsewhere'), { office: one.office, view: 'accepted' }))).toBe('404 not-found')
    expect(said(await ask(as('officer'), { office: one.office }))).toBe('403 not-an-exporter')
    expect(said(await ask(as('exporter'), { office: one.office, view: 'nonsense' }))).toBe('422 bad-input')
    expect(said(await ask(as('exporter'), { ids: ['x'] }))).toBe('422 bad-input')
  })
})

describe('what the store has lost or changed', () => {
  test('is named and does not stop the rest', async () => {
    const { ctx } = here.site
    const rows = await ctx.db
      .selectFrom('file')
      .select('id')
      .where('suggestion', '=', one.id)
      .orderBy('id')
      .execute()
    const [lost, changed] = rows.slice(-2).map((it) => `${it.id}/whole`)
    const kept = await Promise.all([lost, changed].map((key) => ctx.files.read(key ?? '')))
    const bytes = await Promise.all(kept.map(async (it) => (await it.toArray())[0] as Buffer))
    await ctx.files.remove(lost ?? '')
    await ctx.files.write(changed ?? '', Readable.from([Buffer.from('something else')]))
    const made = await dossierOf(as('exporter'), { ids: [one.id] })
    expect(
      made
        .json('manifest.json')
        .lacking.map((it: { why: string }) => it.why)
        .toSorted(),
    ).toEqual(['changed', 'missing'])
    expect((await verified(made.bytes)).faults).toEqual([])
    expect(made.text(`${one.no}/index.html`)).toContain('缺失：')
    await ctx.files.write(lost ?? '', Readable.from([bytes[0] ?? Buffer.alloc(0)]))
    await ctx.files.write(changed ?? '', Readable.from([bytes[1] ?? Buffer.alloc(0)]))
  })
})

describe('a frozen suggestion', () => {
  test('gives its author what happened and nothing of the text; its office’s people lose it', async () => {
    const head = await here.as(here.heads.get(one.office))
    granted(await move(head, one.id, 'freeze', { reason: '疑似涉密，先行隐藏。' }))
    const made = await dossierOf(as('author'), { ids: [one.id] })
    expect(inside(made)).toEqual([])
    expect(made.texts).not.toContain('海上风电')
    expect(Object.keys(made.files).filter((it) => /pdf|versions|attachments|reviews/.test(it))).toEqual([])
    expect(made.text(`${one.no}/index.html`)).toContain('内容现在不能阅读')
    expect(await verified(made.bytes)).toMatchObject({ faults: [] })
    for (const name of ['exporter', 'reading', 'triage', 'reviewer'])
      expect(said(await ask(as(name), { ids: [one.id] })), name).toBe('404 not-found')
  })
})
