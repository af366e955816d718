import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { parseArgs } from 'node:util'
import { reached, root, type Trial } from './asked.ts'
import { write } from './figures.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

/**
 * `npm run mutate`: changes core in small ways, one at a time and in memory only, and counts the changes that core's own
 * tests notice. `npm run mutate -- permission workflow` tries these folders only, `-- likeness/hash.ts` this file;
 * `--changes 100` tries so many in each folder, spread over all of it. With `--write` the figures go into
 * docs/security/mutation.md, where those of other folders stay.
 */
const { values: given, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { changes: { type: 'string' }, write: { type: 'boolean' } },
})
const most = Number(given.changes ?? Number.POSITIVE_INFINITY)
/** What has not ended after so many milliseconds and ten times what it takes without a change never ends. */
const silence = 15_000

const files = readdirSync(path.join(root, 'core'), { recursive: true, encoding: 'utf8' })
  .map((it) => path.posix.join('core', it.replaceAll(path.sep, '/')))
  .filter((it) => it.endsWith('.ts'))
  .toSorted()
const tests = files.filter((it) => it.endsWith('.test.ts')).map((it) => ({ it, reaches: reached(it) }))
const folderOf = (file: string): string =>
  file.split('/').length > 2 ? (file.split('/')[1] ?? '') : '(own files)'

/** All of them in an order that is spread over the whole wherever it is broken off, the same in every run. */
const spread = <It>(all: readonly It[]): readonly It[] =>
  all
    .map((it, n) => ({ it, at: (n * 0.618_033_988_75) % 1 }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ it }) => it)

const byFolder = new Map<string, { readonly trial: Trial; readonly mutant: Mutant }[]>()
for (const file of files.filter((it) => !it.endsWith('.test.ts'))) {
  const own = tests.filter((it) => it.reaches.has(file)).map((it) => it.it)
  const mutants = mutantsOf(file, readFileSync(path.join(root, file), 'utf8'))
  const folder = folderOf(file)
  if (asked.length > 0 && !asked.some((it) => it === folder || `core/${it}` === file)) continue
  const trials = mutants.map((mutant, at) => ({ mutant, trial: { file, at, tests: own } }))
  byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...trials])
}

interface Trier {
  readonly child: ChildProcess
  readonly lines: Interface
}
let trier: Trier | undefined

function begin(): Trier {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'try.ts')], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  })
  return { child, lines: createInterface({ input: child.stdout as NodeJS.ReadableStream }) }
}

/** Whether the tests notice; a change after which they never end counts as noticed. */
async function noticed(trial: Trial): Promise<boolean> {
  if (trial.tests.length === 0) return false
  return ask(trial, silence + 10 * (await unchanged(trial)))
}

/** How long these tests take without a change, and that they pass then: otherwise their failing would say nothing. */
const known = new Map<string, number>()
async function unchanged({ file, tests }: Trial): Promise<number> {
  const key = tests.join()
  const before = known.get(key)
  if (before !== undefined) return before
  const since = performance.now()
  if (await ask({ file, at: -1, tests }, 600_000)) throw new Error(`These fail without a change: ${key}`)
  const took = performance.now() - since
  known.set(key, took)
  return took
}

async function ask(trial: Trial, patience: number): Promise<boolean> {
  trier ??= begin()
  const { child, lines } = trier
  child.stdin?.write(`${JSON.stringify(trial)}\n`)
  return new Promise((done) => {
    const end = (it: boolean) => {
      clearTimeout(timer)
      lines.off('line', hear)
      child.off('exit', gone)
      done(it)
    }
    // What breaks the process that tries it was noticed as well.
    const gone = () => {
      trier = undefined
      end(true)
    }
    child.once('exit', gone)
    const timer = setTimeout(() => {
      if (child.pid && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      else gone()
    }, patience)
    const hear = (line: string) => {
      if (line.startsWith('@')) end(JSON.parse(line.slice(1)).noticed)
    }
    lines.on('line', hear)
  })
}

/** The folder's own tests first: they are few, and most changes are theirs to notice. */
async function noticedBySome(trial: Trial): Promise<boolean> {
  const near = trial.tests.filter((it) => folderOf(it) === folderOf(trial.file))
  const far = trial.tests.filter((it) => !near.includes(it))
  return (await noticed({ ...trial, tests: near })) || noticed({ ...trial, tests: far })
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
for (const [folder, all] of byFolder) {
  if (all.length === 0) continue
  let killed = 0
  const trying = spread(all).slice(0, most)
  for (const { trial, mutant } of trying)
    if (await noticedBySome(trial)) killed += 1
    else
      console.log(
        `${trial.file}:${mutant.line}: ${mutant.was.trim().slice(0, 60)} → ${mutant.becomes || '(nothing)'}`,
      )
  const share = `${((killed / trying.length) * 100).toFixed(0)} %`
  const row = [folder, all.length, trying.length, killed, share, commit]
  console.log(row.join(' | '))
  // The figures of one file would stand for its whole folder.
  if (given.write && (asked.length === 0 || asked.includes(folder))) write(row)
}
if (trier?.child.pid) process.kill(-trier.child.pid, 'SIGKILL')
