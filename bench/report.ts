import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { root } from '#server/root.ts'
import type { Curve } from './curves.ts'
import { type Goal, goalsOf, mayDouble, million, ten } from './goals.ts'
import { type Cell, connections } from './load.ts'
import { type Operation, operations, type Table } from './measures.ts'
import type { Sized } from './one-size.ts'
import { phone } from './slow-phone.ts'

interface Reported {
  readonly measured: ReadonlyMap<number, Sized>
  /** The size at which the goals are set. */
  readonly central: number
  readonly cold: number
  readonly rounds: number
  readonly seconds: number
  readonly beside: string
}

const names: Readonly<Record<Operation, string>> = {
  list: 'list of 50 at an office',
  one: 'one suggestion',
  search: 'search at an office',
  save: 'save of 1–3 edits',
  create: 'create a draft',
  handIn: 'hand in, every check',
  signIn: 'sign in, argon2id',
  desk: 'counts of a desk',
}

/** The goals of the project, and what was found, in one page. */
export function report({ measured, central, cold, rounds, seconds, beside }: Reported): string {
  const at = measured.get(central)
  if (!at) throw new Error('Nothing was measured.')
  const sizes = [...measured]
  const goals = goalsOf(at, measured)
  return `# Measured

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit()}.

Machine: ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()}, Node ${process.versions.node}; server, embedded PostgreSQL
(durable, every commit flushed) and load on the same machine, over loopback, with authorisation, sessions, audit and log as in operation. ${beside}

How: each size has a database of its own. Two rounds warm up, then ${rounds} rounds; in each, once what was left to the background is done, every line below and its floor once, for ${seconds} s
(${(1.5 * seconds).toFixed(1)} s at ${count(central)}) with ${connections} requests under way at any moment; then ${Math.ceil(rounds / 2)} rounds with one. The median round is shown, with the slowest and the
fastest as its spread. Reads go round all officers of all offices; searches ask for words that most texts hold, for such as few do,
for two together, and in the typed language; each save brings one to three edits of one draft, each hand-in is of another complete draft.

Floors, measured in the same rounds by a process of their own that speaks the database's protocol and throws rows away
(\`bench/floor.mjs\`): for what reads, the very statements of the request, prepared; for what writes, who it is, and then every row
that the server writes, in one statement and one commit, without a rule looked at; for signing in, the password's hash and the session's row.
Statements that the server sends together the floor sends one by one. A bare server that says hello answers ${count(at.many.hello.perSecond)} a second, with one connection ${count(at.one.hello.perSecond)}.

Processor time is the kernel’s own account of one request. “At most, by that” is an estimate: what these cores could do if they did nothing else.

## Goals, at ${count(central)} suggestions

| what | goal | measured | met |
|---|---|---|---|
${goals.map(goalRow).join('\n')}
${measured.has(million) ? '' : `\nA million suggestions are measured by \`npm run bench -- --large\` and were not in this run.\n`}
## How it grows

![Requests a second, by how many suggestions are stored](curve-rates.svg)

![95 of 100 are answered within, by how many suggestions are stored](curve-p95.svg)
${measured.has(million) && measured.has(ten) ? '\nBroken lines: what list and search may take at a million, twice of what they take at ten thousand.\n' : ''}
| suggestions | units | people | answers | versions | facts | database | bytes for each | seeded in | answers after a start in | memory of the server, at most |
|---|---|---|---|---|---|---|---|---|---|---|
${sizes
  .map(
    ([, { seeded: it, start, memory }]) =>
      `| ${[it.suggestions, it.orgs, it.people, it.answers, it.versions, it.facts].map(count).join(' | ')} | ${mb(it.size)} | ${count(it.size / it.suggestions)} | ${it.seconds > 3 ? `${it.seconds.toFixed(0)} s` : 'before'} | ${(start / 1000).toFixed(1)} s | ${mb(memory.server)} |`,
  )
  .join('\n')}

The first start of all, which makes the database, took ${(cold / 1000).toFixed(1)} s until the server answered. The process for work in the background, which
is there only while there is some, took at most ${mb(Math.max(...sizes.map(([, it]) => it.memory.background)))}.

${sizes.map(([size, it]) => tables(size, it)).join('\n')}
## First view

| page | scripts | styles | requests |
|---|---|---|---|
${at.views.map((it) => `| ${it.page} | ${kb(it.scripts)} | ${kb(it.styles)} | ${it.files} |`).join('\n')}

Bytes as they travelled, counted by a browser with an empty cache.

On a slow phone: ${phone.roundTrip} ms there and back, ${((phone.down * 8) / 1e6).toFixed(1)} Mbit/s, a processor ${phone.processor} times slower, 390 pixels wide, empty cache:

| page | first paint | largest paint | longest interaction | layout shift | travelled |
|---|---|---|---|---|---|
${at.slow.map((it) => `| ${it.page} | ${(it.painted / 1000).toFixed(1)} s | ${(it.largest / 1000).toFixed(1)} s | ${it.interaction.toFixed(0)} ms | ${it.shift.toFixed(3)} | ${kb(it.bytes)} |`).join('\n')}

Interaction is the longest of a dozen key strokes and touches until the screen had changed (Event Timing); shift is what moved by itself.
`
}

const goalRow = ({ what, goal, found, met }: Goal): string =>
  `| ${what} | ${goal} | ${found} | ${met ? 'yes' : '**no**'} |`

const tables = (size: number, { many, one, stored }: Sized): string => `## ${count(size)} suggestions

${table(connections, many)}

${table(1, one)}

Every answer was checked: ${count(stored.saves)} saves and ${count(stored.handedIn)} hand-ins stand in the database, with ${stored.clashes} clashes.
`

const table = (
  atOnce: number,
  { of }: Table,
): string => `| ${atOnce === 1 ? 'one at a time' : `${atOnce} at a time`} | rate | spread | p50 | p95 | p99 | failed | floor | share of it | processor time: server, database, load | at most, by that |
|---|---|---|---|---|---|---|---|---|---|---|
${operations
  .map((name) => {
    const { it, floor } = of[name]
    return `| ${names[name]} | ${rate(it)} | ${count(it.least)}–${count(it.most)} | ${ms(it.p50)} | ${ms(it.p95)} | ${ms(it.p99)} | ${it.failed} | ${rate(floor)} | ${share(it, floor)} | ${effort(it)} |`
  })
  .join('\n')}`

/** What the processors did for one request, whoever else they worked for meanwhile. */
const effort = ({ effort: it }: Cell): string =>
  it
    ? `${it.server.toFixed(2)}, ${it.database.toFixed(2)}, ${it.load.toFixed(2)} ms | ${count((1000 * availableParallelism()) / (it.server + it.database + it.load))}/s`
    : ' | '

/** Charts of what grows with what is stored. */
export function curvesOf(measured: ReadonlyMap<number, Sized>): readonly {
  readonly name: string
  readonly title: string
  readonly unit: string
  readonly curves: readonly Curve[]
}[] {
  const curves = (of: (it: Cell) => number): readonly Curve[] =>
    operations.map((name) => ({
      name: names[name],
      points: [...measured].map(([x, it]) => ({ x, y: of(it.many.of[name].it) })),
    }))
  /** Drawn where the size that it is for was measured. */
  const goalOf = (name: Operation) => {
    const small = measured.get(ten)
    if (!small || !measured.has(million) || !mayDouble.some((it) => it === name)) return undefined
    return { x: ten, y: 2 * small.many.of[name].it.p95 }
  }
  return [
    {
      name: 'curve-rates.svg',
      title: 'Requests a second, 16 at a time',
      unit: 'requests a second',
      curves: curves((it) => it.perSecond),
    },
    {
      name: 'curve-p95.svg',
      title: '95 of 100 are answered within, 16 at a time',
      unit: 'milliseconds',
      curves: curves((it) => it.p95).map((it, n) => ({
        ...it,
        goal: operations[n] && goalOf(operations[n]),
      })),
    },
  ]
}

export const share = (it: Cell, floor: Cell): string =>
  floor.perSecond > 0 ? `${((100 * it.perSecond) / floor.perSecond).toFixed(0)} %` : ''
export const rate = (it: Cell): string => `${count(it.perSecond)}/s`
const ms = (value: number): string => `${value.toFixed(1)} ms`
const mb = (bytes: number): string => `${count(bytes / 2 ** 20)} MB`
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const count = (value: number): string => Math.round(value).toLocaleString('en')

export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()

const system = (): string =>
  /PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
