import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyBetween } from '#core/form/order.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { aKey, aReadyOrg, begin, fillDraft, granted, move, tinyPdf } from '#test/support/journey.ts'
import { anExpertPerson, aRound, closeRound, type MadeExpert } from '#test/support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { fillStage, writePlaces } from '#test/support/projects.ts'
import { finding as findings } from '#text/zh-CN/finding.ts'
import { judging } from '#text/zh-CN/web/judging.ts'
import { readinessLevels as levels } from '#text/zh-CN/web/readiness-levels.ts'
import { readinessSheet as sheet } from '#text/zh-CN/web/readiness-sheet.ts'
import {
  goToProject,
  handsInStage,
  opensProject,
  projectWords,
  recordsFinding,
  takesStep,
} from './support/project.ts'
import { handInOnScreen } from './support/steps.ts'
import type { Eyes, Visitor } from './support/visitor.ts'
import { openVisits, type Visits } from './support/visits.ts'

/** One demand, from the first answer about its readiness to an acceptance at which one criterion fails. */
let product: Visits['product']
let visit: Visits['visit']
let close: Visits['close'] | undefined
let filer: MadePerson
let org: MadeOrg
let bearer: MadeOrg
let leader: MadePerson
let officer: MadePerson
let head: MadePerson
let experts: readonly MadeExpert[]
let demand = ''
let project = ''
let rows: readonly string[] = []

let standard: { readonly scale: ReadinessScale; readonly policy: ReadinessPolicy }

const wide: Eyes = { language: 'zh-CN', width: 1440 }
const narrow: Eyes = { language: 'zh-CN', width: 390 }
/** Elements with the level that each has reached. */
const elements = [
  ['滚道无软带淬火', 4],
  ['滚子精密加工', 5],
  ['载荷谱与寿命模型', 4],
] as const
const [first, second, third] = elements.map(([name]) => name) as [string, string, string]
const target = 7

beforeAll(async () => {
  const opened = await openVisits()
  ;({ product, visit, close } = opened)
  const { city } = product
  filer = await aPerson(city.site, { name: '江澄' })
  standard = granted(await city.site.anyone.get(`/calls/${product.call.id}/readiness`))
  org = await aReadyOrg(city, { members: [{ person: filer, filer: true, admin: true }] })
  leader = await aPerson(city.site, { name: '温子敬' })
  bearer = await aReadyOrg(city, {
    name: '某某轴承技术研究有限公司',
    members: [{ person: leader, filer: true, admin: true }],
  })
  experts = [
    await anExpertPerson(city.site, { name: '林一舟' }),
    await anExpertPerson(city.site, { name: '周既明' }),
    await anExpertPerson(city.site, { name: '许望山' }),
  ]
})
afterAll(() => close?.())

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']
let pictures = 0
async function seen(visitor: Visitor, name: string): Promise<void> {
  await visitor.look()
  if (!folder) return
  const file = `way-${String(++pictures).padStart(2, '0')}-${name}-${visitor.eyes.width}.png`
  await visitor.page.screenshot({ path: path.join(folder, file), fullPage: true })
}

/** Writes places of the draft as they are now. */
async function write(values: Readonly<Record<string, unknown>>): Promise<void> {
  const as = await product.as(filer)
  const { answers } = granted(await as.get(`/suggestions/${demand}/draft`))
  const revs = new Map(answers.map((it: { path: string; rev: number }) => [it.path, it.rev]))
  const ops = Object.entries(values).map(([at, value]) => ({
    op: aKey(),
    path: at,
    value,
    base: revs.get(at) ?? 0,
  }))
  granted(await as.post(`/suggestions/${demand}/answers`, { ops }))
}

/** A document of a test institute for the first item of each level from the fourth on that an element has reached. */
const aDocument = (reached: readonly number[], day: string): Readonly<Record<string, unknown>> => ({
  [`trlEvidenceRows/report${day}`]: keyBetween(undefined),
  [`trlEvidenceRows/report${day}/name`]: '第三方检测报告',
  [`trlEvidenceRows/report${day}/type`]: 'third-party-test',
  [`trlEvidenceRows/report${day}/issuer`]: '某某检测中心',
  [`trlEvidenceRows/report${day}/day`]: day,
  [`trlEvidenceRows/report${day}/supports`]: rows.flatMap((row, at) =>
    Array.from({ length: Math.max(0, (reached[at] ?? 0) - 3) }, (_, n) => `${row}/${n + 4}a`),
  ),
})

/** Every item up to a level met, of each element. */
const met = (reached: readonly number[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    rows.flatMap((row, at) =>
      standard.scale.levels
        .filter((it) => it.level <= (reached[at] ?? 0))
        .flatMap((it) => it.items.map((item) => [`trlElements/${row}/${item.id}`, { verdict: 'met' }])),
    ),
  )

test('three elements are assessed, and what the rule of the call refuses is put right', async () => {
  const as = await product.as(filer)
  demand = await begin(product.city, as, org.id, 'JBGS', { field: product.call.fields[0]?.code })
  const problems = elements.map(([problem], n) => [
    [`keyProblems/p${n}`, `a${n + 1}`],
    [`keyProblems/p${n}/problem`, problem],
  ])
  await write({ trlManaged: 'yes', techClass: 'product', ...Object.fromEntries(problems.flat()) })
  const visitor = await visit(wide, filer)
  const { page } = visitor
  await visitor.go(`/suggestions/${demand}/edit?at=readiness-elements`)
  await visitor.button(sheet.proposeAll(3)).click()
  for (const [name, level] of elements) {
    await page.locator('.element-tree').getByRole('button', { name }).click()
    await page.locator('.element-editor > header h4').getByText(name).waitFor()
    const groups = page.locator('.critical-groups fieldset')
    await groups.first().getByRole('checkbox').first().check()
    await groups.last().getByRole('checkbox').first().check()
    await page.getByText(sheet.critical.yes).waitFor()
    await page.locator('[data-path$="/target"]').selectOption(name === first ? '6' : String(target))
    await page.locator('[data-path$="/application"]').fill('12 兆瓦海上风电机组主轴')
    await page.locator('[data-path$="/environment"]').fill('实验室台架，径向载荷 800 kN')
    await page.getByLabel(levels.from).selectOption(String(level + 1))
    await visitor.button(levels.next(level + 1)).click()
    await visitor.button(levels.lowerMet).click()
    const reached = page.locator(`.level-block[data-level="${level}"] summary`)
    await reached.getByText(levels.state.passed, { exact: true }).waitFor()
  }
  await page.getByText(levels.whole(4, 6), { exact: true }).waitFor()

  await page.locator('.element-tree').getByRole('button', { name: first }).click()
  await page.locator('.element-editor > header h4').getByText(first).waitFor()
  await page.getByLabel(levels.from).selectOption('4')
  await visitor.button(levels.next(4)).click()
  await visitor.button(sheet.attachTo('4c')).click()
  const dialog = page.locator('dialog')
  await dialog.getByRole('button', { name: sheet.newEvidence }).click()
  const cell = (column: string) => dialog.locator(`[data-path$="/${column}"]`)
  await cell('name').fill('原理样机台架试验报告')
  await cell('type').selectOption('self-test')
  await cell('issuer').fill('某某轴承试验室')
  await cell('day').fill('2024-01-15')
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: '台架试验报告.pdf', mimeType: 'application/pdf', buffer: tinyPdf })
  await dialog.getByText(/^SHA-256/).waitFor()
  await dialog.getByRole('button', { name: sheet.done }).click()
  await expect.poll(() => page.locator('.save').innerText(), { timeout: 30_000 }).toMatch(/已保存/)
  await seen(visitor, 'assessed')

  await visitor.go(`/suggestions/${demand}/edit?at=check`)
  const refused = page.locator('.check-sheet')
  const { policy } = standard
  await refused
    .getByText(findings.of['readiness-target-too-low']({ least: policy.lowestTarget }), { exact: false })
    .waitFor()
  await refused
    .getByText(findings.of['readiness-rise-too-small']({ least: policy.leastRise, rise: 2 }), {
      exact: false,
    })
    .waitFor()
  await seen(visitor, 'refused')
  const answer = await move(as, demand, 'hand-in')
  expect(answer.status).toBe(422)

  await visitor.go(`/suggestions/${demand}/edit?at=readiness-elements`)
  await page.locator('.element-tree').getByRole('button', { name: first }).click()
  await page.locator('.element-editor > header h4').getByText(first).waitFor()
  await page.locator('[data-path$="/target"]').selectOption(String(target))
  await page.getByText(levels.whole(4, target), { exact: true }).waitFor()
  await expect.poll(() => page.locator('.save').innerText(), { timeout: 30_000 }).toMatch(/已保存/)
  await seen(visitor, 'put-right')
  await visitor.leave()
})

test('it is handed in, and taken up by the guide', async () => {
  const as = await product.as(filer)
  const { answers } = granted(await as.get(`/suggestions/${demand}/draft`))
  const at = (answers as { path: string; value: unknown }[]).filter((it) =>
    /^trlElements\/[^/]+\/name$/.test(it.path),
  )
  rows = elements.map(
    ([name]) => at.find((it) => it.value === name)?.path.split('/')[1] ?? `no row called ${name}`,
  )
  await write({
    ...aDocument([4, 5, 4], '2024-02-01'),
    'trlPath/s1': 'a',
    'trlPath/s1/month': '2025-06',
    'trlPath/s1/level': '6',
    'trlPath/s1/milestone': '全尺寸样机',
    'trlPath/s1/check': '第三方检测',
    'trlPath/s2': 'b',
    'trlPath/s2/month': '2026-12',
    'trlPath/s2/level': String(target),
    'trlPath/s2/milestone': '工程样机在风场运行',
    'trlPath/s2/check': '用户证明',
  })
  await fillDraft(product.city, as, demand)
  const visitor = await visit(narrow, filer)
  await handInOnScreen(visitor, demand)
  await visitor.leave()
  const { suggestion } = granted(await as.get(`/suggestions/${demand}`))
  expect([suggestion.readinessNow, suggestion.readinessTarget]).toEqual([4, target])
  const office: string = suggestion.officeRef.code
  officer = product.city.officers.get(office) as MadePerson
  head = product.city.heads.get(office) as MadePerson
  granted(await move(await product.as(officer), demand, 'accept'))
  await product.city.site.ctx.db
    .updateTable('suggestion')
    .set({ state: 'adopted', due: null })
    .where('id', '=', demand)
    .execute()
})

test('its office opens a project, whose team applies with the same elements', async () => {
  const desk = await visit(wide, officer)
  project = await opensProject(desk, demand, bearer, leader)
  await seen(desk, 'opened')
  await desk.leave()
  const team = await product.as(leader)
  await writePlaces(team, project, aDocument([4, 5, 4], '2024-02-02'))
  await fillStage(product.city, team, project)
  const visitor = await visit(wide, leader)
  await handsInStage(visitor, project, 'application')
  await visitor.leave()
  const passing = await visit(narrow, officer)
  await takesStep(passing, project, 'pass', '材料齐全。')
  await passing.leave()
  const { snapshots } = granted(await team.get(`/projects/${project}`))
  const applied = snapshots.find((it: { stage: string }) => it.stage === 'application')
  const { assessment } = granted(await team.get(`/projects/${project}/snapshots/${applied.id}`))
  expect(assessment.elements.map((it: { id: string }) => it.id)).toEqual(rows)
})

test('experts disagree, one says why on screen, and the head approves by the median', async () => {
  const { site } = product.city
  const { db } = site.ctx
  const held = await db
    .selectFrom('project')
    .select(['office'])
    .where('id', '=', project)
    .executeTakeFirstOrThrow()
  const applied = await db
    .selectFrom('project_snapshot')
    .select('n')
    .where('project', '=', project)
    .where('stage', '=', 'application')
    .orderBy('n', 'desc')
    .executeTakeFirstOrThrow()
  const round = await aRound(site, {
    call: product.call.id,
    office: held.office,
    by: head,
    subjects: 'project',
    of: [project],
    experts,
    version: applied.n,
    title: '立项评审',
  })
  const [one, ...others] = experts as readonly [MadeExpert, ...MadeExpert[]]
  const expert = await visit(wide, one.person)
  const { page } = expert
  await expert.go(`/judging/${round.task(project, one)}`)
  await page.getByLabel(judging.declare.agree).press('Space')
  await expert.button(judging.declare.accept).press('Enter')
  const choose = (row: number, level: number) =>
    page
      .locator(`[data-path="level-${rows[row]}"]`)
      .nth(level - 1)
      .check()
  await page.locator(`[data-path="level-${rows[0]}"]`).first().waitFor()
  await choose(0, 2)
  await choose(1, 5)
  await choose(2, 4)
  await page.locator('[data-path="comment"]').fill('材料齐全，淬火一项的证据不足以支持第 4 级。')
  await page.keyboard.press('Tab')
  await expert.button(judging.handIn.go).press('Enter')
  await page.locator('.find.block').getByText(judging.handIn.missing(1)).waitFor()
  await seen(expert, 'why-wanted')
  await page.locator(`[data-path="level-why-${rows[0]}"]`).fill('台架试验未达到全部功能目标。')
  await page.keyboard.press('Tab')
  await page.locator('.find.block').waitFor({ state: 'detached' })
  await expect.poll(() => page.locator('.save').innerText(), { timeout: 30_000 }).toMatch(/已保存/)
  await expert.button(judging.handIn.go).press('Enter')
  await expert.button(judging.handIn.yes).press('Enter')
  await page.locator('.handed').waitFor()
  await expert.leave()
  for (const it of others) {
    const as = await product.as(it.person)
    const task = round.task(project, it)
    granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
    const values = {
      [`level-${rows[0]}`]: '4',
      [`level-${rows[1]}`]: '5',
      [`level-${rows[2]}`]: '4',
      comment: '等级判断有依据，可以立项。',
    }
    const ops = Object.entries(values).map(([at, value]) => ({ op: aKey(), path: at, value, base: 0 }))
    const { rev } = granted(await as.post(`/judging/tasks/${task}/answers`, { ops }))
    granted(await as.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev }))
  }
  await closeRound(site, round.id)
  const desk = await visit(wide, head)
  await goToProject(desk, project)
  await desk.page.locator('#expert-levels').waitFor()
  await seen(desk, 'disagreement')
  await takesStep(desk, project, 'approve', '同意立项。')
  await desk.leave()
})

test('task book, mid-term and the way to acceptance raise the elements', async () => {
  const team = await product.as(leader)
  for (const [paper, act, reached, day] of [
    ['task-book', 'confirm', [4, 5, 4], '2024-02-03'],
    ['mid-term', 'continue', [5, 6, 5], '2024-02-04'],
  ] as const) {
    await writePlaces(team, project, { ...met(reached), ...aDocument(reached, day) })
    await fillStage(product.city, team, project)
    const desk = await visit(wide, leader)
    await handsInStage(desk, project, paper)
    await desk.leave()
    const deciding = await visit(narrow, head)
    await takesStep(deciding, project, act)
    await goToProject(deciding, project)
    await seen(deciding, paper)
    await deciding.leave()
  }
  const reached = [7, 7, 7]
  await writePlaces(team, project, { ...met(reached), ...aDocument(reached, '2024-02-05') })
  await fillStage(product.city, team, project)
  const desk = await visit(wide, leader)
  await handsInStage(desk, project, 'acceptance')
  await desk.leave()
})

test('at acceptance one criterion fails, is named, and is accepted with a reason only', async () => {
  for (const name of [first, second, third]) {
    const desk = await visit(wide, officer)
    await recordsFinding(desk, project, {
      element: name,
      level: name === first ? 6 : target,
      fails: name === first ? ['7b'] : [],
      who: '验收专家组',
      note: name === first ? '在风场运行 800 小时，约定为 2000 小时。' : '现场核查属实。',
    })
    if (name === third) {
      await desk.page.locator('.plan-element.short').waitFor()
      expect(await desk.page.locator('.plan-element.short').count()).toBe(1)
      expect(await desk.page.locator('.plan-element.short').innerText()).toContain(first)
      await seen(desk, 'falls-short')
    }
    await desk.leave()
  }
  const deciding = await visit(narrow, head)
  const { steps } = projectWords(deciding)
  await goToProject(deciding, project)
  await deciding.button(steps.acts.accept.name).click()
  const dialog = deciding.page.locator('dialog')
  await dialog.getByRole('button', { name: steps.acts.accept.name, exact: true }).click()
  await dialog.locator('[role=alert]').getByText(steps.needShortReason).waitFor()
  await seen(deciding, 'reason-wanted')
  await deciding.page.keyboard.press('Escape')
  await takesStep(deciding, project, 'accept', '主要指标达到，运行时间在质保期内补足。')
  await goToProject(deciding, project)
  await seen(deciding, 'accepted')
  await deciding.leave()
  const team = await product.as(leader)
  expect(granted(await team.get(`/projects/${project}`))).toMatchObject({ step: 'ended', end: 'accepted' })
  const { comparison } = granted(await team.get(`/projects/${project}/compare`))
  expect(comparison.outcome.fulfilled).toBe(false)
  const short = comparison.outcome.elements.filter(
    (it: { short: number; failed: readonly string[] }) => it.short > 0 || it.failed.length > 0,
  )
  expect(short).toMatchObject([{ element: rows[0], target, reached: 6, short: 1, failed: ['7b'] }])
})
