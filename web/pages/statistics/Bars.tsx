import type { Given } from './Figures.tsx'
import { barsOption } from './options/bars.ts'
import { Picture } from './Picture.tsx'
import { useStatisticsWords } from './words.ts'

interface Props extends Pick<Given, 'to'> {
  /** What the list is narrowed by. */
  readonly cell: string
  readonly title: { readonly title: string; readonly name: string }
  readonly counts: readonly { readonly key: string; readonly count: number }[]
  readonly name: (key: string) => string
}

/** Counts by one thing, the most first. */
export function Bars({ to, cell, title, counts, name }: Props) {
  const words = useStatisticsWords()
  const rows = counts.map((it) => ({ ...it, name: name(it.key) || words.unknown }))
  const option = barsOption({
    rows: rows.map((it) => it.name),
    stacks: [{ name: '', colour: 0, values: rows.map((it) => ({ count: it.count, pick: it.key })) }],
  })
  if (rows.length === 0) return null
  return (
    <Picture
      title={title.title}
      lines={Math.max(4, rows.length * 1.8)}
      option={option}
      behind={(key) => to({ [cell]: key })}
      table={{
        heads: [title.name, words.count],
        rows: rows.map((it) => ({
          key: it.key,
          name: it.name,
          cells: [{ key: 'count', count: it.count, to: to({ [cell]: it.key }) }],
        })),
      }}
    />
  )
}
