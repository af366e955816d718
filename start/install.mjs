import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'
import { runNpm } from './run-program.mjs'

const stamp = path.join(root, 'node_modules/.zhinan-stamp')

/** Installs the packages unless those of this lock file are installed already. */
export async function ensureInstalled() {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOfLock()) return
  console.log('Installing packages (once, about a minute) … 正在安装依赖（仅首次，约一分钟）……')
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // Some npm releases refuse a lock file that lacks packages of other platforms; install does not.
  const failed = (await runNpm(['ci', ...quiet])) !== 0 && (await runNpm(['install', ...quiet])) !== 0
  if (failed) {
    console.error('The packages could not be installed; npm said why above. 依赖安装失败，原因见上。')
    process.exit(1)
  }
  writeFileSync(stamp, digestOfLock())
}

/** The lock file decides what is installed; the platform decides which binaries. */
function digestOfLock() {
  const lock = readFileSync(path.join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}
