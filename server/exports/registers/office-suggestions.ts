import { z } from 'zod'
import { text } from '#api/endpoint.ts'
import { offices } from '#api/offices.ts'
import { sentences } from '#text/sentences.ts'
import { officeCount } from '../../db/register-rows.ts'
import { deskOf, filterOf, officeDesk } from '../../lists/office-desk.ts'
import type { Exporter } from '../exporter.ts'
import { type Listing, remarksSheet, reviewsSheet } from './beside-suggestions.ts'
import { bookOf } from './book.ts'
import { deskRows } from './desk-rows.ts'
import { deskWords, filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { pagesOf, portion, sheetOf } from './sheet.ts'
import { type SuggestionRow, suggestionColumns } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject({
  office: text(20),
  ...offices['GET /offices/:code/queue'].query.omit({ cursor: true, limit: true }).shape,
})
type Wanted = z.output<typeof wanted>

/** An office's desk as it is filtered: what lies there, what was said of it, and what experts said. */
export const officeSuggestions: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const office = deskOf(actor, asked.office)
    const given = { view: asked.view, filter: filterOf(asked), now: ctx.now() }
    return {
      total: await officeCount(ctx.db, actor, office, given),
      name: workbookName(sentences(language).register.files['office-suggestions'], ctx.now()),
      personal: true,
    }
  },
  write: async function* (ctx, actor, asked, making) {
    const { language, at, on } = making
    const { register } = sentences(language)
    const names = namesOfCalls(ctx, language)
    const listed: Listing[] = []
    async function* rows(): AsyncGenerator<readonly SuggestionRow[]> {
      const pages = pagesOf((cursor) =>
        officeDesk(ctx, actor, asked.office, { ...asked, cursor, limit: portion }, at),
      )
      for await (const page of pages) {
        for (const { id, no, title } of page) listed.push({ id, no, title })
        yield await deskRows(ctx, actor, page, names)
        await on(listed.length)
      }
    }
    const { no, work, title: _title, ...rest } = await suggestionColumns(ctx, language)
    const desk = deskWords(language)
    yield* bookOf(ctx, making, {
      sort: 'office-suggestions',
      filter: [
        ['office', (await namesOfAll(ctx, language)).office(asked.office)],
        ['view', desk.viewNames[asked.view] ?? asked.view],
        ['sort', desk.sorts[asked.sort]],
        ...(await filtersOf(ctx, language, asked)),
      ],
      sheets: [
        sheetOf(register.sheets.suggestions, [no, work, ...Object.values(rest)], rows),
        remarksSheet(ctx, actor, making, listed),
        reviewsSheet(ctx, actor, making, listed),
      ],
    })
  },
}
