import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

const folders = ['core', 'text', 'api', 'documents', 'server', 'web', 'cli', 'demo', 'calls']
const files = [
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'tsconfig.base.json',
]

/** Changes when a file that goes into the build appears, goes, or is written: names, sizes and times, no contents. */
export function digestOfSources() {
  const hash = createHash('sha256')
  for (const name of [...files, ...folders]) add(hash, name)
  return hash.digest('hex')
}

function add(hash, name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false })
  if (found === undefined) return
  if (!found.isDirectory()) {
    hash.update(`${name} ${found.size} ${found.mtimeMs}\n`)
    return
  }
  for (const entry of readdirSync(path.join(root, name)).sort()) {
    if (!isTest(entry)) add(hash, `${name}/${entry}`)
  }
}

const isTest = (name) => /\.test\.tsx?$/.test(name)
