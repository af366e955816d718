import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keyBetween } from '#core/form/order.ts'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aKey, aReadyOrg, begin, fileOne, granted, move, tinyPdf } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { readinessLevels as levelsEn } from '#text/en/web/readiness-levels.ts'
import { readinessSheet as sheetEn } from '#text/en/web/readiness-sheet.ts'
import { readinessLevels as levelsZh } from '#text/zh-CN/web/readiness-levels.ts'
import { readinessSheet as sheetZh } from '#text/zh-CN/web/readiness-sheet.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor } from './support/visitor.ts'

const kind = 'JBGS'
const problems = ['滚道无软带淬火', '滚子精密加工', '载荷谱与寿命模型']
const [first = '', second = '', third = ''] = problems

let product: Product
let browser: Browser
let filer: MadePerson
let org: string
let as: As

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  filer = await aPerson(product.city.site, { name: '甲' })
  const made = await aReadyOrg(product.city, { members: [{ person: filer, filer: true, admin: true }] })
  org = made.id
  as = await product.as(filer)
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** A demand under readiness management whose key problems are written. */
async function aDemand(more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = await begin(product.city, as, org, kind)
  const asked = problems.map((problem, n) => rowOf(`keyProblems/p${n}`, { problem }))
  const values = { trlManaged: 'yes', techClass: 'product', ...Object.assign({}, ...asked), ...more }
  const ops = Object.entries(values).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
  granted(await as.post(`/suggestions/${id}/answers`, { ops }))
  return id
}

/** A row of a table with its cells, by path; it comes after every row made before. */
function rowOf(path: string, cells: Readonly<Record<string, unknown>>): Record<string, unknown> {
  last = keyBetween(last)
  const written = Object.entries(cells).map(([column, value]) => [`${path}/${column}`, value])
  return { [path]: last, ...Object.fromEntries(written) }
}
let last: string | undefined

/** Somebody at the sheet of elements, with its words and what can be done there. */
async function open(id: string, eyes?: Eyes, section = 'readiness-elements') {
  const visitor = await openVisitor(browser, product.site, eyes, as.cookie)
  const { page } = visitor
  const en = eyes?.language === 'en'
  const [levels, words] = (en ? [levelsEn, sheetEn] : [levelsZh, sheetZh]) as [
    typeof levelsZh,
    typeof sheetZh,
  ]
  await visitor.go(`/suggestions/${id}/edit?at=${section}`)
  const level = (n: number) => page.locator(`.level-block[data-level="${n}"]`)
  const group = (item: string) => page.getByRole('radiogroup', { name: new RegExp(`^${item} `) })
  const radio = (item: string, verdict: keyof typeof levels.answers) =>
    group(item).getByRole('radio', { name: levels.answers[verdict], exact: true })
  const show = async (name: string) => {
    await page.locator('.element-tree').getByRole('button', { name }).click()
    await page.locator('.element-editor > header h4').getByText(name).waitFor()
  }
  return {
    visitor,
    page,
    levels,
    words,
    level,
    radio,
    show,
    critical: async () => {
      const groups = page.locator('.critical-groups fieldset')
      await groups.first().getByRole('checkbox').first().check()
      await groups.last().getByRole('checkbox').first().check()
      await page.getByText(words.critical.yes).waitFor()
    },
    aim: (target: number) => page.locator('[data-path$="/target"]').selectOption(String(target)),
    /** Looks from a level on and says that everything below is met. */
    reach: async (reached: number) => {
      await page.getByLabel(levels.from).selectOption(String(reached + 1))
      await visitor.button(levels.next(reached + 1)).click()
      await visitor.button(levels.lowerMet).click()
      await level(reached).locator('summary').getByText(levels.state.passed, { exact: true }).waitFor()
    },
    headline: (now: number, target: number) =>
      page.getByText(levels.whole(now, target), { exact: true }).waitFor(),
    saved: () =>
      expect.poll(() => page.locator('.save').innerText(), { timeout: 30_000 }).toMatch(/已保存|Saved/),
  }
}

/** Presses Tab until the keyboard is at the answers to an item. */
async function tabTo(page: Page, item: string): Promise<void> {
  for (let n = 0; n < 12; n++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const it = document.activeElement
      return it instanceof HTMLInputElement && it.type === 'radio' ? it.closest('li')?.dataset['item'] : ''
    })
    if (at === item) return
  }
  throw new Error(`The keyboard does not come to ${item}.`)
}

const whole: readonly Eyes[] = [
  { language: 'zh-CN', width: 1440 },
  { language: 'en', width: 390 },
]
const turned: readonly Eyes[] = [
  { language: 'en', width: 1440 },
  { language: 'zh-CN', width: 390 },
]

describe.each(inTurn(whole, 1).map((it) => [it.language, it.width, it] as const))(
  'in %s at %d',
  (_l, _w, eyes) => {
    test('elements come from key problems, are assessed with evidence, and are there again', async () => {
      const id = await aDemand()
      const it = await open(id, eyes)
      const { visitor, page, levels, words } = it
      await visitor.look()
      await visitor.button(words.proposeAll(3)).click()
      await it.show(second)
      await it.critical()
      await it.aim(8)
      await it.reach(6)
      await it.show(third)
      await it.critical()
      await it.aim(7)
      await it.reach(5)
      await it.headline(5, 7)
      await it.show(first)
      await page.getByText(words.critical.unasked).waitFor()
      await it.critical()
      await it.aim(7)
      await it.reach(4)
      await it.headline(4, 7)
      await page.getByText(levels.binds(levels.quoted(first), 1)).waitFor()

      // One level by the keyboard alone: met, partly, not met, met, set aside.
      const five = it.level(5)
      await five.locator('summary').focus()
      const presses = { '5a': 0, '5b': 1, '5c': 2, '5d': 0, '5e': 3 }
      for (const [item, arrows] of Object.entries(presses)) {
        await tabTo(page, item)
        await page.keyboard.press('Space')
        for (let n = 0; n < arrows; n++) await page.keyboard.press('ArrowRight')
      }
      await page.keyboard.press('Tab')
      await page.keyboard.insertText('本项技术没有可制造性一说')
      const said = levels.belowTheMark(25, levels.gain('5c', 28))
      await five.locator('.said').getByText(said, { exact: true }).waitFor()
      await five.locator('summary').getByText(levels.state.failed, { exact: true }).waitFor()
      await visitor.look()

      // Evidence is written and uploaded where it is missing.
      await visitor.button(words.attachTo('5a')).click()
      const dialog = page.locator('dialog')
      await dialog.getByRole('button', { name: words.newEvidence }).click()
      const cell = (column: string) => dialog.locator(`[data-path$="/${column}"]`)
      await cell('name').fill('环境定义书')
      await cell('type').selectOption('self-test')
      await cell('issuer').fill('某某检测中心')
      await cell('day').fill('2024-01-15')
      await dialog
        .locator('input[type="file"]')
        .setInputFiles({ name: '环境定义书.pdf', mimeType: 'application/pdf', buffer: tinyPdf })
      await dialog.getByText(/^SHA-256/).waitFor()
      await visitor.look()
      await dialog.getByRole('button', { name: words.done }).click()
      await five.getByRole('button', { name: words.openEvidence(1, '环境定义书') }).waitFor()
      await it.saved()
      visitor.nothingWrong()

      await page.reload()
      await it.headline(4, 7)
      await it.show(first)
      expect(await it.radio('5b', 'partly').isChecked()).toBe(true)
      expect(await it.radio('5e', 'not-applicable').isChecked()).toBe(true)
      await page.getByText('本项技术没有可制造性一说').waitFor()
      await five.getByRole('button', { name: words.openEvidence(1, '环境定义书') }).waitFor()

      await visitor.go(`/suggestions/${id}/edit?at=readiness-evidence`)
      await page.locator('.evidence-list').getByText(words.supports(first, '5a')).waitFor()
      await page
        .locator('.evidence-list')
        .getByText(/SHA-256/)
        .waitFor()
      await visitor.look()
      await visitor.go(`/suggestions/${id}/edit?at=readiness-path`)
      const plan = words.criteriaOf(`1　${first}`, levels.grade(4), levels.grade(7), 15)
      const planEn = words.criteriaOf(`1 ${first}`, levels.grade(4), levels.grade(7), 15)
      await page.getByText(eyes.language === 'en' ? planEn : plan).click()
      await visitor.look()
      await visitor.go(`/suggestions/${id}/edit?at=readiness`)
      await page.getByText(words.computedNow).waitFor()
      await visitor.look()
      await page.getByRole('button', { name: words.toSheet }).first().click()
      await it.headline(4, 7)

      await visitor.go(`/suggestions/${id}/edit?at=whole`)
      await page.locator('.assessment').getByText(levels.whole(4, 7), { exact: true }).waitFor()
      await page.locator('.element-details summary').filter({ hasText: first }).click()
      await page.locator('.element-details .answer-table').getByText('本项技术没有可制造性一说').waitFor()
      await page.locator('.evidence-table').getByText(words.supports(first, '5a')).waitFor()
      await visitor.look()
      await visitor.leave()
    })
  },
)

test.each(inTurn(turned, 0).map((it) => [it.language, it.width, it] as const))(
  'the sheet, its documents and its reading view stand in %s at %d',
  async (_l, _w, eyes) => {
    const element = {
      no: '1',
      name: first,
      problem: first,
      importance: ['i1'],
      novelty: ['n1'],
      application: '12 兆瓦海上风电机组主轴',
      environment: '实验室台架，径向载荷 800 kN',
      target: '7',
      '1a': { verdict: 'met' },
      '1b': { verdict: 'partly', reason: '只有文献' },
    }
    const id = await aDemand({
      ...rowOf('trlElements/e1', element),
      ...rowOf('trlEvidenceRows/v1', { name: '检索报告', supports: ['e1/1a', 'gone/1a'] }),
      ...rowOf('trlEvidenceRows/v2', { name: '没有对应的材料' }),
    })
    const it = await open(id, eyes)
    const { visitor, page, words } = it
    await it.level(1).locator('summary').waitFor()
    await visitor.look()
    await visitor.go(`/suggestions/${id}/edit?at=readiness-evidence`)
    const list = page.locator('.evidence-list')
    await list.getByText(words.orphan).waitFor()
    await list.getByText(words.idle).waitFor()
    await visitor.button(words.editThis(1, '检索报告')).click()
    await visitor.button(words.orphanRemove).click()
    await list.getByText(words.orphan).waitFor({ state: 'detached' })
    await visitor.look()
    await visitor.go(`/suggestions/${id}/edit?at=whole`)
    await page.locator('.element-details summary').first().click()
    await page.locator('.answer-table').getByText('只有文献').waitFor()
    await visitor.look()
    await visitor.leave()
  },
)

test('a level that was typed stays until an element is assessed, and an element with answers asks before it goes', async () => {
  const id = await aDemand({ trlCurrent: '6' })
  const it = await open(id, undefined, 'readiness')
  const { visitor, page, words, levels } = it
  await page.getByText(words.typedStays).first().waitFor()
  await visitor.go(`/suggestions/${id}/edit?at=readiness-elements`)
  await visitor.button(words.proposeThis(first)).click()
  await it.critical()
  await it.reach(3)
  await page.getByText(levels.whole(3, undefined), { exact: true }).waitFor()
  const asked: string[] = []
  page.on('dialog', (one) => {
    asked.push(one.message())
    void (asked.length === 1 ? one.dismiss() : one.accept())
  })
  await visitor.button(words.remove).click()
  expect(asked).toEqual([words.removing(first)])
  await visitor.button(words.remove).click()
  await page.getByText(words.none).waitFor()
  await visitor.go(`/suggestions/${id}/edit?at=readiness`)
  await page.getByText(words.typedStays).first().waitFor()
  await visitor.leave()
})

test('what is said of everything below keeps reasons and can be taken back; nine critical elements are too many', async () => {
  const nine = Array.from({ length: 9 }, (_, n) =>
    rowOf(`trlElements/e${n}`, {
      no: String(n + 1),
      name: `要素甲${n + 1}`,
      importance: ['i1'],
      novelty: ['n1'],
    }),
  )
  const reason = '只在缩比件上做过'
  const id = await aDemand({
    ...Object.assign({}, ...nine),
    'trlElements/e0/2a': { verdict: 'partly', reason },
    'trlElements/e0/2b': { verdict: 'not-applicable', reason: '没有这一步' },
    'trlElements/e5/3a': { verdict: 'not-applicable' },
  })
  const it = await open(id)
  const { page, visitor, words } = it
  await page.getByText(words.tooMany(9, 8)).waitFor()
  await it.reach(3)
  await it.level(2).locator('summary').click()
  expect(await it.radio('2a', 'met').isChecked()).toBe(true)
  expect(await it.radio('2b', 'not-applicable').isChecked()).toBe(true)
  await page.getByText(reason).waitFor()
  await page.locator('.messages').getByRole('button').first().click()
  await expect.poll(() => it.radio('2a', 'partly').isChecked()).toBe(true)

  // What is found leads into the element, the level and the point that it is about.
  const go = page.locator('.side .find', { hasText: '3a' }).getByRole('button')
  const at = page.locator('[id="f-trlElements-e5-3a"]')
  for (const again of ['from elsewhere', 'once more'] as const) {
    if (again === 'once more') await it.level(3).locator('summary').click()
    await go.click()
    await expect.poll(() => at.evaluate((one) => one === document.activeElement)).toBe(true)
  }
  await visitor.leave()
})

test('after a return each element says what it was, and documents that did not come back are only read', async () => {
  const { suggestion } = await fileOne(product.city, as, org, kind)
  const { id } = suggestion
  const officer = await product.as(
    officerOf(granted(await as.get(`/suggestions/${id}`)).suggestion.officeRef?.code),
  )
  granted(
    await move(officer, id, 'office-return', {
      reason: '请补充就绪度的佐证材料。',
      remarks: [{ field: 'trlElements', body: '请再核对第 5 级。' }],
    }),
  )
  const it = await open(id)
  const { page, words, levels, visitor } = it
  const called = words.version(1)
  await page.getByText(words.wasSame(called)).first().waitFor()
  const block = page.locator('.level-block[open]').first()
  const item = await block.locator('.level-items > li').first().getAttribute('data-item')
  await it.radio(item ?? '', 'not').check()
  await page.getByText(words.changedItems(called, 1)).waitFor()
  expect(await page.getByRole('button', { name: words.attachTo(item ?? '') }).count()).toBe(0)
  await it.saved()
  await visitor.go(`/suggestions/${id}/edit?at=readiness-evidence`)
  await page.locator('.evidence-list li').first().waitFor()
  for (const closed of [words.addEvidence, words.removeEvidence])
    expect(await page.getByRole('button', { name: closed }).count(), closed).toBe(0)
  await visitor.look()
  await visitor.go(`/suggestions/${id}/edit?at=whole`)
  await visitor.button(visitor.words.editor.whole.diff).click()
  const change = page.locator('.element-diff').getByText(new RegExp(`→ ${levels.answers.not}$`))
  await change.waitFor()
  await visitor.look()
  await visitor.leave()
})

const officerOf = (office: string): MadePerson => {
  const officer = product.city.officers.get(office)
  if (officer === undefined) throw new Error(`Nobody works at ${office}.`)
  return officer
}
