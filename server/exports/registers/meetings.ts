import { z } from 'zod'
import { text } from '#api/endpoint.ts'
import { meetings as contract } from '#api/meetings.ts'
import { formatInstant } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import { officeMeetings } from '../../lists/office-meetings.ts'
import type { Exporter } from '../exporter.ts'
import { filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { withNames } from './suggestion-columns.ts'

const wanted = z.strictObject({
  office: text(20),
  ...contract['GET /offices/:code/meetings'].query.shape,
})
type Wanted = z.output<typeof wanted>

/** An office's argument meetings, and on a sheet of its own what was said of each direction. */
export const meetings: Exporter<Wanted> = shortList({
  sort: 'meetings',
  wanted,
  // It names the experts who came.
  personal: true,
  found: (ctx, actor, asked) => officeMeetings(ctx, actor, asked.office, asked.call),
  filter: async (ctx, { office, call }, language) => [
    ['office', (await namesOfAll(ctx, language)).office(office)],
    ...(await filtersOf(ctx, language, { call })),
  ],
  sheets: async (ctx, all, language) => {
    const { register, step } = sentences(language)
    const { columns, outcomes } = register
    const rows = await withNames(all, namesOfCalls(ctx, language))
    const agendas = rows.flatMap((meeting) => meeting.items.map((it) => ({ ...it, meeting })))
    const site = ctx.config.publicUrl
    const experts = (it: (typeof rows)[number]) =>
      it.experts.map(({ name, unit }) => (unit === '' ? name : `${name}（${unit}）`)).join(register.separator)
    return [
      sheetOfAll(
        register.sheets.meetings,
        [
          { label: columns.meeting, width: 40, cell: (it) => it.title },
          { label: columns.call, width: 20, cell: (it) => it.names.call },
          { label: columns.office, width: 18, cell: (it) => it.names.office(it.office) },
          { label: columns.heldOn, width: 14, cell: (it) => ({ day: it.heldOn }) },
          { label: columns.place, width: 30, cell: (it) => it.place },
          { label: columns.panel, width: 50, cell: experts },
          { label: columns.agenda, width: 10, cell: (it) => it.items.length },
          { label: columns.recordedBy, width: 12, cell: (it) => it.by.name },
          { label: columns.recordedAt, width: 24, cell: (it) => formatInstant(it.at, language) },
        ],
        rows,
      ),
      sheetOfAll(
        register.sheets.agendas,
        [
          { label: columns.meeting, width: 40, cell: (it) => it.meeting.title },
          { label: columns.heldOn, width: 14, cell: (it) => ({ day: it.meeting.heldOn }) },
          {
            label: columns.directionTitle,
            width: 48,
            cell: ({ direction }) => ({ text: direction.title, href: `${site}/directions/${direction.id}` }),
          },
          { label: columns.directionState, width: 16, cell: (it) => step[it.direction.state] },
          {
            label: columns.outcome,
            width: 16,
            cell: (it) => (it.outcome === null ? null : outcomes[it.outcome]),
          },
          { label: columns.opinion, width: 60, cell: (it) => it.opinion },
        ],
        agendas,
      ),
    ]
  },
})
