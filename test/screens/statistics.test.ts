import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { statistics as statisticsEn } from '#text/en/web/statistics.ts'
import { transparency as transparencyEn } from '#text/en/web/transparency.ts'
import { statistics as statisticsZh } from '#text/zh-CN/web/statistics.ts'
import { transparency as transparencyZh } from '#text/zh-CN/web/transparency.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, looks, openVisitor, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser
const people = new Map<string, MadePerson>()
const day = 86_400_000
const call = 'dalian-2024'

/** Nine days of suggestions of three kinds at two offices, by an enterprise and a university in two districts. */
beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const { site, officers, triage } = product.city
  people.set('triage', triage)
  people.set('officer', officers.get('SN') as MadePerson)
  people.set('leader', await aPerson(site, { name: '局领导', staff: [['leader']] }))
  people.set('district', await aPerson(site, { name: '区科技局', staff: [['district', '210211']] }))
  people.set('reviewer', await aPerson(site, { name: '科研处' }))
  const filer = await aPerson(site, { name: '填报人' })
  const orgs: readonly MadeOrg[] = [
    await anOrg(site, { type: 'ENT', district: '210211', name: '不该公开的企业' }),
    await anOrg(site, {
      type: 'UNI',
      district: '210203',
      members: [{ person: people.get('reviewer') as MadePerson, reviewer: true }],
    }),
  ]
  const now = site.ctx.now()
  const states = [
    'submitted',
    'accepted',
    'office-returned',
    'adopted',
    'not-accepted',
    'condensing',
  ] as const
  const kinds = [
    ['ZDYF', 'AI', 'GX'],
    ['ZDYF', 'JK', 'SN'],
    ['YYJC', 'HX', 'SN'],
    ['RKX', null, 'SN'],
  ] as const
  for (let n = 0; n < 48; n++) {
    const [kind, field, office] = kinds[n % 4] ?? kinds[0]
    const at = new Date(now - (1 + (n % 9)) * day)
    await storeSuggestion(
      site,
      call,
      { filer, org: orgs[n % 3 === 0 ? 1 : 0] as MadeOrg },
      {
        title: `不该公开的题目 ${n}`,
        kind,
        field,
        office,
        state: states[n % 6] ?? 'submitted',
        first_handed_in: at,
        handed_in: at,
        since: at,
        due: new Date(now + (n % 2 === 0 ? -day : day)),
        ...(kind === 'ZDYF' ? { readiness_now: 4 + (n % 2), readiness_target: 7 + (n % 2) } : {}),
      },
    )
  }
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const visit = async (eyes: Eyes, who?: string): Promise<Visitor> =>
  openVisitor(
    browser,
    product.site,
    eyes,
    who === undefined ? undefined : (await product.as(people.get(who) as MadePerson)).cookie,
  )
const wordsOf = ({ eyes }: Visitor): typeof statisticsZh =>
  eyes.language === 'en' ? statisticsEn : statisticsZh
const toldOf = ({ eyes }: Visitor): typeof transparencyZh =>
  eyes.language === 'en' ? transparencyEn : transparencyZh

/** Every picture is drawn, and every table opened with a key. */
async function openTables({ page }: Visitor): Promise<void> {
  for (const chart of await page.locator('.chart').all())
    await chart.locator('svg path').first().waitFor({ state: 'attached' })
  for (const summary of await page.locator('.figure summary').all()) {
    if ((await summary.locator('..').getAttribute('open')) === null) await summary.press('Enter')
  }
  await expect.poll(() => page.locator('.figure details:not([open])').count()).toBe(0)
}

describe.each(inTurn(looks, 1).map((it) => [it.language, it.width, it] as const))(
  'in %s at %d',
  (_l, _w, eyes) => {
    test('a leader reads every figure, and opens the list behind one by keyboard', async () => {
      const leader = await visit(eyes, 'leader')
      const words = wordsOf(leader)
      await leader.go('/statistics')
      await leader.page.locator('.chart svg').first().waitFor()
      await leader.look()
      await openTables(leader)
      await leader.look()
      const row = leader.page.locator('.figure', { hasText: words.types.title }).locator('tbody tr').first()
      const count = Number(await row.locator('a').innerText())
      await row.locator('a').press('Enter')
      await leader.page.waitForURL(/\/statistics\/list\?/)
      await leader.page.locator('.figure-list tbody tr').first().waitFor()
      await leader.look()
      expect(await leader.page.locator('.figure-list tbody tr').count()).toBe(count)
      await leader.page.getByRole('link', { name: words.list.back }).press('Enter')
      await leader.page.locator('.chart svg').first().waitFor()
      await leader.leave()
    })

    test('anybody reads what is public, and nothing of a single suggestion', async () => {
      const anybody = await visit(eyes)
      await anybody.go('/transparency')
      await anybody.page.locator('.chart svg').first().waitFor()
      await openTables(anybody)
      await anybody.look()
      const text = await anybody.page.locator('main').innerText()
      expect(text).toContain(toldOf(anybody).how.title)
      expect(text).not.toContain('不该公开')
      await anybody.leave()
    })
  },
)

const usual: Eyes = { language: 'zh-CN', width: 1440 }

test('an officer goes from a figure to the desk, narrowed in its address', async () => {
  const officer = await visit(usual, 'officer')
  const words = wordsOf(officer)
  await officer.go('/statistics')
  await openTables(officer)
  const heat = officer.page.locator('.figure', { hasText: words.heat.title })
  const cell = heat.getByRole('link', { name: '生命健康 重点研发 12' })
  await cell.press('Enter')
  await officer.page.waitForURL(/\/office\/SN\?/)
  const address = new URL(officer.page.url()).searchParams
  expect(Object.fromEntries(address)).toMatchObject({ view: 'all', kind: 'ZDYF', field: 'JK', call })
  await officer.page.locator('.queue tbody tr').first().waitFor()
  expect(await officer.page.locator('.queue tbody tr').count()).toBe(12)
  await officer.leave()
})

test('pressing a part of the picture opens its list as well', async () => {
  const leader = await visit(usual, 'leader')
  const words = wordsOf(leader)
  await leader.go('/statistics')
  const chart = leader.page.locator('.figure', { hasText: words.types.title }).locator('.chart')
  await chart.locator('svg path').first().waitFor({ state: 'attached' })
  const box = await chart.boundingBox()
  // Within the first bar: right of the names, a quarter down of two rows.
  await chart.click({ position: { x: 230, y: (box?.height ?? 0) / 4 } })
  await leader.page.waitForURL(/\/statistics\/list\?.*type=ENT/)
  await leader.leave()
})

test('a district sees figures and no list', async () => {
  const district = await visit(usual, 'district')
  const words = wordsOf(district)
  await district.go('/statistics')
  await openTables(district)
  expect(await district.page.getByText(words.onlyFigures).count()).toBe(1)
  expect(await district.page.locator('.figure a').count()).toBe(0)
  await district.look()
  await district.leave()
})

test('a unit counts its own and goes to its own desk', async () => {
  const reviewer = await visit(usual, 'reviewer')
  const words = wordsOf(reviewer)
  await reviewer.go('/statistics')
  await openTables(reviewer)
  expect(await reviewer.page.locator('.hd [role=status]').innerText()).toBe(words.total(16))
  await reviewer.page
    .locator('.figure', { hasText: words.heat.title })
    .locator('tbody a')
    .first()
    .press('Enter')
  await reviewer.page.waitForURL(/\/unit\/[0-9a-f-]+\/review\?/)
  await reviewer.leave()
})

test.each(inTurn(looks, 0))('nothing to count is said, with what to do: $language $width', async (eyes) => {
  const triage = await visit(eyes, 'triage')
  const words = wordsOf(triage)
  await triage.go('/statistics?from=2001-01-01&to=2001-01-02')
  await triage.page.getByRole('heading', { name: words.empty }).waitFor()
  await triage.look()
  await triage.button(words.whole).press('Enter')
  await triage.page.locator('.chart svg').first().waitFor()
  await triage.leave()
})
