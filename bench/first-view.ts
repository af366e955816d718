import type { Browser } from 'playwright-core'
import { openBrowser } from '#test/support/browser.ts'

/** What a first visit of one page brings, as the browser counts it on the wire. */
export interface FirstView {
  readonly page: string
  /** Bytes of scripts, compressed as they travel. */
  readonly scripts: number
  readonly styles: number
  readonly files: number
}

/** Opens each page with an empty cache and adds up what was transferred. */
export async function firstViews(
  origin: string,
  pages: readonly { readonly page: string; readonly path: string; readonly token?: string }[],
): Promise<readonly FirstView[]> {
  const browser = await openBrowser()
  try {
    const views: FirstView[] = []
    for (const { page, path, token } of pages) views.push(await firstView(browser, origin, page, path, token))
    return views
  } finally {
    await browser.close()
  }
}

async function firstView(
  browser: Browser,
  origin: string,
  name: string,
  path: string,
  token: string | undefined,
): Promise<FirstView> {
  const context = await browser.newContext()
  if (token) await context.addCookies([{ name: 'zhinan', value: token, url: origin }])
  const page = await context.newPage()
  const sizes: Promise<{ readonly type: string; readonly bytes: number }>[] = []
  page.on('requestfinished', (request) => {
    const type = request.resourceType()
    sizes.push(request.sizes().then((it) => ({ type, bytes: it.responseBodySize })))
  })
  await page.goto(origin + path, { waitUntil: 'networkidle' })
  await page.locator('h1, h2').first().waitFor()
  const all = await Promise.all(sizes)
  await context.close()
  const sum = (type: string) =>
    all.filter((it) => it.type === type).reduce((total, it) => total + it.bytes, 0)
  return { page: name, scripts: sum('script'), styles: sum('stylesheet'), files: all.length }
}
