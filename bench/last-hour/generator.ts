import { readFileSync, writeFileSync } from 'node:fs'
import { diceOf } from '#test/support/dice.ts'
import { arrivals } from './arrivals.ts'
import { type Line, lineTo } from './line.ts'
import type { Mix } from './mix.ts'
import { type Promises, type Tally, tallies } from './tally.ts'
import { type Acknowledged, type Filer, fileIn, lookIn, type Officer } from './visit.ts'

/** What the generator is given, as a file: it runs in a process of its own, so that its work is counted apart. */
export interface Given {
  readonly origins: readonly string[]
  /** A server that joins in the middle, and after how many milliseconds. */
  readonly joins?: { readonly origin: string; readonly after: number }
  readonly milliseconds: number
  readonly mix: Mix
  readonly call: string
  readonly password: string
  readonly filers: readonly Filer[]
  readonly officers: readonly Officer[]
}

/** What it brings back. */
export interface Brought {
  readonly tallies: Readonly<Record<string, Tally>>
  readonly promises: Promises
  readonly said: Acknowledged
  /** The most people who were on the site at once. */
  readonly most: number
  /** Processor time, in milliseconds. */
  readonly effort: number
  /** From the first to come to the last to leave, in milliseconds. */
  readonly took: number
}

const [from, to] = process.argv.slice(2)
if (from && to) {
  const given = JSON.parse(readFileSync(from, 'utf8')) as Given
  writeFileSync(to, JSON.stringify(await run(given)))
}

async function run({
  origins,
  joins,
  milliseconds,
  mix,
  filers,
  officers,
  ...rest
}: Given): Promise<Brought> {
  const tally = tallies()
  const line = lineTo(origins, tally)
  const said: Acknowledged = { saves: [], files: [], handIns: [] }
  const going = { ...rest, mix, line, tally, said, chance: diceOf(20_300_210) }
  const looks = Math.round(filers.length * mix.officers)
  const due = [
    ...arrivals(filers.length, milliseconds, mix.peak).map((at, n) => {
      const who = filers[n]
      return { at, visit: () => (who ? fileIn(going, who, n) : Promise.resolve()) }
    }),
    ...Array.from({ length: looks }, (_, n) => {
      const who = officers[n % Math.max(1, officers.length)]
      return {
        at: ((n + 0.5) / looks) * milliseconds,
        visit: () => (who ? lookIn(going, who, n) : Promise.resolve()),
      }
    }),
  ].sort((a, b) => a.at - b.at)
  const began = performance.now()
  if (joins) void joinWhenReady(line, joins)
  const visits: Promise<void>[] = []
  let here = 0
  let most = 0
  for (const { at, visit } of due) {
    const early = began + at - performance.now()
    if (early > 1) await new Promise((done) => setTimeout(done, early))
    most = Math.max(most, ++here)
    visits.push(
      visit().finally(() => {
        here--
      }),
    )
  }
  await Promise.all(visits)
  line.close()
  const used = process.cpuUsage()
  return {
    tallies: tally.all(),
    promises: tally.promises(),
    said,
    most,
    effort: (used.user + used.system) / 1000,
    took: performance.now() - began,
  }
}

/** As a proxy does: nobody is sent to a server that does not say it is ready. */
async function joinWhenReady(line: Line, { origin, after }: Required<Given>['joins']): Promise<void> {
  await new Promise((done) => setTimeout(done, after))
  while (!(await fetch(`${origin}/readyz`).catch(() => null))?.ok)
    await new Promise((done) => setTimeout(done, 250))
  line.joins(origin)
}
