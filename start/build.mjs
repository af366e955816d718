import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { digestOfSources } from './digest.mjs'
import { dropOldChunks } from './old-chunks.mjs'
import { root } from './root.mjs'
import { runNode } from './run-program.mjs'

const stamp = path.join(root, 'dist/.digest')

/** The bundle that both commands run. */
export const program = path.join(root, 'dist/main.js')

/** Builds the pages and the server unless what is there was built from these sources; tells whether it worked. */
export async function ensureBuilt() {
  const digest = digestOfSources()
  if (existsSync(program) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return true
  console.log('Building … 正在构建……')
  rmSync(stamp, { force: true })
  rmSync(path.join(root, 'dist/server'), { recursive: true, force: true })
  const began = Date.now()
  const vite = path.join(root, 'node_modules/vite/bin/vite.js')
  for (const config of ['vite.config.ts', 'vite.server.config.ts']) {
    const code = await runNode(vite, ['build', '--config', config, '--logLevel', 'warn'])
    if (code !== 0) return false
  }
  dropOldChunks(began)
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
  return true
}
