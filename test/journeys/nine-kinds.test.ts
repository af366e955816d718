import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import {
  begin,
  type City,
  city,
  fillDraft,
  granted,
  move,
  registerPerson,
  registerUnit,
  said,
  view,
} from '#test/support/journey.ts'
import { linkIn } from '#test/support/proof.ts'

let here: City
beforeAll(async () => {
  here = await city()
})
afterAll(() => here.site.close())

const kinds = ['JBGS', 'ZDYF', 'ZDJC', 'YYJC', 'KJHM', 'RKX', 'KP', 'GJHZ', 'QYHZ']

test('the call collects these nine kinds', () => {
  expect(here.call.kinds.map((it) => it.code)).toEqual(kinds)
})

/** A colleague comes in by the invitation that was mailed, and reviews. */
async function reviewerOf(admin: As, org: string): Promise<As> {
  const reviewer = await registerPerson(here.site, '审核人')
  granted(
    await admin.post(`/orgs/${org}/invitations`, {
      name: '审核人',
      email: reviewer.email,
      filer: false,
      reviewer: true,
      admin: false,
    }),
  )
  const token = await linkIn(here.site, reviewer.email, 'invitation')
  granted(await reviewer.post('/invitations/accept', { token }))
  return reviewer
}

/** What happened, as the filer reads it. */
const happened = async (as: As, id: string): Promise<readonly string[]> =>
  granted(await as.get(`/suggestions/${id}/timeline`)).entries.map((it: { happened: string }) => it.happened)

/** From a draft to a version that was handed in, seen from the filer. */
async function writeAndHandIn(filer: As, org: string, kind: string) {
  const id = await begin(here, filer, org, kind)
  const early = await move(filer, id, 'hand-in')
  expect([said(early), early.body.more.findings.length > 0]).toEqual(['422 findings', true])
  await fillDraft(here, filer, id)
  const { suggestion, receipt } = granted(await move(filer, id, 'hand-in'))
  expect(receipt).toMatchObject({ no: suggestion.no, version: 1 })
  expect(suggestion.no).toMatch(new RegExp(`^ZN2024-${kind}-\\d{6}$`))
  const genuine = await here.site.anyone.post('/receipts/verify', { no: receipt.no, digest: receipt.digest })
  expect(genuine.body).toMatchObject({ genuine: true, version: 1, at: receipt.at, purged: false })
  return { id, suggestion, receipt }
}

/** The office finds it on its desk and takes it in. */
async function acceptAtOffice(id: string, destination: string): Promise<void> {
  const desk = await here.as(here.officers.get(destination))
  const queue = granted(await desk.get(`/offices/${destination}/queue?view=waiting&limit=100`))
  const triage = await here.as(here.triage)
  const waiting = queue.items.find((it: { id: string }) => it.id === id)
  if (!waiting || waiting.triage) {
    granted(await move(triage, id, 'transfer', { to: 'GX', reason: '主要内容属于高新处职责范围。' }))
    return acceptAtOffice(id, 'GX')
  }
  const { answers } = granted(await desk.get(`/suggestions/${id}/versions/1`))
  expect(Object.keys(answers).length).toBeGreaterThan(10)
  const { suggestion } = granted(await move(desk, id, 'accept', { note: '已受理。' }))
  expect([suggestion.state, suggestion.office]).toEqual(['accepted', destination])
}

describe.each(kinds)('a suggestion of kind %s', (kind) => {
  test('goes from registration to acceptance where the unit hands in directly', async () => {
    const filer = await registerPerson(here.site, '填报人')
    const org = await registerUnit(filer, 'ENT')
    granted(await (await here.as(here.keeper)).post(`/admin/orgs/${org}/verify`))
    const { id, suggestion, receipt } = await writeAndHandIn(filer, org, kind)
    expect([suggestion.state, receipt.stage]).toEqual(['submitted', 'bureau'])
    await acceptAtOffice(id, suggestion.office)
    const seen = await view(filer, id)
    expect([seen.state, seen.may.includes('edit'), seen.officeRef.phone.length > 5]).toEqual([
      'accepted',
      false,
      true,
    ])
    const story = await happened(filer, id)
    expect([story[0], story.at(-1)]).toEqual(['suggestion-begun', 'suggestion-accepted'])
    const { versions } = granted(await filer.get(`/suggestions/${id}/versions`))
    expect(versions.map((it: { digest: string }) => it.digest)).toEqual([receipt.digest])
    const { items } = granted(await filer.get('/notices'))
    expect(items[0].sort).toBe('suggestion-accepted')
  })

  test('goes from registration to acceptance where the unit reviews first', async () => {
    const filer = await registerPerson(here.site, '填报人')
    const org = await registerUnit(filer, 'UNI')
    const reviewer = await reviewerOf(filer, org)
    granted(await (await here.as(here.keeper)).post(`/admin/orgs/${org}/verify`))
    const { id, suggestion, receipt } = await writeAndHandIn(filer, org, kind)
    expect([suggestion.state, receipt.stage, suggestion.unitReview.reviewers]).toEqual([
      'unit-review',
      'unit',
      ['审核人'],
    ])
    const office = await here.as(here.officers.get(suggestion.office))
    expect((await office.get(`/suggestions/${id}`)).status).toBe(404)

    const queue = granted(await reviewer.get(`/unit/${org}/queue`))
    expect(queue.items.map((it: { id: string }) => it.id)).toEqual([id])
    const released = granted(await move(reviewer, id, 'approve')).suggestion
    expect([released.state, released.receipts.map((it: { stage: string }) => it.stage)]).toEqual([
      'submitted',
      ['unit', 'bureau'],
    ])
    await acceptAtOffice(id, suggestion.office)
    expect((await view(filer, id)).state).toBe('accepted')
    expect(await happened(filer, id)).toContain('suggestion-approved')
  })
})
