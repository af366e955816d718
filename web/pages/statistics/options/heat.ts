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

/** From here on a cell is dark and its number light; no shade lies so near the middle that neither could be read. */
const middle = 0.62
const shadeOf = (share: number): number =>
  share > middle ? 0.78 + ((share - middle) / (1 - middle)) * 0.22 : (share / middle) * 0.55

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
                    : between(look.tint, look.ink, shadeOf(share)),
                borderColor: it.possible || it.count > 0 ? look.line : 'transparent',
                borderWidth: 1,
              },
              label: {
                show: it.possible || it.count > 0,
                color: it.count === 0 ? look.quiet : share > middle ? look.ground : look.text,
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
