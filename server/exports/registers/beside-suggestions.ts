import type { Actor } from '#core/permission/actor.ts'
import { formatInstant } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { opinionsOn } from '../../present/opinions.ts'
import { type RemarkView, remarksForAll } from '../../present/remark.ts'
import type { Making } from '../exporter.ts'
import { namesOfCalls, sayIn } from './names.ts'
import { fieldNamed, readAs } from './readers.ts'
import { day, portionsOf, type Sheet, sheetOf } from './sheet.ts'

/** A row of a list, remembered for the sheets that come after it. */
export interface Listing {
  readonly id: string
  readonly no: string | null
  readonly title: string
}

/** The remarks and opinions on what was listed, as far as the reader gets them on the screen. */
export function remarksSheet(
  ctx: Context,
  actor: Actor,
  { language }: Making,
  listed: readonly Listing[],
): Sheet {
  const { register } = sentences(language)
  const { columns, remarkSorts } = register
  const say = sayIn(language)
  const names = namesOfCalls(ctx, language)
  type Row = Listing & { readonly said: RemarkView; readonly field: string; readonly office: string }
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for (const some of portionsOf(listed)) {
      const read = await readAs(
        ctx,
        actor,
        some.map((it) => it.id),
      )
      const said = await remarksForAll(ctx.db, read)
      const found: Row[] = []
      for (const it of some) {
        const one = read.get(it.id)
        if (!one) continue
        const { office } = await names(one.it.call)
        for (const remark of said.get(it.id) ?? []) {
          const label = fieldNamed(one.form, remark.field)
          found.push({
            ...it,
            said: remark,
            field: label === undefined ? remark.field : say(label),
            office: office(remark.office),
          })
        }
      }
      yield found
    }
  }
  return sheetOf<Row>(
    register.sheets.remarks,
    [
      { label: columns.no, width: 22, cell: (it) => it.no },
      { label: columns.title, width: 40, cell: (it) => it.title },
      { label: columns.remarkSort, width: 16, cell: ({ said }) => remarkSorts[said.sort] ?? said.sort },
      { label: columns.version, width: 8, cell: ({ said }) => said.version },
      { label: columns.about, width: 24, cell: (it) => it.field },
      { label: columns.body, width: 70, cell: ({ said }) => said.body },
      { label: columns.by, width: 14, cell: ({ said }) => said.by.name },
      { label: columns.office, width: 18, cell: (it) => it.office },
      { label: columns.at, width: 24, cell: ({ said }) => formatInstant(said.at, language) },
    ],
    rows,
  )
}

/** Rounds are read whole for a portion, so these are larger. */
const manyIds = 5000

/** What experts said together of what was listed, in rounds whose results the reader may see; whoever is involved is told so. */
export function reviewsSheet(
  ctx: Context,
  actor: Actor,
  { language }: Making,
  listed: readonly Listing[],
): Sheet {
  const { register } = sentences(language)
  const { columns } = register
  const say = sayIn(language)
  const counts = (
    all: readonly { readonly name: { readonly zh: string; readonly en: string }; readonly count: number }[],
  ) => all.map((it) => register.counted(say(it.name), it.count)).join(register.separator)
  type Opinion = NonNullable<
    Awaited<ReturnType<typeof opinionsOn>> extends ReadonlyMap<string, infer It> ? It : never
  >
  type Row = Listing & { readonly said: Opinion['opinions'][number] | null }
  async function* rows(): AsyncGenerator<readonly Row[]> {
    for (const some of portionsOf(listed, manyIds)) {
      const ids = some.map((it) => it.id)
      const said = await opinionsOn(ctx, actor, ids, { comments: true })
      yield some.flatMap((it): Row[] => {
        const one = said.get(it.id)
        if (!one) return []
        return one.masked
          ? [{ ...it, said: null }]
          : one.opinions.map((opinion) => ({ ...it, said: opinion }))
      })
    }
  }
  const total = (it: Row) => it.said?.total
  return sheetOf<Row>(
    register.sheets.reviews,
    [
      { label: columns.no, width: 22, cell: (it) => it.no },
      { label: columns.title, width: 40, cell: (it) => it.title },
      { label: columns.round, width: 28, cell: (it) => it.said?.round.title ?? null },
      { label: columns.closedAt, width: 14, cell: (it) => day(it.said?.round.closedAt) },
      { label: columns.sheets, width: 10, cell: (it) => total(it)?.count ?? null },
      { label: columns.mean, width: 8, cell: (it) => total(it)?.mean ?? null },
      { label: columns.lowest, width: 8, cell: (it) => total(it)?.lowest ?? null },
      { label: columns.highest, width: 8, cell: (it) => total(it)?.highest ?? null },
      { label: columns.outOf, width: 8, cell: (it) => it.said?.max ?? null },
      { label: columns.adjusted, width: 10, cell: (it) => it.said?.adjusted ?? null },
      { label: columns.verdicts, width: 30, cell: (it) => (it.said ? counts(it.said.verdicts) : null) },
      { label: columns.flags, width: 30, cell: (it) => (it.said ? counts(it.said.flags) : null) },
      { label: columns.comments, width: 70, cell: (it) => it.said?.comments.join('\n\n') ?? null },
      { label: columns.note, width: 30, cell: (it) => (it.said ? null : register.masked) },
    ],
    rows,
  )
}
