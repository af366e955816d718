import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { readiness as standardEn } from '#text/en/web/readiness.ts'
import { readinessLadder as ladderEn } from '#text/en/web/readiness-ladder.ts'
import { readinessTest as wordsEn } from '#text/en/web/readiness-test.ts'
import { readiness as standardZh } from '#text/zh-CN/web/readiness.ts'
import { readinessLadder as ladderZh } from '#text/zh-CN/web/readiness-ladder.ts'
import { readinessTest as wordsZh } from '#text/zh-CN/web/readiness-test.ts'
import { openSite, type Site } from './support/site.ts'
import { type Eyes, inTurn, looks, openVisitor } from './support/visitor.ts'

let site: Site
let browser: Browser

beforeAll(async () => {
  site = await openSite()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

type Words = typeof wordsZh
type Verdict = keyof Words['answers']

/** Somebody at the self-test, with every request and every question of the page written down. */
async function begin(eyes: Eyes) {
  const visitor = await openVisitor(browser, site, eyes)
  const { page } = visitor
  const en = eyes.language === 'en'
  const words: Words = en ? wordsEn : wordsZh
  const methods = new Set<string>()
  page.on('request', (it) => methods.add(it.method()))
  await visitor.go('/readiness/self-test')
  const level = (n: number) => page.locator(`.level-block[data-level="${n}"]`)
  const answer = (item: string, verdict: Verdict) =>
    page
      .getByRole('radiogroup', { name: new RegExp(`^${item} `) })
      .getByRole('radio', { name: words.answers[verdict], exact: true })
      .check()
  return {
    visitor,
    page,
    words,
    ladder: (en ? ladderEn : ladderZh) as typeof ladderZh,
    standard: (en ? standardEn : standardZh) as typeof standardZh,
    methods,
    level,
    answer,
    add: () => visitor.button(words.add).click(),
    choose: (technology: string) => page.getByLabel(words.technology).selectOption(technology),
    aim: (target: number) => page.getByLabel(words.target).selectOption(String(target)),
    name: (name: string) => page.getByRole('textbox', { name: words.name }).fill(name),
    /** Looks from a level on and says that everything below is met. */
    reach: async (reached: number) => {
      await page.getByLabel(words.from).selectOption(String(reached + 1))
      await visitor.button(words.next(reached + 1)).click()
      await visitor.button(words.lowerMet).click()
      await level(reached).locator('summary').getByText(words.state.passed, { exact: true }).waitFor()
    },
    said: (sentence: string) =>
      page.locator('.trial-sheet').getByText(sentence, { exact: true }).filter({ visible: true }).waitFor(),
    headline: (sentence: string) => page.locator('.headline').getByText(sentence, { exact: true }).waitFor(),
    rule: (sentence: string) => page.locator('.rule').getByText(sentence).waitFor(),
  }
}

/** Everything that a page can put down on the reader's machine. */
const stored = (page: Page): Promise<string> =>
  page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      history.state,
    ]),
  )

describe.each(inTurn(looks, 1).map((it) => [it.language, it.width, it] as const))(
  'in %s at %d',
  (_l, _w, eyes) => {
    test('three elements, one of them binds; the rule refuses, is met, and the result is printed', async () => {
      const it = await begin(eyes)
      const { visitor, page, words, ladder } = it
      await visitor.go('/readiness')
      await page.getByRole('link', { name: it.standard.testLink }).press('Enter')
      await page.waitForURL(/\/readiness\/self-test$/)
      await page.getByText(words.keepsNothing, { exact: true }).waitFor()
      await page.getByText(words.nothingYet).waitFor()
      await visitor.look()
      await it.choose('product')
      const names = ['滚道无软带淬火', 'Precision machining of rollers', '载荷谱与寿命模型']
      const [first = '', second = '', third = ''] = names
      await it.name(first)
      await it.aim(5)
      await it.reach(4)
      await it.add()
      await it.name(second)
      await it.aim(8)
      await it.reach(6)
      await it.add()
      await it.name(third)
      await it.aim(7)
      await it.reach(5)
      await it.headline(words.whole(4, 5))
      await page.getByText(words.binds(words.quoted(first), 1)).waitFor()
      await it.rule(words.shortfall['target-too-low'](7))
      await it.rule(words.shortfall['rise-too-small'](3))
      await page.locator('.rule .find.block').waitFor()
      await visitor.look()

      await page.locator('.trial-elements').getByRole('button', { name: first }).press('Enter')
      await page.locator('.trial-sheet h3').getByText(first).waitFor()
      await it.aim(7)
      await it.rule(words.ruleFits(4, 7, 3))
      await it.headline(words.whole(4, 7))
      const bound = page.locator('.climb-table tr.bound')
      await bound.getByText(ladder.bindingShort).waitFor()
      expect(await bound.count()).toBe(1)
      expect(await bound.locator('td').allInnerTexts()).toEqual([ladder.level(4), ladder.level(7), '+3'])
      const picture = page.locator('.climb svg:visible')
      expect(await picture.count()).toBe(1)
      expect(await picture.locator('desc').textContent()).toContain(
        ladder.says(first, ladder.level(4), ladder.level(7), true),
      )
      for (const [item, verdict] of [
        ['5a', 'met'],
        ['5b', 'partly'],
        ['5c', 'not'],
        ['5d', 'met'],
        ['5e', 'met'],
      ] as const)
        await it.answer(item, verdict)
      await it.said(words.belowTheMark(20, words.gain('5c', 25)))
      await page.getByText(words.critical.open).press('Enter')
      await page.locator('.critical-test input').first().check()
      await it.said(words.critical.onlyImportance)
      await page.locator('.critical-test input').last().check()
      await it.said(words.critical.yes)
      await visitor.look()

      await page.emulateMedia({ media: 'print' })
      await page.locator('.answers-on-paper').first().waitFor()
      for (const gone of ['.trial-levels', '.trial-class', '.top', '.foot', '.headline .btn'])
        expect(await page.locator(gone).isVisible(), gone).toBe(false)
      for (const there of [words.disclaimer, words.answersOf(second), words.scored(60, words.state.failed)])
        await page.locator('.trial-result').getByText(there).waitFor()
      await page.emulateMedia({ media: 'screen' })

      expect([...it.methods]).toEqual(['GET'])
      const kept = await stored(page)
      for (const name of names) expect(kept).not.toContain(name)
      expect(kept).not.toContain('"met"')
      expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['zhinan.language'])
      await page.reload()
      await page.getByText(words.nothingYet).waitFor()
      expect(await page.getByLabel(words.technology).inputValue()).toBe('')
      await visitor.leave()
    })
  },
)

test('levels answered by keyboard, and what is said of each', async () => {
  const it = await begin({ language: 'zh-CN', width: 1440 })
  const { visitor, page, words } = it
  await it.choose('software')
  await it.said(words.begin(80))
  for (const item of ['1a', '1b', '1c', '1d']) await it.answer(item, 'not-applicable')
  await it.said(words.allAside)
  await it.level(1).locator('summary').getByText(words.state.failed, { exact: true }).waitFor()
  for (const item of ['1a', '1b', '1c']) await it.answer(item, 'not')
  await it.said(words.reasonMissing('1d'))
  await it.said(words.criticalNotMet(`1a${words.listed}1b`))
  // Native radios: an arrow answers, and the focus stays with them when the level is passed.
  for (const item of ['1a', '1b', '1c']) {
    const group = page.getByRole('radiogroup', { name: new RegExp(`^${item} `) })
    await group.locator('input:checked').press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => group.locator('input').first().isChecked()).toBe(true)
  }
  await page.getByRole('textbox', { name: words.reason }).fill('只做改进，没有新的应用方向')
  await it.said(words.passed)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
  await visitor.button(words.next(2)).press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain(words.level(2))
  expect(await page.locator('.level-block[open]').count()).toBe(1)
  await it.headline(words.whole(1, undefined))
  await visitor.look()
  await visitor.leave()
})

test('a level met above one that is not: a contradiction, said, and not counted', async () => {
  const it = await begin({ language: 'en', width: 390 })
  const { visitor, page, words } = it
  await it.choose('material')
  await it.aim(7)
  await page.getByLabel(words.from).selectOption('3')
  await visitor.button(words.next(3)).press('Enter')
  await it.said(words.lowerOpen(1, 2))
  for (const item of ['3a', '3b', '3c', '3d', '3e']) await it.answer(item, 'met')
  await it.level(3).locator('summary').getByText(words.state.above, { exact: true }).waitFor()
  await it.said(words.contradiction('3', 1, 1))
  await it.headline(words.whole(0, 7))
  await page.locator('.stops').getByText(words.notTried(0), { exact: true }).waitFor()
  await it.rule(words.shortfall['start-unusual'](words.span(4, 6)))
  await visitor.look()
  await visitor.button(words.lowerMet).press('Enter')
  await it.headline(words.whole(3, 7))
  expect(await page.getByText(words.contradiction('3', 1, 1)).count()).toBe(0)
  await visitor.leave()
})

test('eight elements and no ninth; names that are there twice; leaving is asked about', async () => {
  const it = await begin({ language: 'en', width: 390 })
  const { visitor, page, words } = it
  await it.choose('product')
  await it.name('Bearing')
  await it.reach(4)
  for (let n = 2; n <= 8; n++) {
    await it.add()
    await page.locator('.trial-sheet h3').getByText(words.unnamed(n)).waitFor()
  }
  await page.getByText(words.most(8)).waitFor()
  expect(await visitor.button(words.add).count()).toBe(0)
  await it.name(' Bearing')
  await it.said(words.nameTwice)
  await visitor.look()
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await page.locator('.crumbs a').last().click()
  await expect.poll(() => asked).toEqual([words.leave])
  expect(new URL(page.url()).pathname).toBe('/readiness/self-test')
  await page.locator('.trial-elements').getByRole('button', { name: 'Bearing' }).first().click()
  page.once('dialog', (dialog) => void dialog.accept())
  await visitor.button(words.removeIt('Bearing')).click()
  await expect.poll(() => page.locator('.trial-elements li').count()).toBe(7)
  await visitor.leave()
})
