import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { root } from './root.ts'

/** Where the calls lie: `calls/` in the package. */
const calls = join(root, 'calls')

/** A call's folder by name in `calls/`, or by path. */
export async function findCallFolder(nameOrPath: string): Promise<string> {
  const named = join(calls, nameOrPath)
  return (await exists(join(named, 'call.json'))) ? named : resolve(nameOrPath)
}

/** The names of all calls that lie in `calls/`. */
export async function callNames(): Promise<readonly string[]> {
  const names = await readdir(calls)
  const found = await Promise.all(
    names.map(async (name) => ((await exists(join(calls, name, 'call.json'))) ? [name] : [])),
  )
  return found.flat().toSorted()
}

/**
 * Reads a call's folder into path → text: its own files, those of the folder it is based on where it has none, and under
 * `shared/` the lists that calls share.
 */
export async function readCallFolder(folder: string): Promise<Readonly<Record<string, string>>> {
  const shared = await read(join(dirname(resolve(folder)), 'shared'))
  const files = await readWithBase(resolve(folder), [])
  return {
    ...Object.fromEntries(Object.entries(shared).map(([name, text]) => [`shared/${name}`, text])),
    ...files,
  }
}

async function readWithBase(
  folder: string,
  seen: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (seen.includes(folder))
    throw new Error(`Calls are based on each other in a circle: ${[...seen, folder].join(' → ')}`)
  const own = await read(folder)
  const base = basedOn(own['call.json'])
  return base === undefined
    ? own
    : { ...(await readWithBase(resolve(folder, base), [...seen, folder])), ...own }
}

/** What `call.json` names as its base; a file that cannot be read is left for the parser to complain of. */
function basedOn(text: string | undefined): string | undefined {
  try {
    const call: unknown = JSON.parse(text ?? '')
    if (typeof call !== 'object' || call === null || !('basedOn' in call)) return undefined
    return typeof call.basedOn === 'string' ? call.basedOn : undefined
  } catch {
    return undefined
  }
}

async function read(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((it) => it.isFile() && /\.(json|md)$/.test(it.name))
    .map((it) => relative(folder, join(it.parentPath, it.name)).split(sep).join('/'))
  const texts = await Promise.all(
    names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  )
  return Object.fromEntries(texts)
}

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
