import type { z } from 'zod'
import type { remarkView } from '#api/suggestions.ts'
import type { Relation } from '#core/permission/suggestion.ts'
import type { Db } from '../context.ts'

export type RemarkView = z.infer<typeof remarkView>

/** What the office writes for itself: those who filed and their unit do not read it. */
const internal: readonly string[] = ['note', 'opinion', 'freeze', 'thaw', 'purge']

/** Remarks as this reader may read them, the oldest first. Those on sections hidden from the reader are left out. */
export async function remarksFor(
  db: Db,
  suggestion: string,
  relation: Relation,
  hiddenFields: ReadonlySet<string> = new Set(),
): Promise<readonly RemarkView[]> {
  const rows = await db
    .selectFrom('remark')
    .innerJoin('person', 'person.id', 'remark.by_person')
    .select([
      'remark.id',
      'remark.sort',
      'remark.version',
      'remark.field',
      'remark.body',
      'remark.by_person',
      'person.name',
      'remark.office',
      'remark.at',
    ])
    .where('remark.suggestion', '=', suggestion)
    .orderBy('remark.at')
    .orderBy('remark.id')
    .execute()
  const outside = relation === 'author' || relation === 'unit'
  return rows
    .filter((it) => !(outside && internal.includes(it.sort)) && !hiddenFields.has(it.field))
    .map((it) => ({
      id: it.id,
      sort: it.sort,
      version: it.version,
      field: it.field,
      body: it.body,
      by: { id: it.by_person, name: it.name },
      office: it.office,
      at: it.at.getTime(),
    }))
}
