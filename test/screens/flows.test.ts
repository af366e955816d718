import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, begin, fileOne, fillDraft, granted, move, view } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson, password } from '#test/support/people.ts'
import { openProduct, type Product } from './support/product.ts'
import { choose, decide, openWork } from './support/steps.ts'
import { type Eyes, inLanguage, inTurn, openVisitor, type Visitor } from './support/visitor.ts'

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

const wideZh: Eyes = { language: 'zh-CN', width: 1440 }
const narrowEn: Eyes = { language: 'en', width: 390 }

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}

/** A unit with one who files and one who reviews, where its type wants that. */
async function aUnit(type: string): Promise<{ org: MadeOrg; filer: MadePerson; reviewer: MadePerson }> {
  const filer = await aPerson(product.site.behind, { name: '陈同' })
  const reviewer = await aPerson(product.site.behind, { name: '科研部门' })
  const org = await aReadyOrg(product.city, {
    type,
    members: [
      { person: filer, filer: true, admin: true },
      { person: reviewer, filer: true, reviewer: true },
    ],
  })
  return { org, filer, reviewer }
}

const focused = ({ page }: Visitor) =>
  page.evaluate(() => [document.activeElement?.tagName, document.activeElement?.textContent])

/** Until the check of handing in has answered. */
const checked = async ({ page, words }: Visitor) => {
  await page.getByText(words.editor.check.where, { exact: true }).waitFor()
  await page.getByText(words.editor.check.checking).waitFor({ state: 'detached' })
}

test('handed back and forth it goes to triage, and each who lets it go is told where it went', async () => {
  const { org, filer } = await aUnit('ENT')
  const as = await product.as(filer)
  // A field that a rule gives to one office; the others begin in triage.
  const id = await begin(product.city, as, org.id, 'ZDYF', { field: 'ZZ' })
  await fillDraft(product.city, as, id)
  const { suggestion } = granted(await move(as, id, 'hand-in'))
  const [first = '', second = ''] = [
    suggestion.office,
    ...product.call.offices.map((it) => it.code).filter((it) => it !== suggestion.office),
  ]
  const nameOf = (code: string, { eyes }: Visitor) => {
    const name = product.call.offices.find((it) => it.code === code)?.name
    return (eyes.language === 'en' ? name?.en : name?.zh) ?? code
  }
  for (const [n, from, to] of [
    [1, first, second],
    [2, second, first],
    [3, first, second],
  ] as const) {
    const officer = await visit(product.city.officers.get(from), n === 2 ? narrowEn : wideZh)
    const { handedOn } = officer.words.desk.decide
    await openWork(officer, suggestion.id)
    await choose(officer, 'transfer')
    await officer.page.locator('.dec select').selectOption(to)
    await officer.page.locator('.dec textarea').fill('这一条由对方处室办理更合适。')
    await decide(officer)
    const title = n === 3 ? handedOn.triageTitle : handedOn.title(nameOf(to, officer))
    await officer.page.getByRole('heading', { name: title }).waitFor()
    expect(await focused(officer)).toEqual(['H1', title])
    await officer.look()
    await officer.leave()
  }
  const triage = await visit(product.city.triage, narrowEn)
  await triage.go('/triage')
  const row = triage.page.locator('.items > li').filter({ hasText: suggestion.no })
  await row.getByRole('button', { name: triage.words.desk.triage.send(nameOf(second, triage)) }).click()
  await row.waitFor({ state: 'detached' })
  expect((await focused(triage))[0]).toBe('H1')
  await triage.leave()
  const placed = await view(as, suggestion.id)
  expect([placed.office, placed.triage, placed.state]).toEqual([second, false, 'submitted'])
})

test('the unit puts its suggestions in order by keyboard; what is filtered away or released keeps its place', async () => {
  const { org, filer, reviewer } = await aUnit('UNI')
  const as = await product.as(filer)
  const made: string[] = []
  for (const name of ['甲', '乙', '丙']) {
    const id = await begin(product.city, as, org.id, 'RKX', { title: `海湾城市科技服务体系研究之${name}` })
    await fillDraft(product.city, as, id)
    granted(await move(as, id, 'hand-in'))
    made.push(id)
  }
  const [a = '', b = '', c = ''] = made
  const desk = await product.as(reviewer)
  granted(await move(desk, c, 'approve'))
  const visitor = await visit(reviewer, wideZh)
  const { page, words } = visitor
  // The list shows two of three: one is released and not in this view.
  await visitor.go(`/unit/${org.id}/review?kind=RKX`)
  await visitor.button(words.desk.rank.start).focus()
  await page.keyboard.press('Enter')
  const rows = page.locator('.rank ol li')
  await rows.nth(2).waitFor()
  expect(await focused(visitor).then(([tag]) => tag)).toBe('SELECT')
  await visitor.look()
  const titles = async () => (await rows.locator('.grow').allInnerTexts()).map((it) => it.at(-1) ?? '')
  const before = await titles()
  const last = before[2] ?? ''
  const up = rows.nth(2).getByRole('button').first()
  await up.focus()
  await page.keyboard.press('Enter')
  await expect.poll(titles).toEqual([before[0], last, before[1]])
  // The keyboard stays on the row that it moves, even at an end, where one of its buttons goes out of use.
  await page.keyboard.press('Enter')
  await expect.poll(titles).toEqual([last, before[0], before[1]])
  await expect.poll(() => rows.first().locator(':focus').count()).toBe(1)
  await visitor.button(words.desk.rank.save).focus()
  await page.keyboard.press('Enter')
  await page.getByText(words.desk.rank.saved).waitFor()
  const ranks = async () =>
    Promise.all([a, b, c].map(async (id) => (await view(desk, id)).unitRank as number))
  const saved = await ranks()
  expect(saved.toSorted()).toEqual([1, 2, 3])
  await visitor.leave()
  // The receiving office reads the unit's order.
  const office = await visit(product.city.officers.get((await view(desk, c)).office), narrowEn)
  await openWork(office, c)
  await office.page.getByText(office.words.desk.facts.rankIs(saved[2] ?? 0)).waitFor()
  await office.leave()
})

test('a used-up quota is said in the check, at the desk and on a phone', async () => {
  const { org, filer, reviewer } = await aUnit('UNI')
  const as = await product.as(filer)
  granted(await as.put(`/orgs/${org.id}/settings`, { quotas: { RKX: 1 }, confirmByAdmin: false }))
  await fileOne(product.city, as, org.id, 'RKX')
  const second = await begin(product.city, as, org.id, 'RKX')
  await fillDraft(product.city, as, second)
  const author = await visit(filer, narrowEn)
  const { check } = author.words.editor
  await author.go(`/suggestions/${second}/edit?at=check`)
  await author.page.getByText(check.quotaFull(1)).first().waitFor()
  await author.button(check.handIn).click()
  await author.page.getByRole('alert').getByText(check.quotaFull(1)).waitFor()
  await author.look()
  await author.leave()

  const desk = await visit(reviewer, narrowEn)
  await desk.go(`/unit/${org.id}/review`)
  if (desk.eyes.width === 390) await desk.page.locator('details.beside summary').click()
  await desk.page.locator('.unit-quotas').getByText(desk.words.desk.quotas.full).waitFor()
  await desk.look()
  await desk.leave()
})

test('refused while handing in, the reason stays to be read', async () => {
  const { org, filer } = await aUnit('ENT')
  const as = await product.as(filer)
  const id = await begin(product.city, as, org.id, 'KP')
  await fillDraft(product.city, as, id)
  const author = await visit(filer, wideZh)
  const { check } = author.words.editor
  await author.go(`/suggestions/${id}/edit?at=check`)
  await checked(author)
  // A colleague uses up the only place while this page is open.
  granted(await as.put(`/orgs/${org.id}/settings`, { quotas: { KP: 1 }, confirmByAdmin: false }))
  await fileOne(product.city, as, org.id, 'KP')
  await author.button(check.handIn).click()
  await author.page.getByText(check.quotaGone).first().waitFor()
  await author.page.getByRole('alert').waitFor()
  await author.look()
  // The refusal itself is an answer that the browser writes on its console.
  await author.page.context().close()
})

test('the receipt stands alone, and the keyboard is on it', async () => {
  const { org, filer } = await aUnit('ENT')
  const as = await product.as(filer)
  const { suggestion } = await fileOne(product.city, as, org.id, 'KP')
  const author = await visit(filer, wideZh)
  const { one } = author.words.mine
  const { check, receipt } = author.words.editor
  await author.go(`/suggestions/${suggestion.id}`)
  await author.button(one.actions['pull-back']).click()
  await author.page.locator('dialog .btn.main').click()
  await author.page.waitForURL(/\/edit/)
  await expect.poll(() => focused(author).then(([tag]) => tag)).toMatch(/^H[12]$/)
  await author.go(`/suggestions/${suggestion.id}/edit?at=check`)
  await checked(author)
  await author.button(check.handIn).click()
  await author.page.locator('.receipt-no').waitFor()
  await expect.poll(() => focused(author)).toEqual(['H2', receipt.title])
  // Nothing beside it says that it still is a draft or offers to hand it in once more.
  expect(await author.button(check.open).count()).toBe(0)
  await author.look()
  await author.leave()
})

test.each(inTurn([wideZh, narrowEn], 0))(
  'the session ends while somebody writes: no letter is lost, and only the password is asked for (%o)',
  async (eyes) => {
    const { org, filer } = await aUnit('ENT')
    const as = await product.as(filer)
    const id = await begin(product.city, as, org.id, 'KP')
    const author = await visit(filer, eyes)
    const { page } = author
    await author.go(`/suggestions/${id}/edit`)
    const box = page.locator('textarea').first()
    await box.fill('')
    await product.site.behind.ctx.db.deleteFrom('session').where('person', '=', filer.id).execute()
    const text = '写到一半时登录过期，后面的字也要留下来。'
    for (const letter of text) {
      await page.keyboard.type(letter)
      await page.waitForTimeout(260)
    }
    const dialog = page.locator('dialog')
    await dialog.waitFor()
    expect(await box.inputValue()).toBe(text)
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('type')))
      .toBe('password')
    await author.look()
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    const again: As = await product.as(filer)
    await expect
      .poll(async () => JSON.stringify((await again.get(`/suggestions/${id}/draft`)).body.answers), {
        timeout: 15_000,
      })
      .toContain(text)
    // The refused save is an answer that the browser writes on its console.
    await page.context().close()
  },
)

test('an opinion names the office that gives it', async () => {
  const { org, filer } = await aUnit('ENT')
  const as = await product.as(filer)
  const { suggestion } = await fileOne(product.city, as, org.id, 'JBGS')
  const officer = await visit(product.city.officers.get(suggestion.office), wideZh)
  await openWork(officer, suggestion.id)
  await choose(officer, 'opinion')
  await officer.page.locator('.dec textarea').fill('与本处在研方向一致，建议合并考虑。')
  await decide(officer)
  const { name: names } = product.call.offices.find((it) => it.code === suggestion.office) ?? {}
  const name = inLanguage(names?.zh, names?.en)(officer) ?? ''
  const said = officer.words.desk.happened['suggestion-opinion-added']
  const sentence = said?.({ by: '经办员', office: name, version: null, fields: 0, handler: '', reason: '' })
  expect(sentence).toContain(name)
  await officer.page
    .locator('.tl')
    .getByText(sentence ?? '')
    .first()
    .waitFor()
  await officer.leave()
})

test.each(inTurn([wideZh, narrowEn], 1))(
  'a partner enterprise writes and confirms its own part (%o)',
  async (eyes) => {
    const { org, filer } = await aUnit('UNI')
    const as = await product.as(filer)
    const id = await begin(product.city, as, org.id, 'YYJC')
    await fillDraft(product.city, as, id)
    const { answers } = granted(await as.get(`/suggestions/${id}/draft`)) as {
      answers: readonly { readonly path: string; readonly value: unknown }[]
    }
    const code = answers.find((it) => it.path.endsWith('/uscc'))
    const row = code?.path.split('/')[1] ?? ''
    const email = `partner-${id}@example.com`
    const invited = { row, name: '周远航', email, creditCode: String(code?.value) }
    granted(await as.post(`/suggestions/${id}/partner-links`, invited))
    const mails = await product.site.behind.ctx.db
      .selectFrom('mail')
      .select('body')
      .where('recipient', '=', email)
      .execute()
    const link = /\/partner#\S+/.exec(mails[0]?.body ?? '')?.[0] ?? ''

    const partner = await openVisitor(browser, product.site, eyes)
    const { page, words } = partner
    const says = words.mine.partner
    await partner.go(link)
    const need = '本企业产线每年因此停机二十天，成果将用于两条产线。'
    await page.locator('#need').fill(need)
    // A reload amid writing loses nothing.
    await page.reload()
    await page.locator('#need').waitFor()
    expect(await page.locator('#need').inputValue()).toBe(need)
    await partner.button(says.confirm).click()
    await page.getByRole('alert').getByText(says.readMissing).waitFor()
    expect(await page.locator('#read:focus').count()).toBe(1)
    // What hints at a secret is asked about before it leaves the page.
    await page.locator('#need').fill(`${need}（机密）`)
    await page.locator('#secrecy').waitFor()
    await partner.look()
    await page.locator('#need').fill(need)
    await page.locator('#read').check()
    await partner.button(says.confirm).click()
    await page.getByText(says.confirmedWhat).waitFor()
    await expect.poll(() => focused(partner).then(([tag]) => tag)).toBe('P')
    await partner.look()
    // Whoever opens it again reads first that it is confirmed.
    await page.reload()
    await page.locator('.partner > header + .find').getByText(says.confirmedWhat).waitFor()
    await partner.leave()

    const gone = await openVisitor(browser, product.site, eyes)
    await gone.page.goto(`${product.site.origin}/partner#no-such-link`)
    await gone.page.getByRole('heading', { name: gone.words.mine.partner.expired }).waitFor()
    await gone.look()
    // The refusal is an answer that the browser writes on its console.
    await gone.page.context().close()

    const author = await visit(filer, eyes)
    await author.go(`/suggestions/${id}/edit?at=whole`)
    await author.page.getByText(need).first().waitFor()
    await author.leave()
  },
)
