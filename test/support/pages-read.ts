import { performance } from 'node:perf_hooks'
import type { As } from './app.ts'
import { granted } from './journey.ts'

/** A page that is read, by whom, and what it is called in the record. */
export type Read = readonly [what: string, as: As, path: string]

/**
 * Reads pages and says of each second reading how long it took by the clock, how much of that this process worked, checking the
 * answer against the contract included, and how much was sent.
 */
export async function pagesRead(pages: readonly Read[]): Promise<readonly string[]> {
  const lines: string[] = []
  for (const [what, as, path] of pages) {
    granted(await as.get(path))
    const [began, busy] = [performance.now(), process.cpuUsage()]
    const body = granted(await as.get(path))
    const { user, system } = process.cpuUsage(busy)
    const letters = Math.round(JSON.stringify(body).length / 1000)
    lines.push(
      `${what} ${(performance.now() - began).toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms), ${letters} KB`,
    )
  }
  return lines
}
