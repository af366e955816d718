import path from 'node:path'
import type { Browser, CDPSession } from 'playwright-core'
import { root } from '#server/root.ts'
import { openBrowser } from '#test/support/browser.ts'

/** A cheap phone on a poor line, as browsers' own tools describe one: "slow 4G" and a processor six times slower. */
export const phone = { processor: 6, roundTrip: 400, down: 1.6e6 / 8, up: 0.75e6 / 8 }

/** What whoever opens a page on such a phone sees and feels, times in milliseconds. */
export interface SlowView {
  readonly page: string
  /** When the first word or picture stands there. */
  readonly painted: number
  /** When the largest piece of it does. */
  readonly largest: number
  /** The longest that anything touched or typed took until the screen had changed (Event Timing, what INP is made of). */
  readonly interaction: number
  /** How much of what stood there was pushed about (Layout Instability). */
  readonly shift: number
  /** Bytes that travelled, everything together. */
  readonly bytes: number
}

type Page = { readonly page: string; readonly path: string; readonly token?: string }

/** Opens each page with an empty cache, and then moves about in it by keyboard and finger. */
export async function slowViews(origin: string, pages: readonly Page[]): Promise<readonly SlowView[]> {
  const browser = await openBrowser()
  try {
    const views: SlowView[] = []
    for (const page of pages) views.push(await slowView(browser, origin, page))
    return views
  } finally {
    await browser.close()
  }
}

interface Seen {
  painted: number
  largest: number
  interaction: number
  shift: number
}

/** Counts what comes over the line, and tells when nothing has been under way for a while. */
function watchLine(line: CDPSession): { quiet(): Promise<number> } {
  let bytes = 0
  const open = new Set<string>()
  let last = performance.now()
  const noted = (change: () => void) => {
    change()
    last = performance.now()
  }
  line.on('Network.requestWillBeSent', (it) => noted(() => open.add(it.requestId)))
  line.on('Network.loadingFailed', (it) => noted(() => open.delete(it.requestId)))
  line.on('Network.loadingFinished', (it) =>
    noted(() => {
      open.delete(it.requestId)
      bytes += it.encodedDataLength
    }),
  )
  const quiet = async () => {
    while (open.size > 0 || performance.now() - last < 1500)
      await new Promise((resolve) => setTimeout(resolve, 100))
    return bytes
  }
  return { quiet }
}

async function slowView(
  browser: Browser,
  origin: string,
  { page: name, path: address, token }: Page,
): Promise<SlowView> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  if (token) await context.addCookies([{ name: 'zhinan', value: token, url: origin }])
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: phone.roundTrip,
    downloadThroughput: phone.down,
    uploadThroughput: phone.up,
  })
  await line.send('Emulation.setCPUThrottlingRate', { rate: phone.processor })
  const travels = watchLine(line)
  await page.addInitScript({ path: path.join(root, 'bench/watch-page.js') })
  await page.goto(origin + address, { timeout: 120_000 })
  await page.locator('h1, h2').first().waitFor({ timeout: 120_000 })
  const travelled = await travels.quiet()
  for (let n = 0; n < 6; n++) await page.keyboard.press('Tab')
  await page.touchscreen.tap(195, 30)
  const field = page.locator('textarea:visible, input[type=text]:visible, input[type=search]:visible').first()
  if (await field.count()) {
    await field.tap({ timeout: 10_000 }).catch(() => undefined)
    await page.keyboard.type('测量 bench')
  }
  // Entries of events come a frame after what they tell of.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))))
  const seen = await page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen)
  await context.close()
  return { page: name, ...seen, bytes: travelled }
}
