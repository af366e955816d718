import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { acceptedOne, aDirectionOf, type TakenIn } from '#test/support/guide.ts'
import { aReadyOrg, granted } from '#test/support/journey.ts'
import { type ModelPeer, modelPeer } from '#test/support/model-peer.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { audit as auditEn } from '#text/en/web/audit.ts'
import { happening as happeningEn } from '#text/en/web/happening.ts'
import { model as modelEn } from '#text/en/web/model.ts'
import { audit as auditZh } from '#text/zh-CN/web/audit.ts'
import { happening as happeningZh } from '#text/zh-CN/web/happening.ts'
import { model as modelZh } from '#text/zh-CN/web/model.ts'
import { part, saved, wordsOf } from './support/condensing.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor, type Visitor } from './support/visitor.ts'

let peer: ModelPeer
let product: Product
let browser: Browser
let org: { readonly id: string }
let writer: MadePerson

beforeAll(async () => {
  peer = await modelPeer()
  product = await openProduct({ MODEL_URL: peer.base, MODEL_NAME: 'local-7b', MODEL_TIMEOUT: '5' })
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
  await peer?.close()
})

const everybody: readonly (readonly [string, Eyes])[] = [
  ['in Chinese on a wide screen', { language: 'zh-CN', width: 1440 }],
  ['in English on a phone', { language: 'en', width: 390 }],
  ['in English on a wide screen', { language: 'en', width: 1440 }],
  ['in Chinese on a phone', { language: 'zh-CN', width: 390 }],
]

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}
const one = (title: string, scope: 'full' | 'none' = 'full'): Promise<TakenIn> =>
  acceptedOne(product.city, writer, org.id, scope, { title, abstract: `${title}，涂层在盐雾中两年即脱落。` })

test.each(inTurn(everybody, 0))(
  'a field is drafted by the model, taken over and checked %s',
  async (_, eyes) => {
    const [a, b] = [await one('海上风电叶片涂层'), await one('不公开的叶片涂层', 'none')]
    const id = await aDirectionOf(product.city, a.office, [a, b], { until: 'drafting' })
    const officer = await visit(product.city.officers.get(a.office), eyes)
    const words = eyes.language === 'en' ? modelEn : modelZh
    const happened = eyes.language === 'en' ? happeningEn : happeningZh
    const { page } = officer
    await officer.go(`/directions/${id}`)
    await part(officer, 'direction')
    await officer.button(words.wording.open).press('Enter')
    const dialog = page.locator('dialog')
    await dialog.getByText(words.wording.why).waitFor()
    await officer.look()

    peer.next = {
      sentences: [
        { text: '研究耐盐雾、耐冲蚀的叶片长效防护材料。', from: ['p1', 'p2'] },
        { text: '形成可现场施工的修复工艺与评价方法。', from: [] },
      ],
    }
    await dialog.getByRole('button', { name: words.wording.go, exact: true }).press('Enter')
    await dialog.getByText(words.mark.unchecked).waitFor()
    await dialog.getByText(words.leftOut(1)).press('Enter')
    await dialog.getByText(words.because['not-public']).waitFor()
    expect(peer.heard.at(-1)?.text).not.toContain('不公开的叶片涂层')
    await officer.look()
    await dialog.getByLabel('研究耐盐雾').press('Space')
    await dialog.getByRole('button', { name: words.wording.take(1) }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await saved(officer)

    const mark = page.locator('.sen .model-mark')
    await mark.getByText(words.mark.unchecked).waitFor()
    await page
      .locator('.dir-foot')
      .getByText(wordsOf(officer).missing.model(1))
      .waitFor({ state: 'attached' })
    await officer.look()
    // The mark outlives the words that it was set for, and the page.
    await page.locator('.sen textarea').last().fill('研究更耐久的叶片防护材料。')
    await saved(officer)
    await page.reload()
    await part(officer, 'direction')
    await mark.getByText(words.mark.unchecked).waitFor()
    await mark.getByRole('button').press('Enter')
    await mark.getByText(words.mark.checked('经办员')).waitFor()
    await officer.look()
    const as = await product.city.as(product.city.officers.get(a.office))
    expect(granted(await as.get(`/directions/${id}`)).modelMarks).toMatchObject([
      { model: 'local-7b', checked: { by: { name: '经办员' } } },
    ])
    await officer.leave()

    const auditor = await visit(product.city.auditor, eyes)
    const audit = eyes.language === 'en' ? auditEn : auditZh
    await auditor.go(`/admin/audit?happened=model-asked&subject=${id}`)
    const row = auditor.page.locator('.audit-facts .what').first()
    await row.getByText(happened['model-asked']).waitFor()
    expect(await row.innerText()).toContain(audit.detail.model.kept(1))
    await auditor.look()
    await auditor.leave()
  },
)

test('an answer that is none is said, and can be asked for again', async () => {
  const a = await one('答复读不懂的建议')
  const id = await aDirectionOf(product.city, a.office, [a], { until: 'drafting' })
  const officer = await visit(product.city.officers.get(a.office), { language: 'zh-CN', width: 390 })
  const { page } = officer
  await officer.go(`/directions/${id}`)
  await part(officer, 'direction')
  await officer.button(modelZh.wording.open).press('Enter')
  const dialog = page.locator('dialog')
  peer.next = '好的，下面是拟写的句子。'
  await dialog.getByRole('button', { name: modelZh.wording.go, exact: true }).press('Enter')
  await dialog.getByRole('alert').waitFor()
  await officer.look()
  peer.next = { sentences: [{ text: '研究叶片长效防护材料。', from: ['p1'] }] }
  await dialog.getByRole('button', { name: modelZh.wording.again, exact: true }).press('Enter')
  await dialog.getByText(modelZh.mark.unchecked).waitFor()
  await dialog.getByRole('button', { name: modelZh.drop, exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.locator('.model-mark').count()).toBe(0)
  // In a long text it comes after what a person wrote there.
  await officer.button(modelZh.wording.open).press('Enter')
  await dialog.getByLabel(modelZh.wording.field).selectOption({ label: '需求与意义' })
  await dialog.getByRole('button', { name: modelZh.wording.go, exact: true }).press('Enter')
  await dialog.getByLabel('研究叶片长效').press('Space')
  await dialog.getByRole('button', { name: modelZh.wording.take(1) }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page
    .locator('[data-field="need"], .q-part')
    .filter({ has: page.locator('.model-mark') })
    .waitFor()
  await expect
    .poll(() => page.getByLabel(/^需求与意义/).inputValue())
    .toBe('海上风电运维企业急需延长叶片防护层的寿命。\n研究叶片长效防护材料。')
  await saved(officer)
  await officer.look()
  // The browser notes every refusal on its console, this one, too.
  await page.context().close()
})

test.each(inTurn(everybody, 1))('groups are proposed by the model and made by hand %s', async (_, eyes) => {
  const [a] = [await one('成组甲：叶片现场修复'), await one('成组乙：叶片现场修复')]
  const officer = await visit(product.city.officers.get(a.office), eyes)
  const words = eyes.language === 'en' ? modelEn : modelZh
  const { page } = officer
  peer.next = (response, { material }) => {
    const nameOf = (title: string) =>
      Object.keys(material).findLast((name) => material[name]?.startsWith(title)) ?? ''
    const content = JSON.stringify({
      groups: [{ name: '叶片现场修复', members: [nameOf('成组甲'), nameOf('成组乙')] }],
    })
    response.writeHead(200).end(JSON.stringify({ choices: [{ message: { content } }] }))
  }
  await officer.go(`/office/${a.office}/condense`)
  await officer.button(words.groups.open).press('Enter')
  const dialog = page.locator('dialog')
  await dialog.getByRole('button', { name: words.groups.go, exact: true }).press('Enter')
  await dialog.getByText(words.groups.how).waitFor()
  await officer.look()
  await dialog.getByLabel(words.groups.name).fill('叶片修复')
  await dialog.getByRole('button', { name: words.groups.acceptOf('叶片修复') }).press('Enter')
  await dialog.getByText(words.groups.left).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('.groups summary').getByText(words.mark.group).first().waitFor()
  await officer.look()
  await officer.leave()
})
