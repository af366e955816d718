import { readFileSync } from 'node:fs'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')

/** The files that one file imports, as far as they lie here. */
function imported(file: string): readonly string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([#.][^'\s]+\.ts)'/g)].map(([, name = '']) =>
    name.startsWith('#') ? name.slice(1) : path.posix.join(path.posix.dirname(file), name),
  )
}

/** Everything that a test reaches. */
export function reached(test: string): ReadonlySet<string> {
  const seen = new Set<string>()
  const left = [test]
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    try {
      left.push(...imported(file))
    } catch {
      // A file that is made elsewhere reaches nothing.
    }
  }
  return seen
}

/** One mutant to be tried, as it goes to the process that tries it. */
export interface Trial {
  readonly file: string
  readonly at: number
  readonly tests: readonly string[]
}
