import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aKey, aReadyOrg, begin, fillDraft, granted, move, view } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { openProduct, type Product } from './support/product.ts'
import { openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

const many = 200

test('a research office releases two hundred suggestions after seeing what becomes of each', async () => {
  const writer = await aPerson(product.site.behind, { name: '林教授' })
  const reviewer = await aPerson(product.site.behind, { name: '科研部门' })
  const org = await aReadyOrg(product.city, {
    name: '乙湾大学',
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, filer: true, reviewer: true },
    ],
  })
  await handInMany(await product.as(writer), org.id, many)
  const as = await product.as(reviewer)
  // One's own waits for another reviewer; the preview says so and leaves it where it is.
  const [own = ''] = await handInMany(as, org.id, 1)

  const desk = await openVisitor(browser, product.site, undefined, as.cookie)
  const { page, words } = desk
  await desk.go(`/unit/${org.id}/review`)
  const rows = page.locator('.queue tbody tr')
  await rows.first().waitFor()
  while ((await rows.count()) < many + 1) {
    const before = await rows.count()
    await page.locator('.foot-more button').scrollIntoViewIfNeeded()
    await page.waitForFunction((n) => document.querySelectorAll('.queue tbody tr').length > n, before)
  }
  await desk.look()
  await page.getByLabel(words.desk.selectAll).check()
  const bar = page.locator('.bulk')
  await bar.getByText(words.desk.bulk.summary(words.desk.bulk.moves.release, many + 1, many)).waitFor()
  expect(await bar.locator('li').count()).toBe(many + 1)
  const left = bar.locator('li').filter({ has: page.locator('span.blocked') })
  expect(await left.count()).toBe(1)
  expect(await left.innerText()).toMatch(/审核/)
  await desk.look()
  const go = words.desk.bulk.go(words.desk.bulk.moves.release, many)
  await bar.getByRole('button', { name: go }).click()
  const dialog = page.locator('dialog')
  await dialog.getByText(words.desk.bulk.confirmTitle(many)).waitFor()
  await desk.look()
  await dialog.getByRole('button', { name: go }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(words.desk.bulk.done(words.desk.bulk.moves.release, many)).waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.queue tbody tr').length === 1)
  expect(await rows.first().getAttribute('id')).toBe(`row-${own}`)
  await desk.leave()

  const { db } = product.site.behind.ctx
  const counted = await db
    .selectFrom('suggestion')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('org', '=', org.id)
    .groupBy('state')
    .orderBy('state')
    .execute()
  expect(counted).toEqual([
    { state: 'submitted', count: many },
    { state: 'unit-review', count: 1 },
  ])
})

/** One is filled in; the others take over its answers by the interface for programs and are handed in one by one. */
async function handInMany(as: As, org: string, count: number): Promise<readonly string[]> {
  const { city } = product
  const model = await begin(city, as, org, 'RKX')
  await fillDraft(city, as, model)
  const { answers } = granted(await as.get(`/suggestions/${model}/draft`))
  const one = async (at: number): Promise<string> => {
    const id = await begin(city, as, org, 'RKX', { title: `海湾城市科技服务体系研究第${at}题` })
    const stands = granted(await as.get(`/suggestions/${id}/draft`)).answers
    const known = new Set(stands.map((it: { path: string }) => it.path))
    const ops = answers
      .filter((it: { path: string }) => !known.has(it.path))
      .map(({ path, value }: { path: string; value: unknown }) => ({ op: aKey(), path, value, base: 0 }))
      .sort((a: { path: string }, b: { path: string }) => a.path.split('/').length - b.path.split('/').length)
    granted(await as.post(`/suggestions/${id}/answers`, { ops }))
    const { revision } = await view(as, id)
    granted(await as.post(`/suggestions/${id}/hand-in`, { revision, key: aKey() }))
    return id
  }
  granted(await move(as, model, 'hand-in'))
  const made = [model]
  for (let at = 1; at < count; at += 4)
    made.push(...(await Promise.all([0, 1, 2, 3].filter((n) => at + n < count).map((n) => one(at + n)))))
  return made
}
