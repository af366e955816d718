import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { creditCode } from '#test/support/fill-text.ts'
import { aReadyOrg, granted, saveProfile, view } from '#test/support/journey.ts'
import { aPerson, password } from '#test/support/people.ts'
import { linkIn } from '#test/support/proof.ts'
import { openProduct, type Product } from './support/product.ts'
import {
  beginOnScreen,
  choose,
  decide,
  fillTheRest,
  handInOnScreen,
  openWork,
  signIn,
} from './support/steps.ts'
import { openVisitor, settle, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

const officerOf = (code: string) => {
  const found = product.city.officers.get(code)
  if (!found) throw new Error(`No officer of ${code}.`)
  return found
}

test('a company goes from registration through return, revision and transfer to acceptance', async () => {
  const email = 'chen@example.com'
  const filer = await openVisitor(browser, product.site)
  const org = await register(filer, email)
  const as = await product.city.site.signIn(email)
  granted(await (await product.city.as(product.city.keeper)).post(`/admin/orgs/${org}/verify`))

  const id = await beginOnScreen(filer, 'JBGS')
  await typeInto(filer, id)
  await fillTheRest(filer, product, as, id)
  await keepsWhatWasTyped(filer, id)
  await handInOnScreen(filer, id)
  const first = await view(as, id)
  expect([first.state, first.versions]).toEqual(['submitted', 1])

  await returnFromDesk(id, first.office)
  await revise(filer, id)
  expect((await view(as, id)).versions).toBe(2)

  const second = first.office === 'CG' ? 'GX' : 'CG'
  await transferAndAccept(id, first.office, second)
  const last = await view(as, id)
  expect([last.state, last.office]).toEqual(['accepted', second])

  await filer.go(`/suggestions/${id}`)
  await filer.page.locator('.timeline li').first().waitFor()
  const { happened } = filer.words.mine.one
  const told = await filer.page.locator('.timeline li p:first-of-type > b').allInnerTexts()
  expect(told.slice(0, 2)).toEqual([happened['suggestion-accepted'], happened['suggestion-transferred']])
  expect(told).toContain(happened['suggestion-returned-by-office'])
  // What an officer notes on accepting is for those who filed, as the desk says.
  expect(await filer.page.locator('.timeline').innerText()).toContain(noteOnAccepting)
  await filer.look()
  await filer.leave()
})

/** Account, address, unit and profile, each on its page. */
async function register(filer: Visitor, email: string): Promise<string> {
  const { page, words } = filer
  const { register: says, verify } = words.entry
  await filer.go('/register')
  await filer.look()
  await filer.button(says.go).click()
  await page.getByText(says.problems.title(4)).waitFor()
  await page.getByLabel(says.name, { exact: true }).fill('陈同')
  await page.getByLabel(says.email, { exact: true }).fill(email)
  await page.getByLabel(says.password, { exact: true }).fill('Harbour-Gull-31')
  await page.getByRole('checkbox').check()
  await filer.button(says.go).click()
  await page.getByText(says.sent.title).waitFor()
  await filer.look()

  await filer.go(`/verify#${await linkIn(product.city.site, email, 'verify')}`)
  await page.getByText(verify.done).waitFor()
  await filer.look()
  await page.getByRole('link', { name: verify.next }).click()

  const { make, profile } = words.unit
  await page.getByLabel(make.code).fill(creditCode(4242))
  await filer.look()
  await filer.button(make.look).click()
  await page.getByLabel(make.name, { exact: true }).fill('甲港机械有限公司')
  await page.getByLabel(make.type).selectOption('ENT')
  await page.getByLabel(make.district).selectOption({ index: 1 })
  await filer.look()
  await filer.button(make.go).click()
  await page.waitForURL(/\/unit\/[0-9a-f-]{36}$/)
  const org = page.url().split('/').at(-1) ?? ''

  await filer.button(profile.save).waitFor()
  await filer.look()
  // The first answer of the profile is typed; the others are put in over the wire by test/support/fill-form.ts.
  const box = page.locator('.profile input[data-path]').first()
  await box.click()
  await page.keyboard.type('12')
  await filer.button(profile.save).click()
  await page.getByText(profile.saved).first().waitFor()
  await saveProfile(await product.city.site.signIn(email), org)
  await page.reload()
  await page.getByText(profile.complete).waitFor()
  await filer.look()
  return org
}

const typed = {
  background: '港口起重机的主轴承在盐雾和冲击下平均十四个月失效，全部依赖进口。',
  problem: '盐雾冲击下的轴承寿命预测',
  difficulty: '载荷谱缺失，加速试验与实况对不上。',
  gap: '国内寿命约为进口产品的六成。',
}

/** Answers of several kinds by mouse and keyboard alone. */
async function typeInto({ page, go, look }: Visitor, id: string): Promise<void> {
  await go(`/suggestions/${id}/edit?at=basics`)
  const word = page.locator('[data-field=keywords] input')
  await word.click()
  for (const it of ['港口机械', '主轴承', '盐雾']) {
    await page.keyboard.type(it)
    await page.keyboard.press('Enter')
  }
  expect(await page.locator('[data-field=keywords] .chip').count()).toBe(3)
  await look()
  await saved(page)

  await go(`/suggestions/${id}/edit?at=demand`)
  await page.locator('select[data-path=demandKind]').selectOption('part')
  await page.locator('[data-field=chokeType] input[type=radio]').first().click()
  await page.locator('textarea[data-path=background]').click()
  await page.keyboard.type(typed.background)
  await page.keyboard.press('Tab')
  await saved(page)

  await go(`/suggestions/${id}/edit?at=problems`)
  await page.locator('button[data-path=keyProblems]').focus()
  await page.keyboard.press('Enter')
  await page
    .locator('[data-path^="keyProblems/"][data-path$="/problem"]')
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.type(typed.problem)
  await page.keyboard.press('Enter')
  await page.locator('[data-path$="/difficulty"]').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(typed.difficulty)
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-path$="/gap"]').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(typed.gap)
  await look()
  await page.keyboard.press('Escape')
  await saved(page)

  await go(`/suggestions/${id}/edit?at=money`)
  await page.locator('input[data-path=totalInvestment]').click()
  await page.keyboard.type('860')
  await page.keyboard.press('Tab')
  await saved(page)
  await look()
}

/** Until the page says that what was typed is with the server. */
const saved = (page: Page) =>
  expect
    .poll(() => page.locator('.save').allInnerTexts(), { timeout: 45_000 })
    .toEqual([expect.stringContaining('已保存')])

/** What was typed is what the form says, also after everything else was filled in. */
async function keepsWhatWasTyped({ page, go }: Visitor, id: string): Promise<void> {
  await go(`/suggestions/${id}/edit?at=demand`)
  expect(await page.locator('textarea[data-path=background]').inputValue()).toBe(typed.background)
  expect(await page.locator('select[data-path=demandKind]').inputValue()).toBe('part')
  await go(`/suggestions/${id}/edit?at=problems`)
  for (const it of [typed.problem, typed.difficulty, typed.gap])
    await page.locator('[data-field=keyProblems]').getByText(it).first().waitFor()
}

const remark = '请写明十四个月的数据出自哪几家码头。'

/** Found on the desk, read beside the list, and returned with a remark for one question and another left open. */
async function returnFromDesk(id: string, office: string): Promise<void> {
  const officer = await openVisitor(browser, product.site)
  const { page, words } = officer
  await signIn(officer, officerOf(office).email, password)
  await page.waitForURL((it) => it.pathname === `/office/${office}`)
  await page.getByRole('button', { name: words.desk.viewNames['waiting'] ?? '' }).click()
  await page.locator(`#row-${id} .title`).click()
  await page.locator('.dec .go').waitFor()
  await officer.look()
  await choose(officer, 'office-return')
  await officer.button(words.desk.remarks.pick).click()
  await officer.look()
  const picker = page.locator('dialog')
  for (const it of ['技术需求背景及意义', '自身难以解决的原因'])
    await picker.getByLabel(it, { exact: true }).check()
  await picker.getByRole('button', { name: words.desk.remarks.done }).click()
  await page.getByLabel(words.desk.remarks.body('技术需求背景及意义')).fill(remark)
  await page.getByLabel(words.desk.remarks.body('自身难以解决的原因')).fill('请补充已经试过的办法。')
  await page.getByLabel(words.desk.decide.reason, { exact: true }).fill('请按意见补充后重新报送。')
  await officer.look()
  await decide(officer)
  await page.locator(`#row-${id}`).waitFor({ state: 'detached' })
  await officer.leave()
}

/** Only the two named questions are open; they are changed, and it is handed in again. */
async function revise(filer: Visitor, id: string): Promise<void> {
  const { page } = filer
  await filer.go('/suggestions')
  await filer.look()
  await filer.go(`/suggestions/${id}/edit`)
  await page.locator('[data-field=background]').getByText(remark).waitFor()
  const open = await page
    .locator('.sheet textarea:not([readonly])')
    .evaluateAll((all) => all.map((it) => it.getAttribute('data-path')))
  expect(open).toEqual(['background'])
  await filer.look()
  await page.locator('textarea[data-path=background]').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('数据出自三家码头的检修记录。')
  await page.keyboard.press('Tab')
  await saved(page)
  await filer.go(`/suggestions/${id}/edit?at=problems`)
  await page.locator('textarea[data-path=whyNotAlone]').fill('本单位没有盐雾冲击复合试验台，已委托试过两次。')
  await page.keyboard.press('Tab')
  await saved(page)
  await handInOnScreen(filer, id)
}

const noteOnAccepting = '已收到，列入凝练备选。'

async function transferAndAccept(id: string, from: string, to: string): Promise<void> {
  const giving = await openVisitor(
    browser,
    product.site,
    undefined,
    (await product.as(officerOf(from))).cookie,
  )
  await openWork(giving, id)
  await choose(giving, 'transfer')
  await giving.page.getByLabel(giving.words.desk.decide.to, { exact: true }).selectOption(to)
  await giving.page
    .getByLabel(giving.words.desk.decide.reason, { exact: true })
    .fill('主要内容属于成果转化。')
  await giving.look()
  await decide(giving)
  await giving.leave()

  const taking = await openVisitor(browser, product.site, undefined, (await product.as(officerOf(to))).cookie)
  await openWork(taking, id)
  await taking.page.getByText('主要内容属于成果转化。').first().waitFor()
  for (const tab of ['form', 'compare', 'timeline', 'files'] as const) {
    await taking.page.getByRole('tab', { name: taking.words.desk.tabs[tab] }).click()
    await taking.look()
  }
  await choose(taking, 'accept')
  await taking.page.getByLabel(taking.words.desk.decide.note, { exact: true }).fill(noteOnAccepting)
  await decide(taking)
  await taking.leave()
}

test('a university sends through its research office, which approves by keyboard', async () => {
  const writer = await aPerson(product.site.behind, { name: '林教授' })
  const reviewer = await aPerson(product.site.behind, { name: '科研部门' })
  const org = await aReadyOrg(product.city, {
    name: '乙湾大学',
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  const as = await product.as(writer)
  const filer = await openVisitor(browser, product.site, undefined, as.cookie)
  const id = await beginOnScreen(filer, 'ZDJC')
  await fillTheRest(filer, product, as, id)
  await handInOnScreen(filer, id)
  const { stages } = filer.words.editor.receipt
  const receipt = filer.page.locator('.receipt')
  // In amber while it is only with the own unit, in green once it is with the bureau.
  await receipt.locator('.find:not(.good)').getByText(stages.unit).waitFor()

  const desk = await openVisitor(browser, product.site)
  await signIn(desk, reviewer.email, password)
  await desk.page.waitForURL((it) => it.pathname === `/unit/${org.id}/review`)
  await desk.page.locator(`#row-${id}`).waitFor()
  await desk.look()
  await desk.page.keyboard.press('j')
  await desk.page.keyboard.press('Enter')
  await desk.page.locator('.dec .go').waitFor()
  await desk.page.locator('.page').getByRole('tab').first().waitFor()
  await desk.page.locator(`#row-${id} .title`).focus()
  await desk.page.keyboard.press('a')
  await desk.page.locator('.dec .go').and(desk.page.locator(':focus')).waitFor()
  await desk.look()
  await desk.page.keyboard.press('Enter')
  await desk.page.locator(`#row-${id}`).waitFor({ state: 'detached' })
  await desk.leave()

  await filer.go(`/suggestions/${id}`)
  await filer.page.getByRole('link', { name: stages.bureau }).click()
  await receipt.locator('.find.good').getByText(stages.bureau).waitFor()
  await filer.look()
  await settle(filer.page)
  await filer.leave()
  expect((await view(as, id)).state).toBe('submitted')
})
