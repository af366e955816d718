import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteBackup } from '#server/backup/noted.ts'
import { plainClient } from '#server/backup/reach.ts'
import { verifyChains } from '#server/db/chain.ts'
import { StoreAway } from '#server/files/store.ts'
import { sealFacts } from '#server/jobs/seal.ts'
import type { As } from '#test/support/app.ts'
import { bytesForgotten } from '#test/support/files.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fillDraft,
  granted,
  move,
  said,
  upload,
  view,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson, password } from '#test/support/people.ts'

let marks = 0
let here: City
let org: MadeOrg
let writer: MadePerson
let colleague: MadePerson
let reviewer: MadePerson
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  colleague = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  org = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: colleague, filer: true },
      { person: reviewer, reviewer: true },
    ],
  })
})
afterAll(() => here.site.close())

interface Marked {
  readonly id: string
  readonly marker: string
  readonly office: string
  readonly file: string
  readonly no: string
  readonly digest: string
}

/** A suggestion with a marked title, file and remark that has reached its office. */
async function atOffice(): Promise<Marked> {
  const marker = `机密标记甲乙丙丁${++marks}号`
  const filer = await here.as(writer)
  const id = await begin(here, filer, org.id, 'RKX', { title: `${marker}课题研究` })
  await filer.put(`/suggestions/${id}/authors/${colleague.id}`)
  await fillDraft(here, filer, id)
  const { form } = granted(await filer.get(`/calls/${here.call.id}/forms/RKX`))
  const slot = form.sections
    .flatMap((it: { fields: { id: string; kind: string }[] }) => it.fields)
    .find((it: { kind: string }) => it.kind === 'files')
  const file = await upload(here.site, filer, id, slot.id, `${marker}.pdf`)
  const { receipt } = granted(await move(filer, id, 'hand-in'))
  const desk = await here.as(reviewer)
  const { suggestion } = granted(await move(desk, id, 'approve'))
  return { id, marker, office: suggestion.office, file, no: receipt.no, digest: receipt.digest }
}

/** Every place of the suggestion that could show its text or its existence. */
const placesOf = ({ id, office, file, marker }: Marked): readonly string[] => [
  `/suggestions/${id}`,
  `/suggestions/${id}/draft`,
  `/suggestions/${id}/draft/rev`,
  `/suggestions/${id}/history?path=title`,
  `/suggestions/${id}/timeline`,
  `/suggestions/${id}/remarks`,
  `/suggestions/${id}/versions`,
  `/suggestions/${id}/versions/1`,
  `/suggestions/${id}/partner-links`,
  `/suggestions/${id}/files/${file}`,
  `/suggestions/${id}/files/${file}/preview`,
  `/suggestions`,
  `/suggestions?q=${encodeURIComponent(marker)}`,
  '/notices',
  `/unit/${org.id}/queue?view=all`,
  `/unit/${org.id}/queue?view=released`,
  `/unit/${org.id}/unfinished`,
  `/offices/${office}/queue?view=all`,
  `/offices/${office}/queue?view=waiting&q=${encodeURIComponent(marker)}`,
  `/offices/${office}/queue?view=opinions`,
  `/admin/outbox`,
  `/admin/audit`,
]

/** Where the marker or the file's bytes still come through. */
async function showing(as: As, it: Marked): Promise<readonly string[]> {
  const found: string[] = []
  for (const place of placesOf(it)) {
    const answer = await as.get(place)
    expect([place, answer.status < 500]).toEqual([place, true])
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)
    if (answer.status === 200 && (text.includes(it.marker) || text.startsWith('%PDF'))) found.push(place)
  }
  return found
}

test('suspected secret: hidden everywhere at once, back where it was after a look', async () => {
  const it = await atOffice()
  const desk = await here.as(here.officers.get(it.office))
  const head = await here.as(here.heads.get(it.office))
  granted(await desk.post(`/suggestions/${it.id}/opinion`, { key: aKey(), body: `${it.marker}的会签意见` }))
  expect((await showing(await here.as(writer), it)).length).toBeGreaterThan(5)
  expect(await showing(await here.as(here.keeper), it)).toEqual([])

  const counted = async () => {
    const { total } = granted(await head.get(`/statistics?call=${here.call.id}&scope=office`))
    const { counts } = granted(await desk.get(`/offices/${it.office}/desk`))
    return [total, counts.all, counts.waiting]
  }
  const before = await counted()
  granted(await move(desk, it.id, 'freeze', { reason: '疑似涉密，先行冻结核查。' }))
  expect(await counted()).toEqual(before.map((n) => n - 1))

  for (const person of [writer, colleague, reviewer, here.keeper, here.triage, here.auditor])
    expect([person.email, await showing(await here.as(person), it)]).toEqual([person.email, []])
  expect(await showing(desk, it)).toEqual([])
  expect((await showing(head, it)).length).toBeGreaterThan(1)
  const bare = await view(await here.as(writer), it.id)
  expect([bare.state, bare.title, bare.may]).toEqual(['frozen', '', []])

  expect(said(await move(desk, it.id, 'thaw', { reason: '核查无问题。' }))).toBe('404 not-found')
  const thawed = granted(await move(head, it.id, 'thaw', { reason: '核查后不涉密。' })).suggestion
  expect([thawed.state, await counted()]).toEqual(['submitted', before])
  expect((await showing(await here.as(writer), it)).length).toBeGreaterThan(5)
})

test('found secret: destroyed with a fresh password, the chain still holds and the receipt says so', async () => {
  const it = await atOffice()
  const desk = await here.as(here.officers.get(it.office))
  const head = await here.as(here.heads.get(it.office))
  granted(await move(desk, it.id, 'freeze', { reason: '疑似涉密，先行冻结核查。' }))
  const reason = '经审定属于国家秘密，按规定清除。'
  here.site.clock.pass(6 * 60_000)
  expect(said(await move(head, it.id, 'purge', { reason }))).toBe('403 needs-confirmation')
  granted(await head.post('/session/confirm', { password }))
  const { ctx } = here.site
  const at = here.site.clock.now()
  const noted = { bytes: 1, rows: 1, files: 1, faults: 0, sealed: true, checked: true }
  const client = await plainClient(here.site.url)
  for (const [n, out] of ['older.zip', 'newer.zip'].entries())
    await noteBackup(client, { ...noted, at: at - (1 - n) * 40 * 86_400_000, sha256: sha256s[n] ?? '' }, out)
  await client.end()
  // The store does not answer just then: the queue has the bytes taken away as soon as it does.
  const { files } = ctx
  Object.assign(ctx, { files: { ...files, remove: () => Promise.reject(new StoreAway('away')) } })
  const { destroyed, backups } = granted(await move(head, it.id, 'purge', { reason }))
  Object.assign(ctx, { files })
  expect(destroyed).toMatchObject({ files: 1, versions: 1 })
  expect(backups).toEqual([`${new Date(at).toISOString()} newer.zip ${'b'.repeat(16)}`])
  await files.read(`${it.file}/whole`)
  await bytesForgotten(here.site.ctx)

  for (const person of [writer, colleague, reviewer, here.keeper, here.triage, here.auditor])
    expect([person.email, await showing(await here.as(person), it)]).toEqual([person.email, []])
  expect(await showing(await here.as(here.heads.get(it.office)), it)).toEqual([])
  expect(await leftInDatabase(it.marker)).toEqual([])
  await expect(here.site.ctx.files.read(`${it.file}/whole`)).rejects.toThrow()

  const check = await here.site.anyone.post('/receipts/verify', { no: it.no, digest: it.digest })
  expect(check.body).toMatchObject({ genuine: true, version: 1, purged: true })
  const version = granted(await (await here.as(writer)).get(`/suggestions/${it.id}/versions/1`))
  expect([version.purged, version.answers, version.files]).toEqual([true, {}, []])
  await sealFacts(here.site.ctx)
  const audit = granted(await (await here.as(here.auditor)).post('/admin/audit/verify'))
  expect(audit.broken).toEqual([])
  expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
})

const sha256s = ['a'.repeat(64), 'b'.repeat(64)]

/** Tables in which the marker still stands. */
async function leftInDatabase(marker: string): Promise<readonly string[]> {
  const { db } = here.site.ctx
  const found: string[] = []
  for (const table of [
    'suggestion',
    'answer',
    'answer_log',
    'remark',
    'version',
    'notice',
    'mail',
    'file',
    'file_text',
    'fact',
    'done_once',
  ] as const) {
    const rows = await db.selectFrom(table).selectAll().execute()
    if (rows.some((row) => JSON.stringify(row).includes(marker))) found.push(table)
  }
  return found
}
