import type { DeskRow } from '#api/suggestions.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { besideRows, filesCounted } from '../../db/register-rows.ts'
import type { namesOfCalls } from './names.ts'
import { type Read, readAs } from './readers.ts'
import { type SuggestionRow, withNames } from './suggestion-columns.ts'

/** Rows of an office's list with what its register tells besides, a portion at once. What may not be read stays a bare row. */
export async function deskRows<Row extends DeskRow>(
  ctx: Context,
  actor: Actor,
  page: readonly Row[],
  names: ReturnType<typeof namesOfCalls>,
): Promise<readonly (SuggestionRow & Row)[]> {
  const ids = page.map((it) => it.id)
  const [beside, files] = await Promise.all([besideRows(ctx.db, ids), attachmentsOf(ctx, actor, ids)])
  const rows = page.flatMap((it) => {
    const more = beside.get(it.id)
    if (!more) return []
    const open = files.has(it.id)
    return [
      {
        ...it,
        livelihood: more.livelihood,
        org: { ...it.org, type: more.orgType, district: more.district },
        filer: { name: open ? more.filer : '' },
        coAuthors: open ? more.coAuthors : [],
        office: more.office,
        cohort: more.cohort,
        firstHandedIn: more.firstHandedIn?.getTime() ?? null,
        handedIn: more.handedIn?.getTime() ?? null,
        since: more.since.getTime(),
        due: more.due?.getTime() ?? null,
        unitRank: more.unitRank,
        editedAt: more.editedAt.getTime(),
        attachments: files.get(it.id) ?? null,
      },
    ]
  })
  return withNames(rows, names)
}

/** How many files of each the reader gets, of those that they may read: what lies in parts hidden from them does not count. */
export async function attachmentsOf(
  ctx: Context,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const [read, files] = await Promise.all([readAs(ctx, actor, ids), filesCounted(ctx.db, ids)])
  const counted = new Map<string, number>([...read.keys()].map((id) => [id, 0]))
  for (const { suggestion, field, count } of files) {
    const one: Read | undefined = read.get(suggestion ?? '')
    if (!one || one.hiddenFields.has(field.split('/')[0] ?? field)) continue
    counted.set(one.it.id, (counted.get(one.it.id) ?? 0) + count)
  }
  return counted
}
