import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from '#test/support/browser.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, granted } from '#test/support/journey.ts'
import {
  anExpertPerson,
  aRound,
  closeRound,
  type MadeExpert,
  type MadeRound,
} from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { judging as judgingEn } from '#text/en/web/judging.ts'
import { results as resultsEn } from '#text/en/web/results.ts'
import { judging as judgingZh } from '#text/zh-CN/web/judging.ts'
import { results as resultsZh } from '#text/zh-CN/web/results.ts'
import { startMortal } from './support/mortal-browser.ts'
import { openProduct, type Product } from './support/product.ts'
import { type Eyes, long, looks, openVisitor, type Visitor } from './support/visitor.ts'

let product: Product
let browser: Browser
let writer: MadePerson
let experts: readonly MadeExpert[]
let subjects: readonly TakenIn[]
let office: string
let round: MadeRound

beforeAll(async () => {
  product = await openProduct()
  browser = await openBrowser()
  const { city } = product
  writer = await aPerson(city.site, { name: '陈同' })
  const org = await aReadyOrg(city, { members: [{ person: writer, filer: true, admin: true }] })
  const levels = async (as: Awaited<ReturnType<typeof city.as>>, draft: string) => {
    const { answers } = granted(await as.get(`/suggestions/${draft}/draft`))
    const ops = Object.entries({ trlCurrent: '4', trlTarget: '7' }).map(([at, value]) => ({
      op: aKey(),
      path: at,
      value,
      base: answers.find((it: { path: string }) => it.path === at)?.rev ?? 0,
    }))
    granted(await as.post(`/suggestions/${draft}/answers`, { ops }))
  }
  const titles = [
    '海上风电叶片在盐雾中的长效防腐涂层',
    '港口机械轴承振动在线监测与寿命预测',
    '深远海养殖工船绿色动力系统',
  ]
  const made: TakenIn[] = []
  for (const title of titles) made.push(await takenIn(city, writer, org.id, { title }, levels))
  subjects = made
  office = made[0]?.office ?? ''
  experts = [
    await anExpertPerson(city.site, { name: '林一舟' }),
    await anExpertPerson(city.site, { name: '周既明' }),
    await anExpertPerson(city.site, { name: '许望山' }),
  ]
  round = await open('2024 年春季专家评议', subjects)
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const open = (title: string, of: readonly TakenIn[]) =>
  aRound(product.city.site, {
    call: product.call.id,
    office,
    by: product.city.heads.get(office) as MadePerson,
    of: of.map((it) => it.id),
    experts,
    title,
  })
const visit = async (eyes: Eyes, person: MadePerson | undefined): Promise<Visitor> =>
  openVisitor(browser, product.site, eyes, person && (await product.as(person)).cookie)
const judging = ({ eyes }: Visitor): typeof judgingZh => (eyes.language === 'en' ? judgingEn : judgingZh)
const results = ({ eyes }: Visitor): typeof resultsZh => (eyes.language === 'en' ? resultsEn : resultsZh)

const shots = process.env['ZHINAN_SHOTS']
/** Axe at zero, and a picture for whoever asked for pictures. */
async function looked(visitor: Visitor, name: string): Promise<void> {
  await visitor.look()
  if (shots === undefined) return
  const { language, width } = visitor.eyes
  await visitor.page.screenshot({
    path: path.join(shots, `${name}-${language}-${width}.png`),
    fullPage: true,
  })
}

const codes = ['need', 'advance', 'feasible', 'industry', 'metrics', 'competition']
const most = [25, 20, 15, 20, 10, 10]

/** A whole sheet over the wire, for those whose typing nobody watches. */
async function judged(it: MadeExpert, task: string, share: number): Promise<void> {
  const as = await product.as(it.person)
  granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  const values: Record<string, unknown> = {
    'level-trlCurrent': share > 0.8 ? '6' : '4',
    'level-why-trlCurrent': '样机已在海上运行半年，数据可查。',
    verdict: share > 0.6 ? 'adopt' : 'revise',
    flags: share > 0.8 ? [] : ['one-team'],
    comment: '需求真实，已有两家用户愿意试用；建议把耐盐雾时间写成可检验的数值，并补充现场修复的工艺要求。',
  }
  for (const [n, code] of codes.entries())
    values[`score-${code}`] = String(Math.round((most[n] ?? 0) * share))
  const ops = Object.entries(values).map(([at, value]) => ({ op: aKey(), path: at, value, base: 0 }))
  const { rev } = granted(await as.post(`/judging/tasks/${task}/answers`, { ops }))
  granted(await as.post(`/judging/tasks/${task}/hand-in`, { key: aKey(), rev }))
}

test('an expert declares, scores by keyboard and hands in; what was typed is kept at every step', async () => {
  const [first] = experts as readonly [MadeExpert]
  const subject = subjects[0] as TakenIn
  const expert = await visit({ language: 'zh-CN', width: 1440 }, first.person)
  const { page } = expert
  const words = judging(expert)
  await expert.go('/judging')
  await looked(expert, 'tasks')
  expect(await page.getByRole('link', { name: /^评议任务 \d/ }).innerText()).toContain('3')
  await page.getByRole('link', { name: '海上风电叶片在盐雾中的长效防腐涂层' }).press('Enter')
  await page.getByText(words.declare.conflictTitle, { exact: true }).waitFor()
  await looked(expert, 'declare')
  await expert.button(words.declare.accept).press('Enter')
  await page.getByText(words.declare.needAgree).waitFor()
  await page.getByLabel(words.declare.agree).press('Space')
  await expert.button(words.declare.accept).press('Enter')
  await page.locator('#sheet .sheet-total').waitFor()
  await looked(expert, 'sheet')
  expect(await page.locator('body').innerText()).not.toContain(writer.name)

  await expert.button(words.handIn.go).press('Enter')
  await page.locator('.find.block').waitFor()
  await looked(expert, 'sheet-missing')
  for (const [n, code] of codes.entries()) {
    await page.locator(`[data-path="score-${code}"]`).focus()
    await page.keyboard.insertText(String((most[n] ?? 0) - 1))
    await page.keyboard.press('Tab')
  }
  await page.getByText(words.total(94, 100)).waitFor()
  await page.locator('[data-path="level-trlCurrent"]').nth(5).check()
  await page.locator('[data-path="level-why-trlCurrent"]').fill('样机已在海上运行半年。')
  await page.locator('[data-path="verdict"]').first().check()
  await page.locator('[data-path="comment"]').fill('需求真实，指标可以考核，建议列入指南。')
  await page.keyboard.press('Tab')
  await page
    .locator('.save')
    .getByText(/^已保存 /)
    .waitFor()
  await page.reload()
  await page.locator('#sheet .sheet-total').waitFor()
  expect(await page.locator('[data-path="comment"]').inputValue()).toBe(
    '需求真实，指标可以考核，建议列入指南。',
  )
  await looked(expert, 'sheet-full')
  await expert.button(words.handIn.go).press('Enter')
  await looked(expert, 'hand-in')
  await expert.button(words.handIn.yes).press('Enter')
  await page.locator('.handed').waitFor()
  await looked(expert, 'handed-in')
  await expert.go('/judging')
  await page.getByText(words.progress(1, 3)).waitFor()
  await expert.leave()
  const { state } = await product.city.site.ctx.db
    .selectFrom('task')
    .select('state')
    .where('id', '=', round.task(subject.id, first))
    .executeTakeFirstOrThrow()
  expect(state).toBe('handed-in')
})

test('the page stays whole in both languages and at both sizes', async () => {
  const [, second] = experts as readonly [MadeExpert, MadeExpert]
  const [one, two, three] = subjects as readonly [TakenIn, TakenIn, TakenIn]
  const as = await product.as(second.person)
  granted(await as.post(`/judging/tasks/${round.task(two.id, second)}/accept`, { key: aKey() }))
  granted(
    await as.post(`/judging/tasks/${round.task(three.id, second)}/decline`, {
      key: aKey(),
      as: 'conflict',
      reason: '',
    }),
  )
  const nobody = await anExpertPerson(product.city.site, { name: '何未央' })
  const asked = await aRound(product.city.site, {
    call: product.call.id,
    office,
    by: product.city.heads.get(office) as MadePerson,
    of: [one.id],
    experts: [nobody],
    state: 'closed',
    tasks: 'accepted',
  })
  for (const { language, width } of looks) {
    const expert = await visit({ language, width }, second.person)
    for (const [name, at] of [
      ['list', '/judging'],
      ['invited', `/judging/${round.task(one.id, second)}`],
      ['writing', `/judging/${round.task(two.id, second)}`],
      ['declined', `/judging/${round.task(three.id, second)}`],
    ] as const) {
      await expert.go(at)
      if (name === 'writing') await expert.page.locator('#sheet .sheet-total').waitFor()
      await looked(expert, name)
    }
    await expert.leave()
    const late = await visit({ language, width }, nobody.person)
    await late.go(`/judging/${asked.task(one.id, nobody)}`)
    await looked(late, 'closed')
    await late.leave()
    const empty = await visit({ language, width }, writer)
    await empty.go('/judging')
    await empty.page.getByText(judging(empty).empty).waitFor()
    await looked(empty, 'empty')
    await empty.leave()
  }
})

test('offline goes on, two windows are told of each other, and nothing is lost', async () => {
  const [, , third] = experts as readonly [MadeExpert, MadeExpert, MadeExpert]
  const subject = subjects[1] as TakenIn
  const task = round.task(subject.id, third)
  const as = await product.as(third.person)
  granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  const eyes = { language: 'zh-CN', width: 1440 } as const
  const one = await visit(eyes, third.person)
  const two = await visit(eyes, third.person)
  for (const it of [one, two]) {
    await it.go(`/judging/${task}`)
    await it.page.locator('#sheet .sheet-total').waitFor()
  }
  await one.page.context().setOffline(true)
  await one.page.locator('[data-path="comment"]').fill('没有网络时写下的意见，恢复后应当仍在。')
  await one.page.keyboard.press('Tab')
  await one.page
    .locator('.save')
    .getByText(/网络已断开/)
    .waitFor()
  await two.page.locator('[data-path="comment"]').fill('另一个窗口同时写下的意见。')
  await two.page.keyboard.press('Tab')
  await two.page
    .locator('.save')
    .getByText(/^已保存 /)
    .waitFor()
  await one.page.context().setOffline(false)
  await one.page.locator('.clash').first().waitFor()
  expect(await one.page.locator('#sheet').innerText()).toContain('另一个窗口同时写下的意见。')
  expect(await one.page.locator('[data-path="comment"]').inputValue()).toBe(
    '没有网络时写下的意见，恢复后应当仍在。',
  )
  const edits = await product.city.site.ctx.db
    .selectFrom('sheet_edit')
    .select(['value', 'outcome'])
    .where('task', '=', task)
    .where('path', '=', 'comment')
    .execute()
  expect(edits.map((it) => [it.value, it.outcome])).toEqual(
    expect.arrayContaining([
      ['另一个窗口同时写下的意见。', 'applied'],
      ['没有网络时写下的意见，恢复后应当仍在。', 'clash'],
    ]),
  )
  await one.page.context().close()
  await two.leave()
})

test('killing the browser while somebody types on the sheet loses nothing acknowledged', async () => {
  const [, , third] = experts as readonly [MadeExpert, MadeExpert, MadeExpert]
  const subject = subjects[2] as TakenIn
  const task = round.task(subject.id, third)
  const as = await product.as(third.person)
  granted(await as.post(`/judging/tasks/${task}/accept`, { key: aKey() }))
  const profile = mkdtempSync(path.join(tmpdir(), 'zhinan-judge-'))
  const acknowledged: { op: string; value: unknown }[] = []
  const [name = '', value = ''] = (as.cookie ?? '').split('=')
  let typed = ''
  const turns = long ? 4 : 2
  for (let turn = 1; turn <= turns; turn++) {
    const { page, context, kill } = await startMortal(profile)
    await context.addCookies([{ name, value, url: product.site.origin, httpOnly: true, sameSite: 'Lax' }])
    page.on('response', async (response) => {
      if (!response.url().endsWith(`/tasks/${task}/answers`) || response.status() !== 200) return
      const sent = response.request().postDataJSON() as { ops: { op: string; value: unknown }[] } | null
      const told = (await response.json().catch(() => null)) as {
        outcomes: { op: string; outcome: string }[]
      } | null
      for (const it of told?.outcomes ?? [])
        if (it.outcome === 'applied') acknowledged.push(...(sent?.ops.filter((op) => op.op === it.op) ?? []))
    })
    await page.goto(`${product.site.origin}/judging/${task}`)
    const box = page.locator('[data-path="comment"]')
    await box.waitFor({ timeout: 60_000 })
    // What was typed before the last kill is back, from the server or from this browser's disk.
    if (typed !== '')
      await expect.poll(() => box.inputValue(), { timeout: 10_000 }).toContain(typed.slice(0, -2))
    await box.focus()
    await page.keyboard.press('Control+End')
    for (let n = 0; n < 12; n++) {
      await page.keyboard.insertText(`${turn}.${n}；`)
      await new Promise((resolve) => setTimeout(resolve, 150 + 40 * turn))
    }
    typed = await box.inputValue()
    if (turn === 2) await box.press('Tab')
    await new Promise((resolve) => setTimeout(resolve, turn === turns ? 2500 : 250))
    await kill()
    const log = await product.city.site.ctx.db
      .selectFrom('sheet_edit')
      .select(['op', 'value'])
      .where('task', '=', task)
      .execute()
    const kept = new Map(log.map((it) => [it.op, it.value]))
    expect(acknowledged.filter((it) => kept.get(it.op) !== it.value)).toEqual([])
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  expect(acknowledged.length).toBeGreaterThanOrEqual(turns)
  const { answers } = granted(await as.get(`/judging/tasks/${task}`)).sheet
  expect(answers.find((it: { path: string }) => it.path === 'comment').value).toBe(typed)
})

test('the office reads the results once the round is closed, compares sheets, and passes a comment on', async () => {
  const all = await open('结果评议', subjects)
  for (const [n, it] of experts.entries())
    for (const [m, subject] of subjects.entries())
      await judged(
        it,
        all.task(subject.id, it),
        m === 1 ? ([0.35, 0.95, 0.9][n] ?? 0.5) : 0.9 - 0.1 * n - 0.05 * m,
      )
  const officer = product.city.officers.get(office)
  const early = await visit({ language: 'zh-CN', width: 1440 }, officer)
  await early.page.goto(`${product.site.origin}/rounds/${all.id}/results`)
  await early.page.locator('.empty').waitFor()
  expect(await early.page.locator('body').innerText()).not.toContain('需求真实')
  await early.page.context().close()
  await closeRound(product.city.site, all.id)
  for (const { language, width } of looks) {
    const reader = await visit({ language, width }, officer)
    const words = results(reader)
    await reader.go(`/rounds/${all.id}/results`)
    await looked(reader, 'results')
    await reader.button(words.sortBy(words.columns.range)).press('Enter')
    expect(await reader.page.locator('tbody tr').first().innerText()).toContain(words.disagrees)
    await reader.page.locator('tbody tr').first().getByRole('button').first().press('Enter')
    await reader.page.locator('.side-by-side').waitFor()
    await looked(reader, 'side-by-side')
    if (language === 'zh-CN' && width === 1440) {
      await reader.page.getByRole('button', { name: `${words.release} 林一舟` }).press('Enter')
      await reader.page.getByText(words.doneReleased).waitFor()
    }
    await reader.leave()
  }
  const filer = await visit({ language: 'zh-CN', width: 390 }, writer)
  await filer.go(`/suggestions/${subjects[1]?.id}`)
  await filer.page.getByRole('heading', { name: results(filer).filer.title }).waitFor()
  await looked(filer, 'filer')
  expect(await filer.page.locator('body').innerText()).not.toContain('林一舟')
  await filer.leave()
})
