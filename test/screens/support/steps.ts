import type { As } from '#test/support/app.ts'
import { fillDraft } from '#test/support/journey.ts'
import type { Product } from './product.ts'
import { settle, type Visitor } from './visitor.ts'

/** Signs in with account and password, as people do. */
export async function signIn(visitor: Visitor, email: string, password: string): Promise<void> {
  const { page, words } = visitor
  await visitor.go('/sign-in')
  await page.getByLabel(words.frame.account).fill(email)
  await page.getByLabel(words.frame.password, { exact: true }).fill(password)
  await page.getByLabel(words.frame.password, { exact: true }).press('Enter')
  await page.waitForURL((it) => it.pathname !== '/sign-in')
}

/** Answers the four questions of a kind, takes what the call collects for it, and gives the new draft's id. */
export async function beginOnScreen(visitor: Visitor, kind: string, look = true): Promise<string> {
  const { page, words } = visitor
  await visitor.go('/start')
  await page.locator(`#kind-${kind}`).check()
  await chooseWhatIsCollected(visitor)
  await page.locator('#title').fill('海上风电叶片在盐雾中的防腐涂层')
  await page.locator('#abstract').fill('涂层在盐雾中两年即脱落，停机检修损失大，需要新的材料和施工方法。')
  if (look) await visitor.look()
  await visitor.button(words.mine.start.begin).click()
  await page.waitForURL(/\/suggestions\/[^/]+\/edit/)
  await page.locator('#sheet-title').waitFor()
  return /suggestions\/([^/]+)\/edit/.exec(page.url())?.[1] ?? ''
}

/** The first livelihood and field that lead to an office, where they are asked. */
async function chooseWhatIsCollected({ page }: Visitor): Promise<void> {
  const codes = (id: string) =>
    page.locator(`#${id} option`).evaluateAll((all) => all.map((it) => (it as HTMLOptionElement).value))
  const goes = page.locator('.goes')
  const livelihoods = await codes('livelihood')
  for (const livelihood of livelihoods.length === 0 ? [''] : livelihoods.slice(2)) {
    if (livelihood !== '') await page.locator('#livelihood').selectOption(livelihood)
    if (await goes.isVisible()) return
    for (const field of (await codes('field')).slice(1)) {
      await page.locator('#field').selectOption(field)
      if (await goes.isVisible()) return
    }
  }
  await goes.waitFor()
}

/**
 * What nobody has typed on screen is put in over the wire by test/support/fill-form.ts, files included. The editor is
 * left before, so that it does not write at the same moment.
 */
export async function fillTheRest(
  visitor: Visitor,
  { city }: Product,
  as: As,
  suggestion: string,
): Promise<void> {
  await visitor.go('/suggestions')
  await fillDraft(city, as, suggestion)
}

/** Opens the check, which must have nothing against it, and presses the button. Ends on the receipt. */
export async function handInOnScreen(visitor: Visitor, suggestion: string, look = true): Promise<void> {
  const { page, words } = visitor
  await visitor.go(`/suggestions/${suggestion}/edit?at=check`)
  await page.getByText(words.editor.check.where, { exact: true }).waitFor()
  await page.getByText(words.editor.check.checking).waitFor({ state: 'detached' })
  await page.locator('.check-sheet .find.block').waitFor({ state: 'detached' })
  if (look) await visitor.look()
  await visitor.button(words.editor.check.handIn).click()
  await page.locator('.receipt-no').waitFor()
  if (look) await visitor.look()
}

/** Opens the working page of a suggestion and chooses what to decide, if there is a choice. */
export async function openWork(visitor: Visitor, suggestion: string): Promise<void> {
  await visitor.go(`/suggestions/${suggestion}/work`)
  await visitor.page.locator('.dec .go').waitFor()
  await settle(visitor.page)
}

export async function choose(visitor: Visitor, decision: string): Promise<void> {
  const { page, words } = visitor
  const name = words.desk.decide.actions[decision] ?? decision
  await page
    .locator('.dec .seg label')
    .filter({ hasText: new RegExp(`^${name}$`) })
    .click()
}

/** Presses the button under what was decided, and waits until it is said to be done. */
export async function decide({ page }: Visitor): Promise<void> {
  const answered = page.waitForResponse(
    (it) => it.request().method() === 'POST' && /\/suggestions\/[^/]+\/[a-z-]+$/.test(it.url()),
  )
  await page.locator('.dec .go').click()
  const answer = await answered
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
}
