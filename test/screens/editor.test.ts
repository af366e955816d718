import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '#core/form/form.ts'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { anOrg, aPerson } from '#test/support/people.ts'
import { sheetIn as sheetEn } from '#text/en/web/sheet-in.ts'
import { sheetIn as sheetZh } from '#text/zh-CN/web/sheet-in.ts'
import { openSite, type Site } from './support/site.ts'
import { type Eyes, inLanguage, openVisitor, settle, type Visitor } from './support/visitor.ts'

let site: Site
let browser: Browser
let as: As
let org: string

beforeAll(async () => {
  site = await openSite()
  browser = await openBrowser()
  const filer = await aPerson(site.behind, { name: '甲' })
  org = (await anOrg(site.behind, { members: [{ person: filer, filer: true, admin: true }] })).id
  as = await site.behind.signIn(filer.email)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

async function begin(): Promise<string> {
  const { status, body } = await as.post('/suggestions', {
    key: randomUUID(),
    call: 'dalian-2024',
    org,
    kind: 'ZDYF',
    field: 'ZZ',
    livelihood: null,
    title: '港口机械在线监测技术',
    abstract: '港口机械停机损失大，需要在线监测。',
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.id
}

const open = (eyes?: Eyes) => openVisitor(browser, site, eyes, as.cookie)
const at = (id: string, section: string) => `/suggestions/${id}/edit?at=${section}`
const place = (page: Page, path: string) => page.locator(`[data-path="${path}"]`)
const rowsOf = async (id: string) =>
  (await as.get(`/suggestions/${id}/draft`)).body.answers as { path: string; value: unknown }[]
const stands = async (id: string, path: string) =>
  (await rowsOf(id)).find((it) => it.path === path)?.value ?? null

/** Until the server has it, however it gets there. */
const arrives = (id: string, path: string, value: unknown) =>
  expect.poll(() => stands(id, path), { timeout: 15_000 }).toEqual(value)

/** Keeps the browser's own store busy for a while, as a slow disk does: edits wait behind it. */
const keepStoreBusy = (page: Page, ms: number) =>
  page.evaluate(
    (long) =>
      new Promise<void>((resolve) => {
        const asking = indexedDB.open('zhinan-journal')
        asking.onsuccess = () => {
          const store = asking.result.transaction('ops', 'readwrite').objectStore('ops')
          const until = Date.now() + long
          const again = () => {
            if (Date.now() < until) store.count().onsuccess = again
            else asking.result.close()
          }
          again()
          resolve()
        }
      }),
    ms,
  )

test('an edit arrives although the page is left for another of the site while the store is busy', async () => {
  const id = await begin()
  const visitor = await open()
  const { page, words } = visitor
  await visitor.go(at(id, 'need'))
  await keepStoreBusy(page, 3000)
  await place(page, 'background').fill('还在等硬盘的话')
  await page.getByRole('link', { name: words.editor.mine, exact: true }).first().click()
  await page.waitForURL((it) => it.pathname === '/suggestions')
  // Opened again at once it begins with that text, not beside it.
  await page.goBack()
  await expect.poll(() => place(page, 'background').inputValue(), { timeout: 15_000 }).toBe('还在等硬盘的话')
  await arrives(id, 'background', '还在等硬盘的话')
  await place(page, 'background').fill('接着写')
  await arrives(id, 'background', '接着写')
  await visitor.leave()
})

test('leaving the site is warned of while an edit is nowhere but in the page, and not afterwards', async () => {
  const id = await begin()
  const visitor = await open()
  const { page } = visitor
  const asked: string[] = []
  page.on('dialog', (it) => {
    asked.push(it.type())
    void it.accept()
  })
  await visitor.go(at(id, 'need'))
  await keepStoreBusy(page, 2500)
  await place(page, 'background').click()
  await page.keyboard.insertText('只在页面里的话')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await settle(page)
  await place(page, 'background').fill('已在硬盘上的话')
  await arrives(id, 'background', '已在硬盘上的话')
  await page.reload()
  expect(asked).toEqual(['beforeunload'])
  await visitor.leave()
})

test('what was typed in the very moment of a reload or of closing the tab is there again', async () => {
  const id = await begin()
  const visitor = await open()
  const { page } = visitor
  page.on('dialog', (it) => void it.accept())
  await visitor.go(at(id, 'need'))
  await place(page, 'background').click()
  await page.keyboard.insertText('刚写就刷新')
  await page.reload()
  await settle(page)
  await arrives(id, 'background', '刚写就刷新')
  await place(page, 'status').click()
  await page.keyboard.insertText('刚写就关掉')
  const context = page.context()
  await page.close()
  const again = await context.newPage()
  await again.goto(`${site.origin}${at(id, 'need')}`)
  await arrives(id, 'status', '刚写就关掉')
  await visitor.leave()
})

test('a text held back as perhaps secret is not left behind without a question', async () => {
  const id = await begin()
  const visitor = await open()
  const { page, words } = visitor
  const asked: string[] = []
  page.on('dialog', (it) => {
    asked.push(it.message())
    void (asked.length === 1 ? it.dismiss() : it.accept())
  })
  await visitor.go(at(id, 'need'))
  await place(page, 'background').fill('本项目涉及绝密资料')
  const mine = page.getByRole('link', { name: words.editor.mine, exact: true }).first()
  await mine.click()
  await expect.poll(() => asked).toEqual([words.editor.save.leave])
  expect(new URL(page.url()).pathname).toContain('/edit')
  await mine.click()
  await page.waitForURL((it) => it.pathname === '/suggestions')
  expect(await stands(id, 'background')).toBeNull()
  await visitor.leave()
})

test('an upload that the network broke goes on with the parts that are missing', async () => {
  const id = await begin()
  const visitor = await open()
  const { page, words } = visitor
  const sent: string[] = []
  let broken = true
  await page.route(/\/parts\/\d+$/, (route) => {
    const part = /parts\/(\d+)/.exec(route.request().url())?.[1] ?? ''
    if (broken && part !== '0') return route.abort('internetdisconnected')
    sent.push(part)
    return route.continue()
  })
  const file = {
    name: '图纸.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.concat([
      Buffer.from('%PDF-1.7\n'),
      Buffer.alloc(9 * 1024 * 1024, 32),
      Buffer.from('\n%%EOF\n'),
    ]),
  }
  await visitor.go(at(id, 'files'))
  await page.locator('input[type=file]').setInputFiles(file)
  await expect
    .poll(() => page.locator('.file-row progress').evaluate((it) => (it as HTMLProgressElement).value), {
      timeout: 20_000,
    })
    .toBeGreaterThan(0)
  expect(sent).toEqual(['0'])
  // The page is closed in the middle; the server keeps the part, and the same file goes on from there.
  await page.reload()
  await settle(page)
  await page.getByText(words.editor.files.unfinished).waitFor()
  broken = false
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('link', { name: '图纸.pdf' }).waitFor()
  // Nine mebibytes and a little, in parts of one.
  expect(sent).toEqual(Array.from({ length: 10 }, (_, part) => String(part)))
  await expect
    .poll(async () => (await stands(id, 'attachments')) as { name: string }[] | null, { timeout: 10_000 })
    .toMatchObject([{ name: '图纸.pdf', size: file.buffer.length }])
  await page.context().close()
})

test('cells copied from a spreadsheet become rows', async () => {
  const id = await begin()
  const visitor = await open()
  const { page, words } = visitor
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await visitor.go(at(id, 'tasks'))
  const table = page.locator('.q, .field, fieldset').filter({ has: page.getByText(words.editor.table.paste) })
  await table.first().getByRole('button', { name: words.editor.table.paste }).first().click()
  const columns = ((await page.locator('.dialog .hint').textContent()) ?? '').split('、').length
  expect(columns).toBeGreaterThan(1)
  await page.evaluate(() =>
    navigator.clipboard.writeText('轴承寿命短\t寿命预测\r\n"多行\n单元格"\t在线监测\r\n'),
  )
  await page.locator('#paste-here').click()
  await page.keyboard.press('Control+V')
  await visitor.button(words.editor.table.take(2)).click()
  await expect
    .poll(async () => (await rowsOf(id)).map((it) => it.value), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['轴承寿命短', '多行\n单元格']))
  await visitor.leave()
})

test('a file fills a table once its columns are matched, its cells looked at, and somebody has confirmed', async () => {
  const id = await begin()
  const visitor = await open()
  const { page } = visitor
  await visitor.go(at(id, 'tasks'))
  const before = await rowsOf(id)
  const sheet = inLanguage(sheetZh, sheetEn)(visitor)
  await page.getByRole('button', { name: sheet.open }).first().click()
  const dialog = page.getByRole('dialog')
  const pick = (name: string, lines: readonly string[]) =>
    dialog
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await pick('图片.csv', ['\0'])
  await dialog.getByRole('alert').filter({ hasText: sheet.problems['not-a-table'] }).waitFor()
  const [first = '', second = ''] = ((await dialog.locator('.hint').first().textContent()) ?? '')
    .replace(/^[^：]*：|。$/g, '')
    .split('、')
  const far = '字'.repeat(3000)
  await pick('任务.csv', [`备注,${second},${first}`, `x,寿命预测𠮷,轴承寿命短`, `y,${far},密封失效`])
  await dialog.getByText(sheet.chosen('任务.csv')).waitFor()
  await dialog.getByText(sheet.wrong(1)).waitFor()
  await dialog.getByText('B3', { exact: false }).first().waitFor()
  expect(await rowsOf(id)).toEqual(before)
  await visitor.look()
  // What has no place of its own is left out; one place is filled by one column.
  const places = dialog.getByRole('combobox')
  expect(await places.nth(0).inputValue()).toBe('')
  await places.nth(0).selectOption({ label: first })
  await dialog
    .getByRole('alert')
    .filter({ hasText: sheet.twice(first) })
    .waitFor()
  await places.nth(0).selectOption('')
  await dialog.getByRole('button', { name: sheet.take(2) }).click()
  await expect
    .poll(async () => (await rowsOf(id)).map((it) => it.value), { timeout: 10_000 })
    .toEqual(expect.arrayContaining(['轴承寿命短', '寿命预测𠮷', '密封失效']))
  await visitor.leave()
})

test('an input method composes in a counted field: counted when done, saved whole, nothing half-written sent', async () => {
  const id = await begin()
  const visitor = await open()
  const { page, words } = visitor
  const sent: unknown[] = []
  page.on('request', (it) => {
    if (it.url().endsWith('/answers'))
      sent.push(...(it.postDataJSON() as { ops: { value: unknown }[] }).ops.map((op) => op.value))
  })
  await visitor.go(at(id, 'need'))
  const field = place(page, 'background')
  await field.click()
  const keyboard = await page.context().newCDPSession(page)
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  for (const text of ['g', 'ga', 'gang', 'gang k', 'gang kou']) await compose(text)
  // Longer than the pause after which is saved.
  await page.waitForTimeout(1500)
  expect(await field.inputValue()).toBe('gang kou')
  expect(sent).toEqual([])
  await keyboard.send('Input.insertText', { text: '港口𠮷' })
  expect(await field.inputValue()).toBe('港口𠮷')
  await page.getByText(words.editor.counted(3, 800)).waitFor()
  for (const text of ['j', 'ji']) await compose(text)
  await keyboard.send('Input.insertText', { text: '机' })
  await arrives(id, 'background', '港口𠮷机')
  for (const value of sent) expect(String(value)).not.toMatch(/[a-z]/)
  await visitor.leave()
})

test('why it came back stands at the top, with who sent it, until when, and what is open', async () => {
  const id = await begin()
  const officer = await aPerson(site.behind, { name: '经办员', staff: [['officer', 'GX']] })
  const now = Date.now()
  const { db, dice } = site.behind.ctx
  await db
    .updateTable('suggestion')
    .set({
      state: 'office-returned',
      unlocked: ['abstract', 'background'],
      answer_by: new Date(now + 5 * 86_400_000),
      office: 'GX',
      no: `ZN-${id}`,
      cohort: 'rolling',
      versions: 1,
      first_handed_in: new Date(now),
      handed_in: new Date(now),
    })
    .where('id', '=', id)
    .execute()
  const said = (sort: string, field: string, body: string, at: number) => ({
    id: dice.id(at),
    suggestion: id,
    version: 1,
    sort,
    field,
    body,
    by_person: officer.id,
    office: 'GX',
    at: new Date(at),
  })
  await db
    .insertInto('remark')
    .values([
      said('office-return', '', '上一次退回时说的话', now - 86_400_000),
      said('office-return', '', '总体目标与现状没有对应，请一并修改。', now),
      said('office-return', 'abstract', '请写明停机损失的数额。', now),
    ])
    .execute()
  for (const language of ['zh-CN', 'en'] as const)
    for (const width of [1440, 390] as const) {
      const visitor = await open({ language, width })
      await visitor.go(at(id, 'basics'))
      const note = visitor.page.locator('.returned')
      await note.getByText('总体目标与现状没有对应，请一并修改。').waitFor()
      expect(await note.innerText()).not.toContain('上一次退回')
      expect(await note.locator('h2').innerText()).toContain('经办员')
      expect(await note.locator('button').count()).toBe(2)
      await visitor.look()
      await note.locator('button').last().click()
      await place(visitor.page, 'background').waitFor()
      await visitor.leave()
    }
})

test('a draft goes over to a newer form of its call, and what has no place there can be read for good', async () => {
  const id = await begin()
  await as.post(`/suggestions/${id}/answers`, {
    ops: [
      { op: randomUUID(), path: 'background', value: '新表不再问的一段话', base: 0 },
      { op: randomUUID(), path: 'status', value: '留下来的一段话', base: 0 },
    ],
  })
  const call = await site.behind.ctx.calls.byId('dalian-2024')
  const kind = call?.call.kinds.find((it) => it.code === 'ZDYF')
  const form = kind && call?.call.forms[kind.form]
  if (!call || !form) throw new Error('The call has no such form.')
  const change = (fields: readonly Field[]) => fields.filter((it) => it.id !== 'background')
  const sections = form.sections.map((it) => ({ ...it, fields: change(it.fields) }))
  await site.behind.install({
    ...call.call,
    forms: { ...call.call.forms, [form.id]: { ...form, sections } },
  })
  await new Promise((resolve) => setTimeout(resolve, 2500))

  const looks: Visitor[] = []
  for (const eyes of [
    { language: 'zh-CN', width: 390 },
    { language: 'en', width: 1440 },
  ] as const) {
    const visitor = await open(eyes)
    looks.push(visitor)
    await visitor.go(at(id, 'need'))
    await visitor.page.getByText(visitor.words.editor.newer.offered).waitFor()
    await visitor.button(visitor.words.editor.newer.look).click()
    await visitor.page.getByText('新表不再问的一段话').last().waitFor()
    await visitor.look()
  }
  const [phone, desk] = looks
  if (!phone || !desk) throw new Error('Nobody looks.')
  await phone.button(phone.words.editor.newer.doIt).click()
  await phone.page.getByText(phone.words.editor.newer.reportWhy).waitFor()
  await phone.page.getByText('新表不再问的一段话').last().waitFor()
  await phone.look()
  await phone.button(phone.words.editor.newer.close).click()
  await place(phone.page, 'status').waitFor()
  expect(await place(phone.page, 'background').count()).toBe(0)
  expect(await place(phone.page, 'status').inputValue()).toBe('留下来的一段话')
  // The other tab learns of it, and is told to look again.
  await desk.page.getByText(desk.words.editor.save.otherForm).waitFor()
  for (const it of looks) await it.leave()
})

test('what could not stand in a guide is said beside the text, and stops nothing', async () => {
  for (const eyes of [
    { language: 'zh-CN', width: 1440 },
    { language: 'en', width: 390 },
  ] as const) {
    const id = await begin()
    const visitor = await open(eyes)
    const { page } = visitor
    await visitor.go(at(id, 'basics'))
    const hints = page.locator('.towards-guide')
    expect(await hints.count()).toBe(0)
    const title = '我校 ZN200 型港口机械在线监测技术'
    await place(page, 'title').fill(title)
    await expect.poll(() => hints.locator('.find').count()).toBe(2)
    expect(await hints.textContent()).toContain('我校')
    await visitor.look()
    await hints.getByRole('button').first().click()
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-path')))
      .toBe('title')
    await arrives(id, 'title', title)
    await visitor.leave()
  }
})
