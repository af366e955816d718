import { between, type Look, usual } from '../../../parts/chart/look.ts'
import type { Option } from '../../../parts/chart/option.ts'

export interface HeatCell {
  readonly column: number
  readonly row: number
  readonly count: number
  readonly pick: string
  /** Whether anything can be here at all. */
  readonly possible: boolean
}

interface Given {
  readonly columns: readonly string[]
  readonly rows: readonly string[]
  readonly cells: readonly HeatCell[]
  readonly tip: (cell: HeatCell) => string
}

/** Columns by rows in shades of ink; every cell carries its number. */
export const heatOption =
  ({ columns, rows, cells, tip }: Given) =>
  (look: Look): Option => {
    const narrow = look.width < 560
    const most = Math.max(1, ...cells.map((it) => it.count))
    const label = { color: look.quiet, fontSize: look.size, fontFamily: look.face }
    return {
      ...usual(look),
      grid: { left: narrow ? 84 : 8, right: 8, top: narrow ? 84 : 8, bottom: 8, containLabel: !narrow },
      xAxis: {
        type: 'category',
        position: 'top',
        data: [...columns],
        axisLine: { show: false },
        axisTick: { show: false },
        splitArea: { show: false },
        axisLabel: {
          ...label,
          interval: 0,
          ...(narrow
            ? { rotate: 60, width: 84, overflow: 'truncate' }
            : { width: Math.max(72, (look.width - 200) / columns.length - 8), overflow: 'break' }),
        },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...rows],
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...label, interval: 0, width: narrow ? 76 : 190, overflow: 'truncate' },
      },
      series: [
        {
          type: 'heatmap',
          data: cells.map((it) => {
            // By the root, so that one large figure does not pale all others.
            const share = Math.sqrt(it.count / most)
            return {
              value: [it.column, it.row, it.count],
              pick: it.pick,
              itemStyle: {
                color:
                  it.count === 0
                    ? it.possible
                      ? look.ground
                      : 'transparent'
                    : between(look.tint, look.ink, share),
                borderColor: it.possible || it.count > 0 ? look.line : 'transparent',
                borderWidth: 1,
              },
              label: {
                show: it.possible || it.count > 0,
                color: it.count > 0 && share > 0.5 ? look.ground : look.quiet,
                formatter: String(it.count),
              },
            }
          }),
          label: { fontSize: look.size, fontFamily: look.face },
          emphasis: { itemStyle: { borderColor: look.text, borderWidth: 2 } },
        },
      ],
      tooltip: {
        ...usual(look).tooltip,
        formatter: (given) => {
          const cell = cells[Array.isArray(given) ? -1 : given.dataIndex]
          return cell === undefined ? '' : tip(cell)
        },
      },
    }
  }
