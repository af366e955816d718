import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChains } from '#server/db/chain.ts'
import type { As } from '#test/support/app.ts'
import { aDirectionOf, type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move, said, upload } from '#test/support/journey.ts'
import {
  anExpertPerson,
  aRound,
  closeRound,
  type MadeExpert,
  type MadeRound,
} from '#test/support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let one: TakenIn
let office: string
let by: MadePerson
let experts: readonly MadeExpert[]
let round: MadeRound
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site, { name: '填报甲' })
  org = await aReadyOrg(here, {
    name: '滨海深蓝防护科技有限公司',
    members: [{ person: writer, filer: true, admin: true }],
  })
  one = await accepted()
  office = one.office
  by = here.heads.get(office) as MadePerson
  experts = [
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
  ]
  round = await open([one])
})
afterAll(() => here.site.close())

let file = ''
/** One that its office has taken in, with an attachment and a part for the office alone. */
const accepted = (change: Readonly<Record<string, unknown>> = {}): Promise<TakenIn> =>
  takenIn(here, writer, org.id, {}, async (as, draft) => {
    file = await upload(here.site, as, draft, 'attachments', '证明.pdf')
    await edit(as, draft, 'competitorNote', '国内另有两家正在试制。')
    await edit(as, draft, 'trlCurrent', '4')
    await edit(as, draft, 'trlTarget', '7')
    for (const [path, value] of Object.entries(change)) await edit(as, draft, path, value)
  })
async function edit(as: As, draft: string, path: string, value: unknown): Promise<void> {
  const { answers } = granted(await as.get(`/suggestions/${draft}/draft`))
  const base = answers.find((it: { path: string }) => it.path === path)?.rev ?? 0
  const { outcomes } = granted(
    await as.post(`/suggestions/${draft}/answers`, { ops: [{ op: aKey(), path, value, base }] }),
  )
  expect(outcomes[0].outcome, path).toBe('applied')
}

const open = (of: readonly TakenIn[], change: Partial<Parameters<typeof aRound>[1]> = {}) =>
  aRound(here.site, {
    call: here.call.id,
    office,
    by,
    of: of.map((it) => it.id),
    experts,
    ...change,
  })
const as = (it: MadeExpert | undefined): Promise<As> => here.as(it?.person)
const look = async (it: As, task: string) => granted(await it.get(`/judging/tasks/${task}`))
const accept = (it: As, task: string) => it.post(`/judging/tasks/${task}/accept`, { key: aKey() })
const decline = (it: As, task: string, why: string, reason = '') =>
  it.post(`/judging/tasks/${task}/decline`, { key: aKey(), as: why, reason })
const write = (it: As, task: string, values: Readonly<Record<string, unknown>>, base = 0) =>
  it.post(`/judging/tasks/${task}/answers`, {
    ops: Object.entries(values).map(([path, value]) => ({ op: aKey(), path, value, base })),
  })
const handIn = async (it: As, task: string) =>
  it.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev: (await look(it, task)).sheet?.rev ?? 0 })

const points = (share: number) =>
  Object.fromEntries(
    [25, 20, 15, 20, 10, 10].map((max, n) => [
      `score-${['need', 'advance', 'feasible', 'industry', 'metrics', 'competition'][n]}`,
      String(Math.round(max * share)),
    ]),
  )
const sheet = (share: number, change: Readonly<Record<string, unknown>> = {}) => ({
  ...points(share),
  verdict: 'adopt',
  'level-trlCurrent': '5',
  comment: `需求真实，指标可以考核，建议列入，得分比例 ${share}。`,
  'for-office': '请处室再核对经费。',
  ...change,
})
/** Accepts, writes a whole sheet and hands it in. */
async function judge(it: MadeExpert, task: string, share: number, change = {}): Promise<void> {
  const expert = await as(it)
  granted(await accept(expert, task))
  granted(await write(expert, task, sheet(share, change)))
  granted(await handIn(expert, task))
}

describe('an expert’s tasks', () => {
  test('are listed with what is due, and answered before anything of the text is read', async () => {
    const expert = await as(experts[0])
    const { items } = granted(await expert.get('/judging/tasks'))
    const [task] = items
    expect([task.state, task.title, task.filled, task.of, task.gone]).toEqual([
      'invited',
      '海上风电叶片防腐涂层',
      0,
      6,
      null,
    ])
    expect(granted(await expert.get('/session')).me.judging).toEqual({ open: 1 })
    const seen = await look(expert, task.id)
    expect([seen.may, seen.subject, seen.sheet]).toEqual([['accept', 'decline'], null, null])
    expect(seen.abstract).toContain('涂层')
  })

  test('show what the round shows: no unit, no people, no attachment, nothing meant for the office', async () => {
    const expert = await as(experts[0])
    const task = round.task(one.id, experts[0] as MadeExpert)
    granted(await accept(expert, task))
    const seen = await look(expert, task)
    expect(seen.may).toEqual(['decline', 'write'])
    expect(seen.subject.answers.title).toBe('海上风电叶片防腐涂层')
    const text = JSON.stringify(seen)
    for (const secret of [org.name, writer.name, writer.email, '国内另有两家', file, '证明.pdf'])
      expect(text).not.toContain(secret)
    expect([seen.subject.unit, seen.subject.files]).toEqual([null, []])
    expect(seen.subject.keptBack.length).toBeGreaterThan(1)
    expect(said(await expert.get(`/judging/tasks/${task}/files/${file}`))).toBe('404 not-found')
    expect(said(await expert.get(`/judging/tasks/${task}/files/${file}/preview`))).toBe('404 not-found')
    expect(said(await expert.get(`/suggestions/${one.id}/files/${file}`))).toBe('404 not-found')
    expect(said(await expert.get(`/suggestions/${one.id}`))).toBe('404 not-found')
  })

  test('what an officer released is read, and downloaded by the same rule', async () => {
    const released = await open([one], { released: [file, '@unit'], tasks: 'accepted' })
    const expert = await as(experts[0])
    const task = released.task(one.id, experts[0] as MadeExpert)
    const { subject } = await look(expert, task)
    expect([subject.unit.name, subject.files.map((it: { id: string }) => it.id)]).toEqual([org.name, [file]])
    expect((await expert.get(`/judging/tasks/${task}/files/${file}`)).status).toBe(200)
    const other = await as(experts[1])
    expect(said(await other.get(`/judging/tasks/${task}/files/${file}`))).toBe('404 not-found')
    await closeRound(here.site, released.id)
    expect(said(await expert.get(`/judging/tasks/${task}/files/${file}`))).toBe('409 wrong-step')
    expect((await look(expert, task)).subject).toBeNull()
  })

  test('in an open round names are read, but never what is for the office', async () => {
    const named = await open([one], { blind: false, tasks: 'accepted' })
    const expert = await as(experts[0])
    const seen = await look(expert, named.task(one.id, experts[0] as MadeExpert))
    expect(seen.subject.unit.name).toBe(org.name)
    expect(seen.subject.files).toHaveLength(1)
    expect(JSON.stringify(seen)).not.toContain('国内另有两家')
    await closeRound(here.site, named.id)
  })

  test('declaring a conflict closes the text at once, for good, and tells the office', async () => {
    const again = await open([one], { tasks: 'accepted', title: '回避评议' })
    const expert = await as(experts[1])
    const task = again.task(one.id, experts[1] as MadeExpert)
    granted(await write(expert, task, { comment: '写了一半。' }))
    granted(await decline(expert, task, 'conflict', '曾为其顾问。'))
    const seen = await look(expert, task)
    expect([seen.state, seen.title, seen.abstract, seen.subject, seen.sheet, seen.may]).toEqual([
      'declined',
      '',
      '',
      null,
      null,
      [],
    ])
    expect(said(await accept(expert, task))).toBe('409 wrong-step')
    expect(said(await write(expert, task, { comment: '又写。' }))).toBe('409 wrong-step')
    const told = granted(await (await here.as(by)).get('/notices')).items
    expect(told.find((it: { sort: string }) => it.sort === 'task-declined').params).toEqual({
      round: '回避评议',
      as: 'conflict',
    })
    const row = await here.site.ctx.db
      .selectFrom('task')
      .select(['declined_as', 'decline_reason'])
      .where('id', '=', task)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ declined_as: 'conflict', decline_reason: '曾为其顾问。' })
    expect(
      said(await decline(await as(experts[2]), again.task(one.id, experts[2] as MadeExpert), 'other')),
    ).toBe('422 text-missing')
    await closeRound(here.site, again.id)
  })
})

describe('the sheet', () => {
  test('is kept edit by edit; two windows clash and nothing is lost; an edit sent twice counts once', async () => {
    const expert = await as(experts[0])
    const task = round.task(one.id, experts[0] as MadeExpert)
    const op = { op: aKey(), path: 'comment', value: '第一个窗口写的。', base: 0 }
    const first = granted(await expert.post(`/judging/tasks/${task}/answers`, { ops: [op] }))
    const again = granted(await expert.post(`/judging/tasks/${task}/answers`, { ops: [op] }))
    expect([first.outcomes[0].rev, again.outcomes[0].rev, again.rev]).toEqual([1, 1, 1])
    const clash = granted(await write(expert, task, { comment: '第二个窗口写的。' }))
    expect([clash.outcomes[0].outcome, clash.outcomes[0].theirs.value]).toEqual(['clash', '第一个窗口写的。'])
    const lost = await here.site.ctx.db
      .selectFrom('sheet_edit')
      .select('value')
      .where('task', '=', task)
      .execute()
    expect(lost.map((it) => it.value)).toContain('第二个窗口写的。')
    const settled = granted(
      await expert.post(`/judging/tasks/${task}/answers`, {
        ops: [{ op: aKey(), path: 'comment', value: '两个窗口合起来写的。', base: 1, settles: true }],
      }),
    )
    expect(settled.outcomes[0].outcome).toBe('applied')
    const heard = granted(await expert.get(`/judging/tasks/${task}/rev?since=1`))
    expect(heard.changed.map((it: { value: unknown }) => it.value)).toEqual(['两个窗口合起来写的。'])
    const odd = granted(await write(expert, task, { nonsense: 'x' }))
    expect(odd.outcomes[0].outcome).toBe('refused')
  })

  test('is handed in whole and once; what is missing is said in words', async () => {
    const expert = await as(experts[0])
    const task = round.task(one.id, experts[0] as MadeExpert)
    const refused = await handIn(expert, task)
    expect(said(refused)).toBe('422 findings')
    const missing = refused.body.more.findings.map((it: { field: string }) => it.field)
    expect(missing).toEqual(expect.arrayContaining(['score-need', 'verdict', 'level-trlCurrent']))
    const { sheet: now } = await look(expert, task)
    const known = (path: string): number =>
      now.answers.find((it: { path: string }) => it.path === path)?.rev ?? 0
    const ops = Object.entries(sheet(0.8)).map(([path, value]) => ({
      op: aKey(),
      path,
      value,
      base: known(path),
    }))
    granted(await expert.post(`/judging/tasks/${task}/answers`, { ops }))
    const old = await expert.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev: now.rev })
    expect(said(old)).toBe('409 stale')
    granted(await handIn(expert, task))
    expect(said(await write(expert, task, { comment: '改。' }))).toBe('409 wrong-step')
    expect(said(await decline(expert, task, 'time'))).toBe('409 wrong-step')
    const seen = await look(expert, task)
    expect([seen.state, seen.may, seen.sheet.answers.length > 8, seen.subject === null]).toEqual([
      'handed-in',
      [],
      true,
      false,
    ])
  })

  test('a level two away from the filer’s own wants a word', async () => {
    const task = round.task(one.id, experts[1] as MadeExpert)
    const expert = await as(experts[1])
    granted(await accept(expert, task))
    granted(await write(expert, task, sheet(0.6, { 'level-trlCurrent': '7', flags: ['one-team'] })))
    const refused = await handIn(expert, task)
    expect(refused.body.more.findings.map((it: { field: string }) => it.field)).toEqual([
      'level-why-trlCurrent',
    ])
    granted(await write(expert, task, { 'level-why-trlCurrent': '样机已在海上运行半年。' }))
    granted(await handIn(expert, task))
  })
})

describe('who may not', () => {
  test('another expert, a retired one, the filer, an officer, nobody: a task that is not theirs does not exist', async () => {
    const task = round.task(one.id, experts[2] as MadeExpert)
    const retired = await anExpertPerson(here.site)
    const kept = await open([one], { experts: [retired], tasks: 'accepted' })
    const theirs = kept.task(one.id, retired)
    granted(await write(await as(retired), theirs, { comment: '还在写。' }))
    await here.site.ctx.db
      .updateTable('expert')
      .set({ state: 'retired' })
      .where('id', '=', retired.id)
      .execute()
    const tries: readonly (readonly [As, string])[] = [
      [await as(experts[0]), task],
      [await as(retired), theirs],
      [await here.as(writer), task],
      [await here.as(here.officers.get(office)), task],
      [await here.as(by), task],
    ]
    for (const [who, id] of tries) {
      const answers = [
        await who.get(`/judging/tasks/${id}`),
        await who.get(`/judging/tasks/${id}/rev`),
        await who.get(`/judging/tasks/${id}/files/${file}`),
        await accept(who, id),
        await decline(who, id, 'time'),
        await write(who, id, { comment: '别人写的。' }),
        await who.post(`/judging/tasks/${id}/hand-in`, { key: aKey(), rev: 0 }),
      ]
      expect(answers.map(said)).toEqual(answers.map(() => '404 not-found'))
    }
    expect(granted(await (await as(retired)).get('/judging/tasks')).items).toEqual([])
    expect(granted(await (await as(retired)).get('/session')).me.judging).toBeNull()
    expect(said(await here.site.anyone.get('/judging/tasks'))).toBe('401 not-signed-in')
    await closeRound(here.site, kept.id)
  })

  test.each(['planned', 'void'] as const)('a %s task does not exist for its expert', async (tasks) => {
    const made = await open([one], { tasks })
    const [first] = experts
    const id = made.task(one.id, first as MadeExpert)
    const expert = await as(first)
    expect(said(await expert.get(`/judging/tasks/${id}`))).toBe('404 not-found')
    expect(said(await accept(expert, id))).toBe('404 not-found')
    const { items } = granted(await expert.get('/judging/tasks'))
    expect(items.map((it: { id: string }) => it.id)).not.toContain(id)
    await closeRound(here.site, made.id)
  })
})

describe('what vanishes', () => {
  test.each([
    ['frozen', 'hidden'],
    ['purged', 'removed'],
    ['withdrawn', 'withdrawn'],
  ] as const)('a subject that is %s goes from the page, and nothing more is written', async (state, gone) => {
    const it = await accepted()
    const made = await open([it], { tasks: 'accepted' })
    const [first] = experts
    const id = made.task(it.id, first as MadeExpert)
    const expert = await as(first)
    expect((await look(expert, id)).subject).not.toBeNull()
    await here.site.ctx.db
      .updateTable('suggestion')
      .set({ state, frozen_before: state === 'frozen' ? 'accepted' : null })
      .where('id', '=', it.id)
      .execute()
    const seen = await look(expert, id)
    expect([seen.gone, seen.title, seen.abstract, seen.subject, seen.sheet]).toEqual([
      gone,
      '',
      '',
      null,
      null,
    ])
    expect(said(await write(expert, id, { comment: '还写。' }))).toBe('409 wrong-state')
    const row = granted(await expert.get('/judging/tasks')).items.find((one: { id: string }) => one.id === id)
    expect([row.title, row.gone]).toEqual(['', gone])
    await closeRound(here.site, made.id)
  })

  test('frozen by its office, a subject ends its tasks, and the page still says why', async () => {
    const it = await accepted()
    const made = await open([it], { tasks: 'accepted' })
    const id = made.task(it.id, experts[0] as MadeExpert)
    const expert = await as(experts[0])
    granted(await move(await here.as(by), it.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    const seen = await look(expert, id)
    expect([seen.gone, seen.title, seen.abstract, seen.subject, seen.sheet, seen.may]).toEqual([
      'hidden',
      '',
      '',
      null,
      null,
      [],
    ])
    expect(said(await write(expert, id, { comment: '还写。' }))).toBe('404 not-found')
    const listed = granted(await expert.get('/judging/tasks')).items
    expect(listed.find((one: { id: string }) => one.id === id)).toMatchObject({ gone: 'hidden', title: '' })
    await closeRound(here.site, made.id)
  })

  test('what is destroyed by order takes the sheets with it', async () => {
    const it = await accepted()
    const made = await open([it], { tasks: 'accepted' })
    const id = made.task(it.id, experts[0] as MadeExpert)
    granted(await write(await as(experts[0]), id, { comment: '写到了涉密的内容。' }))
    const head = await here.as(by)
    granted(await move(head, it.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
    granted(await move(head, it.id, 'purge', { reason: '经认定涉密，按规定清除。' }))
    const { sheet: left } = await here.site.ctx.db
      .selectFrom('task')
      .select('sheet')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const edits = await here.site.ctx.db
      .selectFrom('sheet_edit')
      .select('op')
      .where('task', '=', id)
      .execute()
    expect([left, edits]).toEqual([{}, []])
    await closeRound(here.site, made.id)
  })
})

describe('results', () => {
  test('are nobody’s before the round is closed, on any path', async () => {
    await judge(experts[2] as MadeExpert, round.task(one.id, experts[2] as MadeExpert), 0.9)
    const told = granted(await (await here.as(by)).get('/notices')).items
    expect(told.map((it: { sort: string }) => it.sort)).toContain('round-complete')
    for (const who of [by, here.officers.get(office), here.triage]) {
      const it = await here.as(who)
      expect(said(await it.get(`/rounds/${round.id}/results`))).toBe('409 wrong-step')
      expect(said(await it.get(`/rounds/${round.id}/results/${one.id}`))).toBe('409 wrong-step')
      expect(
        said(await it.put(`/rounds/${round.id}/results/${one.id}/released`, { expert: 1, released: true })),
      ).not.toBe('200 done')
    }
    expect(
      granted(await (await here.as(writer)).get(`/suggestions/${one.id}/expert-comments`)).items,
    ).toEqual([])
  })

  test('show raw and adjusted scores, spread, verdicts, flags and levels beside the filer’s own', async () => {
    await closeRound(here.site, round.id)
    const officer = await here.as(here.officers.get(office))
    const { items, experts: numbered, masked } = granted(await officer.get(`/rounds/${round.id}/results`))
    expect([masked, numbered.length]).toEqual([0, 3])
    const [row] = items
    expect([row.title, row.total.count, row.masked]).toEqual(['海上风电叶片防腐涂层', 3, false])
    expect([row.total.lowest < row.total.mean, row.total.highest > row.total.mean]).toEqual([true, true])
    expect(row.flags).toEqual([{ code: 'one-team', count: 1 }])
    expect(row.levels).toMatchObject([{ self: 4, level: 5, lowest: 5, highest: 7, given: 3, far: false }])
    const { sheets, criteria, may } = granted(await officer.get(`/rounds/${round.id}/results/${one.id}`))
    expect([sheets.length, criteria.length, may]).toEqual([3, 6, ['release']])
    expect(sheets.map((it: { name: string }) => it.name).sort()).toEqual(
      experts.map((it) => it.person.name).sort(),
    )
    expect(sheets.every((it: { comment: string }) => it.comment.includes('需求真实'))).toBe(true)
  })

  test('with hidden names show numbers alone', async () => {
    await here.site.ctx.db.updateTable('round').set({ names: 'hidden' }).where('id', '=', round.id).execute()
    const officer = await here.as(here.officers.get(office))
    const whole = JSON.stringify([
      granted(await officer.get(`/rounds/${round.id}/results`)),
      granted(await officer.get(`/rounds/${round.id}/results/${one.id}`)),
    ])
    for (const it of experts)
      for (const known of [it.person.name, it.id, round.task(one.id, it), it.person.email])
        expect(whole).not.toContain(known)
  })

  test('another office, filers and experts do not learn that there are any', async () => {
    const elsewhere = [...here.officers].find(([code]) => code !== office)?.[1]
    expect(said(await (await here.as(elsewhere)).get(`/rounds/${round.id}/results`))).toBe('404 not-found')
    expect(said(await (await here.as(writer)).get(`/rounds/${round.id}/results`))).toBe('403 not-yours')
    expect(said(await (await as(experts[0])).get(`/rounds/${round.id}/results/${one.id}`))).toBe(
      '403 not-yours',
    )
    expect(said(await (await here.as(here.keeper)).get(`/rounds/${round.id}/results`))).toBe('404 not-found')
  })

  test('comments are passed on to the filer one by one, without names, and can be taken back', async () => {
    const officer = await here.as(here.officers.get(office))
    const filer = await here.as(writer)
    const { sheets } = granted(await officer.get(`/rounds/${round.id}/results/${one.id}`))
    const [first] = sheets
    const release = (released: boolean) =>
      officer.put(`/rounds/${round.id}/results/${one.id}/released`, { expert: first.expert, released })
    granted(await release(true))
    granted(await release(true))
    const got = granted(await filer.get(`/suggestions/${one.id}/expert-comments`)).items
    expect(got.map((it: { body: string }) => it.body)).toEqual([first.comment])
    for (const it of experts) expect(JSON.stringify(got)).not.toContain(it.person.name)
    expect(JSON.stringify(got)).not.toContain('请处室再核对')
    const notices = granted(await filer.get('/notices')).items
    expect(notices.filter((it: { sort: string }) => it.sort === 'expert-comment')).toHaveLength(1)
    expect(said(await officer.get(`/suggestions/${one.id}/expert-comments`))).toBe('404 not-found')
    const stranger = await here.as(await aPerson(here.site))
    expect(said(await stranger.get(`/suggestions/${one.id}/expert-comments`))).toBe('404 not-found')
    granted(await release(false))
    expect(granted(await filer.get(`/suggestions/${one.id}/expert-comments`)).items).toEqual([])
    const odd = await officer.put(`/rounds/${round.id}/results/${one.id}/released`, {
      expert: 9,
      released: true,
    })
    expect(said(odd)).toBe('404 not-found')
  })

  test('an officer of the filer’s own unit sees it masked, and cannot work back to it', async () => {
    const two = await takenIn(here, await otherWriter(), (await otherOrg()).id)
    const both = await open([one, two])
    for (const [n, it] of experts.entries())
      for (const subject of [one, two])
        await judge(
          it,
          both.task(subject.id, it),
          0.5 + 0.2 * n,
          subject === two ? { 'level-trlCurrent': null } : {},
        )
    await closeRound(here.site, both.id)
    const officer = here.officers.get(office) as MadePerson
    await here.site.ctx.db
      .insertInto('member')
      .values({
        org: org.id,
        person: officer.id,
        state: 'active',
        filer: false,
        reviewer: false,
        admin: false,
        since: new Date(),
      })
      .execute()
    const seen = await here.as(officer)
    const table = granted(await seen.get(`/rounds/${both.id}/results`))
    const row = table.items.find((it: { subject: string }) => it.subject === one.id)
    expect(row).toMatchObject({
      masked: true,
      title: '',
      no: null,
      total: null,
      adjusted: null,
      verdicts: [],
      levels: [],
    })
    expect([table.masked, table.experts.map((it: { leniency: unknown }) => it.leniency)]).toEqual([
      1,
      [null, null, null],
    ])
    const whole = granted(await seen.get(`/rounds/${both.id}/results/${one.id}`))
    expect([
      whole.sheets,
      whole.may,
      whole.criteria.every((it: { spread: unknown }) => it.spread === null),
    ]).toEqual([[], [], true])
    expect(
      said(await seen.put(`/rounds/${both.id}/results/${one.id}/released`, { expert: 1, released: true })),
    ).toBe('403 not-yours')
    const board = granted(await seen.get(`/rounds/${both.id}`))
    const items = board.items.map((it: { id: string; masked: boolean; tasks: unknown[] }) => [
      it.id,
      it.masked,
      it.tasks.length,
    ])
    expect(items.sort()).toEqual(
      [
        [one.id, true, 0],
        [two.id, false, 3],
      ].sort(),
    )
    const clear = granted(await (await here.as(by)).get(`/rounds/${both.id}/results`))
    expect([clear.masked, clear.experts[0].leniency === null]).toEqual([0, false])
    await here.site.ctx.db.deleteFrom('member').where('person', '=', officer.id).execute()
  })

  test('of directions and of their sources stand on the desk and in the meeting', async () => {
    const source = await accepted()
    const judged = await open([source], { title: '来源评议' })
    const direction = await aDirectionOf(here, office, [source], { until: 'confirmed' })
    const ofDirections = await open([], { title: '方向评议', of: [direction], subjects: 'direction' })
    const officer = await here.as(here.officers.get(office))
    for (const [n, it] of experts.entries()) {
      await judge(it, judged.task(source.id, it), 0.6 + 0.1 * n)
      const expert = await as(it)
      const task = ofDirections.task(direction, it)
      granted(await accept(expert, task))
      const seen = await look(expert, task)
      expect(seen.subject.answers.title).toBe('海上风电叶片长效防护技术')
      for (const secret of [org.name, writer.name, source.no])
        expect(JSON.stringify(seen)).not.toContain(secret)
      expect(said(await expert.get(`/directions/${direction}`))).toBe('403 not-yours')
      granted(await write(expert, task, sheet(0.7, { 'level-trlCurrent': null })))
      granted(await handIn(expert, task))
    }
    const look2 = async (it: As) => granted(await it.get(`/directions/${direction}/opinions`))
    expect(await look2(officer)).toMatchObject({ own: { opinions: [] }, sources: [{ opinions: [] }] })
    await closeRound(here.site, judged.id)
    await closeRound(here.site, ofDirections.id)
    const said2 = await look2(officer)
    expect(said2.own.opinions).toMatchObject([{ round: { title: '方向评议' }, total: { count: 3 } }])
    expect(said2.own.opinions[0].comments).toHaveLength(3)
    expect(said2.sources[0].opinions).toMatchObject([{ round: { title: '来源评议' }, max: 100 }])
    const heard = granted(await officer.get(`/offices/${office}/direction-opinions?call=${here.call.id}`))
    expect(heard.items).toMatchObject([{ direction, masked: false, opinions: [{ total: { count: 3 } }] }])
    expect(JSON.stringify(heard)).not.toContain('需求真实')
    const elsewhere = await here.as([...here.officers].find(([code]) => code !== office)?.[1])
    expect(said(await elsewhere.get(`/directions/${direction}/opinions`))).toBe('404 not-found')
    expect(said(await elsewhere.get(`/offices/${office}/direction-opinions?call=${here.call.id}`))).toBe(
      '403 not-yours',
    )
    await here.site.ctx.db
      .insertInto('member')
      .values({
        org: org.id,
        person: (here.officers.get(office) as MadePerson).id,
        state: 'active',
        filer: false,
        reviewer: false,
        admin: false,
        since: new Date(),
      })
      .execute()
    const masked = await look2(await here.as(here.officers.get(office)))
    expect([masked.own, masked.sources[0].masked, masked.sources[0].opinions]).toEqual([
      { masked: true, opinions: [] },
      true,
      [],
    ])
    await here.site.ctx.db
      .deleteFrom('member')
      .where('person', '=', (here.officers.get(office) as MadePerson).id)
      .execute()
  })

  test('names that the text still holds are told before a blind round is opened', async () => {
    const named = await accepted({ background: '陈述由填报甲整理，滨海深蓝防护科技已试用。' })
    const planned = await open([named], { state: 'planning', tasks: 'planned' })
    const officer = await here.as(here.officers.get(office))
    const { items } = granted(await officer.get(`/rounds/${planned.id}/names`))
    expect(items.map((it: { subject: string }) => it.subject)).toEqual([named.id])
    const places = items[0].found.map((it: { sort: string; name: string; field: { zh: string } }) => [
      it.sort,
      it.name,
      it.field.zh !== '',
    ])
    expect(places).toEqual(
      expect.arrayContaining([
        ['person', '填报甲', true],
        ['unit', '滨海深蓝防护科技', true],
      ]),
    )
    const elsewhere = await here.as([...here.officers].find(([code]) => code !== office)?.[1])
    expect(said(await elsewhere.get(`/rounds/${planned.id}/names`))).toBe('404 not-found')
    expect(said(await (await as(experts[0])).get(`/rounds/${planned.id}/names`))).toBe('403 not-yours')
  })

  test('the chains still verify', async () => {
    expect((await verifyChains(here.site.ctx.db)).broken).toEqual([])
  })
})

let others: { person: MadePerson; org: MadeOrg } | undefined
const otherPair = async () => {
  if (others) return others
  const person = await aPerson(here.site, { name: '填报乙' })
  others = { person, org: await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] }) }
  return others
}
const otherWriter = async () => (await otherPair()).person
const otherOrg = async () => (await otherPair()).org
