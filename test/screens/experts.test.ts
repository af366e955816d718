import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookOf } from '#server/files/table/workbook.ts'
import { openBrowser } from '#test/support/browser.ts'
import { creditCode } from '#test/support/fill-text.ts'
import { aReadyOrg, begin, fillDraft, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'
import { unitImport as unitHeadsEn } from '#text/en/unit-import.ts'
import { expertInvitation as invitationEn } from '#text/en/web/expert-invitation.ts'
import { experts as expertsEn } from '#text/en/web/experts.ts'
import { unitImport as unitsEn } from '#text/en/web/unit-import.ts'
import { unitImport as unitHeadsZh } from '#text/zh-CN/unit-import.ts'
import { expertInvitation as invitationZh } from '#text/zh-CN/web/expert-invitation.ts'
import { experts as expertsZh } from '#text/zh-CN/web/experts.ts'
import { unitImport as unitsZh } from '#text/zh-CN/web/unit-import.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inLanguage, inTurn, openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let officer: MadePerson
let no: string

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const { city } = product
  const writer = await aPerson(city.site, { name: '林一' })
  const org = await aReadyOrg(city, {
    name: '某某海事大学',
    type: 'UNI',
    members: [
      { person: writer, filer: true },
      { person: await aPerson(city.site), reviewer: true, admin: true },
    ],
  })
  const filer = await product.as(writer)
  const id = await begin(city, filer, org.id, 'RKX', {
    title: '远洋船舶智能航行研究',
    abstract: '面向海上风电运维船。'.repeat(12),
  })
  await fillDraft(city, filer, id)
  granted(await move(filer, id, 'hand-in'))
  const reviewer = await city.site.ctx.db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select(['person.email', 'person.id', 'person.name'])
    .where('member.org', '=', org.id)
    .where('member.reviewer', '=', true)
    .executeTakeFirstOrThrow()
  const { suggestion } = granted(await move(await product.as(reviewer as MadePerson), id, 'approve'))
  no = suggestion.no
  const found = city.officers.get(suggestion.office)
  if (!found) throw new Error('Nobody works in that office.')
  officer = found
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']

const table = (rows: readonly (readonly string[])[]) =>
  workbookOf('专家', [['姓名', '邮箱', '工作单位', '专业领域', '关键词', '同时评审上限'], ...rows])
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const ways: readonly Eyes[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'en', width: 390 },
]

test.each(inTurn(ways, 1))(
  'the pool from an empty list to an accepted invitation, $language $width',
  async (eyes) => {
    const en = eyes.language === 'en'
    const words = en ? expertsEn : expertsZh
    const letter = en ? invitationEn : invitationZh
    const { db } = product.site.behind.ctx
    await db.deleteFrom('expert').execute()
    const visitor = await openVisitor(browser, product.site, eyes, (await product.as(officer)).cookie)
    const { page } = visitor
    const picture = async (name: string) => {
      if (folder)
        await page.screenshot({
          path: path.join(folder, `experts-${name}-${eyes.language}-${eyes.width}.png`),
          fullPage: true,
        })
    }
    await visitor.go('/experts')
    await page.getByText(words.none).waitFor()
    await picture('empty')
    await visitor.look()

    // A list with a fault is shown row by row and keeps everybody out; mended, all come in.
    await visitor.button(words.import).first().click()
    const dialog = page.getByRole('dialog')
    const rows = Array.from({ length: 12 }, (_, n) => [
      `专家${n + 1}`,
      `expert-${n}@works-${n}.cn`,
      n === 0 ? '某某海事大学' : `第${n}研究所`,
      en ? 'AI' : '人工智能',
      '船舶；智能航行',
      '6',
    ])
    const choose = (name: string, buffer: Buffer) =>
      dialog.locator('input[type=file]').setInputFiles({ name, mimeType: xlsx, buffer })
    await choose('broken.xlsx', Buffer.from('no table\0'))
    await dialog.getByText(words.bulk.problems['not-a-table']).waitFor()
    await visitor.look()
    await choose('faulty.xlsx', table([...rows, ['', 'nobody', '', '月球', '', '1000']]))
    await dialog.getByText(words.bulk.mend).waitFor()
    await picture('import-faulty')
    await visitor.look()
    await choose('good.xlsx', table(rows))
    await dialog.getByRole('button', { name: words.bulk.go(12) }).waitFor()
    await picture('import-good')
    await visitor.look()
    await dialog.getByRole('button', { name: words.bulk.go(12) }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('tbody tr').count()).toBe(12)

    // One by hand, by keyboard, and refused where something is missing.
    await visitor.button(words.add).press('Enter')
    await dialog.getByRole('button', { name: words.entry.add }).press('Enter')
    await dialog.getByText(words.faults.missing).first().waitFor()
    await picture('add-refused')
    await visitor.look()
    await dialog.getByLabel(words.entry.name, { exact: true }).fill('王岚')
    await dialog.getByLabel(words.entry.email, { exact: true }).fill(`wang-${eyes.width}@lan.cn`)
    await dialog.getByLabel(words.entry.orgName, { exact: true }).fill('东海船舶研究院')
    await dialog.getByLabel(words.entry.keywords, { exact: true }).fill(en ? 'hull,' : '船体；')
    await dialog.getByRole('button', { name: words.entry.addDays }).press('Enter')
    await dialog.getByLabel(words.entry.dayFrom(1)).fill('2030-03-01')
    await dialog.getByLabel(words.entry.dayTo(1)).fill('2030-03-09')
    await dialog.getByRole('button', { name: words.entry.add }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('tbody tr').count()).toBe(13)
    await picture('full')
    await visitor.look()

    // Found, chosen and written to.
    await page.getByRole('searchbox').fill('王岚')
    await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
    await page.getByLabel(words.pick('王岚')).press('Space')
    await page.getByRole('button', { name: words.invite(1) }).press('Enter')
    await dialog.getByText('王岚').waitFor()
    await picture('invite')
    await visitor.look()
    await dialog.getByRole('button', { name: words.inviting.go }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('tbody .st').getByText(words.states.invited).waitFor()

    // What if: an expert of the proposing university is bound, another is free.
    const idOf = async (name: string) =>
      (await db.selectFrom('expert').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
    await visitor.go(`/experts/${await idOf('专家1')}`)
    await page.getByLabel(words.whatIf.ask).fill(no)
    await page.keyboard.press('Enter')
    await page.getByText(words.whatIf.because['same-unit']('某某海事大学')).waitFor()
    await picture('one')
    await visitor.look()
    await page.getByLabel(words.whatIf.ask).fill('ZN0000-NONE-000001')
    await page.keyboard.press('Enter')
    await page.locator('.what-if .problem').waitFor()
    await visitor.go(`/experts/${await idOf('专家2')}`)
    await page.getByLabel(words.whatIf.ask).fill(no)
    await page.keyboard.press('Enter')
    await page.getByText(words.whatIf.free).waitFor()
    await visitor.button(words.one.retire).press('Enter')
    await dialog.getByRole('button', { name: words.one.retiring.go }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(words.states.retired).first().waitFor()
    await visitor.leave()

    // The letter, read without an account and accepted with one.
    const { body } = await db
      .selectFrom('mail')
      .select('body')
      .where('recipient', '=', `wang-${eyes.width}@lan.cn`)
      .executeTakeFirstOrThrow()
    const token = /expert-invitation#([\w-]+)/.exec(body)?.[1] ?? ''
    const stranger = await openVisitor(browser, product.site, eyes)
    await stranger.go(`/expert-invitation#${token}`)
    await stranger.page.getByRole('link', { name: letter.signIn }).waitFor()
    if (folder)
      await stranger.page.screenshot({
        path: path.join(folder, `experts-letter-${eyes.language}-${eyes.width}.png`),
        fullPage: true,
      })
    await stranger.look()
    await stranger.leave()
    const expert = await aPerson(product.city.site, { name: '王岚', email: `wang-${randomUUID()}@lan.cn` })
    const own = await openVisitor(browser, product.site, eyes, (await product.as(expert)).cookie)
    await own.go(`/expert-invitation#${token}`)
    await own.button(letter.accept).press('Enter')
    await own.page.getByText(letter.accepted).waitFor()
    await own.look()
    await own.page.getByRole('link', { name: letter.toProfile }).press('Enter')
    await own.page.getByLabel(words.entry.loadLimit).fill('4')
    await own.button(words.entry.save).press('Enter')
    await own.page.getByText(words.entry.saved).waitFor()
    if (folder)
      await own.page.screenshot({
        path: path.join(folder, `experts-profile-${eyes.language}-${eyes.width}.png`),
        fullPage: true,
      })
    await own.look()
    const kept = await db
      .selectFrom('expert')
      .select(['load_limit', 'state'])
      .where('person', '=', expert.id)
      .executeTakeFirstOrThrow()
    expect(kept).toEqual({ load_limit: 4, state: 'active' })
    // Used once, the link says so.
    await own.go('/judging/profile')
    await own.leave()
    const late = await openVisitor(browser, product.site, eyes)
    await late.page.goto(`${product.site.origin}/expert-invitation#${token}`).catch(() => undefined)
    await late.page.getByText(letter.ended).waitFor()
    await late.page.context().close()
  },
)

test('whoever does not keep the pool is told so', async () => {
  const leader = await aPerson(product.city.site, { staff: [['leader']] })
  const visitor = await openVisitor(
    browser,
    product.site,
    { language: 'zh-CN', width: 1440 },
    (await product.as(leader)).cookie,
  )
  await visitor.page.goto(`${product.site.origin}/experts`)
  await visitor.page.getByText(visitor.words.frame.refused.title).waitFor()
  if (folder) await visitor.page.screenshot({ path: path.join(folder, 'experts-refused.png') })
  expect(await visitor.page.getByRole('link', { name: expertsZh.title }).count()).toBe(0)
  await visitor.page.context().close()
})

test('a list of units is looked at row by row, mended, and taken in; its contacts are invited', async () => {
  const visitor = await openVisitor(
    browser,
    product.site,
    { language: 'en', width: 390 },
    (await product.as(product.city.keeper)).cookie,
  )
  const words = inLanguage(unitsZh, unitsEn)(visitor)
  const heads = inLanguage(unitHeadsZh, unitHeadsEn)(visitor).columns
  const { page } = visitor
  const list = (rows: readonly (readonly string[])[]) => ({
    name: 'units.xlsx',
    mimeType: xlsx,
    buffer: workbookOf('单位', [Object.values(heads), ...rows]),
  })
  const good = ['近海机械研究所', creditCode(31), 'ENT', '中山区', '周潮', 'zhou@works.example']
  await visitor.go('/admin/orgs')
  await visitor.button(words.open).click()
  const file = page.locator('.dialog input[type=file]')
  await file.setInputFiles(list([good, ['', '12', ...good.slice(2)]]))
  await page.getByText(words.counts(1, 0, 0, 1)).waitFor()
  await page.getByText(words.finding('A3', heads.name, words.faults.missing, '')).waitFor()
  await visitor.look()
  await file.setInputFiles(list([good]))
  await visitor.button(words.go(1, 1)).click()
  await page.getByText(words.done(1, 1)).waitFor()
  await page.getByText('近海机械研究所').first().waitFor()
  expect(await mailsTo(product.city.site, 'zhou@works.example')).toHaveLength(1)
  await visitor.leave()
})
