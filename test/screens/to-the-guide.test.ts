import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aKey, aReadyOrg, granted, view } from '#test/support/journey.ts'
import { handInText, likeTexts } from '#test/support/like-texts.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import { anActiveExpert } from '#test/support/store-expert.ts'
import { compare as compareEn } from '#text/en/web/compare.ts'
import { guide as guideEn } from '#text/en/web/guide.ts'
import { guideAssembly as assemblyEn } from '#text/en/web/guide-assembly.ts'
import { judging as judgingEn } from '#text/en/web/judging.ts'
import { rounds as roundsEn } from '#text/en/web/rounds.ts'
import { search as searchEn } from '#text/en/web/search.ts'
import { compare as compareZh } from '#text/zh-CN/web/compare.ts'
import { guide as guideZh } from '#text/zh-CN/web/guide.ts'
import { guideAssembly as assemblyZh } from '#text/zh-CN/web/guide-assembly.ts'
import { judging as judgingZh } from '#text/zh-CN/web/judging.ts'
import { rounds as roundsZh } from '#text/zh-CN/web/rounds.ts'
import { search as searchZh } from '#text/zh-CN/web/search.ts'
import { fillTheRest, holdsMeeting, part, passes, saved, wordsOf } from './support/condensing.ts'
import { choose, decide, openWork } from './support/steps.ts'
import { type Eyes, inLanguage, type Visitor } from './support/visitor.ts'
import { openVisits, type Visits } from './support/visits.ts'

let product: Visits['product']
let leader: Visits['leader']
let visit: Visits['visit']
let close: Visits['close'] | undefined

beforeAll(async () => {
  ;({ product, leader, visit, close } = await openVisits())
})
afterAll(() => close?.())

/** Chinese on a wide screen and English on a phone, in turns. */
const wide: Eyes = { language: 'zh-CN', width: 1440 }
const narrow: Eyes = { language: 'en', width: 390 }

const assembly = inLanguage<typeof assemblyZh>(assemblyZh, assemblyEn)
const reading = inLanguage<typeof guideZh>(guideZh, guideEn)
const searching = inLanguage<typeof searchZh>(searchZh, searchEn)
const rounding = inLanguage<typeof roundsZh>(roundsZh, roundsEn)
const judging = inLanguage<typeof judgingZh>(judgingZh, judgingEn)
const comparing = inLanguage<typeof compareZh>(compareZh, compareEn)

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']
let pictures = 0
async function seen(visitor: Visitor, name: string): Promise<void> {
  await visitor.look()
  if (!folder) return
  const file = `${String(++pictures).padStart(2, '0')}-${name}-${visitor.eyes.width}.png`
  await visitor.page.screenshot({ path: path.join(folder, file), fullPage: visitor.eyes.width === 390 })
}

const unit = '某某海工装备有限公司'
const title = '漂浮式风电平台系泊系统监测与防护技术'
const slug = '2024-journey'

interface Handed {
  readonly id: string
  readonly no: string
  readonly filer: MadePerson
}

/** Three filers, who let the public see everything, title and abstract, and nothing. */
async function handedIn(): Promise<{ readonly all: readonly Handed[]; readonly office: string }> {
  const all: Handed[] = []
  let office = ''
  for (const [name, scope] of [
    ['original', 'full'],
    ['again', 'title-abstract'],
    ['kin', 'none'],
  ] as const) {
    const filer = await aPerson(product.site.behind, { name: '陈同' })
    const org = await aReadyOrg(product.city, {
      type: 'ENT',
      ...(name === 'original' ? { name: unit } : {}),
      members: [{ person: filer, filer: true, admin: true }],
    })
    const as = await product.as(filer)
    const made = await handInText(product.city, as, org.id, likeTexts[name], {
      publishScope: scope,
      tradeSecret: 'no',
    })
    office = made.office
    all.push({ id: made.id, no: (await view(as, made.id)).no, filer })
  }
  return { all, office }
}

/** The officer finds what was handed in, and reads two of them side by side on a phone. */
async function findsAndCompares(officer: MadePerson, office: string, all: readonly Handed[]): Promise<void> {
  const as = await product.as(officer)
  const asked = `/offices/${office}/search?q=${encodeURIComponent('漂浮式')}`
  await expect.poll(async () => granted(await as.get(asked)).total, { timeout: 180_000 }).toBe(3)
  const [first, second] = all
  const found = async () => granted(await as.get(`/suggestions/${first?.id}/similar`)).items.length
  await expect.poll(found, { timeout: 180_000 }).toBeGreaterThan(0)
  const desk = await visit(wide, officer)
  await desk.go(`/office/${office}?view=all`)
  await desk.page.getByRole('combobox', { name: searching(desk).label }).fill('漂浮式')
  await expect.poll(() => desk.page.locator('tbody mark').count(), { timeout: 30_000 }).toBeGreaterThan(2)
  await seen(desk, 'search')
  await desk.leave()

  const phone = await visit(narrow, officer)
  await phone.go(`/suggestions/${first?.id}/compare/${second?.id}`)
  const words = comparing(phone)
  await phone.page.getByRole('heading', { name: words.why }).waitFor()
  await seen(phone, 'compare')
  await phone.button(words.different).waitFor()
  await phone.page.locator('[aria-pressed]').first().press('Enter')
  await phone.page.locator('[aria-pressed=true]').first().waitFor()
  await phone.leave()
}

/** Takes all three in, and draws three experts for them; the head of office sends the round out and ends it. */
async function takesInAndAsksExperts(
  officer: MadePerson,
  office: string,
  all: readonly Handed[],
): Promise<void> {
  const experts: MadePerson[] = []
  for (let n = 0; n < 3; n++)
    experts.push(
      (await anActiveExpert(product.site.behind, { fields: [product.call.fields[0]?.code ?? ''] })).person,
    )
  const desk = await visit(wide, officer)
  const { page } = desk
  const words = rounding(desk)
  for (const { id } of all) {
    await openWork(desk, id)
    await choose(desk, 'accept')
    await decide(desk)
  }
  await desk.go(`/office/${office}/condense`)
  for (const { no } of all)
    await page.locator('.members li').filter({ hasText: no }).getByRole('checkbox').check()
  await page.getByRole('link', { name: wordsOf(desk).list.rounds(3) }).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel(words.form.name, { exact: true }).fill('漂浮式风电建议评议')
  await dialog.getByRole('button', { name: words.form.go }).press('Enter')
  await page.waitForURL(/\/rounds\/[0-9a-f-]{36}$/)
  const round = page.url().split('/').at(-1) ?? ''
  await desk.button(words.draw).click()
  await page.getByText(words.ready).waitFor()
  await seen(desk, 'drawn')
  const head = await visit(narrow, product.city.heads.get(office))
  const theirs = rounding(head)
  await head.go(`/rounds/${round}`)
  await head.button(theirs.openRound).click()
  await head.page.locator('dialog').getByRole('button', { name: theirs.openRound }).press('Enter')
  await head.page.locator('.round-progress').waitFor()
  await seen(head, 'round')
  for (const it of experts) await judges(it, round, it === experts[0])
  await head.page.reload()
  await head.button(theirs.close).click()
  await head.page.locator('dialog').getByRole('button', { name: theirs.close }).press('Enter')
  await head.page.getByRole('link', { name: theirs.results }).press('Enter')
  await head.page.locator('.results-page h1').waitFor()
  await seen(head, 'results')
  await head.leave()
  await desk.leave()
}

/** Shares of the most that the sheet allows: need, advance, feasible, industry, metrics, competition. */
const scores = { need: 22, advance: 17, feasible: 13, industry: 17, metrics: 8, competition: 9 }
const opinion = '需求真实，指标可以考核，建议合并后列入指南。'

/** An expert judges what was asked: the first of them on a phone, the rest and the others over the wire. */
async function judges(person: MadePerson, round: string, onScreen: boolean): Promise<void> {
  const as = await product.as(person)
  const tasks = await product.city.site.ctx.db
    .selectFrom('task')
    .innerJoin('expert', 'expert.id', 'task.expert')
    .select('task.id')
    .where('task.round', '=', round)
    .where('expert.person', '=', person.id)
    .orderBy('task.id')
    .execute()
  expect(tasks).toHaveLength(3)
  for (const [n, { id }] of tasks.entries()) {
    if (onScreen && n === 0) {
      await scoresOnScreen(person, id)
      continue
    }
    granted(await as.post(`/judging/tasks/${id}/accept`, { key: aKey() }))
    const values: Record<string, unknown> = { verdict: 'adopt', flags: [], comment: opinion }
    for (const [code, value] of Object.entries(scores)) values[`score-${code}`] = String(value - n)
    for (const level of ['trlCurrent', 'trlTarget'])
      Object.assign(values, {
        [`level-${level}`]: '4',
        [`level-why-${level}`]: '样机已有测试记录，数据可查。',
      })
    const ops = Object.entries(values).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
    const { rev } = granted(await as.post(`/judging/tasks/${id}/answers`, { ops }))
    granted(await as.post(`/judging/tasks/${id}/hand-in`, { key: aKey(), rev }))
  }
}

async function scoresOnScreen(person: MadePerson, task: string): Promise<void> {
  const expert = await visit(narrow, person)
  const { page } = expert
  const words = judging(expert)
  await expert.go(`/judging/${task}`)
  await page.getByLabel(words.declare.agree).press('Space')
  await seen(expert, 'declare')
  await expert.button(words.declare.accept).press('Enter')
  await page.locator('#sheet .sheet-total').waitFor()
  expect(await page.locator('body').innerText()).not.toContain(unit)
  for (const [code, value] of Object.entries(scores)) {
    await page.locator(`[data-path="score-${code}"]`).fill(String(value))
    await page.keyboard.press('Tab')
  }
  for (const why of await page.locator('[data-path^="level-why-"]').all()) {
    const path = (await why.getAttribute('data-path'))?.replace('-why', '')
    await page.locator(`[data-path="${path}"]`).nth(3).check()
    await why.fill('样机已有测试记录，数据可查。')
  }
  await page.locator('[data-path="verdict"]').first().check()
  await page.locator('[data-path="comment"]').fill(opinion)
  await page.keyboard.press('Tab')
  await saved(expert)
  await seen(expert, 'sheet')
  await expert.button(words.handIn.go).press('Enter')
  await expert.button(words.handIn.yes).press('Enter')
  await page.locator('.handed').waitFor()
  await expert.leave()
}

/** Lets the desk group them, and begins a direction from them. */
async function condenses(officer: MadePerson, office: string, all: readonly Handed[]): Promise<string> {
  const desk = await visit(wide, officer)
  const { page } = desk
  const words = wordsOf(desk)
  await desk.go(`/office/${office}/condense`)
  await desk.button(words.groups.regroup).click()
  await page.locator('.groups details').first().waitFor()
  await seen(desk, 'groups')
  await page.locator('.groups .tick.all input').first().check()
  for (const { no } of all)
    await page.locator('.members li').filter({ hasText: no }).getByRole('checkbox').check()
  await desk.button(words.groups.draftFrom(3)).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel(words.begin.name).fill(title)
  await seen(desk, 'begin')
  await dialog.getByRole('button', { name: words.begin.go }).press('Enter')
  await page.waitForURL(/\/directions\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''

  // Two sentences out of the sources, each with where it comes from.
  await desk.button(words.draft.open).click()
  const offered = page.locator('dialog .offered-sentences input')
  await offered.nth(1).waitFor()
  await offered.nth(0).press('Space')
  await offered.nth(1).press('Space')
  await seen(desk, 'extract')
  await page
    .locator('dialog')
    .getByRole('button', { name: words.draft.take(2) })
    .press('Enter')
  await saved(desk)
  const as = await product.as(officer)
  const now = async () => granted(await as.get(`/directions/${id}`))
  await expect.poll(async () => (await now()).links.length).toBeGreaterThanOrEqual(2)
  // A passage of the third source is linked by a digit.
  const open = desk.button(words.sources.openOf(words.letter(2)))
  if (await open.isVisible()) await open.click()
  const before = (await now()).links.length
  await page.locator('.source').nth(2).locator('[role=button][tabindex="0"]').nth(1).focus()
  await page.keyboard.press('1')
  await expect.poll(async () => (await now()).links.length).toBeGreaterThan(before)
  await seen(desk, 'desk')

  // A unit that is named makes it too narrow; the words are put right.
  const need = page.getByLabel(/^需求与意义/)
  await need.fill(`${unit}急需延长系泊锚链的寿命。`)
  await saved(desk)
  await page
    .locator('section')
    .filter({ has: page.locator('#breadth') })
    .getByText(unit)
    .first()
    .waitFor()
  await seen(desk, 'too-narrow')
  await need.fill('深远海风电平台普遍需要延长系泊锚链的寿命。')
  await saved(desk)
  await page.getByText(words.check.good).waitFor()
  await desk.go(`/office/${office}/condense`)
  await fillTheRest(product, as, id)

  const phone = await visit(narrow, officer)
  const says = wordsOf(phone)
  await phone.go(`/directions/${id}`)
  await phone.page.getByText(says.missing.ready).waitFor()
  await part(phone, 'sources')
  await seen(phone, 'desk')
  await part(phone, 'direction')
  await phone.button(says.head.propose).click()
  await phone.page.getByText(says.head.proposed).waitFor()
  await phone.leave()
  await desk.leave()
  return id
}

/** The head of office confirms it on a wide screen; the meeting passes it on a phone. */
async function arguedByTheOffice(office: string, id: string): Promise<void> {
  const person = product.city.heads.get(office)
  const head = await visit(wide, person)
  await head.go(`/directions/${id}`)
  await seen(head, 'proposed')
  await head.button(wordsOf(head).head.confirm).click()
  await head.page.getByText(wordsOf(head).head.confirmed).waitFor()
  await head.leave()
  const officer = await visit(narrow, product.city.officers.get(office))
  await holdsMeeting(officer, office, title)
  await officer.leave()
  const there = await visit(wide, person)
  await passes(there, office, title)
  await seen(there, 'meeting')
  await there.leave()
}

/** Planning puts the guide together and opens it for comments; gives the address of its board. */
async function assembles(): Promise<string> {
  const planner = await visit(wide, product.city.triage)
  const { page } = planner
  const words = assembly(planner)
  await planner.go('/guide-assembly')
  await planner.button(words.begin).press('Enter')
  await page.getByLabel(words.slug).fill(slug)
  await page.getByLabel(words.titleZh).fill('2024 年度科技计划项目申报指南')
  await page.getByLabel(words.titleEn).fill('Programme guide for 2024')
  await page.getByLabel(words.applyFrom).fill('2024-05-30')
  await page.getByLabel(words.applyTo).fill('2024-06-30')
  const kind = product.call.kinds.find((it) => it.code === 'ZDYF')
  await page.getByRole('checkbox', { name: kind?.name.zh ?? '', exact: true }).press('Space')
  await planner.button(words.save).press('Enter')
  await page.waitForURL(/guide-assembly\/[0-9a-f-]{36}/)
  const board = new URL(page.url()).pathname
  await planner.button(words.place(title)).press('Enter')
  await planner.button(words.remove(title)).waitFor()
  await seen(planner, 'board')
  await steps(planner, 'open-comments')
  await page.getByText(words.steps['commenting'], { exact: true }).first().waitFor()
  await planner.leave()
  return board
}

/** Takes a step of a guide: the dialog says what it brings, and is answered by keyboard. */
async function steps(
  visitor: Visitor,
  step: keyof typeof assemblyZh.actions,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  const words = assembly(visitor)
  await visitor.button(words.actions[step]).press('Enter')
  const dialog = visitor.page.locator('dialog')
  await dialog.waitFor()
  await fill()
  await seen(visitor, step)
  await dialog.getByRole('button', { name: words.actions[step], exact: true }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

const said = '建议把老旧平台的锚链也纳入监测范围。'

/** Somebody of the public reads the draft on a phone and says something about it, after being told what is missing. */
async function comments(): Promise<void> {
  const somebody = await visit(narrow)
  const { page } = somebody
  const words = reading(somebody)
  await somebody.go(`/guides/${slug}`)
  await page.getByText(words.draft).waitFor()
  await somebody.button(words.send).click()
  await page.getByText(words.needName).waitFor()
  await page.getByText(words.needBody).waitFor()
  await seen(somebody, 'comment-missing')
  await page.getByLabel(words.commentOn).selectOption({ index: 1 })
  await page.getByLabel(words.name, { exact: true }).fill('一位海工从业者')
  await page.getByLabel(words.contact).fill('reader@example.com')
  await page.getByLabel(words.body, { exact: true }).fill(said)
  await somebody.button(words.send).press('Enter')
  await page.getByText(words.sent).waitFor()
  await page.getByLabel(words.body, { exact: true }).fill('请把项目直接给我们公司。')
  await somebody.button(words.send).press('Enter')
  await expect.poll(() => page.getByLabel(words.body, { exact: true }).inputValue()).toBe('')
  // Nothing is shown before planning has decided.
  await somebody.go(`/guides/${slug}`)
  expect(await page.getByText(said).count()).toBe(0)
  await somebody.leave()
}

/** Planning answers one comment, keeps the other unshown, and ends the time for comments. */
async function moderates(board: string): Promise<void> {
  const planner = await visit(wide, product.city.triage)
  const { page } = planner
  const words = assembly(planner)
  await planner.go(board)
  await page.getByText(words.commentCounts(2, 0, 0)).waitFor()
  const first = page.locator('.assembly-comments > li').filter({ hasText: said })
  await first.getByLabel(words.answer).fill('已采纳，任务书中将写明适用的平台。')
  await seen(planner, 'moderate')
  await first.getByRole('button', { name: words.show, exact: true }).press('Enter')
  await page.getByText(words.commentCounts(1, 1, 0)).waitFor()
  const second = page.locator('.assembly-comments > li').filter({ hasNotText: said })
  await second.getByRole('button', { name: words.keep, exact: true }).press('Enter')
  await page.getByText(words.commentCounts(0, 1, 1)).waitFor()
  await steps(planner, 'close-comments')
  await planner.leave()
}

/** The leader approves on a phone; planning sets the time, and it goes out by itself. */
async function goesOut(board: string): Promise<void> {
  const approving = await visit(narrow, leader)
  await approving.go(board)
  await seen(approving, 'leader')
  await steps(approving, 'approve')
  await approving.page.getByText(assembly(approving).steps['approved'], { exact: true }).first().waitFor()
  await approving.leave()
  const planner = await visit(wide, product.city.triage)
  await planner.go(board)
  await steps(planner, 'schedule', async () => {
    const soon = new Date(Date.now() + 8 * 3_600_000 + 90_000).toISOString().slice(0, 16)
    await planner.page.getByLabel(assembly(planner).when).fill(soon)
  })
  await planner.page.locator('.assembly > .sub').getByText(/\d/).waitFor()
  await seen(planner, 'scheduled')
  const states = async () => (await product.city.site.anyone.get(`/public/guides/${slug}`)).status
  expect(await states()).toBe(404)
  await expect.poll(states, { timeout: 240_000, interval: 2000 }).toBe(200)
  await planner.leave()
}

/** An outsider walks from a sentence to its sources, as far as those who wrote them allow. */
async function walksBack(eyes: Eyes): Promise<void> {
  const outsider = await visit(eyes)
  const { page } = outsider
  const words = reading(outsider)
  await outsider.go('/guides')
  await page.locator(`a[href="/guides/${slug}"]`).first().press('Enter')
  await page.getByText(said).waitFor()
  expect(await page.getByText('请把项目直接给我们公司').count()).toBe(0)
  await seen(outsider, 'guide')
  await page.locator(`.guide-directions a[href="/guides/${slug}/1.1"]`).press('Enter')
  await page.locator('#note-1').waitFor()
  await seen(outsider, 'direction')
  // The number in the text leads to its note.
  await page.locator('.prose-line sup a').first().press('Enter')
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#note-\d+$/)
  const text = await page.locator('.guide-article').innerText()
  // In full: the words themselves. By title and abstract: those. Not public: only that there was one.
  expect(text).toMatch(/“[^”]{8,}”|“[^”]{8,}/)
  expect(text).toContain(likeTexts.original.title)
  expect(text).toContain(likeTexts.again.title)
  expect(text).not.toContain(likeTexts.kin.title)
  expect(text).toContain(words.kindMonth('', '').split(/[，;]/).at(-1)?.trim())
  expect(text).not.toContain(unit)
  await outsider.leave()
}

/** Each filer is told what became of the suggestion and where, and finds the way there. */
async function isTold(eyes: Eyes, { id, no, filer }: Handed): Promise<void> {
  const visitor = await visit(eyes, filer)
  const { page } = visitor
  await visitor.go('/notices')
  const letter = page.locator('.notice').filter({ hasText: `/guides/${slug}/1.1` })
  await letter.first().waitFor()
  expect(await letter.first().innerText()).toContain(no)
  await seen(visitor, 'letter')
  await letter.first().getByRole('link', { name: title }).press('Enter')
  await page.locator('.guide-article h1').waitFor()
  await visitor.go(`/suggestions/${id}`)
  await visitor.look()
  await visitor.leave()
  const mails = await product.city.site.ctx.db
    .selectFrom('mail')
    .select('recipient')
    .where('sort', '=', 'guide-outcome')
    .where('recipient', '=', filer.email)
    .execute()
  expect(mails).toHaveLength(1)
  expect((await view(await product.as(filer), id)).state).toBe('merged')
}

/** A sentence is worded anew in another edition, and readers are told. */
async function corrects(board: string): Promise<void> {
  const planner = await visit(wide, product.city.triage)
  const { page } = planner
  const words = assembly(planner)
  await planner.go(board)
  await steps(planner, 'correct', async () => {
    await page.getByLabel(words.correctNo).selectOption('1.1')
    await page.getByLabel(words.correctPlace).selectOption({ index: 3 })
    await page.getByLabel(words.correctText, { exact: true }).fill('研究系泊锚链张力的长期连续测量方法。')
    await page.getByLabel(words.note, { exact: true }).fill('方向 1.1 一处表述更正。')
    await page.getByLabel(words.noteEn, { exact: true }).fill('One sentence of direction 1.1 was put right.')
  })
  await planner.leave()
  const reader = await visit(narrow)
  await reader.go(`/guides/${slug}`)
  await reader.page.getByText('One sentence of direction 1.1 was put right.').waitFor()
  await reader.button(reading(reader).wholeText).press('Enter')
  await reader.page.getByText('研究系泊锚链张力的长期连续测量方法。').waitFor()
  await seen(reader, 'corrected')
  await reader.leave()
}

test('from handed-in suggestions to a published guide, its letters, and back to the sources', async () => {
  const { all, office } = await handedIn()
  const officer = product.city.officers.get(office)
  if (!officer) throw new Error('Nobody works in that office.')
  await findsAndCompares(officer, office, all)
  await takesInAndAsksExperts(officer, office, all)
  const direction = await condenses(officer, office, all)
  await arguedByTheOffice(office, direction)
  const board = await assembles()
  await comments()
  await moderates(board)
  await goesOut(board)
  await walksBack(wide)
  await walksBack(narrow)
  for (const [n, it] of all.entries()) await isTold(n % 2 === 0 ? narrow : wide, it)
  await corrects(board)
}, 900_000)
