import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { aKey, aReadyOrg, begin, fillDraft, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { fillTheRest, holdsMeeting, part, passes, saved, wordsOf } from './support/condensing.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor, type Visitor } from './support/visitor.ts'

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

/** Every width meets every language, and every reader both. */
const wideZh: Eyes = { language: 'zh-CN', width: 1440 }
const narrowZh: Eyes = { language: 'zh-CN', width: 390 }
const wideEn: Eyes = { language: 'en', width: 1440 }
const narrowEn: Eyes = { language: 'en', width: 390 }

async function visit(person: MadePerson | undefined, eyes: Eyes): Promise<Visitor> {
  if (!person) throw new Error('Nobody holds that.')
  return openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
}

interface Accepted {
  readonly id: string
  readonly no: string
  readonly office: string
}

/** Two suggestions of one unit that the same office has taken in. */
async function twoAccepted(): Promise<readonly [Accepted, Accepted]> {
  const filer = await aPerson(product.site.behind, { name: '陈同' })
  const org = await aReadyOrg(product.city, {
    type: 'ENT',
    members: [{ person: filer, filer: true, admin: true }],
  })
  const as = await product.as(filer)
  const one = async (): Promise<Accepted> => {
    const draft = await begin(product.city, as, org.id, 'ZDYF', { field: product.call.fields[0]?.code })
    await fillDraft(product.city, as, draft)
    const { suggestion } = granted(await move(as, draft, 'hand-in'))
    const { office } = suggestion
    const takes = await product.city.as(product.city.officers.get(office))
    granted(await move(takes, suggestion.id, 'accept'))
    return { id: suggestion.id, no: suggestion.no, office }
  }
  return [await one(), await one()]
}

const sentences = ['研究耐盐雾、耐冲蚀的叶片防护材料。', '建立防护层寿命的加速评价方法。'] as const

const ways = [
  ['on a wide screen in Chinese, the head on a phone', wideZh, narrowZh],
  ['on a phone in English, the head on a wide screen', narrowEn, wideEn],
] as const

test.each(inTurn(ways, 1))('a direction from two suggestions: %s', async (_, officerEyes, headEyes) => {
  const [first, second] = await twoAccepted()
  const { office } = first
  const person = product.city.officers.get(office)
  const officer = await visit(person, officerEyes)
  const as = await product.city.as(person)
  const { page } = officer
  const words = wordsOf(officer)
  const title = `海上风电叶片长效防护技术（${officerEyes.width}）`

  await officer.go(`/office/${office}/condense`)
  await officer.look()
  for (const { no } of [first, second])
    await page.locator('.members li').filter({ hasText: no }).getByRole('checkbox').check()
  await officer.button(words.groups.draftFrom(2)).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel(words.begin.name).fill(title)
  await officer.look()
  await dialog.getByRole('button', { name: words.begin.go }).click()
  await page.waitForURL(/\/directions\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  const seen = async () => granted(await as.get(`/directions/${id}`))

  // Two sentences by keyboard: the second begins with Enter.
  await officer.button(words.sentences.first).click()
  await page.locator('.sen textarea').first().and(page.locator(':focus')).waitFor()
  await page.keyboard.type(sentences[0])
  await page.keyboard.press('Enter')
  await page.locator('.sen textarea').nth(1).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(sentences[1])
  await saved(officer)
  await officer.look()

  // A passage is linked by a digit, by the dialog, and by selecting words in it.
  await part(officer, 'sources')
  const source = (n: number) => page.locator('.source').nth(n)
  const passage = (n: number) => source(n).locator('[role=button][tabindex="0"]')
  await passage(0).first().focus()
  await page.keyboard.press('1')
  await source(0).locator('mark').first().waitFor()
  await passage(0).nth(1).focus()
  await page.keyboard.press('Enter')
  await dialog.getByText(words.quoting.title).waitFor()
  await officer.look()
  await page.keyboard.press('2')
  await dialog.waitFor({ state: 'detached' })
  const open = officer.page.getByRole('button', { name: words.sources.openOf(words.letter(1)) })
  if (await open.isVisible()) await open.click()
  await passage(1).first().dblclick()
  await page.locator('.quote-bar').waitFor()
  await officer.look()
  await officer.button(words.quoting.to(2)).click()
  await part(officer, 'direction')
  const letters = [words.letter(0), [words.letter(0), words.letter(1)].join(words.and)]
  for (const [n, said] of letters.entries())
    await expect.poll(() => page.locator('.sen .from').nth(n).innerText()).toContain(said)
  await expect.poll(async () => (await seen()).links.length).toBe(3)
  const rows = (await seen()).answers.filter((it: { path: string }) => /^content\/[^/]+\/text$/.test(it.path))
  expect(rows.map((it: { value: string }) => it.value).sort()).toEqual([...sentences].sort())

  // What is missing is said, and nothing is sent before it is there.
  await officer.button(words.head.propose).click()
  await page.locator('.message.block').waitFor()
  expect((await seen()).state).toBe('drafting')
  await officer.go(`/office/${office}/condense`)
  await fillTheRest(product, as, id)
  await officer.go(`/directions/${id}`)
  await page.getByText(words.missing.ready).waitFor()
  await officer.button(words.head.propose).click()
  await page.getByText(words.head.proposed).waitFor()
  await officer.look()
  expect((await seen()).state).toBe('proposed')

  const head = await visit(product.city.heads.get(office), headEyes)
  const says = wordsOf(head)
  await head.go(`/directions/${id}`)
  await part(head, 'sources')
  await head.look()
  await head.button(says.head['send-back']).click()
  const reason = head.page.locator('dialog')
  await reason.locator('textarea').fill('指标请放宽一档，让更多团队可以申报。')
  await head.look()
  await reason.getByRole('button', { name: says.head['send-back'], exact: true }).click()
  await head.page.getByText(says.head['sent-back']).waitFor()

  await officer.go(`/directions/${id}`)
  await page.getByText('指标请放宽一档，让更多团队可以申报。').waitFor()
  await officer.look()
  await officer.button(words.head.propose).click()
  await page.getByText(words.head.proposed).waitFor()

  await head.go(`/directions/${id}`)
  await head.button(says.head.confirm).click()
  await head.page.getByText(says.head.confirmed).waitFor()
  await part(head, 'direction')
  await head.look()
  expect((await seen()).state).toBe('confirmed')
  await head.go(`/office/${office}/condense`)
  await head.look()

  await holdsMeeting(officer, office, title)
  await passes(head, office, title)
  expect((await seen()).state).toBe('argued')
  await head.leave()
  await officer.leave()
})

test('a suggestion is dragged to the sources', async () => {
  const [first, second] = await twoAccepted()
  const officer = product.city.officers.get(first.office)
  const as = await product.city.as(officer)
  const begun = await as.post(`/offices/${first.office}/directions`, {
    key: aKey(),
    call: product.call.id,
    kind: 'ZDYF',
    field: null,
    topDown: '',
    sources: [{ suggestion: first.id, use: 'merged' }],
  })
  const visitor = await visit(officer, wideZh)
  const { page } = visitor
  await visitor.go(`/directions/${granted(begun).id}`)
  const sources = page.locator('.sources .source')
  await expect.poll(() => sources.count()).toBe(1)
  // Its group may stand shut.
  for (const group of await page.locator('.groups details:not([open]) summary').all()) await group.click()
  const member = page.locator('.members li').filter({ hasText: second.no })
  await member.dragTo(page.locator('.sources'))
  await expect.poll(() => sources.count()).toBe(2)
  await member.getByText(wordsOf(visitor).groups.taken).waitFor()
  expect(await page.locator('.sources.over').count()).toBe(0)
  await visitor.leave()
})

test.each(['condense', 'meetings', 'rounds'])(
  'an office that no call knows is said not to be there: %s',
  async (page) => {
    const visitor = await visit([...product.city.heads.values()][0], narrowEn)
    await visitor.go(`/office/no-such-office/${page}`)
    await visitor.page.getByRole('heading', { level: 1, name: visitor.words.frame.notFound.title }).waitFor()
    await visitor.leave()
  },
)

test('two suggestions that are not mine to compare are refused in their place', async () => {
  const visitor = await visit([...product.city.heads.values()][0], narrowEn)
  const nobody = '00000000-0000-7000-8000-000000000000'
  await visitor.go(`/suggestions/${nobody}/compare/${nobody}`)
  const heading = visitor.page.getByRole('heading', { name: visitor.words.frame.refused.title })
  await heading.waitFor()
  expect((await heading.boundingBox())?.x).toBeGreaterThan(12)
  // A refusal stands on the browser's console, which leave() would not let pass.
  await visitor.page.context().close()
})
