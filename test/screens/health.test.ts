import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { doctor as doctorEn } from '#text/en/doctor.ts'
import { status as statusEn } from '#text/en/web/status.ts'
import { doctor as doctorZh } from '#text/zh-CN/doctor.ts'
import { status as statusZh } from '#text/zh-CN/web/status.ts'
import { openProduct, type Product } from './support/product.ts'
import { inLanguage, looks, openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await product.close()
})

const wordsOf = inLanguage(statusZh, statusEn)
const doctorOf = inLanguage(doctorZh, doctorEn)

describe.each(looks)('in $language at $width px', (eyes) => {
  test('whoever keeps the site sees how it stands and announces a pause, and everybody reads of it', async () => {
    const keeper = await openVisitor(
      browser,
      product.site,
      eyes,
      (await product.as(product.city.keeper)).cookie,
    )
    const { page } = keeper
    const words = wordsOf(keeper).health
    await keeper.go('/admin/health')
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    const backup = page.getByRole('row').filter({ hasText: doctorOf(keeper).checks.backup })
    expect(await backup.innerText()).toContain(doctorOf(keeper).remedies['backup-none'])
    await keeper.button(words.add).press('Enter')
    await page.getByRole('alert').filter({ hasText: words.needAll }).waitFor()
    await page.getByLabel(words.from).fill('2099-12-01T22:00')
    await page.getByLabel(words.to).fill('2099-12-01T21:00')
    await page.getByLabel(words.zh).fill(`更换磁盘 ${eyes.width}`)
    await page.getByLabel(words.en).fill(`A disk is replaced ${eyes.width}`)
    await keeper.button(words.add).press('Enter')
    await page.getByRole('alert').filter({ hasText: words.order }).waitFor()
    await page.getByLabel(words.to).fill('2099-12-01T23:30')
    await keeper.button(words.add).press('Enter')
    await page
      .getByRole('listitem')
      .filter({ hasText: String(eyes.width) })
      .waitFor()
    await keeper.look()

    const anybody = await openVisitor(browser, product.site, eyes)
    await anybody.go('/status')
    await anybody.page.getByText(wordsOf(anybody).works, { exact: true }).waitFor()
    await anybody.page
      .getByRole('listitem')
      .filter({ hasText: String(eyes.width) })
      .waitFor()
    await anybody.look()
    await anybody.leave()

    await page
      .getByRole('button', { name: String(eyes.width) })
      .first()
      .press('Enter')
    await page.getByText(wordsOf(keeper).noPauses).waitFor()
    await keeper.leave()
  })
})
