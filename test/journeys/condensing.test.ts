import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, view } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let officer: As
let head: As
let stranger: As
let office: string
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  office = (await accepted()).office
  officer = await here.as(here.officers.get(office))
  head = await here.as(here.heads.get(office))
  stranger = await here.as(here.officers.get([...here.officers.keys()].find((it) => it !== office) ?? ''))
})
afterAll(() => here.site.close())

/** A suggestion that its office has taken in. */
const accepted = (abstract?: string): Promise<TakenIn> =>
  takenIn(here, writer, org.id, abstract === undefined ? {} : { abstract })

const direction = async (sources: readonly string[], title = '海上风电叶片长效防护技术'): Promise<string> =>
  granted(
    await officer.post(`/offices/${office}/directions`, {
      key: aKey(),
      call: here.call.id,
      kind: 'ZDYF',
      field: null,
      title,
      sources: sources.map((suggestion) => ({ suggestion, use: 'merged' })),
    }),
  ).id
const look = async (id: string, as: As = officer) => granted(await as.get(`/directions/${id}`))
const step = async (as: As, id: string, verb: string, body: Readonly<Record<string, unknown>> = {}) => {
  const seen = await officer.get(`/directions/${id}`)
  return as.post(`/directions/${id}/${verb}`, { revision: seen.body?.revision ?? 1, key: aKey(), ...body })
}
const write = async (id: string, values: Readonly<Record<string, unknown>>) => {
  const known = new Map(
    (await look(id)).answers.map((it: { path: string; rev: number }) => [it.path, it.rev] as const),
  )
  const ops = Object.entries(values).map(([path, value]) => ({
    op: aKey(),
    path,
    value,
    base: known.get(path) ?? 0,
  }))
  const { outcomes } = granted(await officer.post(`/directions/${id}/answers`, { ops }))
  expect(outcomes.filter((it: { outcome: string }) => it.outcome !== 'applied')).toEqual([])
}
const answersOf = async (id: string): Promise<Record<string, unknown>> =>
  Object.fromEntries(
    (await look(id)).answers
      .filter((it: { value: unknown }) => it.value !== null)
      .map((it: { path: string; value: unknown }) => [it.path, it.value])
      .sort(),
  )
const sourcesOf = async (id: string): Promise<string[]> =>
  (await look(id)).sources.map((it: { suggestion: { id: string } }) => it.suggestion.id).sort()
const undo = async (as: As, change: string, kept: string) => {
  const { revision } = await look(kept)
  return as.post(`/direction-changes/${change}/undo`, { revision, key: aKey() })
}

/** Rows of research content, by ids of their own. */
const rows = (...texts: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    texts.flatMap((text, n) => {
      const row = `content/${aKey()}`
      return [
        [row, `${n + 1}V`],
        [`${row}/text`, text],
      ]
    }),
  )

const desk = async (as: As = officer, more = '') =>
  as.get(`/offices/${office}/groups?call=${here.call.id}${more}`)

describe('groups', () => {
  test('are made, corrected and counted again, and what was done by hand stays', async () => {
    const [a, b, c, d] = [await accepted(), await accepted(), await accepted(), await accepted()]
    const { db } = here.site.ctx
    const pair = (x: string, y: string) => ({
      ...(x < y ? { a: x, b: y } : { a: y, b: x }),
      score: 0.8,
      relation: 'duplicate' as const,
      parts: '{}',
      at: new Date(here.site.clock.now()),
    })
    await db
      .insertInto('likeness')
      .values([pair(a.id, b.id), pair(c.id, d.id)])
      .onConflict((on) => on.columns(['a', 'b']).doUpdateSet({ score: 0.8, relation: 'duplicate' }))
      .execute()
    const again = async (granularity = 0.3) =>
      granted(await officer.post(`/offices/${office}/groups/regroup`, { call: here.call.id, granularity }))
    await again()
    const groupOf = async (id: string) =>
      granted(await desk()).groups.find((it: { members: { id: string }[] }) =>
        it.members.some((member) => member.id === id),
      )
    const first = await groupOf(a.id)
    expect(first.members.map((it: { id: string }) => it.id)).toContain(b.id)
    const text = JSON.stringify((await desk()).body)
    expect(text.includes('涂层在盐雾中两年即脱落')).toBe(false)

    granted(await officer.patch(`/groups/${first.id}`, { name: '叶片防护' }))
    granted(await officer.put(`/groups/${first.id}/members/${c.id}`))
    granted(await officer.delete(`/groups/${first.id}/members/${b.id}`))
    await again()
    // The one put in by hand draws its like; the one whose like was taken out stands alone again.
    const after = await groupOf(c.id)
    expect([after.id, after.name]).toEqual([first.id, '叶片防护'])
    const members = after.members.map((it: { id: string }) => it.id)
    expect(members.sort()).toEqual([c.id, d.id].sort())
    const loose = granted(await desk()).loose
    expect(loose.find((it: { id: string }) => it.id === b.id).byHand).toBe(true)

    for (const id of members) granted(await officer.delete(`/groups/${first.id}/members/${id}`))
    expect(said(await officer.patch(`/groups/${first.id}`, { name: '空的' }))).toBe('404 not-found')
    expect(await verifyChains(db)).toMatchObject({ broken: [] })
  })

  test('belong to their office alone', async () => {
    const one = await accepted()
    const made = granted(
      await officer.post(`/offices/${office}/groups`, {
        key: aKey(),
        call: here.call.id,
        name: '现场修复',
        members: [one.id],
      }),
    )
    expect(said(await desk(stranger))).toBe('403 not-yours')
    expect(said(await stranger.patch(`/groups/${made.id}`, { name: '别人' }))).toBe('404 not-found')
    expect(said(await stranger.delete(`/groups/${made.id}`))).toBe('404 not-found')
    expect(said(await (await here.as(here.triage)).delete(`/groups/${made.id}`))).toBe('403 not-yours')
    expect(said(await officer.put(`/groups/${made.id}/members/${aKey()}`))).toBe('404 not-found')
    granted(await officer.delete(`/groups/${made.id}`))
    expect(said(await officer.delete(`/groups/${made.id}`))).toBe('404 not-found')
  })
})

test('a draft is proposed from the sources, each sentence with its place, and nothing is stored', async () => {
  const [a, b] = [await accepted(), await accepted()]
  const id = await direction([a.id, b.id])
  const before = await look(id)
  const { sentences, characters } = granted(
    await officer.post(`/directions/${id}/draft`, { sentences: 5, characters: 300 }),
  )
  expect(sentences.length).toBeGreaterThan(0)
  expect(characters).toBeLessThanOrEqual(300)
  for (const { text, links } of sentences) {
    const { suggestion, path, from, to } = links[0]
    const source = before.sources.find(
      (it: { suggestion: { id: string } }) => it.suggestion.id === suggestion,
    )
    const passage = source.passages.find((it: { path: string }) => it.path === path)
    expect(passage.text.slice(from, to)).toBe(text)
  }
  // Both were filled in alike: what they say is said once, for both.
  expect(sentences[0].links.map((it: { suggestion: string }) => it.suggestion)).toContain(b.id)
  expect(await look(id)).toEqual(before)
  expect(said(await stranger.post(`/directions/${id}/draft`, {}))).toBe('404 not-found')
})

describe('merging', () => {
  test('brings both together, and undoing leaves no trace', async () => {
    const [a, b] = [await accepted(), await accepted()]
    const kept = await direction([a.id])
    const other = await direction([b.id], '海上风电叶片现场修复')
    await write(kept, rows('研究涂层。'))
    await write(other, { ...rows('研究修复。', '研究装备。'), need: '运维急需。' })
    const row = Object.keys(await answersOf(other)).find((path) => /^content\/[^/]+$/.test(path)) ?? ''
    const link = { suggestion: b.id, path: 'abstract', from: 0, to: 4 }
    granted(await officer.put(`/directions/${other}/links`, { place: row, links: [link] }))
    const state = async () => [
      await answersOf(kept),
      await answersOf(other),
      await sourcesOf(kept),
      await sourcesOf(other),
      (await look(kept)).links,
      (await look(other)).links,
      [(await look(kept)).state, (await look(other)).state],
    ]
    const before = await state()

    const { change } = granted(await step(officer, kept, 'merge', { other }))
    expect(await sourcesOf(kept)).toEqual([a.id, b.id].sort())
    expect(Object.values(await answersOf(kept))).toEqual(
      expect.arrayContaining(['研究涂层。', '研究修复。', '研究装备。', '运维急需。']),
    )
    expect((await look(kept)).links).toEqual([{ place: row, ...link }])
    expect((await look(other)).state).toBe('abandoned')
    expect(await answersOf(other)).toEqual(before[1])
    // A circle cannot come about: what was merged is given up, and only undoing brings it back.
    expect(said(await step(officer, other, 'merge', { other: kept }))).toBe('409 wrong-step')
    expect(said(await step(officer, other, 'take-up'))).toBe('409 wrong-step')

    expect(granted(await officer.get(`/directions/${kept}/changes`)).items[0]).toMatchObject({
      id: change,
      sort: 'merge',
      undoable: true,
    })
    granted(await undo(officer, change, kept))
    expect(await state()).toEqual(before)
    expect(said(await undo(officer, change, kept))).toBe('409 not-mergeable')
    expect((await view(officer, b.id)).state).toBe('condensing')
    const told = granted(await officer.get(`/directions/${kept}/timeline`)).entries
    expect(told.map((it: { happened: string }) => it.happened)).toEqual([
      'direction-begun',
      'direction-merged',
      'direction-change-undone',
    ])
    expect(told[1].by.name).not.toBe('')
    expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
  })

  test('what was written since is not lost by undoing', async () => {
    const [a, b, c] = [await accepted(), await accepted(), await accepted()]
    const kept = await direction([a.id])
    const other = await direction([b.id])
    await write(other, rows('研究修复。'))
    const { change } = granted(await step(officer, kept, 'merge', { other }))
    const cell = Object.keys(await answersOf(kept)).find((path) => path.endsWith('/text')) ?? ''
    await write(kept, { [cell]: '研究现场修复。', need: '合并后写的。', ...rows('合并后加的。') })
    granted(
      await officer.put(`/directions/${kept}/sources`, { sources: [{ suggestion: c.id, use: 'part' }] }),
    )
    granted(await officer.delete(`/directions/${kept}/sources/${b.id}`))
    expect((await view(officer, b.id)).state).toBe('accepted')
    granted(await undo(officer, change, kept))
    expect((await answersOf(other))[cell]).toBe('研究现场修复。')
    const left = await answersOf(kept)
    expect(left['need']).toBe('合并后写的。')
    expect(Object.values(left)).toContain('合并后加的。')
    expect(left[cell]).toBeUndefined()
    expect([await sourcesOf(kept), await sourcesOf(other)]).toEqual([[a.id, c.id].sort(), [b.id]])
    expect((await view(officer, b.id)).state).toBe('condensing')
  })

  test('is refused with a sentence', async () => {
    const [a, b] = [await accepted(), await accepted()]
    const kept = await direction([a.id])
    const other = await direction([b.id])
    expect(said(await step(officer, kept, 'merge', { other: kept }))).toBe('409 not-mergeable')
    expect(said(await step(officer, kept, 'merge', { other: aKey() }))).toBe('404 not-found')
    expect(said(await step(stranger, kept, 'merge', { other }))).toBe('404 not-found')
    expect(said(await step(await here.as(here.triage), kept, 'merge', { other }))).toBe('403 not-yours')
    expect(said(await step(officer, kept, 'merge', { other, revision: 99 }))).toBe('409 stale')
    granted(await move(officer, b.id, 'freeze', { reason: '疑似涉及国家秘密。' }))
    const frozen = await step(officer, kept, 'merge', { other })
    expect(said(frozen)).toBe('409 source-gone')
    expect(frozen.body.detail).toContain(b.no)
    expect(JSON.stringify(granted(await officer.post(`/directions/${other}/draft`, {})))).toBe(
      '{"sentences":[],"characters":0}',
    )
  })

  test('of two at once only one goes through', async () => {
    const [a, b] = [await accepted(), await accepted()]
    const [one, two] = [await direction([a.id]), await direction([b.id])]
    const [first, second] = [await look(one), await look(two)]
    const both = await Promise.all([
      officer.post(`/directions/${one}/merge`, { revision: first.revision, key: aKey(), other: two }),
      head.post(`/directions/${two}/merge`, { revision: second.revision, key: aKey(), other: one }),
    ])
    expect(both.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
  })
})

test('splitting moves places and sources, and undoing brings them back', async () => {
  const [a, b] = [await accepted(), await accepted()]
  const whole = await direction([a.id, b.id])
  await write(whole, { ...rows('研究涂层。', '研究修复。'), need: '运维急需。' })
  const [stays = '', moves = ''] = Object.keys(await answersOf(whole)).filter((it) =>
    /^content\/[^/]+$/.test(it),
  )
  for (const [place, suggestion] of [
    [stays, a.id],
    [moves, b.id],
  ])
    granted(
      await officer.put(`/directions/${whole}/links`, {
        place,
        links: [{ suggestion, path: 'abstract', from: null, to: null }],
      }),
    )
  const before = [await answersOf(whole), await sourcesOf(whole), (await look(whole)).links]
  const asked = { places: [moves], sources: [b.id], title: '叶片现场修复' }
  expect(said(await step(officer, whole, 'split', { ...asked, places: ['nowhere'] }))).toBe(
    '422 unknown-path',
  )
  expect(said(await step(officer, whole, 'split', { ...asked, sources: [aKey()] }))).toBe('422 unknown-code')
  expect(said(await step(officer, whole, 'split', { ...asked, title: ' ' }))).toBe('422 text-missing')
  const { made, change } = granted(await step(officer, whole, 'split', asked))
  expect([await sourcesOf(whole), await sourcesOf(made)]).toEqual([[a.id], [b.id]])
  expect((await look(made)).title).toBe('叶片现场修复')
  expect(Object.keys(await answersOf(made)).sort()).toEqual([moves, `${moves}/text`, 'title'].sort())
  expect((await answersOf(whole))[moves]).toBeUndefined()
  granted(await undo(officer, change, whole))
  expect([await answersOf(whole), await sourcesOf(whole), (await look(whole)).links]).toEqual(before)
  expect((await look(made)).state).toBe('abandoned')
  expect((await view(officer, b.id)).state).toBe('condensing')
})

test('a check says what is missing, what is too narrow and what comes from nowhere', async () => {
  const [a, b] = [await accepted(), await accepted()]
  const id = await direction([a.id, b.id])
  const content = rows(`由${org.name}与本公司共同研制 XK-3000B 装备。`)
  const metric = `metrics/${aKey()}`
  await write(id, {
    ...content,
    [metric]: '1V',
    [`${metric}/name`]: '耐盐雾时间',
    [`${metric}/operator`]: 'eq',
    [`${metric}/target`]: '3012.55',
  })
  const checked = granted(await officer.get(`/directions/${id}/check`))
  const codes = (hits: { code: string }[]) => hits.map((it) => it.code)
  expect(codes(checked.findings)).toContain('missing')
  expect(codes(checked.breadth)).toEqual(
    expect.arrayContaining(['unit-name', 'one-vendor', 'model', 'metric-exact', 'too-precise']),
  )
  const named = checked.breadth.find((it: { code: string }) => it.code === 'unit-name')
  expect(named.message).toContain(org.name)
  expect(named.place).toMatch(/^content\/.+\/text$/)
  expect(codes(checked.sourcing)).toEqual([
    'sentence-without-source',
    'sentence-without-source',
    'source-unused',
    'source-unused',
  ])
  expect(checked.sourcing[2].message).toContain(a.no)
  expect(said(await stranger.get(`/directions/${id}/check`))).toBe('404 not-found')
})

describe('the argument meeting', () => {
  /** A direction that the head has confirmed: for a reason of its own where it has no source. */
  const confirmed = async (sources: readonly string[]): Promise<string> => {
    const id = await direction(sources)
    await here.site.ctx.db.updateTable('direction').set({ state: 'confirmed' }).where('id', '=', id).execute()
    return id
  }
  const meet = (as: As, directions: readonly string[], more: Readonly<Record<string, unknown>> = {}) =>
    as.post(`/offices/${office}/meetings`, {
      key: aKey(),
      call: here.call.id,
      title: '第一次论证会',
      heldOn: '2024-03-01',
      place: '三楼会议室',
      experts: [{ name: '甲专家', unit: '某某大学' }],
      directions,
      ...more,
    })
  const record = async (as: As, meeting: string, id: string, outcome: string, more = {}) =>
    as.post(`/meetings/${meeting}/outcomes`, {
      direction: id,
      outcome,
      opinion: '专家组一致认为可行。',
      revision: (await look(id)).revision,
      key: aKey(),
      ...more,
    })

  test('passes, asks for changes, or rejects; rejected, the sources are free', async () => {
    const [a, b, c] = [await accepted(), await accepted(), await accepted()]
    const [one, two, three] = [await confirmed([a.id]), await confirmed([b.id]), await confirmed([c.id])]
    const { id } = granted(await meet(officer, [one, two, three]))
    granted(await record(head, id, one, 'passed'))
    granted(await record(head, id, two, 'changes'))
    expect(said(await record(officer, id, three, 'rejected'))).toBe('403 not-yours')
    expect(said(await record(head, id, three, 'rejected', { opinion: '否' }))).toBe('422 text-missing')
    granted(await record(head, id, three, 'rejected'))
    expect([(await look(one)).state, (await look(two)).state, (await look(three)).state]).toEqual([
      'argued',
      'drafting',
      'abandoned',
    ])
    expect((await view(officer, c.id)).state).toBe('accepted')
    const [seen] = granted(await officer.get(`/offices/${office}/meetings?call=${here.call.id}`)).items
    expect(seen.items.map((it: { outcome: string }) => it.outcome)).toEqual(['passed', 'changes', 'rejected'])
    expect(seen.heldOn).toBe('2024-03-01')
    expect(said(await stranger.get(`/offices/${office}/meetings`))).toBe('403 not-yours')
    expect(said(await record(head, id, one, 'passed'))).toBe('409 wrong-step')
    expect(await verifyChains(here.site.ctx.db)).toMatchObject({ broken: [] })
  })

  test('hears only what its office has confirmed, and records each once', async () => {
    const one = await confirmed([(await accepted()).id])
    const open = await direction([(await accepted()).id])
    expect(said(await meet(stranger, [one]))).toBe('403 not-yours')
    expect(said(await meet(officer, [open]))).toBe('409 wrong-step')
    expect(said(await meet(officer, [aKey()]))).toBe('404 not-found')
    expect(said(await meet(officer, [one], { call: 'nowhere-2031' }))).toBe('404 not-found')
    const { id } = granted(await meet(officer, [one]))
    const elsewhere = granted(await meet(officer, [await confirmed([])])).id
    expect(said(await record(head, elsewhere, one, 'passed'))).toBe('404 not-found')
    const { revision } = await look(one)
    const both = await Promise.all(
      [head, await here.as(here.triage)].map((as) => record(as, id, one, 'passed', { revision })),
    )
    expect(both.map(said).sort()).toEqual(['200 done', '409 wrong-step'])
  })
})

test('what is declined says why, and its filer is told', async () => {
  const one = await accepted()
  const decline = (as: As, body: Readonly<Record<string, unknown>>) => move(as, one.id, 'decline', body)
  const code = here.call.handling.declineReasons[0]?.code ?? ''
  const reason = '与已立项的项目内容重复。'
  expect(said(await decline(stranger, { code, reason }))).toMatch(/^40[34]/)
  expect(said(await decline(officer, { code: 'NONE', reason }))).toBe('422 unknown-code')
  expect(said(await decline(officer, { code, reason: '否' }))).toBe('422 text-missing')
  expect(said(await decline(officer, { code, reason, revision: 99 }))).toBe('409 stale')
  const { db } = here.site.ctx
  const outcomes = () => db.selectFrom('outcome').selectAll().where('suggestion', '=', one.id).execute()
  expect(await outcomes()).toEqual([])
  granted(await decline(officer, { code, reason }))
  expect((await view(officer, one.id)).state).toBe('not-adopted')
  expect(await outcomes()).toMatchObject([{ result: 'not-adopted', reason_code: code, reason }])
  const told = granted(await (await here.as(writer)).get('/notices')).items
  expect(told[0]).toMatchObject({ sort: 'suggestion-declined', suggestion: one.id, params: { no: one.no } })
  expect(said(await decline(officer, { code, reason }))).toBe('409 wrong-state')
  const used = await accepted()
  await direction([used.id])
  expect(said(await move(officer, used.id, 'decline', { code, reason }))).toBe('409 wrong-state')
})

test('what was frozen at a step can be read again', async () => {
  const id = await direction([(await accepted()).id])
  await here.site.ctx.db
    .insertInto('direction_version')
    .values({
      direction: id,
      n: 1,
      step: 'proposed',
      content: JSON.stringify({ need: '急需。' }),
      sources: JSON.stringify({ sources: [], links: [] }),
      by_person: here.officers.get(office)?.id ?? '',
      at: new Date(here.site.clock.now()),
    })
    .execute()
  const { items } = granted(await officer.get(`/directions/${id}/versions`))
  expect(items.map((it: { n: number; step: string }) => [it.n, it.step])).toEqual([[1, 'proposed']])
  expect(granted(await officer.get(`/directions/${id}/versions/1`)).answers).toEqual({ need: '急需。' })
  expect(said(await officer.get(`/directions/${id}/versions/2`))).toBe('404 not-found')
  expect(said(await stranger.get(`/directions/${id}/versions/1`))).toBe('404 not-found')
})
