import { z } from 'zod'
import { text } from '#api/endpoint.ts'
import { groups as contract } from '#api/groups.ts'
import { sentences } from '#text/sentences.ts'
import { deskRows } from '../../db/groups.ts'
import { condensingDeskOf } from '../../lists/condensing-desk.ts'
import type { Exporter } from '../exporter.ts'
import { filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { linked } from './sheet.ts'
import { sheetOfAll, shortList } from './short-list.ts'
import { withNames } from './suggestion-columns.ts'

const wanted = z.strictObject({
  office: text(20),
  ...contract['GET /offices/:code/groups'].query.shape,
})
type Wanted = z.output<typeof wanted>

/** The screen shows the first thousand and says so; an office has no more in all its years. */
const all = 1_000_000

/** What an office has to condense, group by group, then what stands alone. */
export const groups: Exporter<Wanted> = shortList({
  sort: 'groups',
  wanted,
  personal: false,
  found: async (ctx, actor, asked) => {
    const rows = await deskRows(
      ctx.db,
      actor,
      { ...asked, office: condensingDeskOf(actor, asked.office) },
      all,
    )
    return rows.map((it) => ({ ...it, call: asked.call }))
  },
  filter: async (ctx, { office, ...asked }, language) => [
    ['office', (await namesOfAll(ctx, language)).office(office)],
    ...(await filtersOf(ctx, language, asked)),
  ],
  sheets: async (ctx, found, language) => {
    const { register, suggestion } = sentences(language)
    const { columns } = register
    const rows = await withNames(found, namesOfCalls(ctx, language))
    // As on the screen, a group without a name is called after its first member.
    const first = new Map(rows.toReversed().map((it) => [it.group, it.title]))
    const nameOf = (it: (typeof rows)[number]) =>
      it.group === null ? register.loose : it.group_name || (first.get(it.group) ?? '')
    const site = ctx.config.publicUrl
    const states: Readonly<Record<string, string>> = suggestion.states
    return [
      sheetOfAll(
        register.sheets.groups,
        [
          { label: columns.groupName, width: 36, cell: nameOf },
          { label: columns.no, width: 22, cell: (it) => it.no },
          {
            label: columns.title,
            width: 48,
            cell: (it) => linked(it.title, `${site}/suggestions/${it.id}/work`),
          },
          { label: columns.kind, width: 22, cell: (it) => it.names.kind(it.kind) },
          { label: columns.field, width: 18, cell: (it) => it.names.field(it.field) },
          { label: columns.state, width: 14, cell: (it) => states[it.state] ?? it.state },
          { label: columns.unit, width: 28, cell: (it) => it.org_name },
          { label: columns.unitType, width: 16, cell: (it) => it.names.orgType(it.org_type) },
          { label: columns.usedBy, width: 16, cell: (it) => it.directions.length },
          { label: columns.byHand, width: 10, cell: (it) => (it.by_hand ? register.yes : register.no) },
          { label: columns.groupModel, width: 18, cell: (it) => it.group_model },
        ],
        rows,
      ),
    ]
  },
})
