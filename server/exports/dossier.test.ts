import { createHash } from 'node:crypto'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDossier } from '#documents/dossier/verify.ts'
import { wholeKey } from '#server/commands/file/keys.ts'
import type { Context } from '#server/context.ts'
import { hashOf } from '#server/db/facts.ts'
import { diskStore } from '#server/files/disk.ts'
import { type FileStore, NoSuchObject, StoreAway } from '#server/files/store.ts'
import { makeExports } from '#server/jobs/make-exports.ts'
import { worded } from '#server/mail/notify.ts'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, upload } from '#test/support/journey.ts'
import { anExpertPerson, aRound, closeRound } from '#test/support/make-round.ts'
import { idOf } from '#test/support/make-suggestion.ts'
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

async function dossierOf(reader: As, wanted: object, ctx = here.site.ctx): Promise<Opened> {
  const { id } = granted(await ask(reader, wanted)).export
  await makeExports(ctx)
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

describe('what the store does not give back', () => {
  /** The store of this site with what happens to its last file, which stays as it was. */
  async function without(change: (bytes: Buffer) => ReturnType<FileStore['pass']>): Promise<Context> {
    const { ctx } = here.site
    const { id } = await ctx.db
      .selectFrom('file')
      .select('id')
      .where('suggestion', '=', one.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    const bytes = await buffer(await ctx.files.read(wholeKey(id)))
    const pass: FileStore['pass'] = (key, room) =>
      key === wholeKey(id) ? change(bytes) : ctx.files.pass(key, room)
    return { ...ctx, files: { ...ctx.files, pass } }
  }
  /** A file on a real disk of which nothing can be read: asking for it is answered with EIO. */
  const broken = async (): ReturnType<FileStore['pass']> => {
    const folder = await mkdtemp(path.join(tmpdir(), 'zhinan-broken-'))
    const key = wholeKey(idOf(7))
    const store = diskStore(folder)
    await store.write(key, Readable.from([Buffer.from('x')]))
    const file = path.join(folder, '07', idOf(7), 'whole')
    await rm(file)
    await symlink('/proc/self/mem', file)
    try {
      return await store.pass(key, Buffer.alloc(64))
    } finally {
      await rm(folder, { recursive: true })
    }
  }
  async function* half(bytes: Buffer): AsyncGenerator<Uint8Array> {
    yield bytes.subarray(0, 20)
    throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' })
  }
  const noticed = async (reader: As) => granted(await reader.get('/notices')).items[0]

  test.each<[string, (bytes: Buffer) => ReturnType<FileStore['pass']>, boolean, RegExp]>([
    ['missing', () => Promise.reject(new NoSuchObject('gone')), false, /找不到这个文件/],
    ['unreadable', broken, false, /读不出这个文件/],
    ['changed', async () => Readable.from([Buffer.from('other')])[Symbol.asyncIterator](), true, /摘要不符/],
    ['cut', async (bytes) => half(bytes), true, /只读得出这个文件的开头/],
  ])('is named and does not stop the rest: %s', async (why, change, there, words) => {
    const ctx = await without(change)
    const reader = as('exporter')
    const made = await dossierOf(reader, { ids: [one.id] }, ctx)
    const { lacking } = made.json('manifest.json')
    expect(lacking).toEqual([expect.objectContaining({ why })])
    const [{ path: place }] = lacking
    expect(place in made.files).toBe(there)
    expect((await verified(made.bytes)).faults).toEqual([])
    for (const page of ['index.html', `${one.no}/index.html`]) expect(made.text(page)).toMatch(words)
    expect(made.text('index.html')).toContain('缺失或不完整的附件（1 个）')
    expect(made.text('index.en.html')).toContain('2 (1 missing or not whole)')
    const told = worded('zh-CN', 'export-ready', (await noticed(reader)).params)
    expect(told.title).toContain('缺 1 个附件')
    expect(told.body).toContain(`${one.no} 1 个`)
    expect(granted(await reader.get('/exports')).items[0].lacking).toBe(1)
  })

  test.each([
    ['does not answer', (ctx: Context) => ctx, () => Promise.reject(new StoreAway('nobody answers'))],
    [
      'gives nothing back at all',
      (ctx: Context) => ({
        ...ctx,
        files: { ...ctx.files, read: () => Promise.reject(new Error('refused')) },
      }),
      broken,
    ],
  ])('is not blamed on a file while the store %s: all of it is made later', async (_, worse, change) => {
    const ctx = worse(await without(change))
    const reader = as('exporter')
    const { id } = granted(await ask(reader, { ids: [one.id] })).export
    await makeExports(ctx)
    const waiting = granted(await reader.get(`/exports/${id}`)).export
    expect(waiting).toMatchObject({ state: 'making', problem: expect.stringContaining('自动重试') })
    await here.site.ctx.db
      .updateTable('export')
      .set({ beat_at: new Date(0) })
      .where('id', '=', id)
      .execute()
    await makeExports(here.site.ctx)
    const made = granted(await reader.get(`/exports/${id}`)).export
    expect(made).toMatchObject({ state: 'ready', lacking: 0, problem: null })
  })

  test('is not told of where its writer took it out of the draft meanwhile', async () => {
    const { ctx } = here.site
    const author = as('author')
    const draft = granted(
      await author.post(`/suggestions/${one.id}/copy`, { key: aKey(), call: here.call.id }),
    ).id
    const file = await upload(here.site, author, draft, 'attachments', '稍后移除.pdf')
    const pass: FileStore['pass'] = async (key, room) => {
      granted(await author.delete(`/suggestions/${draft}/files/${file}`))
      return ctx.files.pass(key, room)
    }
    const made = await dossierOf(author, { ids: [draft] }, { ...ctx, files: { ...ctx.files, pass } })
    expect(made.json('manifest.json').lacking).toEqual([])
    expect(made.texts).not.toContain('稍后移除.pdf\n缺失')
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
