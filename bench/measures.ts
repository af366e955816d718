import type { Asked } from './asks.ts'
import type { Floors, Work } from './floors.ts'
import { burst, type Cell, cellOf, type Measured, withEffort } from './load.ts'
import { effortOf, type Memory, type Site, watchMemory } from './site.ts'

export { officersOf } from './asks.ts'

/** What is measured, in the order in which it is told; each has a floor of its own name. */
export const operations = ['list', 'one', 'search', 'save', 'create', 'handIn', 'signIn', 'desk'] as const
export type Operation = (typeof operations)[number]

/** Each operation with its floor, and the bare server, at one number of connections. */
export interface Table {
  readonly hello: Cell
  readonly of: Readonly<Record<Operation, { readonly it: Cell; readonly floor: Cell }>>
}

export interface Given {
  readonly site: Site
  readonly hello: Site
  readonly floors: Floors
  readonly postmaster: number
  readonly ask: Readonly<Record<Operation, Asked>>
  readonly work: Readonly<Record<Operation, readonly Work[]>>
  readonly atOnce: number
  readonly rounds: number
  readonly seconds: number
  /** So many rounds are run first that do not count. */
  readonly warmUps: number
  /** Settles when what earlier requests left to do in the background is done. */
  readonly rested: () => Promise<void>
  /** These measurements alone, for looking closer; all where empty. */
  readonly only: readonly string[]
}

/** Every measurement and its floor once in each round, so that what else the machine does touches all of them. */
export async function measureAll(given: Given): Promise<{ readonly table: Table; readonly memory: Memory }> {
  const { site, hello, floors, rounds, warmUps, rested, only } = given
  const steps = operations.flatMap((name) => [
    { name, pid: site.pid, run: () => asked(given, site.origin, given.ask[name]) },
    {
      name: `${name} floor`,
      pid: floors.pid,
      run: () => floors.run(given.work[name], given.atOnce, given.seconds),
    },
  ])
  const bare: Asked = { next: () => ({ path: '/' }) }
  const all = [
    { name: 'hello', pid: hello.pid, run: () => asked(given, hello.origin, bare) },
    ...steps,
  ].filter(({ name }) => only.length === 0 || only.includes(name))
  const memory = watchMemory(site.pid)
  const found = new Map<string, Measured[]>(all.map(({ name }) => [name, []]))
  for (let round = 1 - warmUps; round <= rounds; round++)
    for (const { name, pid, run } of all) {
      await rested()
      const measured = await withEffort(() => effortOf(pid, given.postmaster), run)
      if (round > 0) found.get(name)?.push(measured)
      console.log(`${round > 0 ? round : 'warm'} ×${given.atOnce} ${name}: ${told(measured)}`)
    }
  const cell = (name: string) => cellOf(found.get(name)?.length ? (found.get(name) ?? []) : [nothing])
  const of = Object.fromEntries(
    operations.map((name) => [name, { it: cell(name), floor: cell(`${name} floor`) }]),
  ) as Table['of']
  return { table: { hello: cell('hello'), of }, memory: memory.stop() }
}

const asked = ({ atOnce, seconds }: Given, origin: string, { next, atMost }: Asked): Promise<Measured> =>
  burst(origin, { seconds, atOnce, next, ...(atMost === undefined ? {} : { atMost }) })

const nothing: Measured = { requests: 0, seconds: 0, perSecond: 0, p50: 0, p95: 0, p99: 0, failed: 0 }

const told = ({ perSecond, p50, p95, failed, effort }: Measured): string =>
  `${perSecond.toFixed(0)}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${failed} failed, server ${effort?.server.toFixed(2)} database ${effort?.database.toFixed(2)} load ${effort?.load.toFixed(2)} ms`

export const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0)
