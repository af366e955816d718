import type { Auditor } from '#core/permission/person.ts'
import type { Db } from '../context.ts'
import { type Cursor, writeCursor } from './cursor.ts'

const pageSize = 100
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What has happened, newest first, as codes and ids; checkpoints say what has been sealed. */
export async function listFacts(
  db: Db,
  _auditor: Auditor,
  asked: {
    readonly subject: string | undefined
    readonly happened: string | undefined
    readonly by: string | undefined
    readonly after: Cursor | undefined
  },
) {
  const { subject, happened, by } = asked
  if (by && !uuid.test(by)) return { facts: [], next: null }
  const after = asked.after ? placeIn(String(asked.after.value)) : undefined
  const rows = await db
    .selectFrom('fact as f')
    .leftJoin('person as p', 'p.id', 'f.by_person')
    .leftJoin('sealed as s', (on) => on.onRef('s.subject', '=', 'f.subject').onRef('s.n', '=', 'f.n'))
    .select(['f.subject', 'f.n', 'f.happened', 'f.by_person', 'p.name', 'f.at', 'f.detail', 'f.hash'])
    .select('s.checkpoint')
    .$if(!!subject, (it) => it.where('f.subject', '=', subject ?? ''))
    .$if(!!happened, (it) => it.where('f.happened', '=', happened ?? ''))
    .$if(!!by, (it) => it.where('f.by_person', '=', by ?? ''))
    .where((eb) =>
      after
        ? eb(eb.refTuple('f.at', 'f.subject', 'f.n'), '<', eb.tuple(after.at, after.subject, after.n))
        : eb.lit(true),
    )
    .orderBy('f.at', 'desc')
    .orderBy('f.subject', 'desc')
    .orderBy('f.n', 'desc')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
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
    next: last ? writeCursor({ value: `${last.at.getTime()} ${last.n} ${last.subject}`, id: nobody }) : null,
  }
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
