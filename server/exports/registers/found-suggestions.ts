import { z } from 'zod'
import { text } from '#api/endpoint.ts'
import { search } from '#api/search.ts'
import { sentences } from '#text/sentences.ts'
import { foundOnDesk } from '../../lists/found-on-desk.ts'
import type { Exporter } from '../exporter.ts'
import { type Listing, remarksSheet, reviewsSheet } from './beside-suggestions.ts'
import { bookOf } from './book.ts'
import { deskRows } from './desk-rows.ts'
import { deskWords, filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { type Column, pagesOf, portion, sheetOf } from './sheet.ts'
import { type SuggestionRow, suggestionColumns } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject({
  office: text(20),
  ...search['GET /offices/:code/search'].query.omit({ cursor: true, limit: true }).shape,
})
type Wanted = z.output<typeof wanted>

interface Found extends SuggestionRow {
  readonly passage: string
}

/** What a query in words and keys finds on an office's desk, best hits first, with the passage that says it. */
export const foundSuggestions: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const at = ctx.now()
    const found = (cursor: string | undefined, limit: number) =>
      foundOnDesk(ctx, actor, asked.office, { ...asked, cursor, limit }, { language, at })
    const first = await found(undefined, 1)
    let { total } = first
    // The search counts no further than its screen shows; beyond that its pages are counted.
    if (first.more) {
      total = 0
      for await (const page of pagesOf((cursor) => found(cursor, portion))) total += page.length
    }
    return {
      total,
      name: workbookName(sentences(language).register.files['found-suggestions'], at),
      personal: true,
    }
  },
  write: async function* (ctx, actor, asked, making) {
    const { language, at, on } = making
    const { register } = sentences(language)
    const names = namesOfCalls(ctx, language)
    const listed: Listing[] = []
    async function* rows(): AsyncGenerator<readonly Found[]> {
      const pages = pagesOf((cursor) =>
        foundOnDesk(ctx, actor, asked.office, { ...asked, cursor, limit: portion }, { language, at }),
      )
      for await (const page of pages) {
        for (const { id, no, title } of page) listed.push({ id, no, title })
        const full = await deskRows(ctx, actor, page, names)
        yield full.map((it) => ({ ...it, passage: it.marks.snippet?.text ?? '' }))
        await on(listed.length)
      }
    }
    const { no, work, title: _title, ...rest } = await suggestionColumns(ctx, language)
    const passage: Column<Found> = { label: register.columns.passage, width: 60, cell: (it) => it.passage }
    yield* bookOf(ctx, making, {
      sort: 'found-suggestions',
      filter: [
        ['office', (await namesOfAll(ctx, language)).office(asked.office)],
        ['view', deskWords(language).viewNames[asked.view] ?? asked.view],
        ...(await filtersOf(ctx, language, asked)),
      ],
      sheets: [
        sheetOf<Found>(register.sheets.suggestions, [no, work, passage, ...Object.values(rest)], rows),
        remarksSheet(ctx, actor, making, listed),
        reviewsSheet(ctx, actor, making, listed),
      ],
    })
  },
}
