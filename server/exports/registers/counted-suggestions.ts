import { z } from 'zod'
import { statistics } from '#api/statistics.ts'
import { ownUnit } from '#core/permission/statistics.ts'
import { sentences } from '#text/sentences.ts'
import { besideRows } from '../../db/register-rows.ts'
import { figurePage } from '../../lists/figure-list.ts'
import { granted } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf, type Filtered } from './book.ts'
import { attachmentsOf } from './desk-rows.ts'
import { filtersOf } from './filters.ts'
import { namesOfAll, namesOfCalls } from './names.ts'
import { pagesOf, portion, sheetOf } from './sheet.ts'
import { type SuggestionRow, suggestionColumns, withNames } from './suggestion-columns.ts'
import { unitNamed } from './unit-named.ts'
import { workbookName } from './workbook-name.ts'

const asked = statistics['GET /statistics/list'].query.omit({ cursor: true, limit: true })
type Wanted = z.output<typeof asked>
type Sort = 'counted-suggestions' | 'unit-counted-suggestions'

/** The list behind a figure, newest first. */
const countedAs = (sort: Sort, wanted: z.ZodType<Wanted>): Exporter<Wanted> => ({
  wanted,
  plan: async (ctx, actor, by, language) => ({
    total: (await figurePage(ctx, actor, { ...by, limit: 1 }, ctx.now())).total,
    name: workbookName(sentences(language).register.files[sort], ctx.now()),
    personal: true,
  }),
  write: async function* (ctx, actor, by, making) {
    const { language, at, on } = making
    const { register, suggestion } = sentences(language)
    const names = namesOfCalls(ctx, language)
    let done = 0
    async function* rows(): AsyncGenerator<readonly SuggestionRow[]> {
      const pages = pagesOf((cursor) => figurePage(ctx, actor, { ...by, cursor, limit: portion }, at))
      for await (const page of pages) {
        const ids = page.map((it) => it.id)
        const [files, beside] = await Promise.all([attachmentsOf(ctx, actor, ids), besideRows(ctx.db, ids)])
        const full = page.map((it) => ({
          ...it,
          filer: { name: files.has(it.id) ? it.filer.name : '' },
          coAuthors: files.has(it.id) ? (beside.get(it.id)?.coAuthors ?? []) : [],
          attachments: files.get(it.id) ?? null,
        }))
        yield await withNames(full, names)
        done += page.length
        await on(done)
      }
    }
    const { no, title, work, handler, triage, ...rest } = await suggestionColumns(ctx, language)
    // Who works on it in the office is the office's own matter and no column of a unit's list.
    const columns =
      sort === 'counted-suggestions'
        ? [no, work, ...Object.values(rest), handler, triage]
        : [no, title, ...Object.values(rest)]
    const all = await namesOfAll(ctx, language)
    const states: Readonly<Record<string, string>> = suggestion.states
    const of = by.scope === 'unit' ? by.of && ((await unitNamed(ctx, by.of)) ?? by.of) : by.of
    const filter: Filtered = [
      ['scope', register.scopes[by.scope]],
      [
        by.scope === 'unit' || by.scope === 'office' ? by.scope : 'district',
        by.scope === 'office' ? all.office(of) : by.scope === 'district' ? all.of('districts', of) : of,
      ],
      ...(await filtersOf(ctx, language, {
        call: by.call,
        kind: by.kind,
        cohort: by.cohort,
        field: by.field === '-' ? undefined : by.field,
        handler: by.handler === 'none' ? undefined : by.handler,
      })),
      ['field', by.field === '-' ? register.noField : undefined],
      ['handler', by.handler === 'none' ? register.nobody : undefined],
      [
        'state',
        by.state
          ?.split(',')
          .filter(Boolean)
          .map((it) => states[it] ?? it)
          .join(register.separator),
      ],
      ['from', by.from],
      ['to', by.to],
      ['office', by.office && all.office(by.office)],
      ['district', by.district && all.of('districts', by.district)],
      ['unitType', by.type && all.orgType(by.type)],
      ['day', by.day],
      ['now', by.now?.toString()],
      ['target', by.target?.toString()],
      ['overdue', by.overdue && (by.overdue === 'yes' ? register.yes : register.no)],
    ]
    yield* bookOf(ctx, making, {
      sort,
      filter,
      sheets: [sheetOf(register.sheets.suggestions, columns, rows)],
    })
  },
})

/** The list behind a figure of an office, a district or the whole city. */
export const countedSuggestions: Exporter<Wanted> = countedAs(
  'counted-suggestions',
  z.strictObject(asked.shape),
)

const ofUnit: Exporter<Wanted> = countedAs(
  'unit-counted-suggestions',
  z.strictObject({ ...asked.shape, scope: z.literal('unit') }),
)

/** The list behind a figure of one's own unit, for which reading it is enough; who reads all units takes the one above. */
export const unitCountedSuggestions: Exporter<Wanted> = {
  ...ofUnit,
  plan: async (ctx, actor, by, language) => {
    granted(ownUnit(actor, by.of))
    return ofUnit.plan(ctx, actor, by, language)
  },
  write: async function* (ctx, actor, by, making) {
    granted(ownUnit(actor, by.of))
    yield* ofUnit.write(ctx, actor, by, making)
  },
}
