import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, view } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { openProduct, type Product } from './support/product.ts'
import { beginOnScreen, choose, decide, fillTheRest, handInOnScreen, openWork } from './support/steps.ts'
import { type Eyes, inTurn, languages, openVisitor, widths } from './support/visitor.ts'

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
const all = languages.flatMap((language) => widths.map((width): Eyes => ({ language, width })))

/** The kinds take turns with the four eyes, and the office always has the other ones; the long form takes all four for each. */
const runsOf = (at: number): readonly Eyes[] => inTurn(all, at % all.length)

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
    // What is the same for every kind is looked at once with each eyes: its sheet and its check are not.
    const id = await beginOnScreen(writer, kind, kinds.indexOf(kind) < all.length)
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
