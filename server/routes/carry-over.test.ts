import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Call } from '#core/call/call.ts'
import type { Field } from '#core/form/form.ts'
import { type Drafting, drafting, draftingCall, edit, key } from '#test/support/drafting.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())
beforeEach(() => here.site.install(draftingCall()))

/** The call with the fields of its technology form made anew. */
const callWith = (change: (fields: readonly Field[]) => readonly Field[]): Call => {
  const call = draftingCall()
  const { tech } = call.forms
  if (!tech) throw new Error('The call has no technology form.')
  const sections = tech.sections.map((it) => ({ ...it, fields: change(it.fields) }))
  return { ...call, forms: { ...call.forms, tech: { ...tech, sections } } }
}
const without = (...ids: readonly string[]) =>
  callWith((fields) => fields.filter((it) => !ids.includes(it.id)))

/** The form a year on: one question less, one column less, the title asked under another name. */
const newer = () =>
  callWith((fields) =>
    fields
      .filter((it) => it.id !== 'abstract')
      .map((it): Field => {
        if (it.id === 'title') return { ...it, id: 'name' }
        if (it.id === 'problems' && it.kind === 'table')
          return { ...it, columns: it.columns.filter((one) => one.id !== 'gap') }
        return it
      }),
  )

const save = (id: string, ops: readonly unknown[]) => here.filer.post(`/suggestions/${id}/answers`, { ops })
const look = async (id: string, who = here.filer) => (await who.get(`/suggestions/${id}/carry-over`)).body
const offerOf = async (id: string) => {
  const { offered } = await look(id)
  return { key: key(), revision: offered.revision, rev: offered.rev, to: offered.report.to }
}
const carry = (id: string, asked: object, who = here.filer) =>
  who.post(`/suggestions/${id}/carry-over`, asked)
const draftOf = async (id: string) => (await here.filer.get(`/suggestions/${id}/draft`)).body
const standing = async (id: string) =>
  Object.fromEntries(
    (await draftOf(id)).answers
      .filter((it: { value: unknown }) => it.value !== null)
      .map((it: { path: string; value: unknown }) => [it.path, it.value]),
  )

async function written(): Promise<string> {
  const id = await here.begin()
  await save(id, [
    edit('problems/a', 'V'),
    edit('problems/a/problem', '结合力不足'),
    edit('problems/a/gap', '差一个数量级'),
    edit('phone', '13000000000'),
    edit('declNoSecret', true),
  ])
  return id
}

const returnIt = (id: string, unlocked: string[]) =>
  here.site.ctx.db
    .updateTable('suggestion')
    .set({
      state: 'office-returned',
      unlocked,
      office: 'ONE',
      no: `XS-${id}`,
      cohort: 'rolling',
      first_handed_in: new Date(here.site.ctx.now()),
      handed_in: new Date(here.site.ctx.now()),
    })
    .where('id', '=', id)
    .execute()

describe('a draft whose call has a newer form', () => {
  it('says so, shows what would become of each answer, and changes nothing by looking', async () => {
    const id = await written()
    expect((await draftOf(id)).newerForm).toBe('none')
    await here.site.install(newer())
    const before = await draftOf(id)
    expect(before.newerForm).toBe('offered')
    const { offered, done } = await look(id)
    expect(done).toEqual([])
    const fates = Object.fromEntries(offered.report.fields.map((it: { field: string }) => [it.field, it]))
    expect(fates).toMatchObject({
      title: { went: 'mapped', into: 'name', left: [], value: '海上风电叶片防腐涂层' },
      abstract: { went: 'dropped', why: 'no-field', value: '涂层在盐雾中两年即脱落。' },
      problems: { went: 'mapped', into: 'problems', left: ['gap'] },
      phone: { went: 'kept', value: null },
      declNoSecret: { went: 'kept' },
    })
    expect((await draftOf(id)).answers).toEqual(before.answers)
  })

  it('is carried over, keeps what is taken away in its log, and can show the report again', async () => {
    const id = await written()
    await here.site.install(newer())
    const asked = await offerOf(id)
    const { status, body } = await carry(id, asked)
    expect([status, body.suggestion.callVersion, body.suggestion.title]).toEqual([
      200,
      asked.to,
      '海上风电叶片防腐涂层',
    ])
    expect(await standing(id)).toEqual({
      name: '海上风电叶片防腐涂层',
      primaryField: 'SEA',
      'problems/a': 'V',
      'problems/a/problem': '结合力不足',
      phone: '13000000000',
      declNoSecret: true,
    })
    const history = (await here.filer.get(`/suggestions/${id}/history?path=abstract`)).body.entries
    expect(history.map((it: { value: unknown }) => it.value)).toEqual([null, '涂层在盐雾中两年即脱落。'])
    const after = await draftOf(id)
    expect([after.newerForm, after.carriedAt !== null]).toEqual(['none', true])
    // A later edit does not change what the report tells.
    await save(id, [edit('phone', '13000000001', after.rev)])
    const { offered, done } = await look(id)
    expect(offered).toBeNull()
    expect(done).toHaveLength(1)
    expect(done[0].report.fields).toContainEqual(
      expect.objectContaining({ field: 'abstract', went: 'dropped', value: '涂层在盐雾中两年即脱落。' }),
    )
    const facts = await here.site.ctx.db
      .selectFrom('fact')
      .select(['happened', 'detail'])
      .where('subject', '=', id)
      .execute()
    expect(facts.map((it) => it.happened)).toEqual(['suggestion-begun', 'suggestion-carried-over'])
    expect(JSON.stringify(facts)).not.toContain('涂层')
  })

  it('is carried once, also when pressed twice at the same time, and by the second of two people not at all', async () => {
    const id = await written()
    await here.filer.put(`/suggestions/${id}/authors/${here.colleaguePerson.id}`)
    await here.site.install(without('phone'))
    const asked = await offerOf(id)
    const [one, two, other] = await Promise.all([
      carry(id, asked),
      carry(id, asked),
      carry(id, { ...asked, key: key() }, here.colleague),
    ])
    const ways = [one, two, other].map((it) => `${it.status} ${it.body.why ?? ''}`)
    expect(ways.filter((it) => it === '200 ').length).toBeGreaterThan(0)
    for (const way of ways) expect(['200 ', '409 stale', '409 no-newer-form']).toContain(way)
    const facts = await here.site.ctx.db
      .selectFrom('fact')
      .select('n')
      .where('subject', '=', id)
      .where('happened', '=', 'suggestion-carried-over')
      .execute()
    expect(facts).toHaveLength(1)
  })

  it('and an edit at the same moment: either the edit is in the newer form, or the report is out of date', async () => {
    const id = await written()
    await here.site.install(without('abstract'))
    const asked = await offerOf(id)
    const base = (await draftOf(id)).answers.find((it: { path: string }) => it.path === 'abstract').rev
    const [carried, saved] = await Promise.all([
      carry(id, asked),
      save(id, [edit('abstract', '同时写下的话', base)]),
    ])
    const [{ outcome, why }] = saved.body.outcomes
    if (carried.status === 200) expect([outcome, why]).toEqual(['refused', 'unknown-path'])
    else expect([carried.body.why, outcome]).toEqual(['stale', 'applied'])
    const there = Object.hasOwn(await standing(id), 'abstract')
    expect(there).toBe(carried.status !== 200)
  })

  it('tells an editor that is still open that the form is another', async () => {
    const id = await written()
    await here.site.install(without('phone'))
    const asked = await offerOf(id)
    const poll = async () => (await here.filer.get(`/suggestions/${id}/draft/rev?since=0`)).body.callVersion
    const before = await poll()
    await carry(id, asked)
    expect([before === asked.to, await poll()]).toEqual([false, asked.to])
  })
})

describe('a returned one', () => {
  it('is carried over as a whole, and the office goes on reading what was handed in', async () => {
    const id = await written()
    await returnIt(id, [])
    const { callVersion } = (await here.filer.get(`/suggestions/${id}`)).body.suggestion
    await here.site.ctx.db
      .insertInto('version')
      .values({
        suggestion: id,
        n: 1,
        call_version: callVersion,
        content: '{}',
        unit: '{}',
        files: '[]',
        salt: Buffer.alloc(16),
        digest: 'd',
        handed_in: new Date(here.site.ctx.now()),
        by_person: here.filerPerson.id,
        fact_n: 1,
      })
      .execute()
    await here.site.install(newer())
    expect((await carry(id, await offerOf(id))).status).toBe(200)
    const seen = (await here.officer.get(`/suggestions/${id}`)).body.suggestion
    expect([seen.callVersion, seen.title]).toEqual([callVersion, '海上风电叶片防腐涂层'])
    const { head } = (await here.officer.get(`/suggestions/${id}/versions/1`)).body
    expect(head.callVersion).toBe(callVersion)
  })

  it('keeps its form where only named fields are open', async () => {
    const id = await written()
    await here.site.install(without('phone'))
    const asked = await offerOf(id)
    await returnIt(id, ['abstract'])
    expect((await draftOf(id)).newerForm).toBe('named-only')
    expect((await look(id)).offered).toBeNull()
    const { status, body } = await carry(id, asked)
    expect([status, body.why]).toEqual([409, 'named-fields-only'])
    expect(Object.hasOwn(await standing(id), 'phone')).toBe(true)
  })
})

describe('partners', () => {
  const row = [
    edit('partners/a', 'V'),
    edit('partners/a/name', '甲企业'),
    edit('partners/a/need', '需要涂层'),
  ]
  const confirmed = async () => {
    const id = await written()
    await save(id, row)
    await here.site.ctx.db
      .insertInto('partner_link')
      .values({
        id: key(),
        suggestion: id,
        row_id: 'a',
        credit_code: 'x',
        person_name: '联系人',
        email: 'partner@example.com',
        token_hash: Buffer.from(key()),
        created_at: new Date(here.site.ctx.now()),
        expires_at: new Date(here.site.ctx.now() + 86_400_000),
        confirmed_at: new Date(here.site.ctx.now()),
        need: '需要涂层',
        digest: 'd',
      })
      .execute()
    return id
  }
  it.each([
    ['what they read changed', () => without('abstract'), 'voided'],
    ['only something else did', () => without('phone', 'rivals'), 'confirmed'],
    ['the table they stand in is gone', () => without('partners'), 'voided'],
  ])('are asked again if %s', async (_, call, state) => {
    const id = await confirmed()
    await here.site.install(call())
    expect((await carry(id, await offerOf(id))).status).toBe(200)
    const { partners } = (await here.filer.get(`/suggestions/${id}`)).body.suggestion
    expect(partners.map((it: { state: string }) => it.state)).toEqual([state])
  })
})

describe('files', () => {
  it('stay in a slot that is there, and are named where it is gone', async () => {
    const file = async (id: string, field: string, name: string) => {
      const made = { id: key(), name, size: 4, sha256: 'a'.repeat(64) }
      await here.site.ctx.db
        .insertInto('file')
        .values({
          id: made.id,
          suggestion: id,
          field,
          name,
          type: 'application/pdf',
          size: 4,
          sha256: made.sha256,
          state: 'ready',
          part_size: 4,
          by_person: here.filerPerson.id,
          created_at: new Date(here.site.ctx.now()),
        })
        .execute()
      expect((await save(id, [edit(field, [made])])).body.outcomes[0].outcome).toBe('applied')
    }
    const id = await written()
    await file(id, 'attachments', '图纸.pdf')
    await file(id, 'proof', '证明.pdf')
    await here.site.install(without('proof'))
    expect((await carry(id, await offerOf(id))).status).toBe(200)
    expect(Object.keys(await standing(id))).toContain('attachments')
    const { fields } = (await look(id)).done[0].report
    expect(fields).toContainEqual(expect.objectContaining({ field: 'attachments', went: 'kept' }))
    expect(fields.find((it: { field: string }) => it.field === 'proof').value[0].name).toBe('证明.pdf')
  })
})

describe('what may not', () => {
  it.each([
    ['a stranger', () => here.stranger],
    ['a colleague who was not asked in', () => here.colleague],
    ['an officer', () => here.officer],
    ['nobody', () => here.site.anyone],
  ])('be seen or done by %s', async (_, who) => {
    const id = await written()
    await here.site.install(newer())
    const asked = await offerOf(id)
    for (const { status, body } of [
      await who().get(`/suggestions/${id}/carry-over`),
      await carry(id, asked, who()),
    ]) {
      expect([401, 404]).toContain(status)
      expect(JSON.stringify(body)).not.toContain('涂层')
    }
  })

  it.each([
    ['no key', { key: 'x' }, 'bad-input'],
    ['an older revision', { revision: 0 }, 'stale'],
    ['an edit since', { rev: 1 }, 'stale'],
    ['a version that is not in force', { to: '00000000-0000-7000-8000-0000000000ff' }, 'stale'],
    ['no version', { to: 'newest' }, 'bad-input'],
    ['a number that is none', { rev: -1 }, 'bad-input'],
  ])('be done with %s', async (_, change, why) => {
    const id = await written()
    await here.site.install(newer())
    const { status, body } = await carry(id, { ...(await offerOf(id)), ...change })
    expect([status < 500, body.why]).toEqual([true, why])
    expect(body.detail.length).toBeGreaterThan(5)
    expect((await draftOf(id)).newerForm).toBe('offered')
  })
})
