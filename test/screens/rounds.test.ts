import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aReadyOrg } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { anActiveExpert } from '#test/support/store-expert.ts'
import { condense as condenseEn } from '#text/en/web/condense.ts'
import { rounds as roundsEn } from '#text/en/web/rounds.ts'
import { condense } from '#text/zh-CN/web/condense.ts'
import { rounds } from '#text/zh-CN/web/rounds.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let office: string
let items: readonly TakenIn[]
const titles = ['海上风电叶片防腐涂层', '近海养殖网箱抗风浪设计'] as const

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const writer = await aPerson(product.site.behind, { name: '陈同' })
  const members = [{ person: writer, filer: true, admin: true }]
  const org = await aReadyOrg(product.city, { type: 'ENT', members })
  items = [
    await takenIn(product.city, writer, org.id, { title: titles[0] }),
    await takenIn(product.city, writer, org.id, { title: titles[1] }),
  ]
  office = items[0]?.office ?? ''
  for (let n = 0; n < 5; n++)
    await anActiveExpert(product.site.behind, { fields: [product.call.fields[0]?.code ?? ''] })
  await anActiveExpert(product.site.behind, { name: '本单位专家', orgName: org.name })
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}
const wordsIn = ({ eyes }: Visitor) => (eyes.language === 'en' ? roundsEn : rounds)

const ways = [
  ['on a wide screen in Chinese, the head on a phone in English', 'zh-CN', 1440, 'en', 390],
  ['on a phone in Chinese, the head on a wide screen in English', 'zh-CN', 390, 'en', 1440],
] as const

test.each(inTurn(ways, 0))(
  'a round from choosing to its end: %s',
  async (_, language, width, headLanguage, headWidth) => {
    const officer = await visit(product.city.officers.get(office), { language, width })
    const words = wordsIn(officer)
    const { page } = officer
    const dialog = page.locator('dialog')
    const name = `第一批建议评议（${width}）`

    // The way in from the condensing desk takes along what is chosen there.
    await officer.go(`/office/${office}/condense`)
    for (const { no } of items)
      await page.locator('.members li').filter({ hasText: no }).getByRole('checkbox').check()
    await page
      .getByRole('link', { name: (language === 'zh-CN' ? condense : condenseEn).list.rounds(2) })
      .click()
    await dialog.getByText(words.form.items(2)).waitFor()
    await dialog.getByRole('button', { name: words.form.go }).click()
    await dialog.getByText(words.form.needName).waitFor()
    await dialog.getByLabel(words.form.name).fill(name)
    await officer.look()
    await dialog.getByRole('button', { name: words.form.go }).click()
    await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
    const id = page.url().split('/').at(-1) ?? ''
    await page.getByText(words.notYet(2)).waitFor()
    await officer.look()

    // Drawn, one taken out by mouse, and another set by keyboard: the best is chosen already.
    await officer.button(words.draw).click()
    await page.getByText(words.ready).waitFor()
    await expect.poll(() => page.locator('.judge').count()).toBe(6)
    await officer.look()
    const first = page.locator('.judge').first()
    const title = (await page.locator('.judged b').first().innerText()).trim()
    const gone = await first.locator('b').innerText()
    await officer.button(words.board.remove(gone, title)).click()
    await expect.poll(() => page.locator('.judge').count()).toBe(5)
    await page.locator('body').click({ position: { x: 2, y: 2 } })
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await dialog.locator('.candidate.on').waitFor()
    await dialog.getByLabel(/\S/).first().waitFor()
    await dialog.getByRole('checkbox').check()
    await dialog.getByText(words.unfit.conflict).waitFor()
    await officer.look()
    await dialog.getByRole('searchbox').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.judge').count()).toBe(6)
    await page.getByText(words.board.byHand).waitFor()
    await officer.button(words.board.experts).click()
    await page
      .getByText(/^(本次 \d+|\d+ here)/)
      .first()
      .waitFor()
    await officer.look()

    // Only the head sends it out.
    expect(await officer.button(words.openRound).count()).toBe(0)
    const head = await visit(product.city.heads.get(office), { language: headLanguage, width: headWidth })
    const theirs = wordsIn(head)
    await head.go(`/rounds/${id}`)
    await head.button(theirs.openRound).click()
    await head.look()
    await head.page.locator('dialog').getByRole('button', { name: theirs.openRound }).click()
    await head.page.locator('.round-progress').waitFor()
    await head.look()

    // One declines; one key replaces them.
    const { db } = product.site.behind.ctx
    const task = await db
      .selectFrom('task')
      .select(['id', 'subject'])
      .where('round', '=', id)
      .orderBy('id')
      .executeTakeFirstOrThrow()
    await db
      .updateTable('task')
      .set({ state: 'declined', declined_as: 'time' })
      .where('id', '=', task.id)
      .execute()
    await officer.go(`/rounds/${id}?only=gaps`)
    await expect.poll(() => page.locator('tr[id^="item-"]').count()).toBe(1)
    await officer.look()
    await page.keyboard.press('j')
    await page.keyboard.press('r')
    await dialog.locator('.candidate.on').waitFor()
    await dialog.getByRole('button', { name: words.candidates.replace }).press('Enter')
    await page.getByText(words.board.noneHere).waitFor()
    await officer.button(words.remind).click()
    await page.getByText(/已提醒 \d+ 位专家/).waitFor()

    // The end, in spite of what is missing.
    await head.page.reload()
    await head.button(theirs.close).click()
    const last = head.page.locator('dialog')
    await last.getByText(theirs.missing(6, 2)).waitFor()
    await head.look()
    await last.getByRole('button', { name: theirs.close }).click()
    await last.locator('.problem').waitFor()
    await last.getByLabel(theirs.closeAnyway).check()
    await last.getByRole('button', { name: theirs.close }).click()
    await head.page.getByRole('link', { name: theirs.results }).waitFor()
    await officer.go(`/office/${office}/rounds`)
    await page.getByText(name).waitFor()
    await officer.look()
    officer.nothingWrong()
    await officer.leave()
    await head.page.close()
  },
)

const sizes = [
  ['zh-CN', 1440],
  ['en', 390],
] as const

test.each(inTurn(sizes, 1))(
  'what is chosen on the office’s desk goes to experts by the same dialog (%s, %i)',
  async (language, width) => {
    const officer = await visit(product.city.officers.get(office), { language, width })
    const { page, words } = officer
    const dialog = page.locator('dialog')
    await officer.go(`/office/${office}?view=accepted`)
    for (const title of titles) await page.getByLabel(words.desk.select(title)).check()
    await page.locator('.bulk li').nth(1).waitFor()
    await officer.look()
    await officer.button(words.desk.bulk.judge(items.length)).press('Enter')
    await dialog.getByText(wordsIn(officer).form.items(items.length)).waitFor()
    await dialog.getByLabel(wordsIn(officer).form.name, { exact: true }).fill(`从办理页发起（${width}）`)
    await officer.look()
    await dialog.getByRole('button', { name: wordsIn(officer).form.go }).click()
    await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
    await page.getByText(wordsIn(officer).notYet(items.length)).waitFor()
    officer.nothingWrong()
    await officer.leave()
  },
)

test('an office without rounds says how to begin; another office’s round is refused', async () => {
  const elsewhere = product.call.offices.find((it) => it.code !== office)?.code ?? ''
  const other = await visit(product.city.officers.get(elsewhere), { language: 'zh-CN', width: 390 })
  await other.go(`/office/${elsewhere}/rounds`)
  await other.page.getByText(rounds.none).waitFor()
  await other.look()
  const { id } = await product.site.behind.ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow()
  await other.go(`/rounds/${id}`)
  await other.page.locator('.empty').waitFor()
  await other.look()
  expect(await other.page.locator('body').innerText()).not.toContain('第一批建议评议')
})
