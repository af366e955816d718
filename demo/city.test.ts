import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { directionStates } from '#core/direction/direction.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { assessmentOf, elementsTable } from '#core/form/assessment.ts'
import { checkAnswers } from '#core/form/check.ts'
import { assemble } from '#core/form/paths.ts'
import type { SuggestionId } from '#core/id.ts'
import { dayOf, plusDays, startOf } from '#core/instant.ts'
import { states } from '#core/suggestion/suggestion.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { strengthOf } from '#core/trl/evidence.ts'
import { callNames, findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { answersOf } from '#server/db/answers.ts'
import { verifyChains } from '#server/db/chain.ts'
import { snapshotsOf } from '#server/db/project-snapshots.ts'
import { type TestApp, testApp } from '../test/support/app.ts'
import { demoSignIns, fillCity, usualSeed } from './city.ts'
import { expertSignIn } from './experts.ts'
import { guideTexts } from './guide-texts.ts'
import { plan } from './plan.ts'
import { randomOf } from './random.ts'
import { texts } from './texts.ts'

let site: TestApp
const now = Date.parse('2026-11-22T15:00:00+08:00')

beforeAll(async () => {
  site = await testApp({ now })
  for (const name of await callNames()) {
    const files = await readCallFolder(await findCallFolder(name))
    const { invented } = JSON.parse(files['call.json'] ?? '{}') as { invented?: boolean }
    const today = dayOf(now)
    const window = invented
      ? { opens: startOf(plusDays(today, -20)), closes: startOf(plusDays(today, 10)) }
      : {}
    const installed = await installCall(site.ctx, files, window, now, 'first-only')
    if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  }
  await fillCity(site.ctx, { seed: usualSeed })
}, 180_000)
afterAll(() => site?.close())

const suggestions = () => site.ctx.db.selectFrom('suggestion').selectAll().orderBy('id').execute()
const calls = async () => (await site.ctx.calls.current()).map((it) => it.call)

/** What people wrote, without names, codes and statements. */
const proseOf = (content: unknown): string =>
  Object.entries(content as Answers)
    .filter(([field]) => !/^(proposer|secret|agreement|c[A-Z])/.test(field))
    .map(([, value]) => value)
    .filter((it): it is string => typeof it === 'string' && it.length > 12)
    .join('')

const shinglesOf = (text: string): Set<string> => {
  const plain = [...text.replaceAll(/[\s\p{P}\d]/gu, '')]
  return new Set(plain.slice(7).map((_it, i) => plain.slice(i, i + 8).join('')))
}

const shared = (a: Set<string>, b: Set<string>): number => {
  let both = 0
  for (const it of a) if (b.has(it)) both += 1
  return both / Math.max(1, Math.min(a.size, b.size))
}

describe('the demo city', () => {
  test('has every kind of every call, every state, every field and every sort of unit', async () => {
    const all = await suggestions()
    expect(all.length).toBeGreaterThanOrEqual(290)
    expect(new Set(all.map((it) => it.state))).toEqual(new Set(states))
    for (const call of await calls()) {
      const ours = all.filter((it) => it.call === call.id)
      expect(new Set(ours.map((it) => it.kind))).toEqual(new Set(call.kinds.map((it) => it.code)))
    }
    const [reference] = (await calls()).filter((it) => !it.invented)
    const fields = new Set(all.filter((it) => it.call === reference?.id).map((it) => it.field))
    for (const { code } of reference?.fields ?? []) expect([...fields]).toContain(code)
    const orgs = await site.ctx.db
      .selectFrom('org')
      .select(['type', 'district', 'check_digit_fits'])
      .execute()
    expect(orgs.length).toBeGreaterThanOrEqual(60)
    expect(orgs.every((it) => it.check_digit_fits)).toBe(true)
    expect(new Set(orgs.map((it) => it.type))).toEqual(new Set(reference?.orgTypes.map((it) => it.code)))
  })

  test('hands in nothing that the form would refuse', async () => {
    const rows = await site.ctx.db
      .selectFrom('version as v')
      .innerJoin('suggestion as s', 's.id', 'v.suggestion')
      .innerJoin('org as o', 'o.id', 's.org')
      .select(['v.content', 'v.call_version', 'v.handed_in', 's.kind', 's.title', 'o.type'])
      .where('v.content', 'is not', null)
      .execute()
    expect(rows.length).toBeGreaterThan(250)
    const musts: unknown[] = []
    for (const it of rows) {
      const { call } = await site.ctx.calls.version(it.call_version)
      const form = call.forms[call.kinds.find((kind) => kind.code === it.kind)?.form ?? '']
      if (!form) throw new Error(it.kind)
      const asking = {
        kind: it.kind,
        orgType: it.type,
        answers: it.content as Answers,
        today: dayOf(it.handed_in.getTime()),
      }
      const found = checkAnswers(form, asking, call.lists, call.readiness.policy)
      musts.push(...found.filter((one) => one.weight === 'must').map((one) => [it.title, one]))
    }
    expect(musts).toEqual([])
  })

  test('assesses its demands: other elements bind, others vouch more or less, and two drafts show what is refused', async () => {
    const rows = await site.ctx.db
      .selectFrom('suggestion')
      .select(['id', 'kind', 'state', 'call_version', 'title'])
      .where('kind', '=', 'JBGS')
      .execute()
    const found = await Promise.all(
      rows.map(async (it) => {
        const { call } = await site.ctx.calls.version(it.call_version)
        const form = call.forms[call.kinds.find((kind) => kind.code === it.kind)?.form ?? '']
        if (!form) throw new Error(it.kind)
        const fields = fieldsOf(form)
        const answers = assemble(form, await answersOf(site.ctx.db, it.id as SuggestionId))
        const asking = { kind: it.kind, orgType: 'ENT', answers, today: dayOf(now) }
        const refused = checkAnswers(form, asking, call.lists, call.readiness.policy).map((one) => one.code)
        return { ...it, fields, answers, refused, assessment: assessmentOf(fields, answers) }
      }),
    )
    const assessed = found.flatMap(({ state, fields, assessment }) =>
      assessment ? [{ state, assessment, method: elementsTable(fields)?.assesses }] : [],
    )
    expect(assessed.length).toBeGreaterThanOrEqual(12)
    const distinct = (of: (it: (typeof assessed)[number]) => unknown) => new Set(assessed.map(of)).size
    expect(distinct((it) => it.state)).toBeGreaterThanOrEqual(5)
    expect(distinct((it) => it.assessment.technology)).toBeGreaterThanOrEqual(4)
    expect(distinct((it) => it.assessment.overall?.level)).toBeGreaterThanOrEqual(2)
    const placeOf = ({ elements, overall }: Assessment) =>
      elements.findIndex((it) => it.id === overall?.binding[0])
    expect(distinct((it) => placeOf(it.assessment))).toBeGreaterThanOrEqual(3)
    const strengths = assessed.flatMap(({ assessment, method }) =>
      assessment.elements
        .filter((it) => it.critical)
        .map((it) => (method ? strengthOf(it.id, assessment.evidence, method).strength : 'none')),
    )
    expect(strengths).toEqual(expect.arrayContaining(['weak', 'medium', 'strong']))
    expect(assessed.some((it) => it.assessment.evidence.some((one) => one.file !== null))).toBe(true)

    const drafts = found.filter((it) => it.state === 'draft')
    expect(drafts.filter((it) => it.refused.includes('readiness-rise-too-small')).length).toBe(1)
    const typed = drafts.filter(
      (it) =>
        it.assessment === undefined &&
        it.fields.some((one) => one.use === 'readiness-now' && one.id in it.answers),
    )
    expect(typed.length).toBeGreaterThanOrEqual(1)
  })

  test('has its stories told: versions, remarks, transfers, triage, files, partners, ranks', async () => {
    const all = await suggestions()
    const count = (holds: (it: (typeof all)[number]) => boolean) => all.filter(holds).length
    expect(count((it) => it.versions >= 2)).toBeGreaterThan(10)
    expect(count((it) => it.versions >= 3)).toBeGreaterThan(0)
    expect(count((it) => it.transfers > 0)).toBeGreaterThan(3)
    expect(count((it) => it.triage && it.state === 'submitted')).toBeGreaterThan(0)
    expect(count((it) => it.objected)).toBeGreaterThan(0)
    expect(count((it) => it.unit_rank !== null)).toBeGreaterThan(4)
    expect(
      count((it) => it.state === 'submitted' && it.due !== null && it.due.getTime() < now),
    ).toBeGreaterThan(2)
    expect(
      count((it) => it.state === 'submitted' && it.due !== null && it.due.getTime() > now),
    ).toBeGreaterThan(10)
    expect(all.every((it) => it.created_at.getTime() <= now && it.since.getTime() <= now)).toBe(true)
    const main = texts.units.find((it) => it.flag === 'main')
    const { id } = await site.ctx.db
      .selectFrom('org')
      .select('id')
      .where('name', '=', main?.name ?? '')
      .executeTakeFirstOrThrow()
    expect(count((it) => it.org === id && it.state === 'unit-review')).toBeGreaterThanOrEqual(40)
    for (const sort of [
      'unit-return',
      'office-return',
      'transfer',
      'refuse',
      'objection',
      'opinion',
      'freeze',
    ] as const) {
      const some = await site.ctx.db.selectFrom('remark').select('id').where('sort', '=', sort).execute()
      expect([sort, some.length > 0]).toEqual([sort, true])
    }
    const onFields = await site.ctx.db.selectFrom('remark').select('id').where('field', '<>', '').execute()
    expect(onFields.length).toBeGreaterThan(20)
    for (const table of ['co_author', 'file', 'partner_link'] as const)
      expect([table, (await site.ctx.db.selectFrom(table).selectAll().execute()).length > 0]).toEqual([
        table,
        true,
      ])
    const confirmed = await site.ctx.db
      .selectFrom('partner_link')
      .select('id')
      .where('confirmed_at', 'is not', null)
      .execute()
    expect(confirmed.length).toBeGreaterThan(0)
  })

  test('unrelated suggestions truly differ, planted ones are alike', async () => {
    const rows = await site.ctx.db
      .selectFrom('version as v')
      .innerJoin('suggestion as s', 's.id', 'v.suggestion')
      .select(['v.content', 's.title', 'v.n', 's.versions'])
      .where('v.content', 'is not', null)
      .execute()
    const last = rows
      .filter((it) => it.n === it.versions)
      .map((it) => ({ title: it.title, shingles: shinglesOf(proseOf(it.content)) }))
    const topicOf = new Map(texts.topics.flatMap((it) => it.facets.map((facet) => [facet.title, it.id])))
    const first = new Map(texts.planted.duplicates.map((it) => [it.again, it.title]))
    const subject = (title: string) => topicOf.get(first.get(title) ?? title)
    const tooLike: unknown[] = []
    for (const [i, a] of last.entries())
      for (const b of last.slice(i + 1)) {
        if (subject(a.title) === subject(b.title)) continue
        const share = shared(a.shingles, b.shingles)
        if (share >= 0.2) tooLike.push([a.title, b.title, share])
      }
    expect(tooLike).toEqual([])
    const byTitle = new Map(last.map((it) => [it.title, it.shingles]))
    const pairs = texts.planted.duplicates.flatMap(({ title, again, how }) => {
      const [a, b] = [byTitle.get(title), byTitle.get(again)]
      return a && b ? [{ how, share: shared(a, b) }] : []
    })
    expect(pairs.length).toBeGreaterThanOrEqual(6)
    for (const { how, share } of pairs) expect(share).toBeGreaterThan(how === 'copied' ? 0.6 : 0.15)
  })

  test('has gone all the way: a published guide with its sources and letters, another one in the making', async () => {
    const { db } = site.ctx
    const guides = await db.selectFrom('guide').selectAll().orderBy('created_at').execute()
    expect(guides.map((it) => it.state)).toEqual(['published', 'commenting'])
    expect(guides.every((it) => it.since.getTime() <= now)).toBe(true)
    for (const table of ['fact', 'guide_comment', 'meeting'] as const) {
      const late = await db.selectFrom(table).select('at').where('at', '>', new Date(now)).execute()
      expect([table, late]).toEqual([table, []])
    }
    const directions = await db.selectFrom('direction').selectAll().execute()
    expect(new Set(directions.map((it) => it.state))).toEqual(new Set(directionStates))
    const [first, second] = guides
    const published = directions.filter((it) => it.guide === first?.id)
    expect(published.length).toBe(guideTexts.directions.filter((it) => it.guide === 0).length)
    const [reference] = (await calls()).filter((it) => !it.invented)
    expect(new Set(published.map((it) => it.kind))).toEqual(new Set(reference?.kinds.map((it) => it.code)))
    expect(new Set(published.map((it) => it.office))).toEqual(
      new Set(reference?.offices.map((it) => it.code)),
    )

    const anyone = site.anyone
    for (const it of published) {
      const { body } = await anyone.get(`/public/guides/${first?.slug}/directions/${it.no}`)
      const shown = body.sources.filter((one: { passages: unknown[] }) => one.passages.length > 0)
      expect([it.title, body.sources.length > 0]).toEqual([it.title, it.top_down === ''])
      for (const { passages } of shown)
        for (const { text } of passages) expect(text.length).toBeGreaterThan(3)
    }
    const read = (await anyone.get(`/public/guides/${first?.slug}`)).body
    expect(read.editions).toHaveLength(2)
    expect(read.comments).toHaveLength(3)
    const sources = await db.selectFrom('direction_source').select('direction').execute()
    const letters = await db.selectFrom('mail').select('id').where('sort', '=', 'guide-outcome').execute()
    const ours = sources.filter((it) => published.some((one) => one.id === it.direction))
    expect(letters.length).toBeGreaterThanOrEqual(ours.length)

    const planner = await site.signIn('triage@demo.zhinan')
    const board = (await planner.get(`/guides/${second?.id}/board`)).body
    const rules = new Set(board.findings.map((it: { rule: string }) => it.rule))
    expect([...rules]).toContain('not-argued')
    expect(board.overlaps.length).toBeGreaterThan(0)
    expect(board.comments).toMatchObject({ waiting: 2, shown: 1, kept: 0 })
    const done = (await planner.get(`/guides/${first?.id}/board`)).body
    expect(done.findings.filter((it: { weight: string }) => it.weight === 'must')).toEqual([])
    expect(await verifyChains(db)).toMatchObject({ broken: [] })
  })

  test('has rounds of judging: two closed ones, one that goes on, one with its draw', async () => {
    const { db } = site.ctx
    const rounds = await db.selectFrom('round').selectAll().orderBy('created_at').orderBy('title').execute()
    expect(rounds.map((it) => [it.office, it.subjects, it.state]).toSorted()).toEqual([
      ['GX', 'direction', 'closed'],
      ['GX', 'project', 'closed'],
      ['GX', 'project', 'open'],
      ['GX', 'suggestion', 'open'],
      ['GX', 'suggestion', 'planning'],
      ['SN', 'direction', 'closed'],
      ['SN', 'project', 'closed'],
    ])
    const counted = async (state: string, office: string) =>
      (
        await db
          .selectFrom('task')
          .innerJoin('round', 'round.id', 'task.round')
          .select((eb) => ['task.state' as const, eb.fn.countAll<string>().as('count')])
          .where('round.state', '=', state as never)
          .where('round.office', '=', office)
          .where('round.subjects', '<>', 'project')
          .groupBy('task.state')
          .orderBy('task.state')
          .execute()
      ).map((it) => [it.state, Number(it.count)])
    expect(await counted('closed', 'GX')).toEqual([['handed-in', 9]])
    expect(await counted('planning', 'GX')).toEqual([['planned', 12]])
    const going = new Map((await counted('open', 'GX')) as [string, number][])
    expect([...going.keys()]).toEqual(['accepted', 'declined', 'handed-in', 'invited'])
    for (const at of ['invited_at', 'answered_at', 'handed_in_at'] as const)
      expect(await db.selectFrom('task').select('id').where(at, '>', new Date(now)).execute()).toEqual([])
  })

  test('carries projects out: one that writes, one that is judged, one after its task book, one at acceptance', async () => {
    const { db } = site.ctx
    const rows = await db
      .selectFrom('project as p')
      .innerJoin('suggestion as s', 's.id', 'p.suggestion')
      .select(['p.id', 'p.stage', 'p.step', 'p.snapshots', 'p.org', 's.org as demand'])
      .orderBy('p.opened_at')
      .execute()
    expect(rows.map((it) => [it.stage, it.step, it.snapshots])).toEqual([
      ['acceptance', 'handed-in', 6],
      ['mid-term', 'writing', 4],
      ['approval', 'judging', 2],
      ['application', 'writing', 1],
    ])
    expect(rows.map((it) => it.org !== it.demand)).toEqual([true, true, true, false])
    const [atEnd] = rows
    const officer = await site.signIn('head-gx@demo.zhinan')
    const { comparison } = (await officer.get(`/projects/${atEnd?.id}/compare`)).body
    const failing = comparison.elements.flatMap((it: { checks: { item: string; fails: boolean }[] }) =>
      it.checks.filter((one) => one.fails).map((one) => one.item),
    )
    expect([comparison.by, comparison.outcome.fulfilled, failing]).toEqual(['findings', false, ['7c']])
    for (const { id } of rows) {
      const snapshots = await snapshotsOf(db, id)
      expect(snapshots.map((it, i) => it.prev === (snapshots[i - 1]?.hash ?? it.prev))).not.toContain(false)
      const agreed = snapshots.flatMap((it) => (it.outcome?.sort === 'agreed' ? it.outcome.agreed : []))
      expect(agreed.every((it) => it.enough)).toBe(true)
      if (agreed.length > 0) expect(agreed.some((it) => it.highest - it.lowest >= 2)).toBe(true)
    }
  })

  test('lets the argument of directions hear experts who disagree', async () => {
    const { db } = site.ctx
    const officer = await site.signIn('head-gx@demo.zhinan')
    const tunnels = guideTexts.directions.find((it) => it.until === 'confirmed')?.title ?? ''
    const { id } = await db
      .selectFrom('direction')
      .select('id')
      .where('title', '=', tunnels)
      .executeTakeFirstOrThrow()
    const all = (await officer.get('/offices/GX/direction-opinions?call=dalian-2024')).body.items
    const own = all.find((it: { direction: string }) => it.direction === id)
    expect(own.opinions[0].total).toMatchObject({ count: 3, disagrees: true })
    const { body } = await officer.get(`/directions/${id}/opinions`)
    expect(JSON.stringify(body)).toContain('变湿条件下的识别指标过于笼统')
  })

  test('gives the expert who can be tried something to answer, to write and to look at', async () => {
    const expert = await site.signIn(expertSignIn.email)
    const { items } = (await expert.get('/judging/tasks')).body
    const going = items.filter((it: { round: { closed: boolean } }) => !it.round.closed)
    expect(items.slice(0, going.length)).toEqual(going)
    const states = going.map((it: { state: string; filled: number }) => `${it.state} ${it.filled}`)
    expect(states.toSorted()).toEqual([
      'accepted 0',
      'accepted 3',
      'handed-in 6',
      'invited 0',
      'invited 0',
      'invited 0',
    ])
  })

  test('the same seed tells the same stories; a second filling changes nothing', async () => {
    const titles = (seed: number, all: Parameters<typeof plan>[0]) =>
      plan(all, now, randomOf(seed, 'plan')).map((it) => [
        it.title,
        it.unit.name,
        it.kind.code,
        it.ending,
        it.at,
      ])
    const all = await calls()
    expect(titles(7, all)).toEqual(titles(7, all))
    expect(titles(7, all)).not.toEqual(titles(8, all))
    const before = (await suggestions()).length
    await fillCity(site.ctx, { seed: 8 })
    expect((await suggestions()).length).toBe(before)
  })

  test.each(demoSignIns.map((it) => [it.role.zh, it] as const))('%s can sign in', async (_role, it) => {
    const answer = await (await site.signIn(it.email)).get('/session')
    expect(answer.body.me.email).toBe(it.email)
  })
})
