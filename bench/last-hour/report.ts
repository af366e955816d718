import { execFileSync } from 'node:child_process'
import { availableParallelism, totalmem } from 'node:os'
import { root } from '#server/root.ts'
import { mb } from '../measures.ts'
import type { Memory } from '../site.ts'
import type { Counted } from './counted.ts'
import type { Brought } from './generator.ts'
import type { Mix } from './mix.ts'
import type { Waited } from './queue.ts'

interface Rehearsed {
  readonly people: number
  readonly minutes: number
  readonly servers: number
  readonly killed: readonly string[]
  readonly joined: boolean
  readonly beside: number
  readonly mix: Mix
  readonly came: Brought
  readonly counted: Counted
  readonly check: { readonly ok: boolean; readonly said: string }
  readonly memory: Memory
  readonly waited: Waited
  readonly effort: { readonly server: number | null; readonly database: number | null; readonly load: number }
  readonly note: string
}

const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
const whole = (it: number): string => Math.round(it).toLocaleString('en')
const percent = (it: number): string => `${(it * 100).toFixed(it < 0.01 ? 1 : 0)} %`

/** One rehearsal as a section of bench/LAST-HOUR.md. */
export function reportOf(it: Rehearsed): string {
  const { came, counted, mix } = it
  const seconds = came.took / 1000
  const requests = Object.values(came.tallies).reduce((sum, one) => sum + one.answered, 0)
  const kept = Object.entries(counted).map(
    ([name, { said, found }]) =>
      `| ${name} | ${whole(said)} | ${whole(found)} | ${said === found ? 'all' : `**${said - found} missing**`} |`,
  )
  const core = (used: number | null) =>
    used === null ? 'not counted' : `${(used / came.took).toFixed(2)} cores`
  return `## ${whole(it.people)} people in ${it.minutes} minutes, ${it.servers} server${it.servers > 1 ? 's' : ''}${
    it.killed.length > 0 ? `, ${it.killed.join(' and ')} killed in the middle` : ''
  }${it.joined ? ', one more joined in the middle' : ''}

${new Date().toISOString().slice(0, 10)}, commit ${commit()}, ${availableParallelism()} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}; generator, server and
embedded PostgreSQL on one machine. ${whole(it.beside)} suggestions lay there already. ${it.note}

Mix: ${percent(mix.signsIn)} sign in afresh, the others resume; each opens their list and their draft and saves ${mix.saves} times, writing
${mix.writes.map((one) => one / 1000).join('–')} s in between; ${percent(mix.uploads)} replace an attachment of ${mix.uploadSize.map((one) => (one / 1e6).toFixed(1)).join('–')} MB; ${percent(mix.checks)} look at the findings and ${percent(mix.handsIn)} hand in;
${percent(mix.officers)} as many visits of officers; the busiest moment ${mix.peak} times the mean. At most ${whole(came.most)} people were there at once;
${whole(requests)} requests were answered in ${seconds.toFixed(0)} s, ${whole(requests / seconds)} a second.

| operation | answered | p50 ms | p95 ms | p99 ms | most ms | turned away | sent again | failed |
|---|---|---|---|---|---|---|---|---|
${Object.entries(came.tallies)
  .map(([name, one]) => {
    const failed = Object.entries(one.failed).map(([why, n]) => `${n} × ${why}`)
    return `| ${name} | ${whole(one.answered)} | ${one.p50.toFixed(0)} | ${one.p95.toFixed(0)} | ${one.p99.toFixed(0)} | ${one.most.toFixed(0)} | ${one.turnedAway} | ${one.again} | ${failed.join(', ') || '0'} |`
  })
  .join('\n')}

"To come in" is the whole way from the first request to the open draft. Inside waited at most ${whole(it.waited.most)} and half of the time over ${whole(it.waited.half)};
${whole(it.waited.turnedAway)} times somebody was asked to come back. ${whole(came.promises.told)} were told how long it takes: ${percent(came.promises.kept)} waited no more than half a minute longer than they were
told first, one in twenty ${(came.promises.overBy95 / 1000).toFixed(0)} s longer, at most ${(came.promises.overByMost / 1000).toFixed(0)} s. Who gives up has waited twice as long as they were told first, and two minutes more.

| acknowledged | said | found in the database | |
|---|---|---|---|
${kept.join('\n')}

Processor: ${it.servers > 1 ? 'the first server' : 'server'} ${core(it.effort.server)}, PostgreSQL ${core(it.effort.database)}, generator ${core(it.effort.load)}. Memory: server at most ${mb(it.memory.server)} MB, its
background process ${mb(it.memory.background)} MB. Afterwards \`zhinan db check\`, which names at
most twenty of a kind: ${it.check.ok ? 'nothing of what was handed in here' : `**${it.check.said}**`}.
`
}
