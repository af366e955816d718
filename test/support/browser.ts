import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Quiet, the same everywhere, and without a request of the browser's own. */
export const browserFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's browser; the one without a window of its own first, as it is the same engine and takes a fifth less of the machine. */
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** Where the browser is, and what it must be given to run: Debian's, or the one that start/browser.mjs unpacked from npm. */
export function browserProgram(): { readonly executablePath: string; readonly env: Record<string, string> } {
  const executablePath = process.env['ZHINAN_BROWSER'] ?? installed.find((it) => existsSync(it))
  if (executablePath === undefined || !existsSync(executablePath)) {
    throw new Error(
      'There is no browser: apt-get install chromium fonts-noto-cjk, or run the tests by npm test.',
    )
  }
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) env[name] = value
  const libraries = process.env['ZHINAN_BROWSER_LIBRARIES']
  if (libraries) env['LD_LIBRARY_PATH'] = libraries
  const fonts = process.env['ZHINAN_BROWSER_FONTS']
  if (fonts) env['FONTCONFIG_FILE'] = fonts
  return { executablePath, env }
}

/** A browser of the test's own; close it when done. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ ...browserProgram(), args: [...browserFlags] })
