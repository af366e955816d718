import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Drafting, drafting, edit, key } from '#test/support/drafting.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

const save = (id: string, ops: readonly unknown[], who = here.filer) =>
  who.post(`/suggestions/${id}/answers`, { ops })
const answersOf = async (id: string): Promise<Record<string, { value: unknown; rev: number }>> => {
  const { body } = await here.filer.get(`/suggestions/${id}/draft`)
  return Object.fromEntries(
    body.answers.map((it: { path: string; value: unknown; rev: number }) => [it.path, it]),
  )
}

describe('beginning', () => {
  it('puts the four questions where the form uses them', async () => {
    const answers = await answersOf(await here.begin({ field: 'ELSE', fieldNote: '深海采矿' }))
    expect(Object.fromEntries(Object.entries(answers).map(([path, { value }]) => [path, value]))).toEqual({
      title: '海上风电叶片防腐涂层',
      abstract: '涂层在盐雾中两年即脱落。',
      primaryField: 'ELSE',
      fieldNote: '深海采矿',
    })
  })

  it('is done once for one key, also when pressed twice at the same time', async () => {
    const asked = {
      key: key(),
      call: 'xiaoshi-2030',
      org: here.org.id,
      kind: 'STUDY',
      field: null,
      livelihood: null,
      title: '近海养殖政策研究',
      abstract: '摘要',
    }
    const [one, two] = await Promise.all([
      here.filer.post('/suggestions', asked),
      here.filer.post('/suggestions', asked),
    ])
    expect([one.status, two.status]).toEqual([200, 200])
    expect(one.body.id).toBe(two.body.id)
  })

  it.each([
    ['another unit', { org: '00000000-0000-7000-8000-0000000000ff' }, 'not-yours'],
    ['a kind that is not there', { kind: 'NONE' }, 'unknown-code'],
    ['a field that is not there', { field: 'NONE' }, 'unknown-code'],
    ['a call that is not there', { call: 'none' }, 'unknown-code'],
    ['NUL in the title', { title: 'a\0b' }, 'unstorable'],
    ['half a surrogate pair', { title: 'a\ud800b' }, 'unstorable'],
    ['a title of 10 MB', { title: '长'.repeat(3_400_000) }, 'bad-input'],
  ])('refuses %s', async (_, change, why) => {
    const asked = {
      key: key(),
      call: 'xiaoshi-2030',
      org: here.org.id,
      kind: 'TECH',
      field: 'SEA',
      livelihood: null,
      title: '题',
      abstract: '摘要',
    }
    const { status, body } = await here.filer.post('/suggestions', { ...asked, ...change })
    expect([status < 500, body.why]).toEqual([true, why])
    expect(body.detail.length).toBeGreaterThan(5)
  })
})

describe('saving', () => {
  it('does each operation once, however often and at the same time it arrives', async () => {
    const id = await here.begin()
    const op = edit('abstract', '改过的摘要', 2)
    const answers = await answersOf(id)
    const based = { ...op, base: answers['abstract']?.rev }
    const all = await Promise.all(Array.from({ length: 8 }, () => save(id, [based])))
    expect(new Set(all.map((it) => JSON.stringify(it.body.outcomes)))).toHaveLength(1)
    expect(all[0]?.body.outcomes[0].outcome).toBe('applied')
    const { body } = await here.filer.get(`/suggestions/${id}/history?path=abstract`)
    expect(body.entries.map((it: { value: unknown }) => it.value)).toEqual([
      '改过的摘要',
      '涂层在盐雾中两年即脱落。',
    ])
  })

  it('keeps both sides of a clash, shows theirs, and takes the settled text', async () => {
    const id = await here.begin()
    await here.filer.put(`/suggestions/${id}/authors/${here.colleaguePerson.id}`)
    const base = (await answersOf(id))['abstract']?.rev ?? 0
    await save(id, [edit('abstract', '甲的摘要', base)])
    const clash = await save(id, [edit('abstract', '乙的摘要', base)], here.colleague)
    const [{ outcome, theirs }] = clash.body.outcomes
    expect([outcome, theirs.value, theirs.name]).toEqual(['clash', '甲的摘要', '甲'])
    const settled = await save(
      id,
      [edit('abstract', '两人的摘要', theirs.rev, { settles: true })],
      here.colleague,
    )
    expect(settled.body.outcomes[0].outcome).toBe('applied')
    expect((await answersOf(id))['abstract']?.value).toBe('两人的摘要')
    const { body } = await here.filer.get(`/suggestions/${id}/history?path=abstract`)
    expect(body.entries.map((it: { value: unknown; outcome: string }) => [it.value, it.outcome])).toEqual(
      expect.arrayContaining([
        ['乙的摘要', 'clash'],
        ['两人的摘要', 'settled'],
      ]),
    )
  })

  it('lets the same text from two sides be no clash, and a writer go on without waiting for the answer', async () => {
    const id = await here.begin()
    const base = (await answersOf(id))['abstract']?.rev ?? 0
    await save(id, [edit('abstract', '同样的话', base)])
    const again = await save(id, [edit('abstract', '同样的话', base)])
    expect(again.body.outcomes[0].outcome).toBe('applied')
    const batch = await save(id, [edit('phone', '1'), edit('phone', '12'), edit('phone', '123')])
    expect(batch.body.outcomes.map((it: { outcome: string }) => it.outcome)).toEqual(Array(3).fill('applied'))
    expect((await answersOf(id))['phone']?.value).toBe('123')
  })

  it('lets many write at the same moment: other places all go in, of one place one text wins and the others are clashes', async () => {
    const id = await here.begin()
    const apart = await Promise.all(
      Array.from({ length: 12 }, (_, i) => save(id, [edit(`problems/r${i}/problem`, `问题${i}`)])),
    )
    expect(new Set(apart.map((it) => it.body.outcomes[0].rev)).size).toBe(12)
    const same = await Promise.all(Array.from({ length: 6 }, (_, i) => save(id, [edit('phone', `${i}`)])))
    const outcomes = same.map((it) => it.body.outcomes[0].outcome).sort()
    expect(outcomes).toEqual(['applied', ...Array(5).fill('clash')])
    const { body } = await here.filer.get(`/suggestions/${id}/history?path=phone`)
    expect(body.entries).toHaveLength(6)
  })

  it('takes five hundred at once and refuses one more', async () => {
    const id = await here.begin()
    const ops = Array.from({ length: 500 }, (_, i) => edit(`problems/r${i}/problem`, `问题${i}`))
    const { status, body } = await save(id, ops)
    expect([status, body.outcomes.length, body.rev]).toEqual([200, 500, 503])
    expect((await save(id, [...ops, edit('phone', '1')])).body.why).toBe('bad-input')
  })

  it('keeps the good ones of a batch and says of each bad one which question and why', async () => {
    const id = await here.begin()
    const { body } = await save(id, [
      edit('phone', '13000000000'),
      edit('nothing', 'x'),
      edit('problems', 'x'),
      edit('scope', { a: 1 }),
      edit('abstract', '长'.repeat(200_001), 2),
      edit('attachments', [{ id: key(), name: 'a.pdf', size: 1, sha256: 'a'.repeat(64) }]),
    ])
    expect(body.outcomes.map((it: { outcome: string; why?: string }) => it.why ?? it.outcome)).toEqual([
      'applied',
      'unknown-path',
      'wrong-type',
      'wrong-type',
      'too-long',
      'unknown-file',
    ])
    for (const it of body.outcomes.slice(2)) expect(it.detail).toMatch(/“.+”/)
  })

  it.each([
    ['NUL', 'a\0b', 'unstorable'],
    ['half a surrogate pair', '\udfff', 'unstorable'],
  ])('refuses %s with a sentence', async (_, value, why) => {
    const { status, body } = await save(await here.begin(), [edit('abstract', value)])
    expect([status, body.why]).toEqual([422, why])
  })

  it('answers a paste of 10 MB with a sentence, and one beyond the bound, too', async () => {
    const id = await here.begin()
    const paste = await save(id, [edit('abstract', 'x'.repeat(10 * 1024 * 1024), 2)])
    expect([paste.status, paste.body.outcomes[0].why]).toEqual([200, 'too-long'])
    const more = await save(id, [edit('abstract', 'x'.repeat(13 * 1024 * 1024), 2)])
    expect([more.status, more.body.why]).toEqual([413, 'too-big'])
  })

  it('keeps characters beyond the first plane and turns CRLF into LF', async () => {
    const id = await here.begin()
    await save(id, [edit('phone', '𠮷\r\n野')])
    expect((await answersOf(id))['phone']?.value).toBe('𠮷\n野')
  })

  it('carries title, field and levels over into lists', async () => {
    const id = await here.begin()
    const answers = await answersOf(id)
    await save(id, [
      edit('title', ' 新的\n题目 ', answers['title']?.rev),
      edit('primaryField', 'AIR', answers['primaryField']?.rev),
      edit('trlCurrent', '4'),
      edit('trlTarget', '8'),
      edit('scope', 'full'),
    ])
    const { body } = await here.filer.get(`/suggestions/${id}`)
    expect(body.suggestion).toMatchObject({
      title: '新的 题目',
      field: 'AIR',
      readinessNow: 4,
      readinessTarget: 8,
      publishScope: 'full',
    })
  })

  it('leaves locked fields alone once it came back for others', async () => {
    const id = await here.begin()
    await here.site.ctx.db
      .updateTable('suggestion')
      .set({
        state: 'office-returned',
        unlocked: ['abstract'],
        office: 'ONE',
        no: `XS-${id}`,
        cohort: 'rolling',
        first_handed_in: new Date(here.site.ctx.now()),
        handed_in: new Date(here.site.ctx.now()),
      })
      .where('id', '=', id)
      .execute()
    const { body } = await save(id, [
      edit('abstract', '改', 2),
      edit('phone', '1'),
      edit('problems/a/problem', '1'),
    ])
    expect(body.outcomes.map((it: { why?: string }) => it.why)).toEqual([
      undefined,
      'locked-field',
      'locked-field',
    ])
  })
})

describe('other people', () => {
  it.each([
    ['one', (id: string) => here.stranger.get(`/suggestions/${id}`)],
    ['the draft', (id: string) => here.stranger.get(`/suggestions/${id}/draft`)],
    ['its changes', (id: string) => here.stranger.get(`/suggestions/${id}/draft/rev?since=0`)],
    ['its history', (id: string) => here.stranger.get(`/suggestions/${id}/history?path=abstract`)],
    ['its check', (id: string) => here.stranger.post(`/suggestions/${id}/check`)],
    ['saving', (id: string) => save(id, [edit('abstract', 'x')], here.stranger)],
    ['discarding', (id: string) => here.stranger.delete(`/suggestions/${id}`)],
    [
      'copying',
      (id: string) => here.stranger.post(`/suggestions/${id}/copy`, { key: key(), call: 'xiaoshi-2030' }),
    ],
    ['the colleagues', (id: string) => here.stranger.get(`/suggestions/${id}/colleagues`)],
    ['the timeline', (id: string) => here.stranger.get(`/suggestions/${id}/timeline`)],
    ['the versions', (id: string) => here.stranger.get(`/suggestions/${id}/versions`)],
    ['a colleague not asked in', (id: string) => here.colleague.get(`/suggestions/${id}/draft`)],
    ['an officer', (id: string) => here.officer.get(`/suggestions/${id}/draft`)],
  ])('do not find it: %s', async (_, ask) => {
    const id = await here.begin({ title: '不该外泄的题目' })
    const { status, body } = await ask(id)
    expect([status, body.why]).toEqual([404, 'not-found'])
    expect(JSON.stringify(body)).not.toContain('外泄')
  })

  it('are not let in from another unit', async () => {
    const id = await here.begin()
    const { status } = await here.filer.put(`/suggestions/${id}/authors/${here.strangerPerson.id}`)
    expect(status).toBe(404)
  })
})

describe('reading on', () => {
  it('gives only what changed, and who else is there', async () => {
    const id = await here.begin()
    await here.filer.put(`/suggestions/${id}/authors/${here.colleaguePerson.id}`)
    const { rev } = (await here.colleague.get(`/suggestions/${id}/draft?path=abstract`)).body
    await save(id, [edit('phone', '1')])
    const { body } = await here.filer.get(`/suggestions/${id}/draft/rev?since=${rev}`)
    expect(body.changed.map((it: { path: string }) => it.path)).toEqual(['phone'])
    expect(body.present).toEqual([{ id: here.colleaguePerson.id, name: '乙', path: 'abstract' }])
  })

  it('answers 304 to what the reader has', async () => {
    const id = await here.begin()
    const first = await here.filer.get(`/suggestions/${id}/draft`)
    const headers = { cookie: here.filer.cookie ?? '', 'if-none-match': String(first.headers['etag']) }
    const ask = () => here.site.app.inject({ url: `/api/v1/suggestions/${id}/draft`, headers })
    expect((await ask()).statusCode).toBe(304)
    await save(id, [edit('phone', '1')])
    expect((await ask()).statusCode).toBe(200)
  })

  it('checks as handing in would', async () => {
    const { body } = await here.filer.post(`/suggestions/${await here.begin()}/check`)
    expect(body.destination.code).toBe('ONE')
    expect(body.findings).toContainEqual(
      expect.objectContaining({ field: 'declNoSecret', code: 'not-declared' }),
    )
  })
})

describe('copying and discarding', () => {
  it('takes answers over by their id, and neither statements nor files', async () => {
    const id = await here.begin()
    await save(id, [
      edit('phone', '13000000000'),
      edit('declNoSecret', true),
      edit('problems/a', 'V'),
      edit('problems/a/problem', '结合力不足'),
    ])
    const { body } = await here.filer.post(`/suggestions/${id}/copy`, { key: key(), call: 'xiaoshi-2030' })
    expect(body.dropped).toEqual(['declNoSecret'])
    expect(body.kept).toEqual(expect.arrayContaining(['title', 'abstract', 'phone', 'problems']))
    const copied = await answersOf(body.id)
    expect(copied['problems/a/problem']?.value).toBe('结合力不足')
    expect((await here.filer.get(`/suggestions/${body.id}`)).body.suggestion.title).toBe(
      '海上风电叶片防腐涂层',
    )
  })

  it('discards a draft with everything in it but the fact', async () => {
    const id = await here.begin()
    expect((await here.filer.delete(`/suggestions/${id}`)).status).toBe(200)
    expect((await here.filer.get(`/suggestions/${id}`)).status).toBe(404)
    const facts = await here.site.ctx.db
      .selectFrom('fact')
      .select('happened')
      .where('subject', '=', id)
      .execute()
    expect(facts.map((fact) => fact.happened)).toEqual(['suggestion-begun', 'suggestion-discarded'])
  })

  it('lists mine with a count by state, page by page', async () => {
    const ids = [await here.begin({ title: '独特词甲' }), await here.begin({ title: '独特词乙' })]
    const one = (await here.filer.get('/suggestions?q=独特词&limit=1')).body
    const two = (await here.filer.get(`/suggestions?q=独特词&limit=1&cursor=${one.next}`)).body
    expect([...one.items, ...two.items].map((it: { id: string }) => it.id).sort()).toEqual(ids.sort())
    expect([one.counts.draft, two.next]).toEqual([2, null])
  })
})
