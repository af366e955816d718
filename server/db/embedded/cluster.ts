import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Account, runAs } from './account.ts'

/** Files of one database server, and how to reach it. */
export interface Cluster {
  readonly cluster: string
  /** Folder of the socket. */
  readonly socket: string
  readonly url: string
}

/** A Unix socket's path may be about 107 bytes long, and PostgreSQL adds the name of the socket. */
const longestSocketFolder = 90

/** The cluster of the folder, made on the first start; made aside and renamed, so that a half one is never used. */
export function ensureCluster(folder: string, binaries: string, account: Account, durable: boolean): Cluster {
  const cluster = path.join(folder, 'cluster')
  const passwordFile = path.join(folder, 'password')
  if (!existsSync(path.join(cluster, 'PG_VERSION')))
    initialise(cluster, passwordFile, binaries, account, durable)
  const password = readFileSync(passwordFile, 'utf8').trim()
  const socket = socketFolder(cluster, account)
  const url = `postgres://zhinan:${password}@localhost/zhinan?host=${encodeURIComponent(socket)}`
  return { cluster, socket, url }
}

function initialise(
  cluster: string,
  passwordFile: string,
  binaries: string,
  account: Account,
  durable: boolean,
): void {
  writeFileSync(passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
  if (account !== null) chownSync(passwordFile, account.uid, account.gid)
  const draft = `${cluster}.making`
  rmSync(draft, { recursive: true, force: true })
  const flags = ['-D', draft, '-U', 'zhinan', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
  // The operating system may have no Chinese locale at all; this one is built in and knows every script.
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
  run(path.join(binaries, 'bin/initdb'), [...flags, ...locale, ...(durable ? [] : ['--no-sync'])], account)
  const speed = durable ? [] : ['-c', 'fsync=off']
  run(
    path.join(binaries, 'bin/postgres'),
    ['--single', ...speed, '-D', draft, 'postgres'],
    account,
    'create database zhinan\n',
  )
  renameSync(draft, cluster)
}

function run(program: string, args: readonly string[], account: Account, input = ''): void {
  const done = spawnSync(program, [...args], { ...runAs(account), encoding: 'utf8', input })
  if (done.status === 0) return
  const reason = done.error?.message ?? `${done.stderr}${done.stdout}`.trim()
  throw new Error(
    `${path.basename(program)} failed, so there is no embedded database: ${reason}\nSet DATABASE_URL to use another.`,
  )
}

/** The cluster's own folder, or a short one when the path is too long for a socket. */
function socketFolder(cluster: string, account: Account): string {
  if (Buffer.byteLength(cluster) <= longestSocketFolder) return cluster
  const owner = account?.uid ?? process.getuid?.() ?? 0
  const short = path.join(
    '/tmp',
    `zhinan-${owner}-${createHash('sha256').update(cluster).digest('hex').slice(0, 16)}`,
  )
  mkdirSync(short, { recursive: true, mode: 0o700 })
  if (account !== null) chownSync(short, account.uid, account.gid)
  return short
}
