import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diceOf } from '#test/support/dice.ts'
import { anOrg, aPerson } from '#test/support/people.ts'
import { startMortal } from './support/mortal-browser.ts'
import { openSite, type Site } from './support/site.ts'

/** Six rounds in the suite, two hundred in the long form (npm run soak). */
const rounds = process.env['ZHINAN_ROUNDS']
  ? Number(process.env['ZHINAN_ROUNDS'])
  : process.env['ZHINAN_SOAK']
    ? 200
    : 6
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_240_229)

let site: Site
let cookie: string
let suggestion: string
const profile = mkdtempSync(path.join(tmpdir(), 'zhinan-profile-'))

beforeAll(async () => {
  site = await openSite()
  const filer = await aPerson(site.behind)
  const org = await anOrg(site.behind, { members: [{ person: filer, filer: true, admin: true }] })
  const as = await site.behind.signIn(filer.email)
  cookie = as.cookie ?? ''
  const begun = await as.post('/suggestions', {
    key: randomUUID(),
    call: 'dalian-2024',
    org: org.id,
    kind: 'ZDYF',
    field: 'ZZ',
    livelihood: null,
    title: '港口机械在线监测技术',
    abstract: '港口机械停机损失大，需要在线监测。',
  })
  expect(begun.status, JSON.stringify(begun.body)).toBe(200)
  suggestion = begun.body.id
})

afterAll(async () => {
  await site.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Acknowledged {
  readonly op: string
  readonly path: string
  readonly value: unknown
}

/** Collects every edit that the server has acknowledged, as the browser itself was told. */
function listen(page: Page, acknowledged: Acknowledged[]): void {
  page.on('response', async (response) => {
    if (!response.url().endsWith(`/suggestions/${suggestion}/answers`) || response.status() !== 200) return
    const sent = response.request().postDataJSON() as { ops: Acknowledged[] } | null
    const told = (await response.json().catch(() => null)) as {
      outcomes: { op: string; outcome: string }[]
    } | null
    if (!sent || !told) return
    const applied = new Set(told.outcomes.filter((it) => it.outcome === 'applied').map((it) => it.op))
    acknowledged.push(...sent.ops.filter((it) => applied.has(it.op)))
  })
}

const hour = 3_600_000
/** By how much the clock of somebody's machine is wrong. */
const shifts = [0, 0, -hour, hour, -365 * 24 * hour, 365 * 24 * hour] as const

/** Runs in the page before anything else does. */
function moveClock(by: number): void {
  const Real = Date
  class Moved extends Real {
    constructor(...given: [] | [number]) {
      if (given.length === 0) super(Real.now() + by)
      else super(...given)
    }
    static override now(): number {
      return Real.now() + by
    }
  }
  globalThis.Date = Moved as DateConstructor
}

const words = ['监测', '轴承', '振动', '可靠性', '样机', '载荷', '标准', '示范', '传感器', '寿命']

test(`${rounds} rounds of killing browser and server while somebody types lose nothing acknowledged (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  const pick = <T>(all: readonly T[]): T => all[Math.floor(dice() * all.length)] as T
  const acknowledged: Acknowledged[] = []
  const counts = { browser: 0, server: 0, both: 0 }

  for (let round = 1; round <= rounds; round++) {
    const { page, context, kill } = await startMortal(profile)
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }])
    listen(page, acknowledged)
    await page.addInitScript(moveClock, pick(shifts))
    await page.goto(`${site.origin}/suggestions/${suggestion}/edit`)
    await page.locator('textarea[data-path]').first().waitFor({ timeout: 60_000 })

    const what = pick(['browser', 'server', 'both'] as const)
    counts[what] += 1
    const stop = new AbortController()
    const typing = typeAbout(page, dice, pick, round, stop.signal)
    await pause(300 + dice() * 3000)
    if (what !== 'server') await kill()
    if (what !== 'browser') await site.killServer()
    // A page whose server is gone goes on being typed into, and sends what it kept once the server is back.
    if (what === 'server') await pause(800)
    stop.abort()
    await typing
    if (what !== 'browser') await site.startAgain()
    if (what === 'server') {
      await pause(1500)
      await kill()
    }

    await allStand(acknowledged, round)
  }

  // The last word: one more visit sends what the journal still holds, and then everything typed last stands.
  const { page, context, kill } = await startMortal(profile)
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }])
  listen(page, acknowledged)
  await page.goto(`${site.origin}/suggestions/${suggestion}/edit`)
  await page.locator('textarea[data-path]').first().waitFor({ timeout: 60_000 })
  await page.waitForTimeout(4000)
  await kill()
  await allStand(acknowledged, rounds + 1)
  console.log(
    `kill rounds: ${rounds} (${JSON.stringify(counts)}), edits acknowledged: ${acknowledged.length}, lost: 0`,
  )
  expect(acknowledged.length).toBeGreaterThan(rounds)
}, 3_600_000)

/** Types into the page's fields until something under it dies. */
async function typeAbout(
  page: Page,
  dice: () => number,
  pick: <T>(all: readonly T[]) => T,
  round: number,
  stop: AbortSignal,
): Promise<void> {
  try {
    const areas = page.locator('textarea[data-path]')
    const count = await areas.count()
    for (let n = 0; !stop.aborted; n++) {
      await areas.nth(Math.floor(dice() * count)).click({ timeout: 2000 })
      await page.keyboard.press('Control+End')
      await page.keyboard.insertText(`${round}.${n}${pick(words)}`)
      await page.keyboard.press('Tab')
      await pause(60 + dice() * 500)
    }
  } catch {
    // The browser is gone: that is the point.
  }
}

/** Each acknowledged edit is in the log, and the latest at each place is what stands there or was written over later. */
async function allStand(acknowledged: readonly Acknowledged[], round: number): Promise<void> {
  // One look at both: a save that was under way when its browser died may still arrive between two.
  const { log, answers } = await site.behind.ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => ({
      log: await tx
        .selectFrom('answer_log')
        .select(['op', 'path', 'value', 'rev', 'outcome'])
        .where('suggestion', '=', suggestion)
        .execute(),
      answers: await tx
        .selectFrom('answer')
        .select(['path', 'value', 'rev'])
        .where('suggestion', '=', suggestion)
        .execute(),
    }))
  const logged = new Map(log.map((it) => [it.op, it]))
  const lost = acknowledged.filter((it) => logged.get(it.op)?.value !== it.value)
  expect(lost, `round ${round}`).toEqual([])

  const stands = new Map(answers.map((it) => [it.path, it]))
  const last = new Map<string, (typeof log)[number]>()
  for (const it of log)
    if (it.outcome !== 'clash' && (last.get(it.path)?.rev ?? -1) < it.rev) last.set(it.path, it)
  for (const [at, it] of last) expect(stands.get(at)?.value, `round ${round}, ${at}`).toEqual(it.value)
}
