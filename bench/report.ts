import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { root } from '#server/root.ts'
import type { FirstView } from './first-view.ts'
import { connections, type Measured } from './load.ts'
import type { MeasuredAll } from './measures.ts'
import type { Seeded } from './seed.ts'

interface Reported {
  readonly seeded: Seeded
  readonly measured: MeasuredAll
  readonly views: readonly FirstView[]
  readonly rounds: number
  readonly seconds: number
  readonly beside: string
}

/** The goals of the project, and what was found, in one page. */
export function report({ seeded, measured, views, rounds, seconds, beside }: Reported): string {
  const { hello, commits, queue, queueSql, desk, one, oneSql, autosave, submit, memory, stored } = measured
  const home = views.find((it) => it.page === 'home')?.scripts ?? 0
  const bench = Math.max(...views.filter((it) => it.page !== 'home').map((it) => it.scripts))
  const goals: readonly (readonly [what: string, goal: string, found: string, met: boolean])[] = [
    ['office queue page of 50, p95', '≤ 50 ms', ms(queue.p95), queue.p95 <= 50],
    ['one suggestion, p95', '≤ 50 ms', ms(one.p95), one.p95 <= 50],
    ['autosave', '≥ 1,000/s', rate(autosave), autosave.perSecond >= 1000],
    ['submit with every check', '≥ 150/s', rate(submit), submit.perSecond >= 150],
    [
      'server, resident memory under all of it',
      '≤ 300 MB',
      mb(memory.server),
      memory.server <= 300 * 2 ** 20,
    ],
    ['home page, scripts at first view', '≤ 150 KB', kb(home), home <= 150 * 1024],
    ['workbench, scripts at first view', '≤ 380 KB', kb(bench), bench <= 380 * 1024],
  ]
  const row = (name: string, it: Measured, floor: string) =>
    `| ${name} | ${rate(it)} | ${ms(it.p50)} | ${ms(it.p95)} | ${ms(it.p99)} | ${it.failed} | ${floor} | ${effort(it)} |`
  const ratio = (it: Measured, to: Measured) => `${((100 * it.perSecond) / to.perSecond).toFixed(0)} %`
  return `# Measured

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, commit ${commit()}.

Machine: ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${system()}, Node ${process.versions.node}; server, embedded PostgreSQL
(durable, every commit flushed) and load on the same machine, over loopback. ${beside}

Database: ${count(seeded.suggestions)} suggestions of ${count(seeded.orgs)} units and ${count(seeded.people)} people, with
${count(seeded.answers)} answers, ${count(seeded.versions)} versions and ${count(seeded.facts)} facts; ${mb(seeded.size)}${
    seeded.seconds > 3
      ? `;
seeded in ${seeded.seconds.toFixed(0)} s`
      : ', seeded before'
  }.

How: one round to warm up, then ${rounds} rounds; in each, every line below once for at most ${seconds} s with ${connections} connections that
send the next request when the last one is answered. Of the rounds, the one with the median rate is shown. Reads go round
all officers of all offices; each save brings one to three edits of one draft, on another draft each time; each hand-in is
of another complete draft, and goes through every check. The share compares with the floor measured in the same
rounds. Processor time is the kernel’s own account; other work on the machine does not enter into it, except that shared
caches make each step dearer, and so does code that has run too seldom to be compiled well. “At most, by that” is an
estimate: what these cores could do if they did nothing else.

## Goals

| what | goal | measured | met |
|---|---|---|---|
${goals.map(([what, goal, found, met]) => `| ${what} | ${goal} | ${found} | ${met ? 'yes' : '**no**'} |`).join('\n')}

## Rates and times at ${connections} connections

| what | rate | p50 | p95 | p99 | failed | share of its floor | processor time of one: server, database, load | at most, by that |
|---|---|---|---|---|---|---|---|---|
${[
  row('floor: bare Fastify says hello', hello, ''),
  row('floor: the queue page’s own SQL through pg', queueSql, ''),
  row('office queue page of 50', queue, ratio(queue, queueSql)),
  row('desk with the counts of all views', desk, ''),
  row('floor: one suggestion’s own SQL through pg', oneSql, ''),
  row('one suggestion', one, ratio(one, oneSql)),
  row('floor: one row committed through pg', commits, ''),
  row('autosave of 1–3 edits', autosave, ratio(autosave, commits)),
  row('submit with every check', submit, ratio(submit, commits)),
].join('\n')}

Every answer was checked: ${stored.saves.toLocaleString('en')} saves and ${stored.handedIn.toLocaleString('en')} hand-ins stand in the database, with ${stored.clashes} clashes.

The process for work in the background, which is there only while there is some, took at most ${mb(memory.background)}. Here there
was: the seeded suggestions have neither search texts nor fingerprints, and it made them whenever the server had little to do.

## First view

| page | scripts | styles | requests |
|---|---|---|---|
${views.map((it) => `| ${it.page} | ${kb(it.scripts)} | ${kb(it.styles)} | ${it.files} |`).join('\n')}

Bytes as they travelled, counted by a browser with an empty cache.
`
}

/** What the processors did for one request, whoever else they worked for meanwhile. */
const effort = ({ effort: it }: Measured): string =>
  it
    ? `${it.server.toFixed(2)}, ${it.database.toFixed(2)}, ${it.load.toFixed(2)} ms | ${count((1000 * availableParallelism()) / (it.server + it.database + it.load))}/s`
    : ' | '

const rate = (it: Measured): string => `${count(it.perSecond)}/s`
const ms = (value: number): string => `${value.toFixed(1)} ms`
const mb = (bytes: number): string => `${count(bytes / 2 ** 20)} MB`
const kb = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`
const count = (value: number): string => Math.round(value).toLocaleString('en')

export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()

const system = (): string =>
  /PRETTY_NAME="([^"]+)"/.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? process.platform
