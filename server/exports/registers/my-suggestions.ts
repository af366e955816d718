import { z } from 'zod'
import { suggestions } from '#api/suggestions.ts'
import { sentences } from '#text/sentences.ts'
import { mine } from '../../db/mine.ts'
import { besideRows } from '../../db/register-rows.ts'
import type { Exporter } from '../exporter.ts'
import { type Listing, remarksSheet } from './beside-suggestions.ts'
import { bookOf } from './book.ts'
import { attachmentsOf } from './desk-rows.ts'
import { filtersOf } from './filters.ts'
import { namesOfCalls } from './names.ts'
import { pagesOf, portion, sheetOf } from './sheet.ts'
import { type SuggestionRow, suggestionColumns, withNames } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(suggestions['GET /suggestions'].query.omit({ cursor: true, limit: true }).shape)
type Wanted = z.output<typeof wanted>

/** What a person files or writes along with, as the list shows it, with the remarks that came back. */
export const mySuggestions: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const { counts } = await mine(ctx, actor, { ...asked, limit: 1 }, ctx.now())
    const states = asked.state === undefined ? Object.keys(counts) : [asked.state]
    return {
      total: states.reduce((sum, it) => sum + (counts[it] ?? 0), 0),
      name: workbookName(sentences(language).register.files['my-suggestions'], ctx.now()),
      personal: false,
    }
  },
  write: async function* (ctx, actor, asked, making) {
    const { language, at, on } = making
    const { register } = sentences(language)
    const names = namesOfCalls(ctx, language)
    const listed: Listing[] = []
    async function* rows(): AsyncGenerator<readonly SuggestionRow[]> {
      const pages = pagesOf((cursor) => mine(ctx, actor, { ...asked, cursor, limit: portion }, at))
      for await (const page of pages) {
        const ids = page.map((it) => it.id)
        for (const { id, no, title } of page) listed.push({ id, no, title })
        const [files, beside] = await Promise.all([attachmentsOf(ctx, actor, ids), besideRows(ctx.db, ids)])
        const full = page.map((it) => ({
          ...it,
          coAuthors: beside.get(it.id)?.coAuthors ?? [],
          attachments: files.get(it.id) ?? null,
        }))
        yield await withNames(full, names)
        await on(listed.length)
      }
    }
    // Who works on it in the office is the office's own matter and on none of the filer's screens.
    const {
      work: _work,
      handler: _handler,
      triage: _triage,
      ...columns
    } = await suggestionColumns(ctx, language)
    yield* bookOf(ctx, making, {
      sort: 'my-suggestions',
      filter: await filtersOf(ctx, language, asked),
      sheets: [
        sheetOf(register.sheets.suggestions, Object.values(columns), rows),
        remarksSheet(ctx, actor, making, listed),
      ],
    })
  },
}
