import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's own folder, found by walking up, so that sources and the built bundle agree on where calls and migrations lie. */
export const root: string = findRoot(path.dirname(fileURLToPath(import.meta.url)))

function findRoot(from: string): string {
  let folder = from
  while (!isRoot(folder)) {
    const above = path.dirname(folder)
    if (above === folder) throw new Error(`No package.json named "zhinan" lies above ${from}.`)
    folder = above
  }
  return folder
}

function isRoot(folder: string): boolean {
  const manifest = path.join(folder, 'package.json')
  return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'zhinan'
}
