import { expect } from 'vitest'
import type { As } from '#test/support/app.ts'
import { aKey, granted } from '#test/support/journey.ts'
import { condense as condenseEn } from '#text/en/web/condense.ts'
import { meetings as meetingsEn } from '#text/en/web/meetings.ts'
import { condense as condenseZh } from '#text/zh-CN/web/condense.ts'
import { meetings as meetingsZh } from '#text/zh-CN/web/meetings.ts'
import type { Product } from './product.ts'
import type { Visitor } from './visitor.ts'

/** The words of the condensing desk as this visitor reads them. */
export const wordsOf = ({ eyes }: Visitor): typeof condenseZh =>
  eyes.language === 'en' ? condenseEn : condenseZh

/** On a phone one part is shown at a time. */
export async function part(visitor: Visitor, name: 'groups' | 'sources' | 'direction'): Promise<void> {
  if (visitor.eyes.width === 390)
    await visitor.page.getByRole('tab', { name: wordsOf(visitor).tabs[name] }).click()
}

/** Until everything written is acknowledged. */
export const saved = ({ page }: Visitor) =>
  expect.poll(() => page.locator('.save').innerText(), { timeout: 30_000 }).toMatch(/已保存|Saved/)

/** Answers what nobody typed on screen. */
export async function fillTheRest({ call }: Product, as: As, id: string): Promise<void> {
  const { lists } = granted(await as.get(`/calls/${call.id}/direction-form`))
  const metric = 'metrics/0190a000-0000-7000-8000-000000000002'
  const values = {
    [metric]: 'a',
    [`${metric}/name`]: '耐盐雾时间',
    [`${metric}/operator`]: 'ge',
    [`${metric}/target`]: '3000',
    need: '海上风电运维企业急需延长叶片防护层的寿命。',
    outputs: [lists.resultTypes[0].code],
    applicant: ['enterprise'],
    supportMode: 'before',
    fundCap: '100',
    projectCount: 2,
    months: 24,
  }
  const ops = Object.entries(values).map(([path, value]) => ({ op: aKey(), path, value, base: 0 }))
  granted(await as.post(`/directions/${id}/answers`, { ops }))
}

const meetingWords = ({ eyes }: Visitor): typeof meetingsZh =>
  eyes.language === 'en' ? meetingsEn : meetingsZh

/** Comes from the condensing desk, is told what is missing, and puts the meeting down. */
export async function holdsMeeting(officer: Visitor, office: string, title: string): Promise<void> {
  const { page } = officer
  const words = meetingWords(officer)
  await officer.go(`/office/${office}/condense`)
  await page.getByRole('link', { name: wordsOf(officer).list.meetings }).click()
  await page
    .getByRole('heading', { level: 1 })
    .filter({ hasText: words.ofOffice('') })
    .waitFor()
  await officer.button(words.add).click()
  const dialog = page.locator('dialog')
  const submit = dialog.getByRole('button', { name: words.begin.go })
  await dialog.getByLabel(words.begin.name).fill('第一次论证会')
  await dialog.getByLabel(words.begin.place).fill('三楼会议室')
  await dialog.getByLabel(words.begin.experts).fill('甲专家，某某大学\n乙专家')
  await submit.click()
  await dialog.getByText(words.begin.needDirection).waitFor()
  await dialog.getByLabel(title).press('Space')
  await officer.look()
  await submit.press('Enter')
  await page.getByText(words.begin.done).waitFor()
  const card = page.locator('.meeting').filter({ hasText: title })
  await card.getByText(words.waiting, { exact: true }).waitFor()
  // The officer prepares the meeting; what it said is for the head to record.
  expect(await card.getByRole('button').count()).toBe(0)
  await officer.look()
}

/** Records by keyboard that the direction passed. */
export async function passes(head: Visitor, office: string, title: string): Promise<void> {
  const { page } = head
  const words = meetingWords(head)
  await head.go(`/office/${office}/meetings`)
  await head.button(words.recordOf(title)).press('Enter')
  const dialog = page.locator('dialog')
  const submit = dialog.getByRole('button', { name: words.outcome.go })
  await submit.press('Enter')
  await dialog.getByText(words.outcome.needOutcome).waitFor()
  await dialog.getByRole('radio').first().press('Space')
  await dialog.getByLabel(words.outcome.opinion).fill('专家组一致认为方向明确、可行，同意通过。')
  await head.look()
  await submit.press('Enter')
  await page.getByText(words.recorded).waitFor()
  const row = page.locator('.meeting tbody tr').filter({ hasText: title })
  await row.getByText('专家组一致认为方向明确、可行，同意通过。').waitFor()
  await head.look()
}
