import { type Selectable, sql } from 'kysely'
import type { Blackout, Expert, ExpertState, UnitNamed } from '#core/expert/expert.ts'
import type { ExpertId, OrgId, PersonId } from '#core/id.ts'
import type { Db, Tx } from '../context.ts'
import type { ExpertTable } from './schema-judging.ts'

const columns = [
  'expert.id',
  'expert.person',
  'expert.name',
  'expert.email',
  'expert.mobile',
  'expert.org_name',
  'expert.org',
  'expert.units',
  'expert.title',
  'expert.fields',
  'expert.disciplines',
  'expert.keywords',
  'expert.load_limit',
  'expert.blackouts',
  'expert.avoid',
  'expert.language',
  'expert.state',
  'expert.revision',
] as const

type Column = (typeof columns)[number] extends `expert.${infer Name extends keyof ExpertTable}` ? Name : never

export type ExpertRow = Pick<Selectable<ExpertTable>, Column> & { readonly org_code: string | null }

/** Experts with the credit code of their unit, to be narrowed by whoever asks. */
export const readingExperts = (db: Db | Tx) =>
  db
    .selectFrom('expert')
    .leftJoin('org', 'org.id', 'expert.org')
    .select([...columns])
    .select('org.credit_code as org_code')

/** An expert as core thinks of them, out of a row. */
export const expertFrom = (row: ExpertRow): Expert => ({
  id: row.id as ExpertId,
  person: row.person as PersonId | null,
  name: row.name,
  email: row.email,
  mobile: row.mobile,
  orgName: row.org_name,
  org: row.org as OrgId | null,
  orgCode: row.org_code,
  units: row.units as UnitNamed[],
  title: row.title,
  fields: row.fields,
  disciplines: row.disciplines,
  keywords: row.keywords,
  loadLimit: row.load_limit,
  blackouts: row.blackouts as Blackout[],
  avoid: row.avoid,
  language: row.language === 'en' ? 'en' : 'zh-CN',
  state: row.state,
  revision: row.revision,
})

/** One expert, or undefined. */
export async function loadExpert(db: Db | Tx, id: string): Promise<Expert | undefined> {
  const row = await readingExperts(db).where('expert.id', '=', id).executeTakeFirst()
  return row && expertFrom(row)
}

/** The same, and nobody else changes them until this transaction ends. */
export async function lockExpert(tx: Tx, id: string): Promise<Expert | undefined> {
  const row = await readingExperts(tx).where('expert.id', '=', id).forNoKeyUpdate('expert').executeTakeFirst()
  return row && expertFrom(row)
}

/** Several, in the order of their ids; those that are not there are left out. */
export async function expertsByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly Expert[]> {
  if (ids.length === 0) return []
  const rows = await readingExperts(db)
    .where('expert.id', 'in', [...ids])
    .orderBy('expert.id')
    .execute()
  return rows.map(expertFrom)
}

/** Everybody who may be given something to judge. */
export async function activeExperts(db: Db | Tx): Promise<readonly Expert[]> {
  const rows = await readingExperts(db).where('expert.state', '=', 'active').orderBy('expert.id').execute()
  return rows.map(expertFrom)
}

/** The expert that a signed-in person is, whatever their state. */
export async function expertOfPerson(db: Db | Tx, person: string): Promise<Expert | undefined> {
  const row = await readingExperts(db).where('expert.person', '=', person).executeTakeFirst()
  return row && expertFrom(row)
}

/** Those whose addresses these are, told by the address in small letters. */
export async function expertsByEmail(db: Db | Tx, emails: readonly string[]): Promise<readonly Expert[]> {
  if (emails.length === 0) return []
  const rows = await readingExperts(db)
    .where((eb) => eb(eb.fn<string>('lower', ['expert.email']), 'in', [...emails]))
    .execute()
  return rows.map(expertFrom)
}

/** How much each is at work on: tasks that were sent and are not done, in rounds that are not closed. */
export async function loadsOf(db: Db | Tx, experts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (experts.length === 0) return new Map()
  const rows = await db
    .selectFrom('task')
    .innerJoin('round', 'round.id', 'task.round')
    .select(['task.expert'])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('task.expert', 'in', [...experts])
    .where('task.state', 'in', ['invited', 'accepted'])
    .where('round.state', '=', 'open')
    .groupBy('task.expert')
    .execute()
  return new Map(rows.map((row) => [row.expert, Number(row.count)]))
}

const written = (it: Expert) => ({
  person: it.person,
  name: it.name,
  email: it.email,
  mobile: it.mobile,
  org_name: it.orgName,
  org: it.org,
  units: JSON.stringify(it.units),
  title: it.title,
  fields: [...it.fields],
  disciplines: [...it.disciplines],
  keywords: [...it.keywords],
  load_limit: it.loadLimit,
  blackouts: JSON.stringify(it.blackouts),
  avoid: [...it.avoid],
  language: it.language,
  state: it.state satisfies ExpertState,
  revision: it.revision,
})

/** Adds experts to the pool; their addresses are new to it. */
export async function insertExperts(tx: Tx, experts: readonly Expert[], at: Date): Promise<void> {
  const size = 500
  for (let from = 0; from < experts.length; from += size)
    await tx
      .insertInto('expert')
      .values(experts.slice(from, from + size).map((it) => ({ id: it.id, ...written(it), created_at: at })))
      .execute()
}

/** Writes an expert as decided; whoever decided holds the lock. */
export async function saveExpert(tx: Tx, it: Expert): Promise<void> {
  await tx.updateTable('expert').set(written(it)).where('id', '=', it.id).execute()
}

/** Nobody else adds to the pool until this transaction ends. */
export const lockPool = (tx: Tx) => sql`lock table expert in share row exclusive mode`.execute(tx)
