import type { ExportSort } from '#core/export.ts'
import { registerOf } from '#documents/excel/register.ts'
import { formatInstant } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import type { Making } from '../exporter.ts'
import { type Sheet, sheetOf } from './sheet.ts'

/** The registers: every sort of export that is a list. */
export type RegisterSort = Exclude<ExportSort, 'dossier' | 'archive'>

/** A filter in words, one after the other. */
export type Filtered = readonly (readonly [key: FilterKey, value: string | undefined])[]
type FilterKey = keyof ReturnType<typeof sentences>['register']['filters']

/**
 * A workbook of these sheets. Its last sheet says what it is, by which filter, when, how many rows each sheet has, and whose it
 * is where personal data is inside; the same stands below every printed page.
 */
export function bookOf(
  ctx: Context,
  { language, at, mark }: Making,
  of: { readonly sort: RegisterSort; readonly filter: Filtered; readonly sheets: readonly Sheet[] },
): AsyncGenerator<Uint8Array> {
  const { register } = sentences(language)
  const { about, columns, filters } = register
  const narrowed = of.filter.filter(([, value]) => value !== undefined && value !== '')
  async function* told(): AsyncGenerator<readonly (readonly [string, string])[]> {
    yield [[about.what, register.files[of.sort]]]
    yield narrowed.length === 0
      ? [[about.filter, about.everything]]
      : narrowed.map(([key, value]) => [`${about.filter} · ${filters[key]}`, value ?? ''])
    yield of.sheets.map((it) => [about.sheet, about.rows(it.name, it.counted.rows)])
    yield [
      [about.at, formatInstant(at, language)],
      [about.from, ctx.config.publicUrl],
      [about.scope, about.scopeSays],
    ]
    if (of.sort.endsWith('suggestions')) yield [[about.leftOut, about.leftOutSays]]
    if (mark !== null) yield [[about.by, mark]]
  }
  const last = sheetOf<readonly [string, string]>(
    register.sheets.about,
    [
      { label: columns.item, width: 22, cell: ([item]) => item },
      { label: columns.says, width: 90, cell: ([, says]) => says },
    ],
    told,
  )
  return registerOf([...of.sheets, last], { foot: mark })
}
