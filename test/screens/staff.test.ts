import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, fileOne, granted, view } from '#test/support/journey.ts'
import { anOrg, aPerson, type MadePerson, password } from '#test/support/people.ts'
import { admin as adminEn } from '#text/en/web/admin.ts'
import { admin as adminZh } from '#text/zh-CN/web/admin.ts'
import { openProduct, type Product } from './support/product.ts'
import { choose, decide, openWork } from './support/steps.ts'
import { type Eyes, inLanguage, openVisitor, type Visitor } from './support/visitor.ts'

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

/** Every width meets every language, spread over the situations. */
const wideZh: Eyes = { language: 'zh-CN', width: 1440 }
const narrowZh: Eyes = { language: 'zh-CN', width: 390 }
const wideEn: Eyes = { language: 'en', width: 1440 }
const narrowEn: Eyes = { language: 'en', width: 390 }

const adminWords = ({ eyes }: Visitor): typeof adminZh =>
  eyes.language === 'en' ? (adminEn as typeof adminZh) : adminZh

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}

/** Something handed in by a company, with its filer and the office that has it. */
async function filed(): Promise<{ filer: MadePerson; as: As; id: string; office: string }> {
  const filer = await aPerson(product.site.behind, { name: '陈同' })
  const org = await aReadyOrg(product.city, {
    type: 'ENT',
    members: [{ person: filer, filer: true, admin: true }],
  })
  const as = await product.as(filer)
  const { suggestion } = await fileOne(product.city, as, org.id, 'JBGS')
  return { filer, as, id: suggestion.id, office: suggestion.office }
}

const reasonBox = ({ page, words }: Visitor) =>
  page.locator('.dec').getByLabel(words.desk.decide.reason, { exact: true })

/** The keyboard goes on from what is shown now, not from the top of the page. */
const focusIsOn = (visitor: Visitor, what: string) =>
  expect.poll(() => visitor.page.evaluate(() => document.activeElement?.tagName)).toBe(what)

test.each([
  ['the refusal stands', 'uphold', 'not-accepted', wideZh, narrowEn],
  ['it is reinstated', 'reinstate', 'submitted', narrowZh, wideEn],
] as const)('refused, objected to, and then %s', async (_, answer, state, staffEyes, filerEyes) => {
  const { filer, as, id, office } = await filed()
  const officer = await visit(product.city.officers.get(office), staffEyes)
  await openWork(officer, id)
  await choose(officer, 'refuse')
  const { decide: says } = officer.words.desk
  await officer.page.locator('.dec .go').click()
  await officer.page.getByRole('alert').getByText(says.missing.code).waitFor()
  await officer.page.getByLabel(says.code).selectOption({ index: 2 })
  await officer.page.locator('.dec .go').click()
  await officer.page.getByRole('alert').getByText(says.missing.reason).waitFor()
  await reasonBox(officer).fill('与去年已受理的一项相同。')
  // What was missing is there now, so nothing says any more that it is missing.
  await officer.page.getByRole('alert').waitFor({ state: 'detached' })
  await officer.look()
  await decide(officer)
  await focusIsOn(officer, 'H1')
  await officer.leave()

  const objecting = await visit(filer, filerEyes)
  const { one } = objecting.words.mine
  await objecting.go(`/suggestions/${id}`)
  await objecting.page.getByText(one.steps['not-accepted']).waitFor()
  await objecting.look()
  await objecting.button(one.actions.object).click()
  const dialog = objecting.page.locator('dialog')
  await focusIsOn(objecting, 'TEXTAREA')
  await dialog.getByRole('button', { name: one.actions.object, exact: true }).click()
  await dialog.getByText(one.reasonMissing, { exact: true }).waitFor()
  await objecting.look()
  await dialog.locator('textarea').fill('工况不同，不是同一件事，请复核。')
  await dialog.getByRole('button', { name: one.actions.object, exact: true }).click()
  await objecting.page.getByText(one.objected).waitFor()
  await focusIsOn(objecting, 'H1')

  const head = await visit(product.city.heads.get(office), staffEyes)
  await head.go(`/office/${office}?view=objections`)
  await head.page.locator(`#row-${id}`).waitFor()
  await head.look()
  await openWork(head, id)
  await choose(head, answer)
  await reasonBox(head).fill('经复核，意见如上。')
  await head.look()
  await decide(head)
  await head.leave()

  expect((await view(as, id)).state).toBe(state)
  await objecting.go(`/suggestions/${id}`)
  // After the last word, nobody is invited to object again.
  await objecting.page.getByText(answer === 'uphold' ? one.settled : one.steps.submitted).waitFor()
  await objecting.look()
  await objecting.leave()
})

test('what may be secret is hidden at once, and removed only with the password', async () => {
  const { filer, as, id, office } = await filed()
  const [receipt] = (await view(as, id)).receipts
  const officer = await visit(product.city.officers.get(office), narrowZh)
  await openWork(officer, id)
  await choose(officer, 'freeze')
  await reasonBox(officer).fill('附件疑似涉及国家秘密。')
  await officer.page.locator('.dec .go').click()
  await officer.look()
  await officer.page
    .locator('dialog')
    .getByRole('button', { name: officer.words.desk.decide.freezeGo })
    .click()
  // Who froze it may not see it any more: that is said, and nothing is asked for that would only be refused.
  await officer.page.getByRole('heading', { name: officer.words.desk.decide.frozen.title }).waitFor()
  await focusIsOn(officer, 'H1')
  await officer.look()
  await officer.leave()

  const author = await visit(filer, wideEn)
  const { one } = author.words.mine
  await author.go(`/suggestions/${id}`)
  await author.page.getByRole('heading', { name: one.hidden }).waitFor()
  await author.look()

  const head = await visit(product.city.heads.get(office), wideZh)
  const { desk, frame } = head.words
  await openWork(head, id)
  // The password was given long ago.
  await product.site.behind.ctx.db
    .updateTable('session')
    .set({ confirmed_at: new Date(Date.now() - 3_600_000) })
    .execute()
  await choose(head, 'purge')
  await reasonBox(head).fill('保密审查认定，按规定清除。')
  await head.page.locator('.dec .go').click()
  await head.page.locator('dialog').getByRole('button', { name: desk.decide.purgeGo }).click()
  const asked = head.page.locator('dialog').filter({ hasText: frame.confirm.title })
  await asked.waitFor()
  await head.look()
  await asked.getByLabel(frame.password, { exact: true }).fill(password)
  await asked.getByRole('button', { name: frame.confirm.go }).click()
  const told = head.page.locator('dialog').filter({ hasText: desk.decide.purgedTitle })
  await told.waitFor()
  // Everything that was destroyed has a name that people read.
  const names = await told.locator('th').allInnerTexts()
  expect(names.toSorted()).toEqual(Object.values(desk.decide.destroyedNames).toSorted())
  await head.look()
  await told.getByRole('button', { name: frame.close, exact: true }).last().click()
  await head.page.getByRole('heading', { name: desk.removed }).waitFor()
  await head.look()
  // Being asked for the password is an answer that the browser writes on its console.
  await head.page.context().close()

  await author.go(`/suggestions/${id}`)
  await author.page.getByRole('heading', { name: one.removed }).waitFor()
  await author.look()
  await author.go(`/receipt?no=${(await view(as, id)).no}&digest=${receipt.digest}`)
  await author.page.locator('form .btn.main').click()
  await author.page.locator('.find').first().waitFor()
  await author.look()
  await author.leave()
})

test('the window is extended, paused and resumed, each with its line in the log', async () => {
  const keeper = await visit(product.city.triage, narrowEn)
  const { page } = keeper
  const { calls } = adminWords(keeper)
  await keeper.go('/admin/calls')
  const dialog = page.locator('dialog')
  await keeper.button(calls.extend).click()
  await dialog.locator('.btn.main').click()
  await dialog.getByText(calls.reasonsMissing).waitFor()
  await keeper.look()
  const extended = { zh: '应多家单位要求，延长一天。', en: 'Extended by a day on request.' }
  const paused = { zh: '系统升级，暂停半天。', en: 'Half a day for an upgrade.' }
  const read = ({ zh, en }: typeof paused, visitor: Visitor) => inLanguage(zh, en)(visitor)
  await dialog.getByLabel(calls.reasonZh).fill(extended.zh)
  await dialog.getByLabel(calls.reasonEn).fill(extended.en)
  await dialog.locator('.btn.main').click()
  const log = page.getByRole('region', { name: calls.incidents })
  await log.getByText(read(extended, keeper)).waitFor()

  await keeper.button(calls.pause).click()
  await dialog.getByLabel(calls.reasonZh).fill(paused.zh)
  await dialog.getByLabel(calls.reasonEn).fill(paused.en)
  await keeper.look()
  await dialog.locator('.btn.main').click()
  await log.getByText(read(paused, keeper)).waitFor()
  const anyone = await openVisitor(browser, product.site, wideZh)
  await anyone.go('/')
  await anyone.page.getByText(read(paused, anyone)).first().waitFor()
  await anyone.look()
  await anyone.leave()

  await keeper.button(calls.resume).click()
  await log.getByText(calls.happened['call-resumed'] ?? '', { exact: true }).waitFor()
  expect(await log.locator('tbody tr').count()).toBe(3)
  await keeper.look()
  await keeper.leave()
})

test('offices and routing change after the impact was seen, as a new version', async () => {
  const keeper = await visit(product.city.triage, wideZh)
  const { page } = keeper
  const { calls } = adminWords(keeper)
  await keeper.go('/admin/calls')
  const code = product.call.offices[0]?.code ?? ''
  const phone = page.getByLabel(`${code} ${calls.phone}`)
  await phone.fill('')
  await keeper.button(calls.impact).click()
  await page.getByRole('alert').getByText(calls.officeIncomplete(code)).waitFor()
  await phone.fill('0411-00000077')
  const cell = page.locator('.matrix select').first()
  const other = await cell.locator('option').nth(1).getAttribute('value')
  await cell.selectOption(other)
  await keeper.button(calls.impact).click()
  const impact = page.getByRole('region', { name: calls.rerouted })
  await impact.waitFor()
  expect(await impact.locator('tbody tr').count()).toBe(1)
  await keeper.look()
  await keeper.button(calls.apply).click()
  await page.getByRole('alert').getByText(calls.noteMissing).waitFor()
  await page.getByLabel(calls.note).fill('更正电话，调整一格分工。')
  await keeper.button(calls.apply).click()
  await page.getByRole('region', { name: calls.versions }).getByText('更正电话，调整一格分工。').waitFor()
  await focusIsOn(keeper, 'H1')
  await keeper.leave()
  const anyone = await openVisitor(browser, product.site, narrowEn)
  await anyone.go('/contacts')
  await anyone.page.getByText('0411-00000077').first().waitFor()
  await anyone.look()
  await anyone.leave()
})

test('a role is granted and works at once; nobody changes their own', async () => {
  const colleague = await aPerson(product.site.behind, { name: '新同事' })
  const keeper = await visit(product.city.keeper, narrowZh)
  const { page } = keeper
  const words = adminWords(keeper)
  const office = product.call.offices[0]
  const dialog = page.locator('dialog')
  await keeper.go(`/admin/people?q=${encodeURIComponent(colleague.email)}`)
  await keeper.look()
  await keeper.button(words.people.grant).click()
  await keeper.button(words.people.add).click()
  await keeper.button(words.save).click()
  await dialog.getByText(words.people.roleMissing).waitFor()
  await dialog.getByLabel(words.people.role).selectOption('officer')
  await keeper.button(words.save).click()
  await dialog.getByText(words.people.scopeMissing(words.roleNames['officer'] ?? '')).waitFor()
  await dialog.getByLabel(words.people.scope).selectOption(office?.code ?? '')
  await keeper.look()
  await keeper.button(words.save).click()
  await dialog.waitFor({ state: 'detached' })
  const newly = await visit(colleague, wideEn)
  await newly.go(`/office/${office?.code}`)
  await newly.page
    .getByRole('navigation')
    .getByText(inLanguage(office?.name.zh, office?.name.en)(newly) ?? '')
    .first()
    .waitFor()
  await newly.look()
  await newly.leave()

  await keeper.go(`/admin/people?q=${encodeURIComponent(product.city.keeper.email)}`)
  await page.getByText(words.people.own).waitFor()
  expect(await keeper.button(words.people.grant).count()).toBe(0)
  expect(await keeper.button(words.people.disable).count()).toBe(0)
  await keeper.look()
  await keeper.leave()
})

test('an organisation is declined with a reason, then verified', async () => {
  const boss = await aPerson(product.site.behind, { name: '单位管理员' })
  const org = await anOrg(product.site.behind, {
    name: '丙屿材料有限公司',
    type: 'ENT',
    verified: false,
    members: [{ person: boss, admin: true }],
  })
  const keeper = await visit(product.city.keeper, wideEn)
  const { page } = keeper
  const { orgs, needReason } = adminWords(keeper)
  await keeper.go(`/admin/orgs?q=${encodeURIComponent(org.name)}`)
  const dialog = page.locator('dialog')
  await keeper.button(orgs.refuse).click()
  await focusIsOn(keeper, 'TEXTAREA')
  await dialog.locator('.btn.main').click()
  await dialog.getByText(needReason).waitFor()
  await keeper.look()
  await dialog.locator('textarea').fill('名称与证照不一致，请更正。')
  await dialog.locator('.btn.main').click()
  await page.getByText(orgs.refused('名称与证照不一致，请更正。')).waitFor()
  const told = await visit(boss, narrowZh)
  await told.go(`/unit/${org.id}`)
  await told.page.getByText('名称与证照不一致，请更正。').first().waitFor()
  await told.look()
  await keeper.button(orgs.verify).click()
  await page.locator('tbody').getByText(orgs.verified, { exact: true }).waitFor()
  await keeper.look()
  await keeper.leave()
  await told.go(`/unit/${org.id}`)
  await told.page.getByText('名称与证照不一致，请更正。').first().waitFor({ state: 'detached' })
  await told.leave()
  expect(granted(await (await product.as(boss)).get(`/orgs/${org.id}`))).toBeTruthy()
})

test('who hands the administration over is left on a page that they may read', async () => {
  const giver = await aPerson(product.site.behind, { name: '原管理员' })
  const taker = await aPerson(product.site.behind, { name: '新管理员' })
  const org = await anOrg(product.site.behind, {
    name: '丁屿材料有限公司',
    type: 'ENT',
    members: [
      { person: giver, filer: true, admin: true },
      { person: taker, filer: true },
    ],
  })
  const leaving = await visit(giver, narrowZh)
  const { page, words } = leaving
  const { members } = words.unit
  await leaving.go(`/unit/${org.id}/members`)
  // Nothing of the table is past the edge of a phone, the button least of all.
  const change = await page.getByRole('button', { name: members.changeNamed(taker.name) }).boundingBox()
  const { width } = leaving.eyes
  expect((change?.x ?? width) + (change?.width ?? 0)).toBeLessThan(width)
  await leaving.look()
  await page.getByLabel(members.handOverTo, { exact: true }).selectOption(taker.id)
  await leaving.button(members.handOverGo).click()
  await page.getByText(members.readOnly).waitFor()
  await leaving.look()
  await leaving.leave()

  // The last administrator cannot leave, and the dialog itself says why.
  const last = await visit(taker, wideEn)
  const { members: says } = last.words.unit
  await last.go(`/unit/${org.id}/members`)
  await last.button(says.changeNamed(taker.name)).click()
  await last.button(says.leave).click()
  await last.page.locator('dialog .btn.danger').click()
  await last.page.locator('dialog').getByRole('alert').locator('.find').waitFor()
  await last.look()
  await last.page.context().close()
})
