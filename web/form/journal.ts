import type { Path } from '#core/form/answers.ts'
import type { Op } from './draft.ts'

/** Edits of one person to one suggestion that the server has not acknowledged, on this browser's disk. */
export interface Journal {
  /** Resolves once the disk has it; the edits in `dropped` go in the same step. */
  readonly keep: (ops: readonly Op[], dropped: readonly string[]) => Promise<void>
  readonly remove: (ops: readonly string[]) => Promise<void>
  /** Everything kept of one place, for text that must not stay here. */
  readonly wipe: (path: Path) => Promise<void>
  readonly all: () => Promise<readonly Op[]>
}

interface Entry {
  readonly op: string
  readonly owner: string
  readonly n: number
  readonly path: Path
  readonly edit: Op
}

const name = 'zhinan-journal'
const store = 'ops'

/** A person's journal of one suggestion; nobody else's edits are ever read by it (ruling 21). */
export function openJournal(person: string, suggestion: string): Journal {
  const owner = `${person}/${suggestion}`
  let n = Date.now() * 1000
  const mine = async (): Promise<Entry[]> => {
    const db = await open()
    const read = db.transaction(store, 'readonly').objectStore(store).index('owner').getAll(owner)
    const found = await answerOf<Entry[]>(read)
    return found.sort((a, b) => a.n - b.n)
  }
  const change = async (steps: (target: IDBObjectStore) => void): Promise<void> => {
    const db = await open()
    const writing = db.transaction(store, 'readwrite', { durability: 'strict' })
    steps(writing.objectStore(store))
    // Said at once, the browser finishes it even if the page is left in this very moment.
    writing.commit()
    await complete(writing)
  }
  return {
    keep: (ops, dropped) =>
      change((target) => {
        for (const op of dropped) target.delete(op)
        for (const edit of ops)
          target.put({ op: edit.op, owner, n: n++, path: edit.path, edit } satisfies Entry)
      }),
    remove: (ops) =>
      change((target) => {
        for (const op of ops) target.delete(op)
      }),
    wipe: async (path) => {
      const gone = (await mine()).filter((it) => it.path === path)
      await change((target) => {
        for (const it of gone) target.delete(it.op)
      })
    },
    all: async () => {
      const found = await mine()
      // A clock that was set back since must not put what is written now before what was written then.
      n = Math.max(n, (found.at(-1)?.n ?? 0) + 1)
      return found.map((it) => it.edit)
    },
  }
}

/** On signing out nothing of anybody stays in this browser. */
export async function clearJournals(): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  const db = await open()
  const writing = db.transaction(store, 'readwrite', { durability: 'strict' })
  writing.objectStore(store).clear()
  await complete(writing)
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const asking = indexedDB.open(name, 1)
    asking.onupgradeneeded = () => {
      asking.result.createObjectStore(store, { keyPath: 'op' }).createIndex('owner', 'owner')
    }
    asking.onsuccess = () => {
      asking.result.onclose = () => {
        opened = undefined
      }
      resolve(asking.result)
    }
    asking.onerror = () => reject(asking.error)
  }).catch((problem: unknown) => {
    opened = undefined
    throw problem
  })
  return opened
}

const answerOf = <Value>(asking: IDBRequest): Promise<Value> =>
  new Promise((resolve, reject) => {
    asking.onsuccess = () => resolve(asking.result as Value)
    asking.onerror = () => reject(asking.error)
  })

const complete = (writing: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    writing.oncomplete = () => resolve()
    writing.onabort = () => reject(writing.error)
    writing.onerror = () => reject(writing.error)
  })
