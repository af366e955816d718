import { pathToFileURL } from 'node:url'
import { ensureBuilt, program } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { requireNode } from './node-version.mjs'

/** Runs the command line in this very process, so that signals reach it and nothing outlives it, fresh or not. */
export async function runZhinan(args) {
  requireNode()
  await ensureInstalled()
  if (!(await ensureBuilt())) {
    console.error('The build failed; the reason is above. 构建失败，原因见上。')
    process.exit(1)
  }
  process.argv = [process.execPath, program, ...args]
  await import(pathToFileURL(program).href)
}
