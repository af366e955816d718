import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, granted } from '#test/support/journey.ts'
import { assess, type Told } from '#test/support/make-assessed.ts'
import { aJudgedProject } from '#test/support/make-judged-project.ts'
import {
  anExpertPerson,
  aRound,
  closeRound,
  type MadeExpert,
  type MadeRound,
} from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { judging as judgingEn } from '#text/en/web/judging.ts'
import { results as resultsEn } from '#text/en/web/results.ts'
import { rounds as roundsEn } from '#text/en/web/rounds.ts'
import { judging as judgingZh } from '#text/zh-CN/web/judging.ts'
import { results as resultsZh } from '#text/zh-CN/web/results.ts'
import { rounds as roundsZh } from '#text/zh-CN/web/rounds.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inLanguage, looks, openVisitor, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let one: TakenIn
let experts: readonly MadeExpert[]
let round: MadeRound
let writer: MadePerson
const elements: readonly Told[] = [
  { id: 'coat', name: '高固含防护涂层材料', level: 3 },
  { id: 'spray', name: '高空现场喷涂与修复工艺', level: 4, reason: '已在试验塔架上连续施工三次。' },
  { id: 'test', name: '盐雾加速老化试验方法', level: 5 },
]
const judgingIn = inLanguage(judgingZh, judgingEn)
const roundsIn = inLanguage(roundsZh, roundsEn)
const resultsIn = inLanguage(resultsZh, resultsEn)

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const { city } = product
  writer = await aPerson(city.site, { name: '陈同' })
  const org = await aReadyOrg(city, { members: [{ person: writer, filer: true, admin: true }] })
  const title = '海上风电叶片在盐雾中的长效防腐涂层'
  one = await takenIn(city, writer, org.id, { title }, async () => {}, 'JBGS')
  await assess(city.site, one.id, elements)
  experts = [
    await anExpertPerson(city.site, { name: '林一舟' }),
    await anExpertPerson(city.site, { name: '周既明' }),
    await anExpertPerson(city.site, { name: '许望山' }),
  ]
  round = await aRound(city.site, {
    call: product.call.id,
    office: one.office,
    by: city.heads.get(one.office) as MadePerson,
    of: [one.id],
    experts,
    title: '就绪度专家评议',
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const visit = async (eyes: Eyes, person: MadePerson | undefined): Promise<Visitor> =>
  openVisitor(browser, product.site, eyes, person && (await product.as(person)).cookie)

const shots = process.env['ZHINAN_SHOTS']
/** Axe at zero, and a picture for whoever asked for pictures. */
async function looked(visitor: Visitor, name: string): Promise<void> {
  await visitor.look()
  if (shots === undefined) return
  const { language, width } = visitor.eyes
  await visitor.page.screenshot({
    path: path.join(shots, `${name}-${language}-${width}.png`),
    fullPage: true,
  })
}

const most = { need: 25, advance: 20, feasible: 15, industry: 20, metrics: 10, competition: 10 }
const values = {
  ...Object.fromEntries(Object.entries(most).map(([code, points]) => [`score-${code}`, String(points - 2)])),
  verdict: 'adopt',
  comment: '需求真实，已有两家用户愿意试用；建议把耐盐雾时间写成可检验的数值。',
}
const write = async (task: string, it: MadeExpert, given: Readonly<Record<string, unknown>>) => {
  const as = await product.as(it.person)
  const ops = Object.entries(given).map(([at, value]) => ({ op: aKey(), path: at, value, base: 0 }))
  return granted(await as.post(`/judging/tasks/${task}/answers`, { ops }))
}

test('an expert gives each element a level, and a word where it lies two apart', async () => {
  const [first] = experts as readonly [MadeExpert]
  const task = round.task(one.id, first)
  granted(await (await product.as(first.person)).post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  await write(task, first, values)
  for (const { language, width } of looks) {
    const expert = await visit({ language, width }, first.person)
    await expert.go(`/judging/${task}`)
    await expert.page.locator('[data-path="level-test"]').first().waitFor()
    await expert.page.locator('[data-path="level-coat"]').first().scrollIntoViewIfNeeded()
    await looked(expert, 'elements-sheet')
    await expert.leave()
  }
  const expert = await visit({ language: 'zh-CN', width: 1440 }, first.person)
  const { page } = expert
  const words = judgingIn(expert)
  await expert.go(`/judging/${task}`)
  await page.locator('[data-path="level-coat"]').nth(2).check()
  await page.locator('[data-path="level-spray"]').nth(5).check()
  await page.locator('[data-path="level-test"]').nth(4).check()
  await expert.button(words.handIn.go).press('Enter')
  await page.locator('.find.block').getByText(words.handIn.missing(1)).waitFor()
  await page.locator('[data-path="level-why-spray"]').fill('已在两台机组上施工，记录齐全。')
  await page.keyboard.press('Tab')
  await page.locator('.find.block').waitFor({ state: 'detached' })
  await page
    .locator('.save')
    .getByText(/^已保存 /)
    .waitFor()
  await expert.button(words.handIn.go).press('Enter')
  await expert.button(words.handIn.yes).press('Enter')
  await page.locator('.handed').waitFor()
  await expert.leave()
})

test('the office reads own level, middle and range of each element, with words and on the scale', async () => {
  const levels = [
    { coat: 5, spray: 7, test: 5 },
    { coat: 4, spray: 4, test: 4 },
  ]
  for (const [n, it] of experts.slice(1).entries()) {
    const as = await product.as(it.person)
    const task = round.task(one.id, it)
    granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
    const given = Object.entries(levels[n] ?? {}).flatMap(([id, level]) => [
      [`level-${id}`, String(level)],
      [`level-why-${id}`, '依据佐证材料判断。'],
    ])
    const { rev } = await write(task, it, { ...values, ...Object.fromEntries(given) })
    granted(await as.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev }))
  }
  await closeRound(product.city.site, round.id)
  for (const { language, width } of looks) {
    const reader = await visit({ language, width }, product.city.officers.get(one.office))
    const words = resultsIn(reader)
    await reader.go(`/rounds/${round.id}/results`)
    const row = reader.page.locator('tbody tr').first()
    await row.getByText(words.levelOf(4, 6, 4, 7)).waitFor()
    expect(await row.getByText(words.far).count()).toBe(1)
    expect(await row.getByText(words.few).count()).toBe(0)
    await looked(reader, 'elements-results')
    await row.getByRole('button').first().press('Enter')
    await reader.page.getByRole('heading', { name: words.elements }).waitFor()
    const line = reader.page.locator('.levels li').nth(1)
    expect(await line.innerText()).toContain('高空现场喷涂与修复工艺')
    expect(await line.locator('.step.full').innerText()).toBe('6')
    expect(await line.locator('.step.self').innerText()).toBe('4')
    expect(await line.locator('.step.within').allInnerTexts()).toEqual(['4', '5', '7'])
    await looked(reader, 'elements-side-by-side')
    await reader.leave()
  }
})

/** Each language and each size once; the page is the one that all four have seen above. */
const seen = [
  ['zh-CN', 1440],
  ['en', 390],
] as const

test('a project is chosen, judged by its elements alone, and its levels are read', async () => {
  const { city } = product
  const leader = await aPerson(city.site, { name: '沈听澜' })
  const org = await aReadyOrg(city, { members: [{ person: leader, filer: true, admin: true }] })
  const project = await aJudgedProject(city.site, {
    call: product.call.id,
    office: one.office,
    org: org.id,
    leader,
    by: city.heads.get(one.office) as MadePerson,
    suggestion: one.id,
    elements,
  })
  for (const [language, width] of seen) {
    const officer = await visit({ language, width }, city.officers.get(one.office))
    const words = roundsIn(officer)
    const { page } = officer
    await officer.go(`/office/${one.office}/rounds?subjects=project&items=${project.id}`)
    const dialog = page.locator('dialog')
    await dialog.getByText(words.form.items(1)).waitFor()
    await dialog.getByText(project.no).waitFor()
    await dialog
      .getByRole('textbox', { name: words.form.name, exact: true })
      .fill(`项目立项评议（${language} ${width}）`)
    await looked(officer, 'project-begin')
    await dialog.getByRole('button', { name: words.form.go }).press('Enter')
    await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
    await page.locator('.judged').getByText(project.title).waitFor()
    await looked(officer, 'project-round')
    await officer.leave()
  }
  const judged = await aRound(city.site, {
    call: product.call.id,
    office: one.office,
    by: city.heads.get(one.office) as MadePerson,
    subjects: 'project',
    of: [project.id],
    experts,
    title: '项目立项专家评议',
  })
  const [first] = experts as readonly [MadeExpert]
  const task = judged.task(project.id, first)
  const expert = await visit({ language: 'zh-CN', width: 1440 }, first.person)
  const { page } = expert
  const words = judgingIn(expert)
  await expert.go(`/judging/${task}`)
  await page.getByText(words.declare.conflictTitle, { exact: true }).waitFor()
  await looked(expert, 'project-declare')
  await page.getByLabel(words.declare.agree).press('Space')
  await expert.button(words.declare.accept).press('Enter')
  await page.locator('[data-path="level-coat"]').first().waitFor()
  await page.locator('[data-path="level-coat"]').nth(2).check()
  await page.locator('[data-path="level-spray"]').nth(3).check()
  await page.locator('[data-path="level-test"]').nth(4).check()
  await page.locator('[data-path="comment"]').fill('材料齐全，等级判断有依据，可以立项。')
  await page.keyboard.press('Tab')
  await page
    .locator('.save')
    .getByText(/^已保存 /)
    .waitFor()
  await looked(expert, 'project-sheet')
  await expert.button(words.handIn.go).press('Enter')
  await page.getByText(words.handIn.sureLevels(3)).waitFor()
  await expert.button(words.handIn.yes).press('Enter')
  await page.locator('.handed').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('沈听澜')
  await expert.go('/judging')
  await page.locator('tr', { hasText: project.title }).getByText(words.filled(3, 3)).waitFor()
  await expert.leave()
  for (const it of experts.slice(1)) {
    const as = await product.as(it.person)
    const own = judged.task(project.id, it)
    granted(await as.post(`/judging/tasks/${own}/accept`, { key: aKey() }))
    const levels = { 'level-coat': '3', 'level-spray': '6', 'level-test': '5' }
    const { rev } = await write(own, it, {
      ...levels,
      'level-why-spray': '两次施工记录完整。',
      comment: '材料齐全，等级判断有依据。',
    })
    granted(await as.post(`/judging/tasks/${own}/hand-in`, { key: aKey(), rev }))
  }
  await closeRound(city.site, judged.id)
  for (const [language, width] of seen) {
    const reader = await visit({ language, width }, city.officers.get(one.office))
    const words = resultsIn(reader)
    await reader.go(`/rounds/${judged.id}/results`)
    const row = reader.page.locator('tbody tr').first()
    await row.getByText(words.levelOf(4, 6, 4, 6)).waitFor()
    await looked(reader, 'project-results')
    await row.getByRole('button').first().press('Enter')
    await reader.page.getByRole('link', { name: words.project }).waitFor()
    expect(await reader.page.getByText(words.total, { exact: true }).count()).toBe(0)
    await looked(reader, 'project-side-by-side')
    await reader.leave()
  }
})
