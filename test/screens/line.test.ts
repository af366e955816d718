import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { openSite, type Site } from './support/site.ts'
import { looks, openVisitor, type Visitor } from './support/visitor.ts'

let site: Site
let browser: Browser
beforeAll(async () => {
  site = await openSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await site.close()
})

const api = '**/api/v1/public/guides'

/** Answers of the operation are kept back until they are let go, each as the test then says. */
async function keptBack(visitor: Visitor) {
  const asked: Route[] = []
  await visitor.page.route(api, (route) => void asked.push(route))
  return {
    asked,
    next: () =>
      expect
        .poll(() => asked.length)
        .toBeGreaterThan(0)
        .then(() => asked.shift()),
  }
}

const busy = (wait: number) => ({
  status: 503,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'busy',
    status: 503,
    detail: 'busy',
    request: 'r',
    why: 'busy',
    more: { retryAfter: 0.2, line: { ahead: 30, wait } },
  }),
})

test('who leaves a page waits no longer for what it asked, and who comes back asks anew', async () => {
  const visitor = await openVisitor(browser, site)
  const { page, words } = visitor
  const { asked } = await keptBack(visitor)
  const given = new Promise<string>((done) => {
    page.on(
      'requestfailed',
      (it) => it.url().endsWith('/public/guides') && done(it.failure()?.errorText ?? ''),
    )
  })
  await page.goto(`${site.origin}/guides`)
  await expect.poll(() => asked.length).toBe(1)
  await page.getByRole('link', { name: words.frame.pages.help, exact: true }).first().click()
  expect(await given).toBe('net::ERR_ABORTED')
  await page.unroute(api)
  await page.goBack()
  await page.locator('h1').waitFor()
  await page.locator('.waiting').waitFor({ state: 'detached' })
  await visitor.leave()
})

test.each(looks)(
  'a page that has no answer for long says why, and a place in the line how long: $language $width',
  async (eyes) => {
    const visitor = await openVisitor(browser, site, eyes)
    const { page, words } = visitor
    const { next } = await keptBack(visitor)
    await page.addInitScript(() => {
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => {
        const text = document.querySelector('.messages')?.textContent ?? ''
        if (text !== (said.at(-1) ?? '')) said.push(text)
      }).observe(document, { subtree: true, childList: true, characterData: true })
    })
    await page.goto(`${site.origin}/guides`)
    const first = await next()
    await page.locator('.waiting').waitFor()
    await page.locator('.messages', { hasText: words.frame.opensLate }).waitFor()
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map((it) => it.id)).toEqual([])
    await visitor.fits()
    // It floats: nothing of the page moves for it.
    expect(await page.locator('.messages').evaluate((it) => getComputedStyle(it).position)).toBe('fixed')
    await first?.fulfill(busy(20))
    for (let n = 0; n < 3; n++) await (await next())?.fulfill(busy(20))
    const last = await next()
    await page.locator('.messages', { hasText: words.frame.waitsForTurn(20) }).waitFor()
    await visitor.fits()
    await last?.continue()
    await page.locator('.waiting').waitFor({ state: 'detached' })
    await page.locator('.messages .message').waitFor({ state: 'detached' })
    // Each is said once, however often it is asked again.
    expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([
      words.frame.opensLate,
      words.frame.waitsForTurn(20),
      '',
    ])
    await page.close()
  },
)
