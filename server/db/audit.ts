import { sql } from 'kysely'
import type { Auditor } from '#core/permission/person.ts'
import type { Db } from '../context.ts'
import { type Cursor, writeCursor } from './cursor.ts'

const pageSize = 100
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const uuids = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g

/** What has happened, newest first, as codes and ids; checkpoints say what has been sealed. */
export async function listFacts(
  db: Db,
  _auditor: Auditor,
  asked: {
    readonly subject: string | undefined
    readonly happened: string | undefined
    readonly by: string | undefined
    readonly after: Cursor | undefined
    /** How many at a time; the screen's page unless said otherwise. */
    readonly limit?: number
  },
) {
  const { limit = pageSize } = asked
  const narrowed = await narrowing(db, asked)
  const after = asked.after ? placeIn(String(asked.after.value)) : undefined
  const rows = await db
    .selectFrom('fact as f')
    .leftJoin('person as p', 'p.id', 'f.by_person')
    .leftJoin('sealed as s', (on) => on.onRef('s.subject', '=', 'f.subject').onRef('s.n', '=', 'f.n'))
    .select(['f.subject', 'f.n', 'f.happened', 'f.by_person', 'p.name', 'f.at', 'f.detail', 'f.hash'])
    .select('s.checkpoint')
    .where(narrowed)
    .where((eb) =>
      after
        ? eb(eb.refTuple('f.at', 'f.subject', 'f.n'), '<', eb.tuple(after.at, after.subject, after.n))
        : eb.lit(true),
    )
    .orderBy('f.at', 'desc')
    .orderBy('f.subject', 'desc')
    .orderBy('f.n', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    facts: page.map((it) => ({
      subject: it.subject,
      n: it.n,
      happened: it.happened,
      by: it.by_person ? { id: it.by_person, name: it.name ?? '' } : null,
      at: it.at.getTime(),
      detail: it.detail as Record<string, unknown>,
      hash: it.hash,
      checkpoint: it.checkpoint,
    })),
    names: await namesIn(db, page),
    next: last ? writeCursor({ value: `${last.at.getTime()} ${last.n} ${last.subject}`, id: nobody }) : null,
  }
}

/** How many there are of what a register of them is asked for. */
export async function factsCounted(
  db: Db,
  _auditor: Auditor,
  asked: Pick<Parameters<typeof listFacts>[2], 'subject' | 'happened' | 'by'>,
): Promise<number> {
  const narrowed = await narrowing(db, asked)
  const { count } = await db
    .selectFrom('fact as f')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(narrowed)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What the facts are narrowed to: one subject, what happened, by whom. */
async function narrowing(
  db: Db,
  asked: Pick<Parameters<typeof listFacts>[2], 'subject' | 'happened' | 'by'>,
) {
  const subject = asked.subject?.trim()
  const by = asked.by?.trim()
  const subjects = subject ? await subjectsCalled(db, subject) : undefined
  const persons = by ? await personsCalled(db, by) : undefined
  // None found is none asked for, which a list of nothing cannot say.
  const among = (column: 'f.subject' | 'f.by_person', all: readonly string[]) =>
    all.length === 0 ? sql<boolean>`false` : sql<boolean>`${sql.ref(column)} in (${sql.join(all)})`
  const all = [
    subjects && among('f.subject', subjects),
    persons && among('f.by_person', persons),
    asked.happened && sql<boolean>`f.happened = ${asked.happened}`,
  ].filter((it) => it !== undefined && it !== '')
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(all, sql` and `)}`
}

/** Chains by their own key, or by what people call their subject: a number, a code, an e-mail, a whole name. */
async function subjectsCalled(db: Db, said: string): Promise<readonly string[]> {
  const { rows } = await sql<{ subject: string }>`
    select id::text as subject from suggestion where no = ${said.toUpperCase()}
    union all select id::text from project where no = ${said.toUpperCase()}
    union all select 'org:' || id from org where name = ${said} or credit_code = ${said.toUpperCase()}
    union all select 'person:' || id from person where name = ${said} or email = ${said.toLowerCase()}`.execute(
    db,
  )
  return [said, ...rows.map((it) => it.subject)]
}

export async function personsCalled(db: Db, said: string): Promise<readonly string[]> {
  if (uuid.test(said)) return [said]
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where((eb) => eb.or([eb('name', '=', said), eb('email', '=', said.toLowerCase())]))
    .execute()
  return rows.map((it) => it.id)
}

/** What the ids in these records stand for: units and persons by name, suggestions by number, empty before they have one. */
export async function namesIn(db: Db, records: readonly object[]): Promise<Record<string, string>> {
  const ids = [...new Set(JSON.stringify(records).match(uuids))]
  if (ids.length === 0) return {}
  const { rows } = await sql<{ id: string; name: string }>`
    select id::text, name from person where id = any(${ids}::uuid[])
    union all select id::text, name from org where id = any(${ids}::uuid[])
    union all select id::text, coalesce(no, '') from suggestion where id = any(${ids}::uuid[])`.execute(db)
  return Object.fromEntries(rows.map((it) => [it.id, it.name]))
}

/** The cursor's id has no use here, since facts have none. */
const nobody = '00000000-0000-0000-0000-000000000000'

function placeIn(
  value: string,
): { readonly at: Date; readonly n: number; readonly subject: string } | undefined {
  const [, at, n, subject] = /^(\d{1,14}) (\d{1,9}) (.{1,100})$/.exec(value) ?? []
  if (at === undefined || n === undefined || subject === undefined) return undefined
  return { at: new Date(Number(at)), n: Number(n), subject }
}
