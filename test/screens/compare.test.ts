import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFileText } from '#server/db/file-texts.ts'
import type { As } from '#test/support/app.ts'
import { attach } from '#test/support/attach.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, granted } from '#test/support/journey.ts'
import { handInText, likeTexts } from '#test/support/like-texts.ts'
import { aPdf } from '#test/support/make-files.ts'
import { aPerson } from '#test/support/people.ts'
import { likeness as likenessEn } from '#text/en/likeness.ts'
import { compare as compareEn } from '#text/en/web/compare.ts'
import { likeness as likenessZh } from '#text/zh-CN/likeness.ts'
import { compare as compareZh } from '#text/zh-CN/web/compare.ts'
import { openProduct, type Product } from './support/product.ts'
import { openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let officer: As
const annex = Array.from(
  { length: 14 },
  (_, n) => `第 ${n * 37 + 3} 次海试由第 ${n * 53 + 7} 组保存记录`,
).join('；')
const ids: string[] = []

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  let office = ''
  for (const name of ['original', 'again', 'kin'] as const) {
    const person = await aPerson(product.site.behind)
    const org = await aReadyOrg(product.city, {
      type: 'ENT',
      members: [{ person, filer: true, admin: true }],
    })
    const made = await handInText(product.city, await product.as(person), org.id, likeTexts[name])
    ids.push(made.id)
    office = made.office
    if (name === 'kin') continue
    const { behind } = product.site
    const file = { suggestion: made.id, field: 'attachments', name: `海试记录-${name}.pdf`, by: person.id }
    const said = { outcome: 'read', text: annex } as const
    await keepFileText(behind.ctx.db, await attach(behind, file, aPdf([])), said, behind.ctx.now())
  }
  officer = await product.city.as(product.city.officers.get(office))
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

test('the product’s own queue compares what is handed in', async () => {
  const found = async () => granted(await officer.get(`/suggestions/${ids[0]}/similar`)).items.length
  await expect.poll(found, { timeout: 60_000 }).toBe(2)
  const reasons = async () => JSON.stringify(granted(await officer.get(`/suggestions/${ids[0]}/similar`)))
  await expect.poll(reasons, { timeout: 60_000 }).toContain('海试记录-again.pdf')
})

test.each([
  ['in Chinese on a wide screen', { language: 'zh-CN', width: 1440 }, 'duplicate'],
  ['in English on a phone', { language: 'en', width: 390 }, 'kindred'],
  ['in English on a wide screen', { language: 'en', width: 1440 }, 'different'],
  ['in Chinese on a phone', { language: 'zh-CN', width: 390 }, 'duplicate'],
] as const)('similar suggestions are found, compared and judged: %s', async (_, eyes, judged) => {
  const words = eyes.language === 'en' ? compareEn : compareZh
  const likeness = eyes.language === 'en' ? likenessEn : likenessZh
  const visitor = await openVisitor(browser, product.site, eyes, officer.cookie)
  const { page } = visitor
  await visitor.go(`/suggestions/${ids[0]}/work`)
  await page.getByRole('heading', { name: words.similar }).waitFor()
  await expect.poll(() => page.locator('.similar > li').count()).toBe(2)
  await visitor.look()
  await page.getByRole('link', { name: likeTexts.again.title }).click()
  await page.getByRole('heading', { name: words.why }).waitFor()
  await page.getByRole('link', { name: words.files.download('海试记录-again.pdf') }).waitFor()
  await page.getByText(words.files.passages).click()
  await visitor.look()

  // The same passages carry the same numbers, and one leads to the other by keyboard.
  const numbers = (side: number) =>
    page.locator('.compare-sides > section').nth(side).locator('mark a').allInnerTexts()
  const [one, other] = [await numbers(0), await numbers(1)]
  expect(new Set(one)).toEqual(new Set(other))
  expect(one.length).toBeGreaterThan(2)
  await page.locator('#one-2 a').focus()
  await page.keyboard.press('Enter')
  await page.locator('#other-2 a').and(page.locator(':focus')).waitFor()

  await page.getByText(words.parts).click()
  const names = { ...likeness.relation, different: words.different }
  await page.getByRole('button', { name: names[judged], exact: true }).click()
  await page.locator('[aria-pressed=true]').filter({ hasText: names[judged] }).waitFor()
  await page.getByText(words.judgedAs[judged]).waitFor()
  await visitor.look()
  await visitor.leave()
})
