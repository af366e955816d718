import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { acceptedOne, aDirectionOf, type TakenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { past as pastEn } from '#text/en/web/direction-past.ts'
import { past as pastZh } from '#text/zh-CN/web/direction-past.ts'
import { part, saved, wordsOf } from './support/condensing.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let org: { readonly id: string }
let writer: MadePerson

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  writer = await aPerson(product.city.site, { name: '陈同' })
  org = await aReadyOrg(product.city, {
    type: 'ENT',
    members: [{ person: writer, filer: true, admin: true }],
  })
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const wide: Eyes = { language: 'zh-CN', width: 1440 }
const narrow: Eyes = { language: 'en', width: 390 }

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}
const one = (): Promise<TakenIn> => acceptedOne(product.city, writer, org.id, 'full')
const needOf = ({ page, eyes }: Visitor) => page.getByLabel(eyes.language === 'en' ? /^Need/ : /^需求与意义/)

test('two officers write the same place: both texts are shown, and the one chosen stays', async () => {
  const source = await one()
  const id = await aDirectionOf(product.city, source.office, [source], { until: 'drafting' })
  const first = await visit(product.city.officers.get(source.office), wide)
  const second = await visit(product.city.heads.get(source.office), narrow)
  for (const it of [first, second]) {
    await it.go(`/directions/${id}`)
    await needOf(it).waitFor()
  }
  // The second one's words have not arrived when the first one writes.
  await second.page.context().setOffline(true)
  await needOf(second).fill('风电企业需要更长的检修周期。')
  await second.page.getByText(second.words.editor.save.offline(1)).waitFor()
  await needOf(first).fill('海上风电运维企业急需延长防护层寿命，减少停机。')
  await saved(first)
  await second.page.context().setOffline(false)
  const clash = second.page.locator('.find.clash')
  await clash.waitFor()
  expect(await clash.innerText()).toContain('急需延长防护层寿命')
  expect(await clash.innerText()).toContain('更长的检修周期')
  await second.look()
  await clash.getByRole('button', { name: second.words.editor.clash.takeMine }).press('Enter')
  await saved(second)
  const as = await product.city.as(product.city.officers.get(source.office))
  const need = async () =>
    granted(await as.get(`/directions/${id}`)).answers.find((it: { path: string }) => it.path === 'need')
      ?.value
  await expect.poll(need).toBe('风电企业需要更长的检修周期。')
  // Nobody's words change under the keys: what is new is told, and shown once the place is left.
  await first.page.locator('.touched').getByText(first.words.editor.touchedWaits).waitFor()
  await needOf(first).press('Tab')
  await expect.poll(() => needOf(first).inputValue()).toBe('风电企业需要更长的检修周期。')
  await first.leave()
  // A browser that was cut off says so on its console; the rest of what leave() asks for was looked at above.
  await second.page.context().close()
})

test('what was written without a connection is there after a reload, and arrives once there is one', async () => {
  const source = await one()
  const id = await aDirectionOf(product.city, source.office, [source], { until: 'drafting' })
  const officer = await visit(product.city.officers.get(source.office), wide)
  const { page } = officer
  await officer.go(`/directions/${id}`)
  await needOf(officer).waitFor()
  await page.context().setOffline(true)
  await needOf(officer).fill('断网时写下的一句话，不应当丢失。')
  await page.getByText(officer.words.editor.save.offline(1)).waitFor()
  await officer.look()
  // It cannot be put to the head before it has arrived.
  await officer.button(wordsOf(officer).head.propose).click()
  await page.getByText(wordsOf(officer).head.unsaved).waitFor()
  await page.context().setOffline(false)
  await saved(officer)
  await page.reload()
  await expect.poll(() => needOf(officer).inputValue()).toBe('断网时写下的一句话，不应当丢失。')
  await page.context().close()
})

test('a source that was frozen shows no word of it, holds the direction up, and comes back', async () => {
  const [kept, secret] = [await one(), await one()]
  const id = await aDirectionOf(product.city, kept.office, [kept, secret], { until: 'drafting' })
  const as = await product.city.as(product.city.officers.get(kept.office))
  granted(await move(as, secret.id, 'freeze', { reason: '疑似涉密，先行冻结。' }))
  const officer = await visit(product.city.officers.get(kept.office), narrow)
  const words = wordsOf(officer)
  await officer.go(`/directions/${id}`)
  await part(officer, 'sources')
  const card = officer.page.locator('.source').nth(1)
  await card.locator('.find.calm').waitFor()
  expect(await card.innerText()).not.toContain('防腐涂层')
  await officer.look()
  await part(officer, 'direction')
  await officer.page.locator('.dir-foot').getByText(words.missing.gone(secret.no)).waitFor()
  await officer.look()
  const head = await product.city.as(product.city.heads.get(kept.office))
  granted(await move(head, secret.id, 'thaw', { reason: '经核查不涉密。' }))
  await officer.go(`/directions/${id}`)
  await part(officer, 'sources')
  await expect.poll(() => officer.page.locator('.source .find.calm').count()).toBe(0)
  await officer.leave()
})

test('a source of which a newer version was handed in is taken anew by one press', async () => {
  const source = await one()
  const id = await aDirectionOf(product.city, source.office, [source], { until: 'drafting' })
  // Drawn on before the office returned it, and handed in and taken in again since.
  const { db } = product.city.site.ctx
  const first = await db
    .selectFrom('version')
    .selectAll()
    .where('suggestion', '=', source.id)
    .executeTakeFirstOrThrow()
  const again = { ...first, n: 2, content: JSON.stringify(first.content) }
  await db
    .insertInto('version')
    .values(again as never)
    .execute()
  await db.updateTable('suggestion').set({ versions: 2 }).where('id', '=', source.id).execute()
  const officer = await visit(product.city.officers.get(source.office), wide)
  const words = wordsOf(officer)
  await officer.go(`/directions/${id}`)
  await officer.page.getByText(words.sources.newer(2)).waitFor()
  await officer.look()
  await officer.button(words.sources.takeNewer).press('Enter')
  await officer.page.getByText(words.sources.tookNewer).waitFor()
  await officer.page.getByText(words.sources.newer(2)).waitFor({ state: 'detached' })
  const as = await product.city.as(product.city.officers.get(source.office))
  expect(granted(await as.get(`/directions/${id}`)).sources[0].version).toBe(2)
  await officer.leave()
})

const ways = [
  ['in Chinese on a wide screen', wide],
  ['in English on a phone', narrow],
] as const

test.each(inTurn(ways, 1))('two versions of a direction are compared %s', async (_, eyes) => {
  const source = await one()
  const id = await aDirectionOf(product.city, source.office, [source], { until: 'drafting' })
  const as = await product.city.as(product.city.officers.get(source.office))
  const head = await product.city.as(product.city.heads.get(source.office))
  const now = async () => granted(await as.get(`/directions/${id}`))
  const step = async (by: typeof as, verb: string, more: Readonly<Record<string, unknown>> = {}) =>
    granted(
      await by.post(`/directions/${id}/${verb}`, { revision: (await now()).revision, key: aKey(), ...more }),
    )
  await step(as, 'propose')
  await step(head, 'send-back', { reason: '请把需求写得更宽一些。' })
  const stands = (await now()).answers.find((it: { path: string }) => it.path === 'need')
  const op = { op: aKey(), path: 'need', value: '沿海风电企业普遍需要更耐久的防护。', base: stands.rev }
  granted(await as.post(`/directions/${id}/answers`, { ops: [op] }))
  await step(as, 'propose')
  const visitor = await visit(product.city.heads.get(source.office), eyes)
  const words = eyes.language === 'en' ? pastEn : pastZh
  await visitor.go(`/directions/${id}`)
  await visitor.button(words.open).press('Enter')
  const dialog = visitor.page.locator('dialog')
  await dialog.getByRole('heading', { name: words.versions, exact: true }).waitFor()
  await visitor.look()
  await dialog.getByRole('button', { name: words.withBeforeOf(2, 1) }).press('Enter')
  await dialog.getByText(words.compared(1, 2)).waitFor()
  await dialog.getByText('更耐久的防护').first().waitFor()
  await visitor.look()
  await dialog.getByRole('button', { name: words.back }).press('Enter')
  await dialog.getByRole('heading', { name: words.timeline, exact: true }).waitFor()
  await visitor.leave()
})
