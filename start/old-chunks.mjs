import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './root.mjs'

const assets = path.join(root, 'dist/web/assets')
const list = path.join(root, 'dist/.chunks.json')

/**
 * Keeps the hashed files of the build before, for pages that people still have open, and removes older ones.
 * The build itself leaves old files alone; what it wrote is what is newer than its beginning.
 */
export function dropOldChunks(began) {
  mkdirSync(assets, { recursive: true })
  const before = new Set(existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [])
  const written = []
  for (const name of readdirSync(assets)) {
    if (statSync(path.join(assets, name)).mtimeMs >= began) written.push(name)
    else if (!before.has(name)) rmSync(path.join(assets, name), { force: true })
  }
  writeFileSync(list, JSON.stringify(written))
}
