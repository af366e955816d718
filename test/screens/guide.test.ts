import { afterAll, beforeAll, expect, test } from 'vitest'
import { acceptedOne, aDirectionOf, contentRow } from '#test/support/guide.ts'
import { aReadyOrg } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { guide as guideEn } from '#text/en/web/guide.ts'
import { guideAssembly as assemblyEn } from '#text/en/web/guide-assembly.ts'
import { guide as guideZh } from '#text/zh-CN/web/guide.ts'
import { guideAssembly as assemblyZh } from '#text/zh-CN/web/guide-assembly.ts'
import { type Eyes, inLanguage, inTurn } from './support/visitor.ts'
import { openVisits, type Visits } from './support/visits.ts'

let product: Visits['product']
let leader: Visits['leader']
let visit: Visits['visit']
let close: Visits['close'] | undefined
let first: string

beforeAll(async () => {
  ;({ product, leader, visit, close } = await openVisits())
})
afterAll(() => close?.())

const assembly = inLanguage<typeof assemblyZh>(assemblyZh, assemblyEn)
const reading = inLanguage<typeof guideZh>(guideZh, guideEn)

/** Two argued directions, the first with a source in full, one by title and abstract, and one that is not public. */
async function twoArgued(): Promise<void> {
  const { city } = product
  const writer = await aPerson(city.site, { name: '陈同' })
  const org = await aReadyOrg(city, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  const full = await acceptedOne(city, writer, org.id, 'full')
  const brief = await acceptedOne(city, writer, org.id, 'title-abstract')
  const closed = await acceptedOne(city, writer, org.id, 'none')
  const sources = [
    { id: full.id, use: 'whole' },
    { id: brief.id, use: 'merged' },
    { id: closed.id, use: 'reference' },
  ]
  first = await aDirectionOf(city, full.office, sources)
  await aDirectionOf(city, full.office, [], { title: '绿色甲醇船用燃料供给系统' })
  await aDirectionOf(city, full.office, [], { title: '深远海养殖工船', until: 'drafting' })
  for (const { id } of sources)
    for (const place of [contentRow, 'need'])
      await city.site.ctx.db
        .insertInto('direction_link')
        .values({
          direction: first,
          place,
          suggestion: id,
          path: 'abstract',
          by_person: writer.id,
          at: new Date(),
        })
        .execute()
}

/** Planning begins a guide and puts the directions in order, all by keyboard. */
async function assemble(eyes: Eyes, slug: string): Promise<string> {
  const planner = await visit(eyes, product.city.triage)
  const { page } = planner
  const words = assembly(planner)
  await planner.go('/guide-assembly')
  await planner.look()
  await planner.button(words.begin).press('Enter')
  await page.getByLabel(words.slug).fill(slug)
  await page.getByLabel(words.titleZh).fill('2024 年度科技计划项目申报指南')
  await page.getByLabel(words.titleEn).fill('Programme guide for 2024')
  await page.getByLabel(words.applyFrom).fill('2024-05-30')
  await page.getByLabel(words.applyTo).fill('2024-06-30')
  const kind = product.call.kinds.find((it) => it.code === 'ZDYF')
  const name = eyes.language === 'en' ? kind?.name.en : kind?.name.zh
  await page.getByRole('checkbox', { name: name ?? '', exact: true }).press('Space')
  await planner.button(words.save).press('Enter')
  await page.waitForURL(/guide-assembly\/[0-9a-f-]{36}/)
  // One move at a time: while one is under way the next press does nothing, and the page says that it is busy.
  const settled = () => page.locator('.assembly-order[aria-busy="false"]').waitFor()
  for (const title of ['海上风电叶片长效防护技术', '绿色甲醇船用燃料供给系统']) {
    await planner.button(words.place(title)).first().press('Enter')
    await planner.button(words.remove(title)).waitFor()
    await settled()
  }
  await planner.button(words.down('海上风电叶片长效防护技术')).press('Enter')
  await expect
    .poll(() => page.locator('.assembly-order ol a').allInnerTexts(), { timeout: 30_000 })
    .toEqual(['绿色甲醇船用燃料供给系统', '海上风电叶片长效防护技术'])
  await settled()
  await planner.button(words.up('海上风电叶片长效防护技术')).press('Enter')
  await expect
    .poll(() => page.locator('.assembly-order ol a').first().innerText(), { timeout: 30_000 })
    .toBe('海上风电叶片长效防护技术')
  // By dragging, too: the second row onto the first, and back.
  const rows = page.locator('.assembly-order ol li')
  const first = () => page.locator('.assembly-order ol a').first().innerText()
  if (eyes.width === 1440)
    for (const title of ['绿色甲醇船用燃料供给系统', '海上风电叶片长效防护技术']) {
      await settled()
      await rows.nth(1).dragTo(rows.nth(0))
      await expect.poll(first, { timeout: 30_000 }).toBe(title)
    }
  await planner.look()
  await planner.leave()
  return new URL(page.url()).pathname
}

/** Somebody takes a step that asks first. */
async function take(
  eyes: Eyes,
  person: MadePerson,
  path: string,
  step: 'approve' | 'publish',
): Promise<void> {
  const visitor = await visit(eyes, person)
  const words = assembly(visitor)
  await visitor.go(path)
  await visitor.button(words.actions[step]).press('Enter')
  const dialog = visitor.page.locator('dialog')
  await dialog.waitFor()
  await visitor.look()
  await dialog.getByRole('button', { name: words.actions[step], exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await visitor.leave()
}

/** An outsider finds the guide, a direction in it, and where its sentences come from. */
async function read(eyes: Eyes, slug: string): Promise<void> {
  const outsider = await visit(eyes)
  const { page } = outsider
  const words = reading(outsider)
  await outsider.go('/guides')
  await outsider.look()
  await page.locator(`a[href="/guides/${slug}"]`).first().press('Enter')
  await page.getByLabel(words.search).fill('盐雾')
  await page.getByText(words.found(2), { exact: true }).waitFor()
  await page.getByLabel(words.search).fill('甲醇')
  await page.getByText(words.found(1), { exact: true }).waitFor()
  await page.getByLabel(words.search).fill('')
  await outsider.button(words.wholeText).press('Enter')
  await outsider.look()
  await page.locator(`.guide-directions a[href="/guides/${slug}/1.1"]`).press('Enter')
  await page.locator('#note-1').waitFor()
  await outsider.look()
  expect(await page.locator('.margin-note:not(.origin)').count()).toBe(2)
  expect(await page.locator('#note-1').innerText()).toContain(words.note(words.uses.whole, 1))
  await page.locator('a[rel="next"]').press('Enter')
  await expect
    .poll(() => page.locator('h1').innerText(), { timeout: 30_000 })
    .toBe('绿色甲醇船用燃料供给系统')
  await outsider.leave()
}

const ways = [
  ['planning on a wide screen in Chinese, readers on a phone', 1440, 'zh-CN', 390, 'zh-CN'],
  ['planning on a phone in English, readers on a wide screen', 390, 'en', 1440, 'en'],
] as const

test.each(inTurn(ways, 0))(
  'from argued directions to a guide that anybody reads: %s',
  async (_, wide, ours, narrow, theirs) => {
    const slug = `2024-${ours.toLowerCase()}`
    await twoArgued()
    const path = await assemble({ language: ours, width: wide }, slug)
    await take({ language: theirs, width: narrow }, leader, path, 'approve')
    await take({ language: ours, width: wide }, product.city.triage, path, 'publish')
    await read({ language: theirs, width: narrow }, slug)
    await read({ language: ours, width: wide }, slug)
  },
)
