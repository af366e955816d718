import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { badLine } from '#test/support/bad-line.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aPdf, aPicture, aWordFile } from '#test/support/make-files.ts'
import { anOrg, aPerson } from '#test/support/people.ts'
import { type RunningS3, startS3 } from '#test/support/s3.ts'
import { preview as previewEn } from '#text/en/web/preview.ts'
import { preview as previewZh } from '#text/zh-CN/web/preview.ts'
import { openSite, type Site } from './support/site.ts'
import { inLanguage, looks, openVisitor, settle } from './support/visitor.ts'

let site: Site
let s3: RunningS3
let browser: Browser
let as: As
let org: string
const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-attachments-'))

beforeAll(async () => {
  // The server keeps its files where only a network leads, so that this is tried from end to end.
  s3 = await startS3()
  site = await openSite(undefined, s3.env)
  browser = await openBrowser()
  const filer = await aPerson(site.behind, { name: '甲' })
  org = (await anOrg(site.behind, { members: [{ person: filer, filer: true, admin: true }] })).id
  as = await site.behind.signIn(filer.email)
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await s3?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function begin(): Promise<string> {
  const { status, body } = await as.post('/suggestions', {
    key: randomUUID(),
    call: 'dalian-2024',
    org,
    kind: 'JBGS',
    field: 'ZZ',
    livelihood: null,
    title: '港口机械在线监测技术',
    abstract: '港口机械停机损失大，需要在线监测。',
  })
  expect(status, JSON.stringify(body)).toBe(200)
  return body.id
}

const at = (id: string) => `/suggestions/${id}/edit?at=need-files`
const slot = (page: Page) => page.locator('.slot', { has: page.locator('[data-path="testReports"]') })
const chooser = (page: Page) => slot(page).locator('input[type=file]')

/** Twenty megabytes as a PDF, every part of them different. */
function aLargeFile(): { readonly place: string; readonly sha256: string } {
  const bytes = Buffer.alloc(20 * 1024 * 1024)
  for (let n = 0; n < bytes.length; n += 4) bytes.writeUInt32LE(Math.imul(n, 2_654_435_761) >>> 0, n)
  bytes.write('%PDF-1.7\n')
  const place = path.join(folder, '检测报告.pdf')
  writeFileSync(place, bytes)
  return { place, sha256: createHash('sha256').update(bytes).digest('hex') }
}

test('twenty megabytes arrive over a line that breaks in every third part, goes down, and finds another server there', async () => {
  const { db } = site.behind.ctx
  const id = await begin()
  const file = aLargeFile()
  const line = await badLine(site.origin)
  const windowAt = async () => {
    const visitor = await openVisitor(browser, line, { language: 'zh-CN', width: 1440 }, as.cookie)
    await visitor.go(at(id))
    await chooser(visitor.page).waitFor({ state: 'attached' })
    return visitor
  }
  const arrived = async () =>
    (
      await db
        .selectFrom('file_part')
        .innerJoin('file', 'file.id', 'file_part.file')
        .select('n')
        .where('file.suggestion', '=', id)
        .execute()
    ).length
  const files = () =>
    db.selectFrom('file').select(['id', 'state', 'sha256']).where('suggestion', '=', id).execute()

  const [one, two] = [await windowAt(), await windowAt()]
  line.cutAfter(2_600_000)
  await chooser(one.page).setInputFiles(file.place)
  await expect.poll(arrived, { timeout: 60_000 }).toBeGreaterThan(4)
  line.down()
  await slot(one.page).getByText(one.words.editor.files.waiting).waitFor()
  await site.killServer()
  const before = await arrived()
  await site.startAgain()
  line.up()
  await expect.poll(arrived, { timeout: 60_000 }).toBeGreaterThan(before)
  // The same file once more, from a second window, while the first is still at it.
  await chooser(two.page).setInputFiles(file.place)
  for (const { page } of [one, two])
    await slot(page).getByRole('link', { name: '检测报告.pdf' }).waitFor({ timeout: 120_000 })
  expect(await files()).toEqual([{ id: expect.any(String), state: 'ready', sha256: file.sha256 }])
  expect(line.cuts()).toBeGreaterThan(3)
  const { answers } = (await as.get(`/suggestions/${id}/draft`)).body
  expect(answers.find((it: { path: string }) => it.path === 'testReports').value).toHaveLength(1)

  for (const { page } of [one, two]) await page.context().close()
  await line.close()
}, 300_000)

/** Puts a file into the slot as a browser would. */
async function put(id: string, name: string, bytes: Buffer): Promise<void> {
  const ask = async (method: string, under: string, body: Buffer | object) => {
    const raw = Buffer.isBuffer(body)
    const answer = await fetch(`${site.origin}/api/v1/suggestions/${id}/files${under}`, {
      method,
      headers: {
        cookie: as.cookie ?? '',
        'content-type': raw ? 'application/octet-stream' : 'application/json',
      },
      body: raw ? new Uint8Array(body) : JSON.stringify(body),
    })
    expect(answer.status).toBe(200)
    return (await answer.json()).file as { readonly id: string }
  }
  const file = await ask('POST', '', { field: 'testReports', name, size: bytes.length })
  await ask('PUT', `/${file.id}/parts/0`, bytes)
  await ask('POST', `/${file.id}/finish`, {})
}

test.each(looks)('attachments are looked at in the page, by keyboard: %j', async (eyes) => {
  const id = await begin()
  await put(id, '方案.docx', await aWordFile(['港口机械在线监测的技术方案。']))
  await put(id, 'photo.png', aPicture)
  await put(id, 'plan.pdf', aPdf(['Plan']))
  const visitor = await openVisitor(browser, site, eyes, as.cookie)
  const { page } = visitor
  const words = inLanguage(previewZh, previewEn)(visitor)
  await visitor.go(at(id))
  const button = (name: string) => page.getByRole('button', { name: words.lookAt(name) })
  const dialog = page.getByRole('dialog')

  await button('方案.docx').focus()
  await page.keyboard.press('Enter')
  const inside = page.frameLocator('.file-preview iframe')
  await inside.getByText('港口机械在线监测的技术方案。').waitFor()
  expect(await inside.getByRole('link').count()).toBe(0)
  await visitor.look()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await button('方案.docx').evaluate((it) => it === document.activeElement)).toBe(true)

  await button('photo.png').click()
  await expect.poll(() => dialog.locator('img').evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(1)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await button('plan.pdf').click()
  await dialog.getByRole('link', { name: words.download, exact: true }).waitFor()
  await settle(page)
  await page.keyboard.press('Escape')
  await visitor.leave()
})
