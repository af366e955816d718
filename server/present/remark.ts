import type { z } from 'zod'
import type { remarkView } from '#api/suggestions.ts'
import type { Relation } from '#core/permission/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { compiledOnce } from '../db/compiled.ts'

export type RemarkView = z.infer<typeof remarkView>

/** What the office writes for itself: those who filed and their unit do not read it. */
const internal: readonly string[] = ['note', 'opinion', 'freeze', 'thaw', 'purge']

const remarkRows = (db: Db | Tx) =>
  db
    .selectFrom('remark')
    .innerJoin('person', 'person.id', 'remark.by_person')
    .select([
      'remark.id',
      'remark.suggestion',
      'remark.sort',
      'remark.version',
      'remark.field',
      'remark.body',
      'remark.by_person',
      'person.name',
      'remark.office',
      'remark.at',
    ])
    .orderBy('remark.at')
    .orderBy('remark.id')
type Row = Awaited<ReturnType<ReturnType<typeof remarkRows>['executeTakeFirstOrThrow']>>

const isFor = (it: Row, relation: Relation, hiddenFields: ReadonlySet<string>): boolean => {
  const outside = relation === 'author' || relation === 'unit'
  return !(outside && internal.includes(it.sort)) && !hiddenFields.has(it.field)
}

const presentRemark = (it: Row): RemarkView => ({
  id: it.id,
  sort: it.sort,
  version: it.version,
  field: it.field,
  body: it.body,
  by: { id: it.by_person, name: it.name },
  office: it.office,
  at: it.at.getTime(),
})

const remarksOn = compiledOnce((db: Db | Tx, { suggestion }: { readonly suggestion: string }) =>
  remarkRows(db).where('remark.suggestion', '=', suggestion),
)

/** Remarks as this reader may read them, the oldest first. Those on sections hidden from the reader are left out. */
export async function remarksFor(
  db: Db,
  suggestion: string,
  relation: Relation,
  hiddenFields: ReadonlySet<string> = new Set(),
): Promise<readonly RemarkView[]> {
  const rows = await remarksOn(db, { suggestion })
  return rows.filter((it) => isFor(it, relation, hiddenFields)).map(presentRemark)
}

/** How somebody reads one of several suggestions, and which of its fields they do not get. */
export interface ReaderOf {
  readonly relation: Relation
  readonly hiddenFields: ReadonlySet<string>
}

/** The same of several at once, by suggestion; those that nobody is named for say nothing. */
export async function remarksForAll(
  db: Db,
  readers: ReadonlyMap<string, ReaderOf>,
): Promise<ReadonlyMap<string, readonly RemarkView[]>> {
  if (readers.size === 0) return new Map()
  const rows = await remarkRows(db)
    .where('remark.suggestion', 'in', [...readers.keys()])
    .execute()
  const said = new Map<string, RemarkView[]>()
  for (const row of rows) {
    const reader = readers.get(row.suggestion)
    if (!reader || !isFor(row, reader.relation, reader.hiddenFields)) continue
    const known = said.get(row.suggestion)
    if (known) known.push(presentRemark(row))
    else said.set(row.suggestion, [presentRemark(row)])
  }
  return said
}
