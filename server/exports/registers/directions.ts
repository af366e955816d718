import { z } from 'zod'
import { directions as contract } from '#api/directions.ts'
import { text } from '#api/endpoint.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { Words } from '#core/text.ts'
import { sentences } from '#text/sentences.ts'
import { unreadable } from '../../commands/direction/source-texts.ts'
import type { Context } from '../../context.ts'
import { type SourceRow, sourcesOfAll } from '../../db/direction-sources.ts'
import { type DirectionRow, directionList } from '../../db/directions.ts'
import { Refused } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { filtersOf } from './filters.ts'
import { type NamesOfCall, namesOfAll, namesOfCalls, sayIn } from './names.ts'
import { type Column, day, portionsOf, sheetOf } from './sheet.ts'
import { withNames } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject({
  office: text(20),
  ...contract['GET /offices/:code/directions'].query.shape,
  /** The screen narrows these two itself. */
  field: text(60).optional(),
  without: z.literal('abandoned').optional(),
})
type Wanted = z.output<typeof wanted>
type Row = DirectionRow & { readonly names: NamesOfCall }
type Source = SourceRow & { readonly direction: DirectionRow; readonly names: NamesOfCall }

/** The rows of the office's list: the same permission, the same query, the same narrowing. */
async function listed(ctx: Context, actor: Actor, asked: Wanted): Promise<readonly DirectionRow[]> {
  const office = asked.office as OfficeCode
  if (!mayBegin(actor, office).ok && !actor.triage && !actor.leader) throw new Refused({ why: 'not-yours' })
  const { call, kind, state } = asked
  const rows = await directionList(ctx.db, actor, { office, call, kind, state }, null)
  return rows.filter(
    (it) => (!asked.field || it.field === asked.field) && (!asked.without || it.state !== asked.without),
  )
}

/** An office's directions with the suggestions that each comes from. */
export const directions: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => ({
    total: (await listed(ctx, actor, asked)).length,
    name: workbookName(sentences(language).register.files.directions, ctx.now()),
    personal: false,
  }),
  write: async function* (ctx, actor, asked, making) {
    const { language, on } = making
    const { register, step, suggestion } = sentences(language)
    const { columns } = register
    const say = sayIn(language)
    const names = namesOfCalls(ctx, language)
    const all = await listed(ctx, actor, asked)
    async function* rows(): AsyncGenerator<readonly Row[]> {
      yield await withNames(all, names)
      await on(all.length)
    }
    async function* sources(): AsyncGenerator<readonly Source[]> {
      for (const some of portionsOf(all)) {
        const found = await sourcesOfAll(
          ctx.db,
          some.map((it) => it.id),
        )
        const full = some.flatMap((direction) =>
          (found.get(direction.id) ?? []).map((it) => ({ ...it, direction, call: direction.call })),
        )
        yield await withNames(full, names)
      }
    }
    const place = (it: DirectionRow) => ({
      text: it.title,
      href: `${ctx.config.publicUrl}/directions/${it.id}`,
    })
    const own: readonly Column<Row>[] = [
      { label: columns.directionNo, width: 16, cell: (it) => it.no },
      { label: columns.directionTitle, width: 48, cell: place },
      { label: columns.call, width: 20, cell: (it) => it.names.call },
      { label: columns.office, width: 18, cell: (it) => it.names.office(it.office) },
      { label: columns.kind, width: 22, cell: (it) => it.names.kind(it.kind) },
      { label: columns.field, width: 18, cell: (it) => it.names.field(it.field) },
      { label: columns.directionState, width: 16, cell: (it) => step[it.state] },
      { label: columns.since, width: 16, cell: (it) => day(it.since.getTime()) },
      { label: columns.editedAt, width: 14, cell: (it) => day(it.edited_at.getTime()) },
      { label: columns.sources, width: 10, cell: (it) => it.sources },
      {
        label: columns.guide,
        width: 30,
        cell: (it) => (it.guide === null ? null : say(it.guide_title as Words)),
      },
    ]
    const hidden = (it: Source) => unreadable.includes(it.state)
    const from: readonly Column<Source>[] = [
      { label: columns.directionTitle, width: 40, cell: (it) => place(it.direction) },
      { label: columns.no, width: 22, cell: (it) => it.no },
      { label: columns.title, width: 48, cell: (it) => (hidden(it) ? null : it.title) },
      { label: columns.kind, width: 22, cell: (it) => it.names.kind(it.kind) },
      { label: columns.field, width: 18, cell: (it) => it.names.field(it.field) },
      { label: columns.state, width: 14, cell: (it) => suggestion.states[it.state] },
      { label: columns.unit, width: 28, cell: (it) => it.orgName },
      { label: columns.use, width: 14, cell: (it) => register.uses[it.use] },
      { label: columns.usedVersion, width: 10, cell: (it) => it.version },
      { label: columns.latestVersion, width: 10, cell: (it) => it.latest },
      { label: columns.sourceNote, width: 40, cell: (it) => it.note },
    ]
    const { state, ...narrowed } = asked
    yield* bookOf(ctx, making, {
      sort: 'directions',
      filter: [
        ['office', (await namesOfAll(ctx, language)).office(asked.office)],
        ...(await filtersOf(ctx, language, narrowed)),
        ['state', state && step[state]],
        ['without', asked.without && step[asked.without]],
      ],
      sheets: [
        sheetOf(register.sheets.directions, own, rows),
        sheetOf(register.sheets.sources, from, sources),
      ],
    })
  },
}
