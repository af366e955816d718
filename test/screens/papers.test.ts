import { readFile } from 'node:fs/promises'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fieldsOf } from '#core/form/asked.ts'
import type { ChoiceField, Form, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { assemble } from '#core/form/paths.ts'
import type { As } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aKey, aReadyOrg, begin, fileOne, fillDraft, granted, move, tinyPdf } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { papers as english } from '#text/en/web/papers.ts'
import { receipt as receiptEn } from '#text/en/web/receipt.ts'
import { papers as chinese } from '#text/zh-CN/web/papers.ts'
import { receipt as receiptZh } from '#text/zh-CN/web/receipt.ts'
import { openProduct, type Product } from './support/product.ts'
import { openWork } from './support/steps.ts'
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
const wordsOf = inLanguage(chinese, english)

interface Writing {
  readonly org: MadeOrg
  readonly filer: MadePerson
  readonly as: As
}

async function aWriter(): Promise<Writing> {
  const filer = await aPerson(product.site.behind, { name: '陈同' })
  const org = await aReadyOrg(product.city, {
    type: 'ENT',
    members: [{ person: filer, filer: true, admin: true }],
  })
  return { org, filer, as: await product.as(filer) }
}

const visit = (as: As | undefined, eyes: Eyes): Promise<Visitor> =>
  openVisitor(browser, product.site, eyes, as?.cookie)

/** A suggestion as a Word file, as its filer downloads it. */
async function printed(as: As, id: string): Promise<Buffer> {
  const answer = await fetch(`${product.site.origin}/api/v1/suggestions/${id}/paper?format=docx`, {
    headers: { cookie: as.cookie ?? '' },
  })
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** The same file with its text changed, as somebody changes it in Word. */
function retyped(file: Buffer, change: (xml: string) => string): Buffer {
  const parts = unzipSync(file)
  const name = 'word/document.xml'
  const before = strFromU8(parts[name] ?? new Uint8Array())
  const after = change(before)
  expect(after).not.toBe(before)
  return Buffer.from(zipSync({ ...parts, [name]: strToU8(after) }))
}

const word = (buffer: Buffer, name = '填好的征集表.docx') => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer,
})

/** Everything that stands in a draft but files, without what is a table row's own. */
async function answersOf(as: As, id: string): Promise<Record<string, unknown>> {
  const draft = granted(await as.get(`/suggestions/${id}/draft`))
  const { call, kind } = draft.suggestion
  const form: Form = granted(await as.get(`/calls/${call}/forms/${kind}`)).form
  const answers = assemble(form, draft.answers)
  return Object.fromEntries(
    fieldsOf(form)
      .filter((it) => it.kind !== 'files' && answers[it.id] !== undefined)
      .map((it) => {
        const value = answers[it.id]
        const cells = (row: { cells: unknown }) => row.cells
        return [it.id, it.kind === 'table' ? (value as { cells: unknown }[]).map(cells) : value]
      }),
  )
}

/** Opens the page for reading forms and gives it a file. */
async function readIn(visitor: Visitor, file: ReturnType<typeof word>): Promise<void> {
  await visitor.page.locator('.choose-form input[type=file]').setInputFiles(file)
}

test.each([
  [wideZh, 'ZDYF'],
  [narrowEn, 'KJHM'],
] as const)('a blank form of a kind is fetched where its page is (%o, %s)', async (eyes, kind) => {
  const visitor = await visit(undefined, eyes)
  await visitor.go(`/calls/${product.call.id}/kinds/${kind}`)
  const links = visitor.page.locator('main .paper-links a')
  expect(await links.count()).toBe(5)
  await visitor.look()
  const word = links.filter({ hasText: 'Word' }).first()
  const [download] = await Promise.all([visitor.page.waitForEvent('download'), word.click()])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const bytes = await readFile(await download.path())
  expect(Object.keys(unzipSync(bytes))).toContain('word/document.xml')
  await visitor.go('/notice')
  const kinds = product.call.kinds.length
  await expect.poll(() => visitor.page.locator('#blank-forms .paper-links').count()).toBe(kinds + 1)
  await visitor.look()
  await visitor.leave()
})

test.each(inTurn([wideZh, narrowEn], 0))(
  'the annex on readiness is looked at where the notice is: the very PDF, in the page or beside it (%o)',
  async (eyes) => {
    const visitor = await visit(undefined, eyes)
    const { links: words } = wordsOf(visitor)
    await visitor.page.addInitScript(() =>
      Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => true }),
    )
    await visitor.go('/notice')
    const preview = visitor.page.locator('#annexes .paper-links').getByRole('link', { name: words.preview })
    const address = new URL((await preview.getAttribute('href')) ?? '', product.site.origin)
    const answer = await fetch(address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const asked = visitor.page
      .context()
      .waitForEvent('request', (it) => it.url().split('#')[0] === address.href)
    await preview.click()
    await asked
    if (visitor.eyes.width === 1440) {
      await visitor.page.locator('dialog iframe').waitFor()
      await visitor.look()
      await visitor.page.keyboard.press('Escape')
      await visitor.page.locator('dialog').waitFor({ state: 'detached' })
    }
    await visitor.leave()
  },
)

test('a letter leads from the suggestion to its check', async () => {
  const { org, as } = await aWriter()
  const { suggestion } = await fileOne(product.city, as, org.id, 'ZDYF')
  const officer = await product.city.as(product.city.officers.get(suggestion.office))
  const reason = '指标还不够清楚，请补充检验方法。'
  granted(await move(officer, suggestion.id, 'office-return', { reason, remarks: [] }))
  for (const eyes of [wideZh, narrowEn]) {
    const author = await visit(as, eyes)
    const { links: words } = wordsOf(author)
    await author.go(`/suggestions/${suggestion.id}`)
    const letter = author.page.locator('.timeline .paper-links')
    await letter.getByText(words.letter).waitFor()
    await author.look()
    const [download] = await Promise.all([
      author.page.waitForEvent('download'),
      letter.getByRole('link', { name: 'PDF' }).click(),
    ])
    expect((await readFile(await download.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-')
    const { entries } = granted(await as.get(`/suggestions/${suggestion.id}/timeline`))
    const { n } = entries.at(-1)
    const address = `${product.site.origin}/api/v1/suggestions/${suggestion.id}/letters/${n}/paper?format=docx`
    const file = await fetch(address, { headers: { cookie: as.cookie ?? '' } })
    const said = strFromU8(
      unzipSync(Buffer.from(await file.arrayBuffer()))['word/document.xml'] ?? new Uint8Array(),
    )
    const digest = /([0-9a-f]{8} ){7}[0-9a-f]{8}/.exec(said)?.[0].replaceAll(' ', '') ?? ''
    await author.go(`/receipt?${new URLSearchParams({ no: suggestion.no, digest })}`)
    const verdict = inLanguage(receiptZh, receiptEn)(author)
    await author.page.getByText(verdict.letterYes).waitFor()
    await author.look()
    await author.leave()
  }
})

test('a suggestion is fetched as its form: by its filer, every version, and by the office', async () => {
  const { org, as } = await aWriter()
  const { suggestion } = await fileOne(product.city, as, org.id, 'ZDYF')
  const author = await visit(as, narrowEn)
  await author.go(`/suggestions/${suggestion.id}`)
  await author.page.locator('aside .paper-links').waitFor()
  await author.look()
  const pdf = author.page.locator('aside .paper-links a', { hasText: 'PDF' }).first()
  const [download] = await Promise.all([author.page.waitForEvent('download'), pdf.click()])
  expect((await readFile(await download.path())).subarray(0, 5).toString('latin1')).toBe('%PDF-')
  await author.leave()

  const office = await openVisitor(
    browser,
    product.site,
    wideZh,
    (await product.city.as(product.city.officers.get(suggestion.office))).cookie,
  )
  await openWork(office, suggestion.id)
  await office.page.getByRole('tab', { name: office.words.desk.tabs['form'] ?? '' }).click()
  await office.page.locator('.official .paper-links').waitFor()
  await office.look()
  await office.leave()
})

test.each([
  [wideZh, 'ZDYF'],
  [narrowEn, 'KJHM'],
] as const)('a filled Word form is checked and becomes a draft (%o, %s)', async (eyes, kind) => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, kind)
  await fillDraft(product.city, as, first)
  const before = await answersOf(as, first)
  const file = await printed(as, first)

  const author = await visit(as, eyes)
  const words = wordsOf(author)
  const { page } = author
  await author.go('/suggestions')
  await page.getByRole('link', { name: words.way }).click()
  await page.waitForURL(/\/my\/read-form/)
  await page.getByRole('heading', { name: words.title }).waitFor()
  await author.look()
  await readIn(author, word(file))
  const heading = page.getByRole('heading', { name: words.confirm.title })
  await heading.waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2')
  await author.look()
  // Every answer is ticked, and one of them is left out by hand.
  const boxes = page.locator('.found input[type=checkbox]')
  expect(await page.locator('.found input[type=checkbox]:not(:checked)').count()).toBe(0)
  expect(await boxes.count()).toBeGreaterThan(10)
  const dropped = await page.locator('.found').last().getAttribute('data-field')
  await boxes.last().focus()
  await page.keyboard.press('Space')
  await page.getByText(words.confirm.chosen((await boxes.count()) - 1, await boxes.count())).waitFor()
  await author.button(words.make.go).click()
  await page.waitForURL(/\/suggestions\/[^/]+\/edit/)
  await page.locator('#sheet-title').waitFor()
  const second = /suggestions\/([^/]+)\/edit/.exec(page.url())?.[1] ?? ''
  expect(second).not.toBe(first)
  const { [dropped ?? '']: left, ...rest } = before
  expect(left).toBeDefined()
  const after = await answersOf(as, second)
  expect(after).toMatchObject(rest)
  await author.go(`/suggestions/${second}/edit?at=whole`)
  await page.getByText('海上风电叶片防腐涂层').first().waitFor()
  await author.leave()
})

test('what cannot be read is marked and left to its filer; nothing doubtful is ticked', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'ZDYF')
  await fillDraft(product.city, as, first)
  const { form, lists }: { form: Form; lists: Lists } = granted(
    await as.get(`/calls/${product.call.id}/forms/ZDYF`),
  )
  const title = fieldsOf(form).find((it) => it.use === 'title')
  const answers = await answersOf(as, first)
  const choice = fieldsOf(form).find(
    (it): it is ChoiceField => it.kind === 'choice' && it.use === undefined && answers[it.id] !== undefined,
  )
  const table = fieldsOf(form).find(
    (it): it is TableField =>
      it.kind === 'table' && it.columns.some((one) => one.kind === 'choice') && answers[it.id] !== undefined,
  )
  const column = table?.columns.find((it) => it.kind === 'choice')
  if (!title || !choice || !table || column?.kind !== 'choice') throw new Error('The form asks otherwise.')
  const [row] = answers[table.id] as readonly Record<string, unknown>[]
  const cell = optionsOf(column, lists).find((it) => it.code === row?.[column.id])?.name.zh ?? ''
  const name = optionsOf(choice, lists).find((it) => it.code === answers[choice.id])?.name.zh ?? ''
  // The place of the title has lost its mark; a box and a cell say what the form does not know.
  const file = retyped(await printed(as, first), (xml) =>
    xml
      .replace(new RegExp(`<w:bookmarkStart[^>]*w:name="[^"]*${title.id}[^"]*"[^>]*/>`), '')
      .replace(`☑${name}`, '☑另外一种')
      .replace(new RegExp(`>${cell.replaceAll(/[()（）]/g, '.')}<`), '>别的说法<'),
  )
  for (const eyes of [wideZh, narrowEn]) {
    const author = await visit(as, eyes)
    const words = wordsOf(author)
    await author.go('/my/read-form')
    await readIn(author, word(file))
    const found = (id: string) => author.page.locator(`.found[data-field="${id}"]`)
    await found(title.id).getByText(words.confirm.label).waitFor()
    expect(await found(title.id).locator('input').isChecked()).toBe(false)
    await found(choice.id).getByText(words.confirm.unclear).waitFor()
    expect(await found(choice.id).locator('input').count()).toBe(0)
    await found(table.id).getByText(words.confirm.cells(1)).waitFor()
    expect(await found(table.id).locator('input').isChecked()).toBe(false)
    await author.look()
    await author.leave()
  }
})

test('a text that hints at a secret goes no further until its filer has answered', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'ZDYF')
  await fillDraft(product.city, as, first)
  const [hint = ''] = product.call.secrecyWords
  const file = retyped(await printed(as, first), (xml) => xml.replace('涂层在盐雾中', `${hint}涂层在盐雾中`))
  const author = await visit(as, narrowEn)
  const words = wordsOf(author)
  const { start } = author.words.mine
  await author.go('/my/read-form')
  await readIn(author, word(file))
  await author.page.locator('#secrecy').waitFor()
  await author.button(words.make.go).click()
  await author.page.getByText(words.make.missing.secrecy).waitFor()
  expect(await author.page.locator('#secrecy:focus').count()).toBe(1)
  await author.look()
  await author.button(start.secrecy.secret).click()
  await author.page.getByRole('alert').getByText(words.make.gone(product.call.hotline.phone)).waitFor()
  expect(await author.page.getByText(hint).count()).toBe(0)
  expect(granted(await as.get('/suggestions')).items.length).toBe(1)
  await author.leave()
})

test('what a draft cannot hold is named with its text once the draft is made', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'KP')
  await fillDraft(product.city, as, first)
  const endless = '长'.repeat(200_001)
  const file = retyped(await printed(as, first), (xml) =>
    xml.replace('涂层在盐雾中', `${endless}涂层在盐雾中`),
  )
  const author = await visit(as, wideZh)
  const words = wordsOf(author)
  await author.go('/my/read-form')
  await readIn(author, word(file))
  await author.page.getByRole('heading', { name: words.confirm.title }).waitFor()
  await author.button(words.make.go).click()
  const heading = author.page.getByRole('heading', { name: words.make.refused.title })
  await heading.waitFor()
  await author.page.locator('.make-draft li').first().waitFor()
  expect(await author.page.locator('.make-draft li').count()).toBe(1)
  await author.page.getByRole('link', { name: words.make.refused.open }).click()
  await author.page.waitForURL(/\/suggestions\/[^/]+\/edit/)
  await author.page.locator('#sheet-title').waitFor()
  await author.leave()
})

test.each([
  [wideZh, 'not-word', Buffer.from('MZ not a form'), '程序.docx'],
  [narrowEn, 'old-or-locked', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), '旧表.doc'],
  [wideZh, 'too-large', Buffer.alloc(10_000_001, 1), '很大.docx'],
] as const)(
  'a file that is no form is refused with a way out (%o, %s)',
  async (eyes, problem, bytes, name) => {
    const { as } = await aWriter()
    const author = await visit(as, eyes)
    const words = wordsOf(author)
    await author.go('/my/read-form')
    await readIn(author, word(bytes, name))
    await author.page.getByRole('alert').getByText(words.problem[problem].title).waitFor()
    await author.page.getByText(words.problem[problem].way).waitFor()
    await author.look()
    await author.leave()
  },
)

test('a form that does not say its kind is read once the kind is chosen', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'KP')
  await fillDraft(product.city, as, first)
  const parts = unzipSync(await printed(as, first))
  delete parts['docProps/custom.xml']
  const author = await visit(as, narrowEn)
  const words = wordsOf(author)
  await author.go('/my/read-form')
  await readIn(author, word(Buffer.from(zipSync(parts))))
  await author.page.getByText(words.problem['unknown-form'].title).waitFor()
  await author.button(words.readAsKind).click()
  await author.page.getByText(words.kindMissing).waitFor()
  await author.look()
  await author.page.getByLabel(words.kind).selectOption('KP')
  await author.button(words.readAsKind).click()
  await author.page.getByRole('heading', { name: words.confirm.title }).waitFor()
  await author.page.getByText(words.confirm.unknownVersion).waitFor()
  await author.leave()
})

test('a form of an earlier version says what became of each answer', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'ZDYF')
  await fillDraft(product.city, as, first)
  const { behind } = product.site
  const installed = await behind.ctx.calls.byId(product.call.id)
  const form = installed?.call.forms[installed.call.kinds.find((it) => it.code === 'ZDYF')?.form ?? '']
  const gone = form && fieldsOf(form).find((it) => it.kind === 'long-text' && it.use === undefined)
  if (!installed || !form || !gone) throw new Error('The call has no such form.')
  const stood = (await answersOf(as, first))[gone.id]
  const file = await printed(as, first)
  const sections = form.sections.map((it) => ({
    ...it,
    fields: it.fields.filter((one) => one.id !== gone.id),
  }))
  await behind.install({
    ...installed.call,
    forms: { ...installed.call.forms, [form.id]: { ...form, sections } },
  })
  const fields = async () =>
    fieldsOf(granted(await as.get(`/calls/${product.call.id}/forms/ZDYF`)).form).map((it) => it.id)
  await expect.poll(fields).not.toContain(gone.id)
  for (const eyes of [wideZh, narrowEn]) {
    const author = await visit(as, eyes)
    const words = wordsOf(author)
    await author.go('/my/read-form')
    await readIn(author, word(file))
    const older = author.page.locator('.older-form')
    await older.getByText(words.confirm.older).waitFor()
    await older.getByText(author.words.editor.newer.why['no-field']).waitFor()
    await older.getByText(String(stood)).first().waitFor()
    // Statements whose words are the same stay made.
    expect(await older.locator('.find').count()).toBe(1)
    await author.look()
    await author.leave()
  }
})

/** A file in a slot of a draft, sent over the line; its id. */
async function attached(as: As, draft: string, field: string, name: string): Promise<string> {
  const place = `/suggestions/${draft}/files`
  const { file } = granted(await as.post(place, { field, name, size: tinyPdf.length }))
  const sent = await fetch(`${product.site.origin}/api/v1${place}/${file.id}/parts/0`, {
    method: 'PUT',
    headers: {
      cookie: as.cookie ?? '',
      origin: product.site.origin,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(tinyPdf),
  })
  expect(sent.status).toBe(200)
  granted(await as.post(`${place}/${file.id}/finish`, {}))
  return file.id
}

test('the files that a table names are listed to be attached again', async () => {
  const { org, as } = await aWriter()
  const first = await begin(product.city, as, org.id, 'JBGS')
  await fillDraft(product.city, as, first)
  const { form }: { form: Form } = granted(await as.get(`/calls/${product.call.id}/forms/JBGS`))
  const table = fieldsOf(form).find((it) => it.use === 'readiness-evidence')
  const column = table?.kind === 'table' && table.columns.find((it) => it.kind === 'file-of')
  if (!table || !column || column.kind !== 'file-of') throw new Error('The form asks otherwise.')
  const names = [
    '检索报告.pdf',
    '12兆瓦海上风电机组主轴轴承滚道无软带感应淬火工艺试验与台架考核报告（第三版修订稿）.pdf',
  ]
  const stood = Object.keys((await answersOf(as, first))[table.id] ?? {}).length
  for (const [n, name] of names.entries()) {
    const file = await attached(as, first, column.of, name)
    const row = `${table.id}/v${n}`
    const cells = { [row]: `b${n + 1}`, [`${row}/name`]: name, [`${row}/${column.id}`]: file }
    const ops = Object.entries(cells).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
    granted(await as.post(`/suggestions/${first}/answers`, { ops }))
  }
  const file = await printed(as, first)
  for (const eyes of [wideZh, narrowEn]) {
    const author = await visit(as, eyes)
    const words = wordsOf(author)
    await author.go('/my/read-form')
    await readIn(author, word(file))
    await author.page.getByRole('heading', { name: words.confirm.named(2) }).waitFor()
    const label = table.label[eyes.language === 'en' ? 'en' : 'zh']
    for (const [n, name] of names.entries()) {
      const line = author.page.locator('.named-files li').filter({ hasText: name })
      await line.getByText(words.confirm.namedIn(label, [stood + n + 1])).waitFor()
    }
    await author.look()
    const folder = process.env['ZHINAN_LOOK']
    if (folder)
      await author.page
        .getByRole('region', { name: words.confirm.named(2) })
        .screenshot({ path: `${folder}/named-${eyes.language}-${eyes.width}.png` })
    await author.leave()
  }
})
