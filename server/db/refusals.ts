import { sql } from 'kysely'
import type { Auditor } from '#core/permission/person.ts'
import type { Db } from '../context.ts'
import { namesIn, personsCalled } from './audit.ts'
import { type Cursor, writeCursor } from './cursor.ts'

const pageSize = 100

/** What people were refused, the latest first. */
export async function listRefusals(
  db: Db,
  _auditor: Auditor,
  asked: { readonly by: string | undefined; readonly after: Cursor | undefined },
) {
  const by = asked.by?.trim()
  const persons = by ? await personsCalled(db, by) : undefined
  const skipped = Math.max(0, Number(asked.after?.value ?? 0))
  const rows = await db
    .selectFrom('refusal as r')
    .leftJoin('person as p', 'p.id', 'r.person')
    .select(['r.person', 'p.name', 'r.address', 'r.operation', 'r.subject', 'r.why', 'r.count', 'r.last_at'])
    .$if(persons !== undefined, (it) =>
      it.where(sql<boolean>`r.person = any(${[...(persons ?? [])]}::uuid[])`),
    )
    .orderBy('r.last_at', 'desc')
    .orderBy('r.operation')
    .orderBy('r.subject')
    .orderBy('r.why')
    .orderBy('r.person')
    .orderBy('r.address')
    .offset(skipped)
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  return {
    refusals: page.map((it) => ({
      by: it.person ? { id: it.person, name: it.name ?? '' } : null,
      address: it.address,
      operation: it.operation,
      subject: it.subject,
      why: it.why,
      count: it.count,
      lastAt: it.last_at.getTime(),
    })),
    names: await namesIn(db, page),
    next: rows.length > pageSize ? writeCursor({ value: skipped + pageSize, id: nobody }) : null,
  }
}

/** The cursor's id has no use here. */
const nobody = '00000000-0000-0000-0000-000000000000'
