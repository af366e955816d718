import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import { publishGuides } from '#server/jobs/publish-guides.ts'
import type { As } from '#test/support/app.ts'
import { acceptedOne, aDirectionOf, contentRow } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, view } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { solved } from '#test/support/proof.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let planning: As
let leader: As
let otherLeader: As
let officer: As
let head: As
let office: string
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  planning = await here.as(here.triage)
  leader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
  otherLeader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
  office = (await one('full')).office
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
})
afterAll(() => here.site.close())

const one = (scope: 'full' | 'title-abstract' | 'none', change: Readonly<Record<string, unknown>> = {}) =>
  acceptedOne(here, writer, org.id, scope, change)

let made = 0
const begunGuide = async (
  change: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string; slug: string }> => {
  const slug = `2024-${++made}`
  const { id } = granted(
    await planning.post('/guides', {
      key: aKey(),
      call: here.call.id,
      slug,
      title: { zh: `2024 年度申报指南（第 ${made} 批）`, en: `Guide for 2024, part ${made}` },
      intro: { zh: '', en: '' },
      kinds: ['ZDYF'],
      terms: { ZDYF: { zh: '由企业牵头申报。', en: 'Enterprises apply.' } },
      applyFrom: '2024-05-30',
      applyTo: '2024-06-30',
      ...change,
    }),
  )
  return { id, slug }
}
const step = async (as: As, id: string, verb: string, body: Readonly<Record<string, unknown>> = {}) => {
  const seen = await as.get(`/guides/${id}/board`)
  return as.post(`/guides/${id}/${verb}`, { revision: seen.body?.guide?.revision ?? 1, key: aKey(), ...body })
}
const place = async (id: string, directions: readonly string[]) => {
  const { guide } = granted(await planning.get(`/guides/${id}/board`))
  return planning.put(`/guides/${id}/directions`, { revision: guide.revision, key: aKey(), directions })
}
/** A guide with these directions that the leader has approved. */
const approved = async (directions: readonly string[]) => {
  const it = await begunGuide()
  granted(await place(it.id, directions))
  granted(await step(leader, it.id, 'approve'))
  return it
}
const published = async (directions: readonly string[]) => {
  const it = await approved(directions)
  granted(await step(planning, it.id, 'publish'))
  return it
}
const linked = async (direction: string, suggestion: string, path = 'abstract') =>
  here.site.ctx.db
    .insertInto('direction_link')
    .values({
      direction,
      place: contentRow,
      suggestion,
      path,
      by_person: writer.id,
      at: new Date(here.site.clock.now()),
    })
    .execute()
const mails = (sort: string) =>
  here.site.ctx.db
    .selectFrom('mail')
    .select(['recipient', 'body', 'subject'])
    .where('sort', '=', sort)
    .execute()

describe('from argued directions to a published guide', () => {
  test('planning assembles, the leader approves, and everybody reads it with its sources', async () => {
    const [full, title, none] = [await one('full'), await one('title-abstract'), await one('none')]
    const first = await aDirectionOf(here, office, [
      { id: full.id, use: 'whole' },
      { id: title.id, use: 'part' },
      { id: none.id, use: 'reference' },
    ])
    for (const it of [full, title, none]) await linked(first, it.id)
    await linked(first, title.id, 'background')
    const second = await aDirectionOf(here, office, [{ id: title.id, use: 'merged' }], {
      title: '绿色甲醇燃料供给系统',
    })
    const it = await begunGuide()

    expect(
      said(
        await officer.put(`/guides/${it.id}/directions`, { revision: 1, key: aKey(), directions: [first] }),
      ),
    ).toBe('403 not-yours')
    granted(await place(it.id, [second, first]))
    granted(await place(it.id, [first, second]))
    const board = granted(await planning.get(`/guides/${it.id}/board`))
    expect(board.directions.map((row: { id: string }) => row.id)).toEqual([first, second])
    expect(board.counts.find((row: { office: string }) => row.office === office).argued).toBeGreaterThan(1)
    expect(board.findings.filter((row: { weight: string }) => row.weight === 'must')).toEqual([])

    expect((await here.site.anyone.get(`/public/guides/${it.slug}`)).status).toBe(404)
    expect(said(await step(planning, it.id, 'approve'))).toBe('403 not-yours')
    expect(said(await step(planning, it.id, 'publish'))).toBe('409 wrong-step')
    granted(await step(leader, it.id, 'approve'))
    granted(await step(planning, it.id, 'publish'))

    const read = granted(await here.site.anyone.get(`/public/guides/${it.slug}`))
    expect(read.content.sections[0].directions.map((row: { no: string }) => row.no)).toEqual(['1.1', '1.2'])
    expect(read.editions).toHaveLength(1)
    const page = granted(await here.site.anyone.get(`/public/guides/${it.slug}/directions/1.1`))
    const by = (detail: string) => page.sources.filter((row: { detail: string }) => row.detail === detail)
    expect(page.sources).toHaveLength(3)
    expect(by('text')[0].passages[0].text.length).toBeGreaterThan(3)
    expect(by('abstract')[0].passages).toHaveLength(1)
    expect(by('kind')[0]).toEqual({
      detail: 'kind',
      use: 'reference',
      kind: 'ZDYF',
      month: '2024-02',
      places: [contentRow],
      passages: [],
    })
    expect(JSON.stringify(page)).not.toContain(org.name)
    expect(JSON.stringify(page)).not.toContain(none.no)
    expect([page.previous, page.next.no]).toEqual([null, '1.2'])

    const states = [full, title, none].map(async ({ id }) => (await view(officer, id)).state)
    expect(await Promise.all(states)).toEqual(['adopted', 'merged', 'partly-adopted'])
    const letters = await mails('guide-outcome')
    expect(letters).toHaveLength(3)
    expect(letters.some(({ body }) => body.includes(`/guides/${it.slug}/1.1`))).toBe(true)
    const feed = granted(await here.site.anyone.get(`/public/guides/${it.slug}/feed`))
    expect([feed.version, feed.items.length]).toEqual(['https://jsonfeed.org/version/1.1', 2])
    expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
  })

  test('an answer that has not changed is not sent again', async () => {
    const it = await published([await aDirectionOf(here, office, [])])
    const answer = await here.site.anyone.get(`/public/guides/${it.slug}`)
    const again = await here.site.app.inject({
      method: 'GET',
      url: `/api/v1/public/guides/${it.slug}`,
      headers: { 'if-none-match': String(answer.headers['etag']) },
    })
    expect(again.statusCode).toBe(304)
  })
})

test.each([
  ['agreed', 'full', 'yes', true],
  ['agreed, and published little', 'title-abstract', 'yes', true],
  ['said no', 'full', 'no', false],
  ['was silent', 'full', undefined, false],
  ['lets nothing be published, whatever else it said', 'none', 'yes', false],
] as const)(
  'a unit is named beside what comes from it only if it agreed: one that %s',
  async (_, scope, said, shown) => {
    const unit = await aReadyOrg(here, {
      type: 'ENT',
      name: `署名公司${++made}`,
      members: [{ person: writer, filer: true, admin: true }],
    })
    const it = await acceptedOne(here, writer, unit.id, scope, {}, said)
    const direction = await aDirectionOf(here, it.office, [it])
    await linked(direction, it.id)
    const { slug } = await published([direction])
    const page = granted(await here.site.anyone.get(`/public/guides/${slug}/directions/1.1`))
    expect(page.sources.map((row: { org?: string }) => row.org)).toEqual([shown ? unit.name : undefined])
    expect(JSON.stringify(page).includes(unit.name)).toBe(shown)
    expect(JSON.stringify(page)).not.toContain(writer.name)
  },
)

describe('what the public may not see', () => {
  test('a source frozen after publication is hidden at once, and the guide can be corrected', async () => {
    const secret = await one('full', { title: '某某特殊涂层配方' })
    const direction = await aDirectionOf(here, office, [secret])
    await linked(direction, secret.id)
    const it = await published([direction])
    const address = `/public/guides/${it.slug}/directions/1.1`
    expect(JSON.stringify(granted(await here.site.anyone.get(address)))).toContain('某某特殊涂层配方')
    granted(await move(officer, secret.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    const after = granted(await here.site.anyone.get(address))
    expect(after.sources).toEqual([{ detail: 'counted', passages: [], places: [] }])
    expect(JSON.stringify(after)).not.toContain('某某特殊涂层配方')

    const note = { zh: '方向 1.1 撤下核查。', en: 'Direction 1.1 is withheld.' }
    expect(said(await step(officer, it.id, 'correct', { note, changes: [], withholds: ['1.1'] }))).toBe(
      '403 not-yours',
    )
    expect(said(await step(planning, it.id, 'correct', { note, changes: [], withholds: ['7.7'] }))).toBe(
      '422 unknown-code',
    )
    granted(await step(planning, it.id, 'correct', { note, changes: [], withholds: ['1.1'] }))
    const corrected = granted(await here.site.anyone.get(`/public/guides/${it.slug}`))
    expect(corrected.editions.map((row: { n: number }) => row.n)).toEqual([2, 1])
    expect(corrected.content.sections[0].directions[0]).toMatchObject({
      withheld: true,
      title: '',
      parts: [],
    })
    expect(JSON.stringify(corrected)).not.toContain('耐盐雾')
    expect(granted(await here.site.anyone.get(address)).sources).toEqual([])
    expect(granted(await here.site.anyone.get(`/public/guides/${it.slug}/feed`)).items).toEqual([])
  })

  test('a source frozen at the moment of publication is left out, planning is told, and the rest goes on', async () => {
    const [good, bad] = [await one('full'), await one('full')]
    const direction = await aDirectionOf(here, office, [good, bad])
    const it = await approved([direction])
    granted(await move(officer, bad.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    granted(await step(planning, it.id, 'publish'))
    const { sources } = granted(await here.site.anyone.get(`/public/guides/${it.slug}/directions/1.1`))
    expect(sources.map((row: { detail: string }) => row.detail).sort()).toEqual(['counted', 'text'])
    expect((await view(officer, good.id)).state).toBe('merged')
    const flagged = await mails('guide-source-frozen')
    expect(flagged.some(({ body }) => body.includes(bad.no))).toBe(true)

    granted(await move(head, bad.id, 'thaw', { reason: '经核查不涉密。' }))
    await publishGuides(here.site.ctx)
    await publishGuides(here.site.ctx)
    expect((await view(officer, bad.id)).state).toBe('merged')
  })

  test('nobody outside sees a guide, a board or a comment before its time', async () => {
    const it = await begunGuide()
    granted(
      await place(it.id, [
        await aDirectionOf(here, office, [], { until: 'drafting', title: '尚未确认的方向' }),
      ]),
    )
    const filer = await here.as(writer)
    const asked = [
      `/guides`,
      `/guides/${it.id}/board`,
      `/guides/${it.id}/comments`,
      `/guides/${it.id}/difference`,
    ]
    for (const path of asked) {
      expect((await here.site.anyone.get(path)).status).toBe(401)
      expect((await filer.get(path)).status).toBe(403)
    }
    const auditor = await here.as(here.auditor)
    expect(granted(await auditor.get('/guides')).items.some((row: { id: string }) => row.id === it.id)).toBe(
      false,
    )
    expect((await auditor.get(`/guides/${it.id}/board`)).status).toBe(404)
    expect(JSON.stringify(granted(await here.site.anyone.get('/public/guides')))).not.toContain(it.slug)
    // Open for comments, but what no office has confirmed stays inside.
    granted(await step(planning, it.id, 'open-comments', { until: here.site.clock.now() + 3 * 86_400_000 }))
    expect(JSON.stringify(granted(await here.site.anyone.get(`/public/guides/${it.slug}`)))).not.toContain(
      '尚未确认',
    )
    const { items } = granted(await here.site.anyone.get('/public/guides'))
    expect(items.find((row: { slug: string }) => row.slug === it.slug).directions).toBe(0)
  })
})

describe('comments of the public', () => {
  test('are shown once decided on, and hold the approval up until then', async () => {
    const direction = await aDirectionOf(here, office, [])
    const it = await begunGuide()
    granted(await place(it.id, [direction]))
    const comment = { direction: '1.1', name: '王某', contact: 'w@example.com', body: '建议放宽指标。' }
    const say = async () =>
      here.site.anyone.post(`/public/guides/${it.slug}/comments`, {
        ...comment,
        proof: await solved(here.site),
      })
    expect(said(await say())).toBe('404 not-found')
    granted(await step(planning, it.id, 'open-comments', { until: here.site.clock.now() + 3 * 86_400_000 }))
    granted(await say())
    const unproven = await here.site.anyone.post(`/public/guides/${it.slug}/comments`, {
      ...comment,
      proof: 'no',
    })
    expect(said(unproven)).toBe('429 slow-down')
    expect(granted(await here.site.anyone.get(`/public/guides/${it.slug}`)).comments).toEqual([])
    expect(said(await step(leader, it.id, 'approve'))).toBe('409 too-early')
    granted(await step(planning, it.id, 'close-comments'))
    expect(said(await step(leader, it.id, 'approve'))).toBe('409 comments-waiting')
    const { items } = granted(await planning.get(`/guides/${it.id}/comments`))
    expect(granted(await officer.get(`/guides/${it.id}/comments`)).items[0].contact).toBe('')
    const decide = (as: As) =>
      as.post(`/guides/${it.id}/comments/${items[0].id}`, { state: 'shown', answer: '已采纳。' })
    expect(said(await decide(officer))).toBe('403 not-yours')
    granted(await decide(planning))
    granted(await step(leader, it.id, 'approve'))
    granted(await step(planning, it.id, 'publish'))
    const shown = granted(await here.site.anyone.get(`/public/guides/${it.slug}`)).comments
    expect(shown).toMatchObject([{ name: '王某', answer: '已采纳。' }])
    expect(JSON.stringify(shown)).not.toContain('w@example.com')
  })
})

describe('two at once, twice, and by the clock', () => {
  test('of two leaders at once one approves and the other finds it approved', async () => {
    const it = await begunGuide()
    granted(await place(it.id, [await aDirectionOf(here, office, [])]))
    const answers = await Promise.all([step(leader, it.id, 'approve'), step(otherLeader, it.id, 'approve')])
    expect(answers.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
  })

  test('published twice it has one edition and one letter each', async () => {
    const source = await one('full')
    const it = await approved([await aDirectionOf(here, office, [source])])
    const before = (await mails('guide-outcome')).length
    const answers = await Promise.all([step(planning, it.id, 'publish'), step(planning, it.id, 'publish')])
    expect(answers.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
    expect((await mails('guide-outcome')).length - before).toBe(1)
  })

  test('the clock past its time twice publishes it once', async () => {
    const source = await one('full')
    const it = await approved([await aDirectionOf(here, office, [source])])
    const when = here.site.clock.now() + 3_600_000
    expect(said(await step(planning, it.id, 'schedule', { when: here.site.clock.now() }))).toBe(
      '422 not-later',
    )
    granted(await step(planning, it.id, 'schedule', { when }))
    await publishGuides(here.site.ctx)
    expect((await here.site.anyone.get(`/public/guides/${it.slug}`)).status).toBe(404)
    const now = here.site.clock.now()
    here.site.clock.set(when + 1)
    await Promise.all([publishGuides(here.site.ctx), publishGuides(here.site.ctx)])
    await publishGuides(here.site.ctx)
    here.site.clock.set(now)
    expect(granted(await here.site.anyone.get(`/public/guides/${it.slug}`)).editions).toHaveLength(1)
    expect((await view(officer, source.id)).state).toBe('merged')
  })

  test('a source that another direction still needs goes on being condensed', async () => {
    const shared = await one('full')
    const [out, later] = [
      await aDirectionOf(here, office, [shared]),
      await aDirectionOf(here, office, [{ id: shared.id, use: 'whole' }], {
        until: 'drafting',
        title: '后一批的方向',
      }),
    ]
    await published([out])
    expect((await view(officer, shared.id)).state).toBe('condensing')
    const { revision } = granted(await officer.get(`/directions/${later}`))
    granted(
      await officer.post(`/directions/${later}/abandon`, {
        revision,
        key: aKey(),
        reason: '不再需要这个方向。',
      }),
    )
    await publishGuides(here.site.ctx)
    expect((await view(officer, shared.id)).state).toBe('merged')
  })
})

describe('bad input', () => {
  const cases: readonly [
    string,
    (id: string) => Promise<{ readonly status: number; readonly body: unknown }>,
  ][] = [
    ['no such guide', () => planning.get(`/guides/${aKey()}/board`)],
    ['not an id', () => planning.get('/guides/nothing/board')],
    ['an unknown kind', () => planning.post('/guides', head_({ kinds: ['NONE'] }))],
    ['kinds twice', () => planning.post('/guides', head_({ kinds: ['ZDYF', 'ZDYF'] }))],
    [
      'dates reversed',
      () => planning.post('/guides', head_({ applyFrom: '2024-07-01', applyTo: '2024-06-01' })),
    ],
    ['no date', () => planning.post('/guides', head_({ applyFrom: '2024-02-31' }))],
    ['a slug with a slash', () => planning.post('/guides', head_({ slug: 'a/b' }))],
    ['a slug that is taken', () => planning.post('/guides', head_({ slug: '2024-1' }))],
    ['NUL in a title', () => planning.post('/guides', head_({ title: { zh: '\0', en: 'x' } }))],
    ['an unknown direction', (id) => place(id, [aKey()])],
    ['an unknown office', (id) => planning.post(`/guides/${id}/remind`, { key: aKey(), office: 'ZZ' })],
    [
      'comments for an hour',
      (id) => step(planning, id, 'open-comments', { until: here.site.clock.now() + 3_600_000 }),
    ],
    ['a time beyond all calendars', (id) => step(planning, id, 'open-comments', { until: 9e15 })],
    ['nothing to approve', (id) => step(leader, id, 'approve')],
    ['publish unapproved', (id) => step(planning, id, 'publish')],
    [
      'correct unpublished',
      (id) =>
        step(planning, id, 'correct', {
          note: { zh: '一二三四五', en: 'abcde' },
          changes: [],
          withholds: [],
        }),
    ],
    [
      'an old revision',
      (id) => planning.put(`/guides/${id}/directions`, { revision: 99, key: aKey(), directions: [] }),
    ],
    ['a number that is none', () => here.site.anyone.get('/public/guides/2024-1/directions/%E4%B8%80')],
    ['a slug that is none', () => here.site.anyone.get('/public/guides/..%2F..')],
  ]
  const head_ = (change: Readonly<Record<string, unknown>>) => ({
    key: aKey(),
    call: here.call.id,
    slug: 'bad-one',
    title: { zh: '指南', en: 'Guide' },
    intro: { zh: '', en: '' },
    kinds: ['ZDYF'],
    terms: {},
    applyFrom: null,
    applyTo: null,
    ...change,
  })
  test.each(cases)('%s gets a sentence', async (_, ask) => {
    const { id } = await begunGuide()
    const { status, body } = await ask(id)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect((body as { detail: string }).detail.length).toBeGreaterThan(3)
  })
})
