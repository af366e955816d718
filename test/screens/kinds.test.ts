import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, view } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { openProduct, type Product } from './support/product.ts'
import { beginOnScreen, choose, decide, fillTheRest, handInOnScreen, openWork } from './support/steps.ts'
import { type Eyes, languages, openVisitor, widths } from './support/visitor.ts'

let product: Product
let browser: Browser
let filer: MadePerson

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  filer = await aPerson(product.site.behind, { name: '填报人' })
  await aReadyOrg(product.city, { members: [{ person: filer, filer: true, admin: true }] })
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

const kinds = ['JBGS', 'ZDYF', 'ZDJC', 'YYJC', 'KJHM', 'RKX', 'KP', 'GJHZ', 'QYHZ']
const long = process.env['ZHINAN_SOAK'] !== undefined

/** Each kind in both languages and at both sizes, and the office always with the other eyes; the long form takes all four. */
function runsOf(at: number): readonly Eyes[] {
  const all = languages.flatMap((language) => widths.map((width): Eyes => ({ language, width })))
  if (long) return all
  const [a, b, c, d] = all
  return (at % 2 === 0 ? [a, d] : [b, c]).filter((it): it is Eyes => it !== undefined)
}

const other = ({ language, width }: Eyes): Eyes => ({
  language: language === 'en' ? 'zh-CN' : 'en',
  width: width === 390 ? 1440 : 390,
})

test('the call collects these nine kinds', () => {
  expect(product.call.kinds.map((it) => it.code)).toEqual(kinds)
})

const runs = kinds.flatMap((kind, at) => runsOf(at).map((eyes) => [kind, eyes.language, eyes.width] as const))

describe.each(runs)('a suggestion of kind %s, read in %s at %d', (kind, language, width) => {
  test('is begun, checked and handed in on screen, and accepted by the button of its office', async () => {
    const eyes: Eyes = { language, width }
    const as = await product.as(filer)
    const writer = await openVisitor(browser, product.site, eyes, as.cookie)
    const id = await beginOnScreen(writer, kind)
    await writer.look()
    await fillTheRest(writer, product, as, id)
    await handInOnScreen(writer, id)
    const { no, state, office } = await view(as, id)
    expect([state, await writer.page.locator('.receipt-no').innerText()]).toEqual(['submitted', no])
    await writer.leave()

    const officer = product.city.officers.get(office)
    const { cookie } = await product.city.as(officer)
    const reader = await openVisitor(browser, product.site, other(eyes), cookie)
    await openWork(reader, id)
    await reader.look()
    await choose(reader, 'accept')
    await decide(reader)
    await reader.leave()
    expect((await view(as, id)).state).toBe('accepted')
  })
})
