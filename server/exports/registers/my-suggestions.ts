import type { z } from 'zod'
import { suggestions } from '#api/suggestions.ts'
import { dayOf } from '#core/instant.ts'
import { type RegisterCell, registerOf } from '#documents/excel/register.ts'
import { sentences } from '#text/sentences.ts'
import { mine } from '../../db/mine.ts'
import type { Exporter } from '../exporter.ts'
import { namesOfCalls } from './names.ts'
import { workbookName } from './workbook-name.ts'

const wanted = suggestions['GET /suggestions'].query.omit({ cursor: true, limit: true })
type Wanted = z.infer<typeof wanted>

/** So many rows are fetched at a time. */
const portion = 500

/** What a person files or writes along with, as the list shows it. */
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
  write: (ctx, actor, asked, { language, at, on }) => {
    const { register, suggestion } = sentences(language)
    const names = namesOfCalls(ctx, language)
    async function* rows(): AsyncGenerator<readonly RegisterCell[]> {
      let cursor: string | undefined
      let done = 0
      do {
        const page = await mine(ctx, actor, { ...asked, cursor, limit: portion }, at)
        for (const it of page.items) {
          const { kind, field } = await names(it.call, it)
          yield [
            it.no ?? '',
            { text: it.title, href: `${ctx.config.publicUrl}/suggestions/${it.id}` },
            kind,
            field,
            suggestion.states[it.state],
            it.org.name,
            it.firstHandedIn === null ? null : { day: dayOf(it.firstHandedIn) },
            { day: dayOf(it.editedAt) },
          ]
        }
        done += page.items.length
        await on(done)
        cursor = page.next ?? undefined
      } while (cursor !== undefined)
    }
    const { no, title, kind, field, state, unit, firstHandedIn, editedAt } = register.columns
    const columns = [
      { label: no, width: 22 },
      { label: title, width: 48 },
      { label: kind, width: 22 },
      { label: field, width: 18 },
      { label: state, width: 14 },
      { label: unit, width: 28 },
      { label: firstHandedIn, width: 14 },
      { label: editedAt, width: 14 },
    ]
    return registerOf([{ name: register.sheets.suggestions, columns, rows: rows() }])
  },
}
