import { possibleSpots } from '#core/statistics/thin.ts'
import { routableOf } from '../admin-calls/routing.ts'
import type { Given } from './Figures.tsx'
import { heatOption } from './options/heat.ts'
import { Picture } from './Picture.tsx'
import { useStatisticsWords } from './words.ts'

/** Stands for kinds that ask no field. */
const noField = '-'

/** Kinds by fields in shades of ink. */
export function Heat({ counts, names, to }: Given) {
  const words = useStatisticsWords()
  const { call } = names
  if (call === undefined) return null
  const spots = possibleSpots(routableOf(call, call.routing))
  const has = (field: string | null, kind?: string) =>
    [...spots, ...counts.kindByField].some(
      (it) => it.field === field && (kind === undefined || it.kind === kind),
    )
  const kinds = call.kinds.map((it) => it.code)
  const fields = [...call.fields.map((it) => it.code), null].filter((it) => has(it))
  const at = (kind: string, field: string | null) =>
    counts.kindByField.find((it) => it.kind === kind && it.field === field)?.count ?? 0
  const nameOf = (field: string | null) => (field === null ? words.noField : names.field(field))
  const cellOf = (kind: string, field: string | null) => ({ kind, field: field ?? noField })
  const cells = fields.flatMap((field, row) =>
    kinds.map((kind, column) => ({
      column,
      row,
      count: at(kind, field),
      pick: JSON.stringify([kind, field]),
      possible: has(field, kind),
    })),
  )
  const option = heatOption({
    columns: kinds.map(names.kind),
    rows: fields.map(nameOf),
    cells,
    tip: (it) => `${names.kind(kinds[it.column] ?? '')}\n${nameOf(fields[it.row] ?? null)}  ${it.count}`,
  })
  return (
    <div className="wide">
      <Picture
        title={words.heat.title}
        says={words.heat.says}
        lines={4 + fields.length * 1.75}
        option={option}
        behind={(pick) => {
          const [kind, field] = JSON.parse(pick) as [string, string | null]
          return at(kind, field) === 0 ? null : to(cellOf(kind, field))
        }}
        table={{
          heads: [words.heat.field, ...kinds.map(names.kind), words.sum],
          rows: fields.map((field) => ({
            key: field ?? noField,
            name: nameOf(field),
            cells: [
              ...kinds.map((kind) => ({
                key: kind,
                count: at(kind, field),
                to: to(cellOf(kind, field)),
                ...(has(field, kind) ? {} : { text: '' }),
              })),
              {
                key: 'sum',
                count: kinds.reduce((sum, kind) => sum + at(kind, field), 0),
                to: to({ field: field ?? noField }),
              },
            ],
          })),
        }}
      />
    </div>
  )
}
