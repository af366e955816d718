import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk as deskEn } from '#text/en/web/desk.ts'
import { editor as editorEn } from '#text/en/web/editor.ts'
import { entry as entryEn } from '#text/en/web/entry.ts'
import { frame as frameEn } from '#text/en/web/frame.ts'
import { mine as mineEn } from '#text/en/web/mine.ts'
import { unit as unitEn } from '#text/en/web/unit.ts'
import { desk } from '#text/zh-CN/web/desk.ts'
import { editor } from '#text/zh-CN/web/editor.ts'
import { entry } from '#text/zh-CN/web/entry.ts'
import { frame } from '#text/zh-CN/web/frame.ts'
import { mine } from '#text/zh-CN/web/mine.ts'
import { unit } from '#text/zh-CN/web/unit.ts'
import type { Site } from './site.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
export const widths = [1440, 390] as const
export type Width = (typeof widths)[number]

const words = {
  'zh-CN': { frame, entry, unit, mine, editor, desk },
  en: { frame: frameEn, entry: entryEn, unit: unitEn, mine: mineEn, editor: editorEn, desk: deskEn },
} as const

/** How somebody looks at the site. */
export interface Eyes {
  readonly language: Language
  readonly width: Width
}

/** The long form: every seed, every language, every size (npm run soak). */
export const long = process.env['ZHINAN_SOAK'] !== undefined

/**
 * Of a way that is the same for all eyes, what is gone in the suite: with one of them, other flows taking the other ones; every
 * page is seen with both by pictures.test.ts. The long form goes all.
 */
export const inTurn = <Way>(ways: readonly Way[], at: number): readonly Way[] =>
  ways.filter((_, place) => long || place === at)

/**
 * How pages are looked at: in the suite with two eyes that differ in both, the longer words on the narrow screen; with all four
 * in the long form (npm run soak).
 */
export const looks: readonly Eyes[] = languages
  .flatMap((language) => widths.map((width): Eyes => ({ language, width })))
  .filter((it) => long || (it.language === 'en') === (it.width === 390))

/** Somebody at a browser of their own, reading in one language on a screen of one size. */
export interface Visitor {
  readonly page: Page
  readonly words: (typeof words)['zh-CN']
  readonly eyes: Eyes
  /** Opens an address of the site and waits until something is there to read. */
  go(path: string): Promise<void>
  /** Looks at the page as it stands with axe; whatever breaks a rule fails the test. */
  look(): Promise<void>
  /** As `look`, without axe: nothing is wider than the screen, and the page says its language. */
  fits(): Promise<void>
  button(name: string | RegExp): Locator
  /** Tells what should never have happened so far: errors on the console, requests to elsewhere. */
  nothingWrong(): void
  /** Leaves, and tells the same. */
  leave(): Promise<void>
}

/** The words that a visitor reads. */
export const inLanguage =
  <Words>(zh: Words, en: Words) =>
  ({ eyes }: Pick<Visitor, 'eyes'>): Words =>
    eyes.language === 'en' ? en : zh

/** The long form reads everything in the other language, on the other screen, or both (`ZHINAN_EYES`). */
const turned = process.env['ZHINAN_EYES'] ?? ''
const turn = ({ language, width }: Eyes): Eyes => ({
  language: /language|both/.test(turned) ? (language === 'en' ? 'zh-CN' : 'en') : language,
  width: /width|both/.test(turned) ? (width === 390 ? 1440 : 390) : width,
})

/** What a browser asks itself, as its viewer for PDF does. */
const ownOfBrowser = /^(data|blob|about|chrome|chrome-extension):/

const heights = { 1440: 900, 390: 844 } as const

export async function openVisitor(
  browser: Browser,
  site: Pick<Site, 'origin'>,
  wanted: Eyes = { language: 'zh-CN', width: 1440 },
  cookie?: string,
): Promise<Visitor> {
  const eyes = turn(wanted)
  const context = await browser.newContext({
    viewport: { width: eyes.width, height: heights[eyes.width] },
    locale: eyes.language,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(45_000)
  // In the frame of that viewer, and in a sandbox, there is no storage.
  await context.addInitScript((it) => {
    if (window === window.top) window.localStorage.setItem('zhinan.language', it)
  }, eyes.language)
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=')
    await context.addCookies([{ name, value, url: site.origin, httpOnly: true, sameSite: 'Lax' }])
  }
  const page = await context.newPage()
  const wrong: string[] = []
  page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`))
  page.on('console', (it) => {
    if (it.type() === 'error') wrong.push(`${page.url()} ${it.text()} ${it.location().url}`)
  })
  context.on('request', (it) => {
    const url = it.url()
    if (!url.startsWith(`${site.origin}/`) && !ownOfBrowser.test(url)) wrong.push(`asked ${url}`)
  })
  const nothingWrong = () => expect(wrong.splice(0)).toEqual([])
  return {
    page,
    words: words[eyes.language] as (typeof words)['zh-CN'],
    eyes,
    button: (name) => page.getByRole('button', { name, exact: true }),
    go: async (path) => {
      await page.goto(`${site.origin}${path}`)
      await settle(page)
    },
    look: async () => {
      await withoutBreach(page, eyes)
      await fits(page, eyes)
    },
    fits: () => fits(page, eyes),
    nothingWrong,
    leave: async () => {
      await context.close()
      nothingWrong()
    },
  }
}

/** Until the heading is there and nothing says that it is still opening. */
export async function settle(page: Page): Promise<void> {
  await page.locator('h1:visible, h2:visible').first().waitFor()
  await page.locator('.waiting').first().waitFor({ state: 'detached' })
}

/** What axe finds. Where the page gave way to the next one meanwhile, that one is looked at instead. */
async function breachesOf(page: Page) {
  for (let turn = 1; ; turn++) {
    await settle(page)
    const seen = await headingOf(page)
    const place = page.url()
    // What holds, with every place where it does, would be most of what is carried out of the browser.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .options({ resultTypes: ['violations'] })
      .analyze()
    if (place === page.url() && (await stands(seen))) return violations
    if (turn === 5) throw new Error(`The page never comes to rest: ${place}`)
  }
}

const headingOf = (page: Page) => page.evaluateHandle(() => document.querySelector('h1, h2'))

/** Whether it is still the heading of the page. The next page may carry the same words: only the element itself tells. */
const stands = (heading: Awaited<ReturnType<typeof headingOf>>): Promise<boolean> =>
  heading.evaluate((it) => it === document.querySelector('h1, h2')).catch(() => false)

const placeOf = (page: Page, { language, width }: Eyes): string =>
  `${new URL(page.url()).pathname} ${language} ${width}`

/** No breach of the rules of WCAG 2.1 A and AA or of axe's own practice. */
async function withoutBreach(page: Page, eyes: Eyes): Promise<void> {
  const violations = await breachesOf(page)
  const found = violations.map((it) => ({
    rule: it.id,
    at: it.nodes.slice(0, 4).map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  }))
  expect(found, placeOf(page, eyes)).toEqual([])
}

/** Nothing wider than the screen. */
async function fits(page: Page, eyes: Eyes): Promise<void> {
  const where = placeOf(page, eyes)
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return []
    const past = [...document.querySelectorAll('body *')].filter(
      (it) => it.getBoundingClientRect().right > window.innerWidth + 0.5,
    )
    // The outermost first: what is wide in a scroller of its own comes after what stretches the page.
    return past
      .slice(0, 8)
      .map((it) => `${it.tagName}.${it.className} ${Math.round(it.getBoundingClientRect().right)}`)
  })
  expect(wide, `${where} is wider than the screen`).toEqual([])
  expect(await page.getAttribute('html', 'lang'), where).toBe(eyes.language)
}
