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
 * Reads a call's folder into path → text: its own files, those of the folder it is based on where it has none
 * (with the words replaced that `reword` lists), and under `shared/` the lists that calls share.
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
  const { basedOn, reword } = baseOf(own['call.json'])
  if (basedOn === undefined) return own
  const base = await readWithBase(resolve(folder, basedOn), [...seen, folder])
  const reworded = Object.entries(base).map(([name, text]) => [name, inOtherWords(text, reword)] as const)
  return { ...Object.fromEntries(reworded), ...own }
}

const inOtherWords = (text: string, reword: readonly (readonly [string, string])[]): string =>
  reword.reduce((result, [from, to]) => result.replaceAll(from, to), text)

interface Base {
  readonly basedOn?: string
  readonly reword: readonly (readonly [string, string])[]
}

/** What `call.json` names as its base; a file of another shape is left for the parser to complain of. */
function baseOf(text: string | undefined): Base {
  try {
    const call = JSON.parse(text ?? '') as { readonly basedOn?: unknown; readonly reword?: unknown }
    const reword = Array.isArray(call.reword) ? call.reword.filter(isPair) : []
    return typeof call.basedOn === 'string' ? { basedOn: call.basedOn, reword } : { reword }
  } catch {
    return { reword: [] }
  }
}

const isPair = (it: unknown): it is readonly [string, string] =>
  Array.isArray(it) &&
  it.length === 2 &&
  typeof it[0] === 'string' &&
  it[0] !== '' &&
  typeof it[1] === 'string'

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
