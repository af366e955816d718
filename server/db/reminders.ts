import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'

/** How many drafts each filer has in a call; those of people who can no longer sign in are nobody's. */
export const draftsByFiler = async (
  db: Db,
  call: string,
): Promise<readonly { readonly filer: string; readonly count: number }[]> =>
  db
    .selectFrom('suggestion')
    .innerJoin('person', 'person.id', 'suggestion.filer')
    .select((eb) => ['filer', eb.fn.countAll<number>().as('count')])
    .where('call', '=', call)
    .where('state', '=', 'draft')
    .where('person.disabled_at', 'is', null)
    .groupBy('filer')
    .orderBy('filer')
    .execute()

/** What an office has returned and still waits for. */
export async function returnedToOffice(
  db: Db,
  call: string,
  at: Instant,
): Promise<
  readonly {
    readonly id: string
    readonly filer: string
    readonly no: string
    readonly title: string
    readonly answerBy: Instant
  }[]
> {
  const rows = await db
    .selectFrom('suggestion')
    .select(['id', 'filer', 'no', 'title', 'answer_by'])
    .where('call', '=', call)
    .where('state', '=', 'office-returned')
    .where('answer_by', '>', new Date(at))
    .orderBy('id')
    .execute()
  return rows.flatMap(({ answer_by, no, ...it }) =>
    answer_by && no ? [{ ...it, no, answerBy: answer_by.getTime() }] : [],
  )
}

/** What lies with its unit and would lose its place in concentrated collection. */
export const heldByUnits = (db: Db, call: string) =>
  db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .select(['suggestion.org', 'suggestion.filer', 'org.name'])
    .where('suggestion.call', '=', call)
    .where('suggestion.state', '=', 'unit-review')
    .where('suggestion.cohort', '=', 'concentrated')
    .orderBy('suggestion.org')
    .orderBy('suggestion.id')
    .execute()

/** What waits for an office's decision, with whom it waits for: the handler, otherwise the office's heads. */
export async function waitingAtOffices(
  db: Db,
  call: string,
): Promise<readonly { readonly due: Instant; readonly people: readonly string[] }[]> {
  const [rows, heads] = await Promise.all([
    db
      .selectFrom('suggestion')
      .select(['due', 'office', 'handler'])
      .where('call', '=', call)
      .where('state', '=', 'submitted')
      .where('triage', '=', false)
      .where('due', 'is not', null)
      .execute(),
    db.selectFrom('staff').select(['person', 'scope']).where('role', '=', 'office-head').execute(),
  ])
  return rows.flatMap(({ due, office, handler }) => {
    if (!due) return []
    const people = handler ? [handler] : heads.filter((it) => it.scope === office).map((it) => it.person)
    return [{ due: due.getTime(), people }]
  })
}

export const triagers = async (db: Db): Promise<readonly string[]> =>
  (await db.selectFrom('staff').select('person').distinct().where('role', '=', 'triage').execute()).map(
    (it) => it.person,
  )

/** The same rows under what they have in common, in their order. */
export function countedBy<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
