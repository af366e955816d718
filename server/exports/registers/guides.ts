import { z } from 'zod'
import { guides as contract } from '#api/guides.ts'
import { sentences } from '#text/sentences.ts'
import { guidesSeen } from '../../lists/guides-seen.ts'
import type { Exporter } from '../exporter.ts'
import { filtersOf } from './filters.ts'
import { namesOfCalls, sayIn } from './names.ts'
import { day } from './sheet.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { withNames } from './suggestion-columns.ts'

const wanted = z.strictObject(contract['GET /guides'].query.shape)
type Wanted = z.output<typeof wanted>

/** The guides being prepared and published, with when each step was. */
export const guides: Exporter<Wanted> = shortList({
  sort: 'guides',
  wanted,
  personal: false,
  found: (ctx, actor, asked) => guidesSeen(ctx, actor, asked),
  filter: (ctx, asked, language) => filtersOf(ctx, language, asked),
  sheets: async (ctx, all, language) => {
    const { register, step } = sentences(language)
    const { columns } = register
    const say = sayIn(language)
    const rows = await withNames(all, namesOfCalls(ctx, language))
    const civil = (it: string | null) => (it === null ? null : { day: it })
    return [
      sheetOfAll(
        register.sheets.guides,
        [
          {
            label: columns.guideTitle,
            width: 48,
            cell: (it) => ({ text: say(it.title), href: `${ctx.config.publicUrl}/guides/${it.id}` }),
          },
          { label: columns.call, width: 20, cell: (it) => it.names.call },
          {
            label: columns.guideKinds,
            width: 40,
            cell: (it) => it.kinds.map((kind) => it.names.kind(kind)).join(register.separator),
          },
          { label: columns.state, width: 16, cell: (it) => step[it.state] },
          { label: columns.since, width: 16, cell: (it) => day(it.since) },
          { label: columns.directionCount, width: 10, cell: (it) => it.directions },
          { label: columns.applyFrom, width: 14, cell: (it) => civil(it.applyFrom) },
          { label: columns.applyTo, width: 14, cell: (it) => civil(it.applyTo) },
          { label: columns.commentUntil, width: 16, cell: (it) => day(it.commentUntil) },
          { label: columns.approvedAt, width: 14, cell: (it) => day(it.approvedAt) },
          { label: columns.publishAt, width: 14, cell: (it) => day(it.publishAt) },
          { label: columns.publishedAt, width: 14, cell: (it) => day(it.publishedAt) },
          { label: columns.slug, width: 18, cell: (it) => it.slug },
        ],
        rows,
      ),
    ]
  },
})
