import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall, type WindowGiven } from '#server/commands/call/install.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { freePort, type RunningServer, startServer } from '#test/support/server.ts'

/** The built product on a database of its own, with the means to put people into it and to look behind it. */
export interface Site {
  readonly origin: string
  /** For making people and reading tables; it serves nothing itself. */
  readonly behind: TestApp
  server(): RunningServer
  /** As after a power cut: killed, and started again on the same files and address. */
  killServer(): Promise<void>
  startAgain(): Promise<void>
  close(): Promise<void>
}

const day = 86_400_000

/** Starts it with the reference call, whose concentrated collection is going on unless told otherwise. */
export async function openSite(
  given?: WindowGiven,
  env: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const now = Date.now()
  const behind = await testApp({ now })
  const files = await readCallFolder(await findCallFolder('dalian-2024'))
  const window = given ?? { opens: now - 10 * day, closes: now + 10 * day }
  const installed = await installCall(behind.ctx, files, window, now)
  if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  const dataDir = await mkdtemp(path.join(tmpdir(), 'zhinan-site-'))
  const port = await freePort()
  const start = () =>
    startServer({ databaseUrl: behind.url, dataDir, port, env: { REQUIRE_SECOND_FACTOR: 'off', ...env } })
  let running = await start()
  return {
    origin: running.origin,
    behind,
    server: () => running,
    killServer: () => running.kill(),
    startAgain: async () => {
      running = await start()
    },
    close: async () => {
      await running.stop()
      await behind.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
