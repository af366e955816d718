import type { Insertable, RawBuilder, Selectable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { CallId, CallVersionId, OfficeCode, OrgId, PersonId, SuggestionId } from '#core/id.ts'
import type { Filed, Frozen, Suggestion } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import type { Follows } from './answers.ts'
import { compiledOnce } from './compiled.ts'
import { held } from './kept-statements.ts'
import type { SuggestionTable } from './schema.ts'

/** The columns a suggestion is thought with; texts are elsewhere. */
export const suggestionColumns = [
  'id',
  'call',
  'call_version',
  'org',
  'filer',
  'kind',
  'field',
  'livelihood',
  'title',
  'state',
  'revision',
  'since',
  'no',
  'versions',
  'first_handed_in',
  'handed_in',
  'cohort',
  'office',
  'triage',
  'readers',
  'transfers',
  'handler',
  'self_reviewed',
  'unlocked',
  'answer_by',
  'reason_code',
  'object_by',
  'objected',
  'frozen_before',
  'due',
] as const satisfies readonly (keyof SuggestionTable)[]
/** A suggestion as it is read: its columns, and who writes it together with its filer. */
export type SuggestionRow = Pick<Selectable<SuggestionTable>, (typeof suggestionColumns)[number]> & {
  co_authors: string[]
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('suggestion')
    .select([...suggestionColumns])
    .select(
      sql<
        string[]
      >`coalesce((select array_agg(person::text order by added_at) from co_author where co_author.suggestion = suggestion.id), '{}')`.as(
        'co_authors',
      ),
    )

/** One suggestion as core thinks of it, or undefined. */
export async function loadSuggestion(db: Db | Tx, id: string): Promise<Suggestion | undefined> {
  const [row] = await byId(db, { id })
  return row && suggestionOf(row)
}

const byId = compiledOnce((db: Db | Tx, { id }: { readonly id: string }) => select(db).where('id', '=', id))

/** The same, and nobody else moves it until this transaction ends. */
export async function lockSuggestion(tx: Tx, id: string): Promise<Suggestion | undefined> {
  const row = await select(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && suggestionOf(row)
}

/** The same, with what else is asked about it in one statement. */
export async function lockWith<Beside>(
  tx: Tx,
  id: string,
  beside: RawBuilder<Beside>,
): Promise<{ readonly it: Suggestion; readonly beside: Beside } | undefined> {
  const row = await select(tx)
    .select(beside.as('beside'))
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && { it: suggestionOf(row), beside: row.beside as Beside }
}

/** Those of these that nobody else moves, with what else is asked about each; the others are left to who holds them. */
export async function lockFree<Beside>(
  tx: Tx,
  ids: readonly string[],
  beside: RawBuilder<Beside>,
): Promise<ReadonlyMap<string, { readonly it: Suggestion; readonly beside: Beside }>> {
  const rows = await select(tx)
    .select(beside.as('beside'))
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forNoKeyUpdate()
    .skipLocked()
    .execute()
  return new Map(rows.map((row) => [row.id, { it: suggestionOf(row), beside: row.beside as Beside }]))
}

/** Several at once, in the order of their ids, so that two batches never wait for each other; or those in one state alone. */
export async function lockSuggestions(
  tx: Tx,
  ids: readonly string[],
  state?: Suggestion['state'],
): Promise<readonly Suggestion[]> {
  if (ids.length === 0) return []
  const rows = await select(tx)
    .where('id', 'in', [...ids])
    .$if(state !== undefined, (it) => it.where('state', '=', state ?? ''))
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.map(suggestionOf)
}

export async function loadSuggestions(db: Db | Tx, ids: readonly string[]): Promise<readonly Suggestion[]> {
  if (ids.length === 0) return []
  return (
    await select(db)
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute()
  ).map(suggestionOf)
}

/** Writes what became of it. The row is locked by whoever decided, so the revision before is certain. */
export async function saveSuggestion(tx: Tx, it: Suggestion): Promise<void> {
  const changed = await tx
    .updateTable('suggestion')
    .set(toRow(it))
    .where('id', '=', it.id)
    .where('revision', '=', it.revision - 1)
    .executeTakeFirst()
  if (changed.numUpdatedRows !== 1n)
    throw new Error(`suggestion ${it.id} was not at revision ${it.revision - 1}`)
}

/** The same at the latest with the commit, for one that this transaction has read under its lock. */
export async function saveMoved(
  tx: Tx,
  before: Suggestion,
  it: Suggestion,
  columns: Follows = {},
): Promise<void> {
  if (it.id !== before.id || it.revision !== before.revision + 1)
    throw new Error(`suggestion ${before.id} cannot go from revision ${before.revision} to ${it.revision}`)
  await tx
    .updateTable('suggestion')
    .set({ ...columns, ...toRow(it) })
    .where('id', '=', it.id)
    .modifyEnd(held)
    .execute()
}

type State = Pick<Insertable<SuggestionTable>, Exclude<(typeof suggestionColumns)[number], 'id'>>

const time = (at: number | null): Date | null => (at === null ? null : new Date(at))

function toRow(it: Suggestion): Updateable<SuggestionTable> & State {
  const filed: Filed | undefined = it.state === 'draft' ? undefined : it
  return {
    call: it.call,
    call_version: it.callVersion,
    org: it.org,
    filer: it.filer,
    kind: it.kind,
    field: it.field,
    livelihood: it.livelihood,
    title: it.title,
    state: it.state,
    revision: it.revision,
    since: new Date(it.since),
    no: it.no,
    versions: it.versions,
    first_handed_in: time(filed?.firstHandedIn ?? null),
    handed_in: time(filed?.handedIn ?? null),
    cohort: filed?.cohort ?? null,
    office: filed?.destination ?? null,
    triage: filed?.triage ?? false,
    readers: filed ? [...filed.readers] : [],
    transfers: filed?.transfers ?? 0,
    handler: filed?.handler ?? null,
    self_reviewed: filed?.selfReviewed ?? false,
    due: time(filed?.due ?? null),
    unlocked: 'unlocked' in it ? [...it.unlocked] : [],
    answer_by: time('answerBy' in it ? it.answerBy : null),
    reason_code: 'reasonCode' in it ? it.reasonCode : null,
    object_by: time('objectBy' in it ? it.objectBy : null),
    objected: 'objected' in it ? it.objected : false,
    frozen_before: it.state === 'frozen' ? it.before : null,
  }
}

/** The one place where a row becomes a suggestion; the table's constraints hold what the types below rely on. */
export function suggestionOf(row: SuggestionRow): Suggestion {
  const shared = {
    id: row.id as SuggestionId,
    call: row.call as CallId,
    callVersion: row.call_version as CallVersionId,
    org: row.org as OrgId,
    filer: row.filer as PersonId,
    coAuthors: row.co_authors as PersonId[],
    kind: row.kind,
    field: row.field,
    livelihood: row.livelihood,
    title: row.title,
    revision: row.revision,
    since: row.since.getTime(),
    no: row.no,
    versions: row.versions,
  }
  const state = row.state as Suggestion['state']
  if (state === 'draft') return { ...shared, state }
  const filed: Filed = {
    ...shared,
    no: row.no ?? '',
    firstHandedIn: row.first_handed_in?.getTime() ?? 0,
    handedIn: row.handed_in?.getTime() ?? 0,
    cohort: row.cohort as Filed['cohort'],
    destination: (row.office ?? '') as OfficeCode,
    triage: row.triage,
    readers: row.readers as OfficeCode[],
    transfers: row.transfers,
    handler: row.handler as PersonId | null,
    selfReviewed: row.self_reviewed,
    due: row.due?.getTime() ?? null,
  }
  switch (state) {
    case 'unit-returned':
    case 'office-returned':
      return { ...filed, state, unlocked: row.unlocked, answerBy: row.answer_by?.getTime() ?? null }
    case 'unit-refused':
    case 'not-accepted':
      return {
        ...filed,
        state,
        reasonCode: row.reason_code ?? '',
        objectBy: row.object_by?.getTime() ?? null,
        objected: row.objected,
      }
    case 'frozen':
      return { ...filed, state, before: row.frozen_before as Frozen['before'] }
    default:
      return { ...filed, state }
  }
}
