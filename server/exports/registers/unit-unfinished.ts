import { z } from 'zod'
import { id } from '#api/endpoint.ts'
import { sentences } from '#text/sentences.ts'
import { unfinishedOf } from '../../db/unit-queue.ts'
import { unitOf } from '../../lists/unit-desk.ts'
import type { Exporter } from '../exporter.ts'
import { namesOfCalls } from './names.ts'
import { day } from './sheet.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { withNames } from './suggestion-columns.ts'
import { unitNamed } from './unit-named.ts'

const wanted = z.strictObject({ unit: id })
type Wanted = z.output<typeof wanted>

/** Who of a unit has begun and not finished, for those who remind them; titles and progress, as on the screen. */
export const unitUnfinished: Exporter<Wanted> = shortList({
  sort: 'unit-unfinished',
  wanted,
  personal: true,
  found: (ctx, actor, asked) => unfinishedOf(ctx.db, unitOf(actor, asked.unit)).execute(),
  filter: async (ctx, asked) => [['unit', await unitNamed(ctx, asked.unit)]],
  sheets: async (ctx, all, language) => {
    const { register, suggestion } = sentences(language)
    const { columns } = register
    const states: Readonly<Record<string, string>> = suggestion.states
    return [
      sheetOfAll(
        register.sheets.suggestions,
        [
          { label: columns.title, width: 48, cell: (it) => it.title },
          { label: columns.kind, width: 22, cell: (it) => it.names.kind(it.kind) },
          { label: columns.call, width: 20, cell: (it) => it.names.call },
          { label: columns.filer, width: 12, cell: (it) => it.filer },
          { label: columns.state, width: 14, cell: (it) => states[it.state] ?? it.state },
          { label: columns.editedAt, width: 14, cell: (it) => day(it.edited_at.getTime()) },
        ],
        await withNames(all, namesOfCalls(ctx, language)),
      ),
    ]
  },
})
