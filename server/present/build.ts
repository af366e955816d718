import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../root.ts'

let known: string | undefined

/** Names the build of the screens that this server hands out, so that an open page can tell that it is older. */
export function buildId(): string {
  known ??= readBuild()
  return known
}

function readBuild(): string {
  const page = path.join(root, 'dist/web/index.html')
  if (!existsSync(page)) return 'unbuilt'
  return createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12)
}
