import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { aPerson } from '#test/support/people.ts'
import { anActiveExpert } from '#test/support/store-expert.ts'
import { admin as adminEn } from '#text/en/web/admin.ts'
import { personal as personalEn } from '#text/en/web/personal.ts'
import { refusals as refusalsEn } from '#text/en/web/refusals.ts'
import { admin as adminZh } from '#text/zh-CN/web/admin.ts'
import { personal as personalZh } from '#text/zh-CN/web/personal.ts'
import { refusals as refusalsZh } from '#text/zh-CN/web/refusals.ts'
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

const personalOf = inLanguage(personalZh, personalEn)
const adminOf = inLanguage(adminZh, adminEn)
const refusalsOf = inLanguage(refusalsZh, refusalsEn)

describe.each(looks)('in $language at $width px', (eyes) => {
  test('somebody sees what is held, asks for erasure, and is gone once the keeper has done it', async () => {
    const { site, city } = product
    const email = `leaving-${eyes.width}@example.com`
    const person = await aPerson(city.site, { email, name: '林可寻' })
    await site.behind.ctx.db
      .updateTable('person')
      .set({ mobile: `1381234${String(eyes.width).padStart(4, '0')}` })
      .where('id', '=', person.id)
      .execute()
    const leaving = await openVisitor(browser, site, eyes, (await product.as(person)).cookie)
    const words = personalOf(leaving)
    await leaving.go('/account/data')
    await leaving.page.getByRole('cell', { name: email }).first().waitFor()
    await leaving.look()
    await leaving.button(words.erasure.ask).press('Enter')
    const dialog = leaving.page.getByRole('dialog', { name: words.erasure.sure })
    await dialog.getByRole('button', { name: words.erasure.ask }).press('Enter')
    await leaving.button(words.erasure.withdraw).waitFor()
    expect((await (await product.as(person)).get('/admin/people')).status).toBe(403)
    await leaving.leave()

    const [field] = product.call.fields
    const { person: judge } = await anActiveExpert(site.behind, { fields: [field?.code ?? ''] })
    const expert = await openVisitor(browser, site, eyes, (await product.as(judge)).cookie)
    await expert.go('/account/data')
    const named = field?.name[eyes.language === 'en' ? 'en' : 'zh'] ?? ''
    await expert.page.getByRole('cell', { name: named, exact: true }).waitFor()
    await expert.look()
    await expert.leave()

    const keeper = await openVisitor(browser, site, eyes, (await product.as(city.keeper)).cookie)
    await keeper.go('/account/data')
    // What the database holds as a code is said in words.
    const role = adminOf(keeper).roleNames['sys-admin'] ?? ''
    await keeper.page.getByRole('cell', { name: role, exact: true }).first().waitFor()
    expect(await keeper.page.getByText('sys-admin').count()).toBe(0)
    await keeper.look()
    await keeper.go(`/admin/people?q=${email}`)
    const contact = keeper.page.getByRole('row').filter({ hasText: email })
    await contact.getByText('138****').waitFor()
    await contact.getByRole('button', { name: words.reveal }).press('Enter')
    await contact.getByText('1381234').waitFor()
    await keeper.go('/admin/personal')
    await keeper.page.getByRole('heading', { level: 1, name: words.admin.title }).waitFor()
    const row = keeper.page.getByRole('row').filter({ hasText: '林可寻' })
    await row.getByText(words.admin.waits).waitFor()
    await keeper.look()
    await row.getByRole('button', { name: words.admin.carryOut, exact: true }).press('Enter')
    await keeper.page
      .getByRole('dialog', { name: words.admin.sure('林可寻') })
      .getByRole('button', { name: words.admin.carryOut, exact: true })
      .press('Enter')
    await row.waitFor({ state: 'detached' })
    await keeper.go('/admin/people?q=%E6%9E%97%E5%8F%AF%E5%AF%BB')
    await keeper.page.getByText(adminOf(keeper).people.empty).waitFor()
    await keeper.leave()

    const auditor = await openVisitor(browser, site, eyes, (await product.as(city.auditor)).cookie)
    await auditor.go('/admin/refusals')
    const refusal = auditor.page.getByRole('row').filter({ hasText: 'GET /admin/people' })
    await refusal
      .first()
      .getByText(refusalsOf(auditor).reasons['not-yours'] ?? '')
      .waitFor()
    await auditor.look()
    await auditor.leave()
  })
})
