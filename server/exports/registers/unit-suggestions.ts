import { z } from 'zod'
import { id } from '#api/endpoint.ts'
import { type Queued, reviews } from '#api/reviews.ts'
import { sentences } from '#text/sentences.ts'
import { besideRows } from '../../db/register-rows.ts'
import { unitCounts } from '../../db/unit-queue.ts'
import { unitDesk, unitFilter, unitOf } from '../../lists/unit-desk.ts'
import type { Exporter } from '../exporter.ts'
import { type Listing, remarksSheet } from './beside-suggestions.ts'
import { bookOf } from './book.ts'
import { attachmentsOf } from './desk-rows.ts'
import { deskWords, filtersOf } from './filters.ts'
import { namesOfCalls } from './names.ts'
import { type Column, day, pagesOf, portion, sheetOf } from './sheet.ts'
import { type SuggestionRow, suggestionColumns, withNames } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject({
  unit: id,
  ...reviews['GET /unit/:id/queue'].query.omit({ cursor: true, limit: true }).shape,
})
type Wanted = z.output<typeof wanted>

type Row = SuggestionRow & Pick<Queued, 'lastDay' | 'blocks'>

/** A unit's desk as it is filtered, for those who review or administer there. */
export const unitSuggestions: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const org = unitOf(actor, asked.unit)
    const filter = unitFilter({ ...asked, limit: portion })
    const counts = await unitCounts(ctx.db, actor, org, filter, ctx.now()).executeTakeFirstOrThrow()
    return {
      total: Number(counts[asked.view]),
      name: workbookName(sentences(language).register.files['unit-suggestions'], ctx.now()),
      personal: true,
    }
  },
  write: async function* (ctx, actor, asked, making) {
    const { language, at, on } = making
    const { register } = sentences(language)
    const names = namesOfCalls(ctx, language)
    const listed: Listing[] = []
    async function* rows(): AsyncGenerator<readonly Row[]> {
      const pages = pagesOf((cursor) =>
        unitDesk(ctx, actor, asked.unit, { ...asked, cursor, limit: portion }, at),
      )
      for await (const page of pages) {
        const ids = page.map((it) => it.id)
        for (const { id: one, no, title } of page) listed.push({ id: one, no, title })
        const [files, beside] = await Promise.all([attachmentsOf(ctx, actor, ids), besideRows(ctx.db, ids)])
        const full = page.map((it) => ({
          ...it,
          coAuthors: files.has(it.id) ? (beside.get(it.id)?.coAuthors ?? []) : [],
          attachments: files.get(it.id) ?? null,
        }))
        yield await withNames(full, names)
        await on(listed.length)
      }
    }
    // Who works on it in the office is the office's own matter and no column of the unit's list.
    const {
      work: _work,
      handler: _handler,
      triage: _triage,
      ...columns
    } = await suggestionColumns(ctx, language)
    const own: readonly Column<Row>[] = [
      { label: register.columns.lastDay, width: 16, cell: (it) => day(it.lastDay) },
      {
        label: register.columns.blocks,
        width: 24,
        cell: (it) => it.blocks.map((one) => register.blocks[one]).join(register.separator),
      },
    ]
    const desk = deskWords(language)
    const unit = await ctx.db.selectFrom('org').select('name').where('id', '=', asked.unit).executeTakeFirst()
    yield* bookOf(ctx, making, {
      sort: 'unit-suggestions',
      filter: [
        ['unit', unit?.name],
        ['view', desk.unitViews[asked.view] ?? asked.view],
        ['sort', desk.sorts[asked.sort]],
        ...(await filtersOf(ctx, language, asked)),
      ],
      sheets: [
        sheetOf<Row>(register.sheets.suggestions, [...Object.values(columns), ...own], rows),
        remarksSheet(ctx, actor, making, listed),
      ],
    })
  },
}
