import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { unzipSync } from 'fflate'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyDossier } from '#documents/dossier/verify.ts'
import { hashOf } from '#server/db/facts.ts'
import { openBrowser } from '#test/support/browser.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aReadyOrg, type City } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { exportsText as en } from '#text/en/web/exports.ts'
import { exportsText as zh } from '#text/zh-CN/web/exports.ts'
import { openProduct, type Product } from './support/product.ts'
import { inLanguage, inTurn, looks, openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let filer: MadePerson
let one: TakenIn
beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  // Behind the product, where nobody is turned away while the machine is busy.
  const site = product.site.behind
  const city: City = { ...product.city, site, as: (it) => site.signIn(it?.email ?? '') }
  filer = await aPerson(site, { name: '林一' })
  const org = await aReadyOrg(city, { members: [{ person: filer, filer: true, admin: true }] })
  one = await takenIn(city, filer, org.id)
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']

/** A busy machine turns large work away with a sentence; whoever wants it presses again. */
const untilAsked = (button: Locator) =>
  expect
    .poll(
      async () => {
        if ((await button.count()) === 1) await button.press('Enter')
        return button.count()
      },
      { timeout: 60_000, interval: 3000 },
    )
    .toBe(0)

/** The file that the button leads to; while the machine is busy that, too, is turned away, and pressed again. */
async function fetched(page: Page): Promise<Buffer> {
  const link = page.locator('.export-asked a[download]')
  await link.waitFor({ timeout: 60_000 })
  let bytes: Buffer = Buffer.alloc(0)
  const press = async () => {
    const [taken] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
    if ((await taken.failure()) === null) bytes = await readFile(await taken.path())
    return bytes.length
  }
  await expect.poll(press, { timeout: 60_000, interval: 3000 }).toBeGreaterThan(0)
  return bytes
}

test.each(inTurn(looks, 0))(
  'dossiers and archives are asked for, fetched and sound, $language $width',
  async (eyes) => {
    const picture = async (page: Page, name: string) => {
      if (folder)
        await page.screenshot({
          path: path.join(folder, `dossier-${name}-${eyes.language}-${eyes.width}.png`),
          fullPage: true,
        })
    }
    const open = async (person: MadePerson) =>
      openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)

    // Who wrote it takes it out from its own page.
    const author = await open(filer)
    const words = inLanguage(zh, en)(author)
    await author.go(`/suggestions/${one.id}`)
    const own = author.button(new RegExp(`^${words.dossier.one}`))
    await own.waitFor()
    await author.look()
    await picture(author.page, 'own')
    await untilAsked(own)
    const bytes = await fetched(author.page)
    const source = {
      size: bytes.length,
      read: async (at: number, length: number) => bytes.subarray(at, at + length),
    }
    expect(await verifyDossier(source, hashOf as never)).toMatchObject({ faults: [], versions: 1 })
    expect(Object.keys(unzipSync(bytes))).toContain(`${one.no}/index.html`)
    await author.leave()

    // An officer does so with the role for it alone.
    const desk = `/suggestions/${one.id}/work`
    for (const role of [[], ['exporter']] as const) {
      const staff = [['officer', one.office] as const, ...role.map((it) => [it] as const)]
      const officer = await open(await aPerson(product.city.site, { name: '经办员', staff }))
      await officer.go(desk)
      await officer.page.getByRole('tab', { name: officer.words.desk.tabs.form, exact: true }).press('Enter')
      await officer.page.locator('.papers-line a').first().waitFor()
      expect(await officer.button(new RegExp(`^${words.dossier.one}`)).count()).toBe(role.length)
      await picture(officer.page, role.length === 0 ? 'officer' : 'exporter')
      await officer.leave()
    }

    // The records office takes the whole call.
    const records = await open(
      await aPerson(product.city.site, { name: '档案员', staff: [['triage'], ['exporter']] }),
    )
    await records.go('/admin/calls')
    const archive = records.button(new RegExp(`^${words.dossier.archive}`))
    await archive.waitFor()
    await records.look()
    await picture(records.page, 'archive')
    await untilAsked(archive)
    const whole = Object.keys(unzipSync(await fetched(records.page)))
    expect(whole).toContain(`offices/${one.office}/${one.no}/index.html`)
    await records.leave()
  },
)
