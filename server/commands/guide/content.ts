import type { Direction } from '#core/direction/direction.ts'
import { assemble } from '#core/form/paths.ts'
import { composeEdition, type EditionContent, type Placed } from '#core/guide/edition.ts'
import type { Words } from '#core/text.ts'
import type { Context, Db, Tx } from '../../context.ts'
import type { GuideRow } from '../../db/guides.ts'

const nothing: Words = { zh: '', en: '' }

/** Directions with their words, in the given order; one statement for the words of all. */
export async function placedOf(
  ctx: Context,
  db: Db | Tx,
  directions: readonly Direction[],
): Promise<readonly Placed[]> {
  if (directions.length === 0) return []
  const rows = await db
    .selectFrom('direction_answer')
    .select(['direction', 'path', 'value'])
    .where(
      'direction',
      'in',
      directions.map((it) => it.id),
    )
    .where('value', 'is not', null)
    .execute()
  const stored = new Map<string, (typeof rows)[number][]>()
  for (const row of rows) {
    const of = stored.get(row.direction)
    if (of) of.push(row)
    else stored.set(row.direction, [row])
  }
  return Promise.all(
    directions.map(async (it) => {
      const { call } = await ctx.calls.version(it.callVersion)
      const office = call.offices.find(({ code }) => code === it.office)
      return {
        id: it.id,
        kind: it.kind,
        title: it.title,
        office: {
          code: it.office,
          name: office?.name ?? { zh: it.office, en: it.office },
          phone: office?.phone ?? '',
        },
        field: call.fields.find(({ code }) => code === it.field)?.name ?? null,
        form: call.direction,
        lists: call.lists,
        answers: assemble(call.direction, stored.get(it.id) ?? []),
      }
    }),
  )
}

/** The guide as it would be printed now. */
export async function contentOf(
  ctx: Context,
  db: Db | Tx,
  row: GuideRow,
  directions: readonly Direction[],
): Promise<EditionContent> {
  const inForce = await ctx.calls.byId(row.it.call)
  const kinds = inForce?.call.kinds ?? []
  return composeEdition(
    {
      call: row.it.call,
      slug: row.it.slug,
      year: inForce?.call.year ?? 0,
      title: row.title,
      intro: row.intro,
      applyFrom: row.applyFrom,
      applyTo: row.applyTo,
      kinds: row.it.kinds.map((code) => ({
        code,
        name: kinds.find((kind) => kind.code === code)?.name ?? { zh: code, en: code },
        terms: row.terms[code] ?? nothing,
      })),
    },
    await placedOf(ctx, db, directions),
  )
}
