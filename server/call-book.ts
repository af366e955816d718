import type { Kysely } from 'kysely'
import type { Call } from '#core/call/call.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Database } from './db/schema.ts'

export interface InstalledCall {
  readonly versionId: CallVersionId
  readonly version: number
  readonly call: Call
}

/** The installed calls. Versions never change, so each is read once; which one is in force is asked every few seconds. */
export interface CallBook {
  /** In force now, the one to show first at the front. */
  current(): Promise<readonly InstalledCall[]>
  byId(call: string): Promise<InstalledCall | undefined>
  /** The version that a suggestion was begun under. */
  version(id: string): Promise<InstalledCall>
  /** Forgets which versions are in force, after a change made here. */
  refresh(): void
}

const staleAfter = 2000

export function openCallBook(db: Kysely<Database>, now: () => number): CallBook {
  const versions = new Map<string, Promise<InstalledCall>>()
  let inForce: { readonly at: number; readonly ids: Promise<readonly string[]> } | undefined

  const version = (id: string): Promise<InstalledCall> => {
    const known = versions.get(id)
    if (known) return known
    const read = readVersion(db, id)
    versions.set(id, read)
    read.catch(() => versions.delete(id))
    return read
  }
  const current = async (): Promise<readonly InstalledCall[]> => {
    if (!inForce || now() - inForce.at > staleAfter || now() < inForce.at) {
      inForce = { at: now(), ids: readCurrent(db) }
      inForce.ids.catch(() => {
        inForce = undefined
      })
    }
    return Promise.all((await inForce.ids).map(version))
  }
  return {
    current,
    version,
    byId: async (call) => (await current()).find((it) => it.call.id === call),
    refresh: () => {
      inForce = undefined
    },
  }
}

async function readVersion(db: Kysely<Database>, id: string): Promise<InstalledCall> {
  const row = await db
    .selectFrom('call_version')
    .select(['id', 'version', 'content'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { versionId: row.id as CallVersionId, version: row.version, call: row.content as Call }
}

const readCurrent = async (db: Kysely<Database>): Promise<readonly string[]> =>
  (await db.selectFrom('call').select('current').orderBy('position').orderBy('id').execute()).map(
    (it) => it.current,
  )
