import type { Call } from '#core/call/call.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Part } from '#documents/dossier/page.ts'
import { formatDay } from '#text/format.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { saidIn, wordsIn } from '../exports/dossier-run.ts'
import type { StatisticsView } from './statistics.ts'

/** The figures of a call as tables, each with its total. */
export function statisticsParts(call: Call, figures: StatisticsView, language: Language): Part {
  const words = wordsIn(language).archive
  const say = saidIn(language)
  const named = (all: readonly { readonly code: string; readonly name: Words }[]) => (code: string) => {
    const found = all.find((it) => it.code === code)
    return found ? say(found.name) : code
  }
  const { states } = sentences(language).suggestion
  const kind = named(call.kinds)
  const field = named(call.fields)
  const table = (
    title: string,
    counts: readonly { readonly key: string; readonly count: number }[],
    name: (key: string) => string,
  ): Part[] => {
    if (counts.length === 0) return []
    const total = counts.reduce((sum, it) => sum + it.count, 0)
    const rows = [
      ...counts.map((it) => [name(it.key), String(it.count)]),
      [words.figures.total, String(total)],
    ]
    return [{ title, table: { columns: [wordsIn(language).columns.name, words.figures.count], rows } }]
  }
  const crossed = figures.kindByField.map((it) => ({ key: `${it.kind}\n${it.field ?? ''}`, count: it.count }))
  return {
    title: words.statistics,
    links: [{ href: 'statistics.json', text: 'statistics.json' }],
    parts: [
      ...table(words.figures.byState, figures.byState, (key) => states[key as State] ?? key),
      ...table(words.figures.byKind, figures.byKind, kind),
      ...table(words.figures.byOffice, figures.byOffice, named(call.offices)),
      ...table(words.figures.kindByField, crossed, (key) => {
        const [one = '', other = ''] = key.split('\n')
        return [kind(one), ...(other === '' ? [] : [field(other)])].join(' · ')
      }),
      ...table(words.figures.byOrgType, figures.byOrgType, named(call.orgTypes)),
      ...table(words.figures.byDistrict, figures.byDistrict, named(call.lists['districts'] ?? [])),
      ...table(
        words.figures.byDay,
        figures.byDay.map((it) => ({ key: it.day, count: it.count })),
        (day) => formatDay(day, language),
      ),
    ],
  }
}
