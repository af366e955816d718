import type { Browser, Request, Route } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { openProduct, type Product } from './support/product.ts'
import { openVisitor } from './support/visitor.ts'

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

const signedIn = async () =>
  openVisitor(browser, product.site, undefined, (await product.as(product.city.keeper)).cookie)

test('what is still being read when somebody signs out asks nobody to sign in again', async () => {
  const visitor = await signedIn()
  const { page, words } = visitor
  const read: Route[] = []
  await page.route('**/api/v1/sessions', (route) => void read.push(route))
  const of = (it: Request) => it.url().endsWith('/sessions')
  const ended = Promise.any([
    page.waitForEvent('requestfailed', of),
    page.waitForEvent('requestfinished', of),
  ])
  // The session ends, then what was asked before is answered, and only then does the page hear that it ended.
  await page.route('**/api/v1/session', async (route) => {
    if (route.request().method() !== 'DELETE') return route.continue()
    const response = await route.fetch()
    await read[0]?.continue().catch(() => undefined)
    await ended
    await route.fulfill({ response })
  })
  await page.goto(`${product.site.origin}/account`)
  await expect.poll(() => read.length).toBe(1)
  await visitor.button(words.frame.signOut).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('link', { name: words.frame.signIn }).first().waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await visitor.leave()
})

test('where the server does not hear of it, this is said, and nobody is told to be signed out', async () => {
  const visitor = await signedIn()
  const { page, words } = visitor
  await visitor.go('/account')
  await page.route('**/api/v1/session', (route) =>
    route.request().method() === 'DELETE' ? route.abort() : route.continue(),
  )
  await visitor.button(words.frame.signOut).click()
  await page.getByText(words.frame.stillIn(words.frame.unreachable)).waitFor()
  await visitor.button(words.frame.signOut).waitFor()
  await page.unrouteAll()
  await visitor.button(words.frame.signOut).click()
  await page.waitForURL((url) => url.pathname === '/')
  // The browser itself says that a request broke off.
  await page.context().close()
})
