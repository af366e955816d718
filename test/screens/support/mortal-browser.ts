import { type ChildProcess, spawn } from 'node:child_process'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { browserFlags, browserProgram } from '#test/support/browser.ts'

/** A browser with a profile on disk, in a process group of its own that can be killed whole. */
export interface MortalBrowser {
  readonly page: Page
  readonly context: BrowserContext
  /** As when the battery is pulled out: nothing is flushed, nothing is asked. */
  kill(): Promise<void>
}

export async function startMortal(
  profile: string,
  size = { width: 1440, height: 1000 },
): Promise<MortalBrowser> {
  const { executablePath, env } = browserProgram()
  const child = spawn(
    executablePath,
    [
      ...browserFlags,
      `--user-data-dir=${profile}`,
      '--remote-debugging-port=0',
      `--window-size=${size.width},${size.height}`,
      'about:blank',
    ],
    { env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const browser = await chromium.connectOverCDP(await addressOf(child))
  const context = browser.contexts()[0] ?? (await browser.newContext())
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize(size)
  return { page, context, kill: () => killGroup(child, browser) }
}

async function killGroup(child: ChildProcess, browser: Browser): Promise<void> {
  const ended = child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined
  try {
    process.kill(-(child.pid ?? 0), 'SIGKILL')
  } catch {
    // It was gone already.
  }
  await ended
  await browser.close().catch(() => undefined)
}

/** The browser says on its error stream where it can be reached. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', () => reject(new Error(`The browser ended:\n${said}`)))
  })
