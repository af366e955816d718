import { afterAll, beforeAll, expect, it } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting, edit, key } from '#test/support/drafting.ts'
import { handedInWith } from '#test/support/handed-in.ts'
import { aPerson } from '#test/support/people.ts'

let here: Drafting
let reading: As
let owner: As
beforeAll(async () => {
  here = await drafting()
  owner = here.officer
  const person = await aPerson(here.site, { staff: [['officer', 'TWO']] })
  reading = await here.site.signIn(person.email)
})
afterAll(() => here.site.close())

/** Such a one, and with every kind of remark. */
async function handedIn(): Promise<string> {
  const id = await handedInWith(here)
  const { db, dice, now } = here.site.ctx
  const at = new Date(now())
  for (const sort of ['note', 'opinion', 'office-return'])
    await db
      .insertInto('remark')
      .values({
        id: dice.id(now()),
        suggestion: id,
        version: 1,
        sort,
        body: `${sort}的话`,
        by_person: here.colleaguePerson.id,
        at,
      })
      .execute()
  return id
}

it('shows a version whole to its office, and without the office’s own part to one that reads along', async () => {
  const id = await handedIn()
  const whole = (await owner.get(`/suggestions/${id}/versions/1`)).body
  expect([whole.answers.rivals, whole.hidden]).toEqual(['处室专用的话', []])
  const part = (await reading.get(`/suggestions/${id}/versions/1`)).body
  expect([part.answers.rivals, part.hidden]).toEqual([undefined, ['inside']])
  expect(JSON.stringify(part)).not.toContain('处室专用')
  expect((await here.stranger.get(`/suggestions/${id}/versions/1`)).status).toBe(404)
  expect((await owner.get(`/suggestions/${id}/versions/2`)).status).toBe(404)
})

it('tells authors nothing that the office said within itself', async () => {
  const id = await handedIn()
  const sorts = async (who: As) =>
    (await who.get(`/suggestions/${id}/timeline`)).body.entries.flatMap(
      (it: { remarks: { sort: string }[] }) => it.remarks.map((remark) => remark.sort),
    )
  expect(await sorts(here.filer)).toEqual(['office-return'])
  expect((await sorts(owner)).sort()).toEqual(['note', 'office-return', 'opinion'])
})

it('names a letter to those alone who can fetch it', async () => {
  const id = await handedIn()
  const { revision } = (await owner.get(`/suggestions/${id}`)).body.suggestion
  const accept = { key: key(), revision }
  expect((await owner.post(`/suggestions/${id}/accept`, accept)).status).toBe(200)
  const told = async (who: As) => {
    const { entries } = (await who.get(`/suggestions/${id}/timeline`)).body
    const { n, letter } = entries.find((it: { happened: string }) => it.happened === 'suggestion-accepted')
    const { status } = await who.get(`/suggestions/${id}/letters/${n}/paper?format=docx`)
    return [letter, status]
  }
  expect(await told(here.filer)).toEqual([true, 200])
  expect(await told(owner)).toEqual([true, 200])
  expect(await told(reading)).toEqual([false, 404])
})

it('does not open the draft to an office, only what was handed in', async () => {
  const id = await handedIn()
  expect((await owner.get(`/suggestions/${id}/draft`)).status).toBe(404)
  expect((await owner.get(`/suggestions/${id}`)).body.suggestion.may).toContain('accept')
  expect((await reading.get(`/suggestions/${id}`)).body.suggestion.may).toEqual(['opinion'])
})

it('hides title and text of what is frozen from everybody but the head', async () => {
  const id = await handedIn()
  await here.site.ctx.db
    .updateTable('suggestion')
    .set({ state: 'frozen', frozen_before: 'submitted' })
    .where('id', '=', id)
    .execute()
  const bare = await here.filer.get(`/suggestions/${id}`)
  expect([bare.status, bare.body.suggestion.title, bare.body.suggestion.may]).toEqual([200, '', []])
  expect((await here.filer.get(`/suggestions/${id}/versions/1`)).body.why).toBe('wrong-state')
  expect((await here.filer.get(`/suggestions/${id}/draft`)).body.why).toBe('wrong-state')
  expect((await here.filer.get(`/suggestions/${id}/history?path=abstract`)).body.why).toBe('wrong-state')
  const copied = await here.filer.post(`/suggestions/${id}/copy`, { key: key(), call: 'xiaoshi-2030' })
  expect(copied.body.why).toBe('wrong-state')
  expect(
    (await here.filer.get('/suggestions?state=frozen')).body.items.every(
      (it: { title: string }) => it.title === '',
    ),
  ).toBe(true)
  expect((await reading.get(`/suggestions/${id}`)).status).toBe(404)
  expect((await owner.get(`/suggestions/${id}/versions/1`)).body.answers.abstract).toBeDefined()
})

it('answers a receipt’s check with yes and since when, or no, and nothing else', async () => {
  const id = await handedIn()
  const { no } = (await here.filer.get(`/suggestions/${id}`)).body.suggestion
  const digest = 'd'.repeat(64 - id.length) + id
  const ask = async (body: unknown) => (await here.site.anyone.post('/receipts/verify', body)).body
  expect(await ask({ no, digest })).toEqual({
    genuine: true,
    at: here.site.clock.now(),
    version: 1,
    sealed: false,
    purged: false,
    letter: null,
  })
  const nothing = { genuine: false, at: null, version: null, sealed: false, purged: false, letter: null }
  for (const wrong of [
    { no, digest: 'e' },
    { no: 'XS', digest },
    { no: "' or 1=1 --", digest: '' },
  ])
    expect(await ask(wrong)).toEqual(nothing)
  await here.site.ctx.db.updateTable('version').set({ content: null }).where('suggestion', '=', id).execute()
  expect(await ask({ no, digest })).toMatchObject({ genuine: true, purged: true })
  expect((await owner.get(`/suggestions/${id}/versions/1`)).body).toMatchObject({ purged: true, answers: {} })
})

it('goes the whole way: written, checked, handed in once, with a receipt that can be verified', async () => {
  const id = await here.begin()
  const edits = {
    'problems/a': 'V',
    'problems/a/problem': '涂层与基体结合力不足',
    trlCurrent: '4',
    trlTarget: '8',
    directionName: '海上风电叶片防腐涂层',
    declNoSecret: true,
  }
  const ops = Object.entries(edits).map(([path, value]) => edit(path, value))
  await here.filer.post(`/suggestions/${id}/answers`, { ops })
  const { findings, recipients } = (await here.filer.post(`/suggestions/${id}/check`)).body
  expect(findings.filter((it: { weight: string }) => it.weight === 'must')).toEqual([])
  expect(recipients).toEqual(['一处'])
  const moved = { revision: 1, key: key() }
  const [first, second] = await Promise.all([
    here.filer.post(`/suggestions/${id}/hand-in`, moved),
    here.filer.post(`/suggestions/${id}/hand-in`, moved),
  ])
  expect(first.body).toMatchObject({
    suggestion: { state: 'submitted', versions: 1 },
    receipt: { stage: 'bureau' },
  })
  expect(second.body.receipt).toEqual(first.body.receipt)
  const { no, digest } = first.body.receipt
  expect((await here.site.anyone.post('/receipts/verify', { no, digest })).body.genuine).toBe(true)
  const { answers } = (await owner.get(`/suggestions/${id}/versions/1`)).body
  expect(answers.problems).toEqual([{ id: 'a', cells: { problem: '涂层与基体结合力不足' } }])
  expect((await here.filer.post(`/suggestions/${id}/answers`, { ops: [edit('phone', '1')] })).body.why).toBe(
    'wrong-state',
  )
  const taken = await here.filer.post(`/suggestions/${id}/pull-back`, { revision: 2, key: key() })
  expect([taken.status, taken.body.suggestion.may.includes('edit')]).toEqual([200, true])
  expect((await owner.get(`/suggestions/${id}`)).status).toBe(404)
})
