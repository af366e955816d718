import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TakenIn } from '#test/support/guide.ts'
import { aReadyOrg, granted } from '#test/support/journey.ts'
import { anExpertPerson } from '#test/support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { adoptedOne, fillStage, judgedBy } from '#test/support/projects.ts'
import { saved } from './support/condensing.ts'
import {
  goToProject,
  handsInStage,
  opensProject,
  projectWords,
  recordsFinding,
  takesStep,
} from './support/project.ts'
import type { Eyes, Visitor } from './support/visitor.ts'
import { openVisits, type Visits } from './support/visits.ts'

let product: Visits['product']
let visit: Visits['visit']
let close: Visits['close'] | undefined
let leader: MadePerson
let bearer: MadeOrg
let one: TakenIn
let officer: MadePerson
let head: MadePerson
let id = ''

/** Chinese on a wide screen and English on a phone, in turns. */
const wide: Eyes = { language: 'zh-CN', width: 1440 }
const narrow: Eyes = { language: 'en', width: 390 }

beforeAll(async () => {
  const opened = await openVisits()
  ;({ product, visit, close } = opened)
  const { city } = product
  const demander = await aPerson(city.site, { name: '陈同' })
  const demand = await aReadyOrg(city, { members: [{ person: demander, filer: true, admin: true }] })
  leader = await aPerson(city.site, { name: '韩越' })
  const colleague = await aPerson(city.site, { name: '罗启明' })
  bearer = await aReadyOrg(city, {
    name: '某某叶片防护技术有限公司',
    members: [
      { person: leader, filer: true, admin: true },
      { person: colleague, filer: true },
    ],
  })
  one = await adoptedOne(city, demander, demand.id)
  officer = city.officers.get(one.office) as MadePerson
  head = city.heads.get(one.office) as MadePerson
})
afterAll(() => close?.())

/** ZHINAN_LOOK names a folder for pictures to be looked at. */
const folder = process.env['ZHINAN_LOOK']
let pictures = 0
const seen = (visitor: Visitor, name: string) => async (): Promise<void> => {
  await visitor.look()
  if (!folder) return
  const file = `${String(++pictures).padStart(2, '0')}-${name}-${visitor.eyes.width}.png`
  await visitor.page.screenshot({ path: path.join(folder, file), fullPage: !name.includes('dialog') })
}

test('there is nothing yet, and the list says how a project comes about', async () => {
  const phone = await visit(narrow, officer)
  await phone.go('/projects')
  await phone.page.getByRole('heading', { name: projectWords(phone).list.none }).waitFor()
  await seen(phone, 'empty')()
  await phone.leave()
})

test('the office opens a project from an adopted suggestion, told what is missing before', async () => {
  const desk = await visit(wide, officer)
  id = await opensProject(desk, one.id, bearer, leader, seen(desk, 'open-dialog'))
  await desk.page.getByText(projectWords(desk).page.evidence.closed).waitFor()
  await seen(desk, 'opened')()
  await desk.leave()
})

test('the leader finds it, takes a colleague in, and writes the application', async () => {
  const phone = await visit(narrow, leader)
  const words = projectWords(phone)
  await phone.go('/projects')
  await seen(phone, 'list')()
  await phone.page.locator('.project-name a').click()
  await phone.page.locator('.project-rail').waitFor()
  await phone.button(words.page.team.choose).click()
  await phone.page.getByLabel('罗启明').click()
  await phone.page.locator('#team ~ ul').getByText('罗启明').waitFor()
  await seen(phone, 'team-dialog')()
  await phone.button(words.page.team.close).click()
  await phone.page.getByRole('link', { name: words.page.write.begin(words.list.papers.application) }).click()
  await phone.page.waitForURL(/\/edit/)
  await phone.page.locator('#sheet-title').waitFor()
  await seen(phone, 'edit')()
  const text = phone.page
    .locator('.sheet textarea, .sheet input[type=text], .sheet input:not([type])')
    .first()
  await text.fill('海上风电叶片长效防护技术攻关与应用')
  await text.press('Tab')
  await saved(phone)
  await phone.leave()

  const desk = await visit(wide, leader)
  await desk.go(`/projects/${id}/edit`)
  await desk.page.locator('#sheet-title').waitFor()
  await seen(desk, 'edit')()
  await desk.go(`/projects/${id}/edit?at=readiness-elements`)
  await desk.page.locator('.standing').waitFor()
  await seen(desk, 'edit-elements')()
  await desk.go(`/projects/${id}/edit?at=check`)
  await desk.page.locator('.check-sheet .find.block').first().waitFor()
  await desk.button(projectWords(desk).edit.handIn(projectWords(desk).list.papers.application)).click()
  await desk.page.locator('[role=alert]').getByText(projectWords(desk).edit.notYet).waitFor()
  await seen(desk, 'check-blocked')()
  await desk.leave()

  await fillStage(product.city, await product.as(leader), id)
  const again = await visit(wide, leader)
  await handsInStage(again, id, 'application', seen(again, 'hand-in'))
  await again.leave()
})

test('the office gives it back with a reason, gets it again, and passes it on', async () => {
  const phone = await visit(narrow, officer)
  await takesStep(phone, id, 'return', '请补充第三方试验的说明。', seen(phone, 'return-dialog'))
  await phone.leave()
  const team = await visit(wide, leader)
  await goToProject(team, id)
  await team.page.getByText('请补充第三方试验的说明。').first().waitFor()
  await seen(team, 'given-back')()
  await handsInStage(team, id, 'application')
  await team.leave()
  const desk = await visit(wide, officer)
  await takesStep(desk, id, 'pass', '材料齐全。')
  await desk.page.locator('#expert-levels').waitFor()
  await seen(desk, 'judging')()
  await desk.leave()
})

test('the head sees what experts gave, and approves', async () => {
  const experts = [
    await anExpertPerson(product.city.site),
    await anExpertPerson(product.city.site),
    await anExpertPerson(product.city.site),
  ]
  await judgedBy(product.city, id, one.office, experts, [3, 4, 6])
  const desk = await visit(wide, head)
  await goToProject(desk, id)
  await seen(desk, 'experts')()
  await takesStep(desk, id, 'approve', '同意立项。')
  await desk.leave()
})

test('task book and mid-term are written, confirmed, and let go on', async () => {
  const team = await product.as(leader)
  for (const [paper, act] of [
    ['task-book', 'confirm'],
    ['mid-term', 'continue'],
  ] as const) {
    await fillStage(product.city, team, id)
    const desk = await visit(wide, leader)
    await handsInStage(desk, id, paper)
    await desk.leave()
    const phone = await visit(narrow, head)
    await takesStep(phone, id, act)
    await goToProject(phone, id)
    await seen(phone, paper)()
    await phone.leave()
  }
})

test('at acceptance one item fails, and what falls short is said', async () => {
  await fillStage(product.city, await product.as(leader), id)
  const team = await visit(wide, leader)
  await handsInStage(team, id, 'acceptance')
  await team.leave()
  const desk = await visit(wide, officer)
  const view = granted(await (await product.as(officer)).get(`/projects/${id}`))
  const [promised] = view.promised.elements
  const fails = [promised.criteria.at(-1).item]
  await recordsFinding(
    desk,
    id,
    { element: promised.name, level: 6, fails, who: '验收专家组', note: '现场运行时间不足。' },
    seen(desk, 'finding-dialog'),
  )
  await desk.page.locator('.plan-element.short').waitFor()
  await seen(desk, 'compared')()
  await desk.leave()
  const phone = await visit(narrow, head)
  const { steps } = projectWords(phone)
  await goToProject(phone, id)
  await seen(phone, 'compared')()
  await phone.button(steps.acts.accept.name).click()
  await phone.page.locator('dialog').getByText(steps.shortReason).waitFor()
  await phone.page
    .locator('dialog')
    .getByRole('button', { name: steps.acts.accept.name, exact: true })
    .click()
  await phone.page.locator('dialog [role=alert]').getByText(steps.needShortReason).waitFor()
  await seen(phone, 'accept-dialog')()
  await phone.page.keyboard.press('Escape')
  await takesStep(phone, id, 'not-accept', '现场运行时间不足，未达到任务书的承诺。')
  await phone.leave()
})

test('the ledger shows each snapshot, and what changed since the one before', async () => {
  const desk = await visit(wide, leader)
  const { page: words } = projectWords(desk)
  await goToProject(desk, id)
  await seen(desk, 'ended')()
  const views = desk.page.getByRole('link', { name: /第 \d+ 份快照/ })
  await expect.poll(() => views.count()).toBe(8)
  await views.last().click()
  await desk.page.locator('#assessed').waitFor()
  await desk.page.locator('.project-head [aria-pressed]').click()
  await desk.page.locator('.project-head [aria-pressed=true]').waitFor()
  await desk.page.getByText(words.snapshots.alone).waitFor()
  await seen(desk, 'snapshot')()
  await desk.leave()
})
