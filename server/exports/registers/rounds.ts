import { z } from 'zod'
import { text } from '#api/endpoint.ts'
import { rounds as contract } from '#api/rounds.ts'
import { sentences } from '#text/sentences.ts'
import { officeRounds } from '../../lists/office-rounds.ts'
import type { Exporter } from '../exporter.ts'
import { filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { day } from './sheet.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { withNames } from './suggestion-columns.ts'

const wanted = z.strictObject({
  office: text(20),
  ...contract['GET /offices/:code/rounds'].query.shape,
})
type Wanted = z.output<typeof wanted>

/** An office's rounds of judging, with how far each is. */
export const rounds: Exporter<Wanted> = shortList({
  sort: 'rounds',
  wanted,
  personal: false,
  found: (ctx, actor, asked) => officeRounds(ctx, actor, asked.office, asked.call),
  filter: async (ctx, { office, call }, language) => [
    ['office', (await namesOfAll(ctx, language)).office(office)],
    ...(await filtersOf(ctx, language, { call })),
  ],
  sheets: async (ctx, all, language) => {
    const { register, step } = sentences(language)
    const { columns, things } = register
    const rows = await withNames(all, namesOfCalls(ctx, language))
    const site = ctx.config.publicUrl
    return [
      sheetOfAll(
        register.sheets.rounds,
        [
          {
            label: columns.round,
            width: 40,
            cell: (it) => ({ text: it.title, href: `${site}/rounds/${it.id}` }),
          },
          { label: columns.call, width: 20, cell: (it) => it.names.call },
          { label: columns.state, width: 12, cell: (it) => step[it.state] },
          { label: columns.judged, width: 14, cell: (it) => things[it.subjects] },
          { label: columns.items, width: 12, cell: (it) => it.items },
          { label: columns.perSubject, width: 18, cell: (it) => it.perSubject },
          { label: columns.experts, width: 10, cell: (it) => it.experts },
          { label: columns.tasks, width: 12, cell: (it) => it.tasks },
          { label: columns.sheetsIn, width: 14, cell: (it) => it.handedIn },
          { label: columns.declined, width: 18, cell: (it) => it.declined },
          { label: columns.sheetsDue, width: 14, cell: (it) => day(it.due) },
          { label: columns.begunBy, width: 12, cell: (it) => it.by.name },
          { label: columns.begunAt, width: 14, cell: (it) => day(it.createdAt) },
          { label: columns.openedAt, width: 14, cell: (it) => day(it.openedAt) },
          { label: columns.closedAt, width: 14, cell: (it) => day(it.closedAt) },
        ],
        rows,
      ),
    ]
  },
})
