import { useNavigate } from '@tanstack/react-router'
import { Chart } from '../../parts/chart/Chart.tsx'
import { Figure, type Table, type To } from '../../parts/chart/Figure.tsx'
import type { Look } from '../../parts/chart/look.ts'
import type { Option } from '../../parts/chart/option.ts'
import { useStatisticsWords } from './words.ts'

interface Props {
  readonly title: string
  readonly says?: string
  /** What the colours mean, where there are several. */
  readonly legend?: readonly { readonly name: string; readonly colour: number | null }[]
  readonly lines: number
  readonly option: (look: Look) => Option
  readonly table: Table
  /** The list behind what was pressed. */
  readonly behind: (pick: string) => To | null
}

/** A picture whose parts, like the numbers of its table, open the list behind them. */
export function Picture({ title, says, legend = [], lines, option, table, behind }: Props) {
  const words = useStatisticsWords()
  const navigate = useNavigate()
  const picks = table.rows.some((row) => row.cells.some((it) => it.to))
  const open = (pick: string) => {
    const to = behind(pick)
    if (to !== null) void navigate({ to: to.to, search: to.search })
  }
  return (
    <Figure title={title} says={says} toggle={words.table} table={table}>
      {legend.length === 0 ? null : (
        <ul className="legend small">
          {legend.map((it) => (
            <li key={it.name}>
              <span
                aria-hidden="true"
                style={{ background: it.colour === null ? 'var(--c-rest)' : `var(--c${it.colour + 1})` }}
              />
              {it.name}
            </li>
          ))}
        </ul>
      )}
      <Chart label={words.picture(title)} lines={lines} option={option} onPick={picks ? open : undefined} />
    </Figure>
  )
}
