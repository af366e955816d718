import type { MadeOrg, MadePerson } from '#test/support/people.ts'
import { project as pageEn } from '#text/en/web/project.ts'
import { projectEdit as editEn } from '#text/en/web/project-edit.ts'
import { projectLevels as levelsEn } from '#text/en/web/project-levels.ts'
import { projectSteps as stepsEn } from '#text/en/web/project-steps.ts'
import { projects as listEn } from '#text/en/web/projects.ts'
import { project as pageZh } from '#text/zh-CN/web/project.ts'
import { projectEdit as editZh } from '#text/zh-CN/web/project-edit.ts'
import { projectLevels as levelsZh } from '#text/zh-CN/web/project-levels.ts'
import { projectSteps as stepsZh } from '#text/zh-CN/web/project-steps.ts'
import { projects as listZh } from '#text/zh-CN/web/projects.ts'
import { inLanguage, settle, type Visitor } from './visitor.ts'

const zh = { page: pageZh, edit: editZh, levels: levelsZh, steps: stepsZh, list: listZh }
/** The words of projects as a visitor reads them. */
export const projectWords = inLanguage<typeof zh>(zh, {
  page: pageEn,
  edit: editEn,
  levels: levelsEn,
  steps: stepsEn,
  list: listEn,
})

type Act = keyof typeof stepsZh.acts

/** Opens a project from the working page of an adopted suggestion, and gives its id. Is told first what is missing. */
export async function opensProject(
  visitor: Visitor,
  suggestion: string,
  bearer: MadeOrg,
  leader: MadePerson,
  look: () => Promise<void> = async () => {},
): Promise<string> {
  const { page } = visitor
  const words = projectWords(visitor).list.open
  await visitor.go(`/suggestions/${suggestion}/work`)
  await visitor.button(words.button).click()
  const dialog = page.locator('dialog')
  await dialog.getByRole('button', { name: words.go, exact: true }).click()
  await dialog.getByText(words.needBearer).waitFor()
  await dialog.getByLabel(words.bearer, { exact: true }).fill(bearer.name.slice(0, 4))
  await dialog.getByRole('button', { name: bearer.name, exact: true }).click()
  await dialog.getByLabel(words.leader, { exact: true }).selectOption({ label: leader.name })
  await look()
  await dialog.getByRole('button', { name: words.go, exact: true }).click()
  await page.waitForURL(/\/projects\/[^/]+$/)
  await page.locator('.project-head').waitFor()
  await settle(page)
  return /projects\/([^/]+)$/.exec(page.url())?.[1] ?? ''
}

/** Opens a project's page and waits until its newest assessment stands there. */
export async function goToProject(visitor: Visitor, project: string): Promise<void> {
  await visitor.go(`/projects/${project}`)
  await visitor.page.locator('.project-rail').waitFor()
  await visitor.page.locator('#newest').waitFor()
  await settle(visitor.page)
}

/** Hands in the stage that is written, which must have nothing against it. Ends on the word that it is done. */
export async function handsInStage(
  visitor: Visitor,
  project: string,
  paper: keyof typeof listZh.papers,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const { page } = visitor
  const { edit, list } = projectWords(visitor)
  const name = list.papers[paper]
  await visitor.go(`/projects/${project}/edit?at=check`)
  await page.getByText(edit.next, { exact: true }).waitFor()
  await page.getByText(edit.checking).waitFor({ state: 'detached' })
  await page.locator('.check-sheet .find.block').waitFor({ state: 'detached' })
  await look()
  await visitor.button(edit.handIn(name)).click()
  await page.getByRole('heading', { name: edit.handed(name), exact: true }).waitFor()
  await look()
}

/** Takes a step of the office on the project's page, with its reason or note, and waits until the page knows. */
export async function takesStep(
  visitor: Visitor,
  project: string,
  act: Act,
  said = '',
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const { page } = visitor
  const { acts } = projectWords(visitor).steps
  await goToProject(visitor, project)
  await page.locator('.project-acts').getByRole('button', { name: acts[act].name, exact: true }).click()
  const dialog = page.locator('dialog')
  if (said !== '') await dialog.locator('textarea').fill(said)
  await look()
  await dialog.getByRole('button', { name: acts[act].name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** What is found of an element: every item met but those that are named. */
export interface FoundOnScreen {
  readonly element: string
  readonly level: number
  readonly fails: readonly string[]
  readonly who: string
  readonly note?: string
}

/** Records what was found of one element. */
export async function recordsFinding(
  visitor: Visitor,
  project: string,
  found: FoundOnScreen,
  look: () => Promise<void> = async () => {},
): Promise<void> {
  const { page } = visitor
  const { steps, levels } = projectWords(visitor)
  const words = steps.findings
  await goToProject(visitor, project)
  await visitor.button(words.recordFor(found.element)).click()
  const dialog = page.locator('dialog')
  await dialog.getByLabel(words.level, { exact: true }).selectOption(String(found.level))
  const items = dialog.locator('.finding-items > fieldset')
  for (let at = 0; at < (await items.count()); at++) {
    const item = items.nth(at)
    const id = await item.locator('legend .num').innerText()
    const verdict = found.fails.includes(id) ? 'not' : 'met'
    await item.getByLabel(levels.plan.verdicts[verdict], { exact: true }).check()
  }
  await dialog.getByLabel(words.who, { exact: true }).fill(found.who)
  if (found.note !== undefined) await dialog.locator('textarea').fill(found.note)
  await look()
  await dialog.getByRole('button', { name: words.go, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}
