import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { granted } from '#test/support/journey.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { register as registerEn } from '#text/en/register.ts'
import { exportsText as exportsEn } from '#text/en/web/exports.ts'
import { register as registerZh } from '#text/zh-CN/register.ts'
import { exportsText as exportsZh } from '#text/zh-CN/web/exports.ts'
import { openProduct, type Product } from './support/product.ts'
import { inLanguage, inTurn, looks, openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let filer: MadePerson
let org: MadeOrg
const office = 'GX'
const kind = 'RKX'

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const site = product.site.behind
  filer = await aPerson(site, { name: '林一' })
  org = await anOrg(site, { name: '某某海事大学', type: 'UNI', members: [{ person: filer, filer: true }] })
  for (let n = 1; n <= 60; n++)
    await storeSuggestion(
      site,
      product.call.id,
      { filer, org },
      {
        no: `ZN-EXPORT-${String(n).padStart(3, '0')}`,
        kind: n % 2 === 0 ? kind : 'ZDYF',
        field: null,
        title: `清单里的第 ${n} 件建议`,
        state: 'submitted',
        office,
      },
    )
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']

/** A busy machine turns large work away with a sentence; whoever wants it presses again. */
const untilAsked = (button: Locator, asked = async () => 1 - (await button.count())) =>
  expect
    .poll(
      async () => {
        if ((await asked()) === 0) await button.press('Enter')
        return asked()
      },
      { timeout: 60_000, interval: 3000 },
    )
    .toBeGreaterThan(0)

test.each(inTurn(looks, 0))(
  'an office’s desk is filtered, taken away and holds what the screen showed, $language $width',
  async (eyes) => {
    const site = product.site.behind
    await site.ctx.db.deleteFrom('export').execute()
    await site.ctx.db.deleteFrom('setting').where('key', '=', 'exports-rest').execute()
    const officer = await aPerson(site, { name: '经办员', staff: [['officer', office], ['exporter']] })
    const as = await product.as(officer)
    const visitor = await openVisitor(browser, product.site, eyes, as.cookie)
    const { page } = visitor
    const words = inLanguage(exportsZh, exportsEn)(visitor)
    const register = inLanguage(registerZh, registerEn)(visitor)
    const picture = async (name: string) => {
      if (folder)
        await page.screenshot({
          path: path.join(folder, `exports-${name}-${visitor.eyes.language}-${visitor.eyes.width}.png`),
          fullPage: true,
        })
    }

    await visitor.go('/exports')
    await page.getByText(words.page.empty).waitFor()
    await visitor.look()
    await picture('empty')

    // The desk as filtered, asked for by keyboard, made while one waits, and fetched in place.
    await visitor.go(`/office/${office}?view=waiting&kind=${kind}&sort=title`)
    await page.getByText('清单里的第 10 件建议').first().waitFor()
    await untilAsked(page.locator('.export-ask'))
    const download = page.locator('.export-asked a[download]')
    await download.waitFor()
    await visitor.look()
    await picture('ready-on-desk')
    const [taken] = await Promise.all([page.waitForEvent('download'), download.press('Enter')])
    expect(await taken.failure()).toBeNull()
    const rows = await readSheet(await readFile(await taken.path()))
    const label = rows[0]?.indexOf(register.columns.no) ?? -1
    const list: { no: string }[] = []
    let next = ''
    do {
      const filter = `view=waiting&kind=${kind}&sort=title&cursor=${next}`
      const body = granted(await as.get(`/offices/${office}/queue?${filter}`))
      list.push(...body.items)
      next = body.next ?? ''
    } while (next !== '')
    expect(list.length).toBe(30)
    expect(rows.slice(1).map((it) => it[label])).toEqual(list.map((it) => it.no))

    // Every state of one's own exports, on one page.
    const { id, ...row } = await site.ctx.db.selectFrom('export').selectAll().executeTakeFirstOrThrow()
    const states = ['making', 'failed', 'cancelled', 'expired'] as const
    for (const [n, state] of states.entries())
      await site.ctx.db
        .insertInto('export')
        .values({
          ...row,
          wanted: JSON.stringify(row.wanted),
          id: site.ctx.dice.id(site.ctx.now() + n),
          state,
          done: state === 'making' ? 12 : 0,
          problem: state === 'failed' ? 'broken' : null,
          // A maker that says it is alive is left to its work.
          beat_at: new Date(Date.now() + 600_000),
          created_at: new Date(row.created_at.getTime() + (n + 1) * 1000),
        })
        .execute()
    await visitor.go('/exports')
    await page.getByText(words.button.expired).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(5)
    await visitor.look()
    await picture('states')
    await page
      .locator('tbody tr')
      .filter({ hasText: words.button.making('12', '30') })
      .getByRole('button')
      .press('Enter')
    await page.getByText(words.page.cancelled).waitFor()

    // Exports rest: what is asked for waits, and the page says why.
    const triage = await openVisitor(
      browser,
      product.site,
      eyes,
      (await product.as(product.city.triage)).cookie,
    )
    await triage.go('/admin/exports')
    const form = triage.page.locator('form.exports-rest')
    const save = form.getByRole('button', { name: words.rest.save })
    await form.getByLabel(words.rest.modes.now).check()
    await save.press('Enter')
    await form.getByText(words.rest.reasonWrong).waitFor()
    await triage.look()
    if (folder)
      await triage.page.screenshot({
        path: path.join(folder, `exports-switch-${visitor.eyes.language}-${visitor.eyes.width}.png`),
        fullPage: true,
      })
    await form.getByLabel(words.rest.reason).fill('保障最后时段的填报')
    await save.press('Enter')
    await triage.page.getByText(words.rest.saved).waitFor()
    await triage.leave()
    await visitor.go('/exports')
    await page.getByText(words.page.restsOpen).waitFor()
    const again = page.locator('tbody tr').filter({ hasText: words.button.failed }).getByRole('button')
    await untilAsked(again, () => page.getByText(words.button.restingOpen).count())
    await visitor.look()
    await picture('resting')
    await visitor.leave()

    // Without the role there is nothing to press.
    const plain = product.city.officers.get(office) as MadePerson
    const other = await openVisitor(browser, product.site, eyes, (await product.as(plain)).cookie)
    await other.go(`/office/${office}?view=waiting`)
    await other.page.getByText('清单里的第', { exact: false }).first().waitFor()
    expect(await other.page.locator('.export-ask').count()).toBe(0)
    await other.leave()
  },
)
