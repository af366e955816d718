import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { aReadyOrg, begin, fillDraft, granted, move } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { savedViews as savedEn } from '#text/en/web/saved-views.ts'
import { search as searchEn } from '#text/en/web/search.ts'
import { desk as deskZh } from '#text/zh-CN/web/desk.ts'
import { savedViews as savedZh } from '#text/zh-CN/web/saved-views.ts'
import { search as searchZh } from '#text/zh-CN/web/search.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, inTurn, openVisitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let office: string
let id: string

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const { city } = product
  const writer = await aPerson(product.site.behind, { name: '陈同' })
  const reviewer = await aPerson(product.site.behind, { name: '周审' })
  const org = await aReadyOrg(city, {
    type: 'UNI',
    name: '某某海事大学',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  const filer = await product.as(writer)
  for (const [title, abstract] of [
    ['远洋船舶智能航行研究', '面向海上风电运维船，采用AI与5G通信，减少碳排放。'],
    ['海带养殖扶持政策研究', '沿海海带养殖的扶持政策，含与远洋捕捞的对比和测算。'],
  ] as const) {
    id = await begin(city, filer, org.id, 'RKX', { title, abstract: abstract.padEnd(130, '，余略') })
    await fillDraft(city, filer, id)
    granted(await move(filer, id, 'hand-in'))
    office = granted(await move(await product.as(reviewer), id, 'approve')).suggestion.office
  }
})
afterAll(async () => {
  await browser?.close()
  await product?.site.close()
})

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']

const wideZh: Eyes = { language: 'zh-CN', width: 1440 }
const narrowEn: Eyes = { language: 'en', width: 390 }
const narrowZh: Eyes = { language: 'zh-CN', width: 390 }
const wideEn: Eyes = { language: 'en', width: 1440 }

test.each(inTurn([wideZh, narrowEn, narrowZh, wideEn], 1))(
  'the search box by keyboard, $language $width',
  async (eyes) => {
    const words = eyes.language === 'en' ? searchEn : searchZh
    const person = product.city.officers.get(office)
    if (!person) throw new Error('Nobody works in that office.')
    // The queue writes what is found a moment after it was handed in.
    const asked = `/offices/${office}/search?q=${encodeURIComponent('远洋')}`
    const officer = await product.as(person)
    await expect.poll(async () => granted(await officer.get(asked)).total, { timeout: 60_000 }).toBe(2)
    const visitor = await openVisitor(browser, product.site, eyes, (await product.as(person)).cookie)
    const { page } = visitor
    const picture = async (name: string) => {
      if (folder)
        await page.screenshot({
          path: path.join(folder, `search-${name}-${eyes.language}-${eyes.width}.png`),
        })
    }
    await visitor.go(`/office/${office}?view=all`)
    const box = page.getByRole('combobox', { name: words.label })
    await box.focus()
    await page.keyboard.type('远洋 unit:海事')
    const option = page.getByRole('option', { name: '某某海事大学' })
    await option.waitFor()
    await visitor.look()
    await picture('completion')
    await page.keyboard.press('ArrowDown')
    expect(await option.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    expect(await box.inputValue()).toBe('远洋 unit:某某海事大学 ')
    await expect.poll(() => page.locator('tbody mark').allTextContents()).toEqual(['远洋', '远洋'])
    await page.keyboard.type('colour:red')
    await page.locator('.search-findings').getByText('colour').waitFor()
    await page.keyboard.press('Escape')
    await picture('finding')
    await visitor.look()
    // What was searched for stands in the address, and is found again from there.
    await visitor.go(`/office/${office}?view=all&q=${encodeURIComponent('远洋')}`)
    await expect.poll(() => page.locator('tbody mark').count()).toBe(2)
    expect(await box.inputValue()).toBe('远洋')
    await visitor.look()
    await picture('found')
    await visitor.button(words.help).click()
    await page.locator('dialog').waitFor()
    await visitor.look()
    await picture('help')
    await page.keyboard.press('Escape')
    await page.locator('dialog').waitFor({ state: 'detached' })
    // In the middle of a word being composed, nothing is offered and nothing is asked.
    await box.fill('')
    await box.dispatchEvent('compositionstart')
    await box.pressSequentially('unit')
    await page.waitForTimeout(600)
    expect(await page.getByRole('listbox').count()).toBe(0)
    expect(new URL(page.url()).searchParams.get('q')).not.toBe('unit')
    await box.dispatchEvent('compositionend')
    await page.getByRole('listbox').waitFor()
    await visitor.leave()
  },
)

test('what is typed while the address takes up what was typed before stays, and a change from outside is followed', async () => {
  const person = product.city.officers.get(office)
  if (!person) throw new Error('Nobody works in that office.')
  const visitor = await openVisitor(browser, product.site, wideZh, (await product.as(person)).cookie)
  const { page } = visitor
  await visitor.go(`/office/${office}?view=all`)
  const box = page.getByRole('combobox', { name: searchZh.label })
  // As somebody does who types on at the very moment in which the address is written.
  await page.evaluate(() => {
    const write = window.history.replaceState.bind(window.history)
    window.history.replaceState = (...given) => {
      write(...given)
      const field = document.querySelector<HTMLInputElement>('input[role=combobox]')
      if (field?.value !== '远洋') return
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '远洋 船')
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  })
  const sought = () => new URL(page.url()).searchParams.get('q')
  await box.focus()
  await page.keyboard.type('远洋')
  await expect.poll(sought).toBe('远洋 船')
  expect(await box.inputValue()).toBe('远洋 船')
  await visitor.button(deskZh.clear).click()
  await expect.poll(sought).toBe(null)
  await expect.poll(() => box.inputValue()).toBe('')
  await visitor.leave()
})

test.each(inTurn([wideZh, narrowEn], 0))(
  'a list is saved, shared and opened again, $language $width',
  async (eyes) => {
    const words = eyes.language === 'en' ? savedEn : savedZh
    const person = product.city.officers.get(office)
    if (!person) throw new Error('Nobody works in that office.')
    const cookie = (await product.as(person)).cookie
    const visitor = await openVisitor(browser, product.site, eyes, cookie)
    const { page } = visitor
    const picture = async (name: string) => {
      if (folder)
        await page.screenshot({ path: path.join(folder, `saved-${name}-${eyes.language}-${eyes.width}.png`) })
    }
    const name = `软科学 ${eyes.width}`
    await visitor.go(`/office/${office}?view=all&kind=RKX&q=${encodeURIComponent('远洋')}`)
    if (eyes.width === 1440) {
      await visitor.button(words.columns).click()
      await page.getByRole('checkbox', { name: visitor.words.desk.columns.no, exact: true }).check()
      await page.getByRole('checkbox', { name: visitor.words.desk.columns.handler, exact: true }).uncheck()
      await picture('columns')
      await visitor.look()
      await visitor.button(words.done).click()
      await page.getByRole('columnheader', { name: visitor.words.desk.columns.no }).waitFor()
    }
    await visitor.button(words.save).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words.save, exact: true }).click()
    await dialog.getByText(words.needName).waitFor()
    await dialog.getByRole('textbox').fill(name)
    await dialog.getByRole('checkbox').check()
    await picture('dialog')
    await visitor.look()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })

    // Another day, from the desk as it opens.
    await visitor.go(`/office/${office}`)
    if (eyes.width === 390) await page.locator('.views-narrow summary').click()
    await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
    await expect.poll(() => new URL(page.url()).searchParams.get('kind')).toBe('RKX')
    await page.locator('.queue tbody tr').nth(1).waitFor()
    await picture('open')
    await visitor.look()
    if (eyes.width === 1440) {
      expect(await page.getByRole('columnheader', { name: visitor.words.desk.columns.no }).count()).toBe(1)
      expect(await page.getByRole('columnheader', { name: visitor.words.desk.columns.handler }).count()).toBe(
        0,
      )
    }
    await visitor.button(words.remove(name)).click()
    await page.getByText(words.removed).waitFor()
    expect(await page.getByRole('button', { name: new RegExp(`^${name}`) }).count()).toBe(0)
    await visitor.leave()
  },
)
