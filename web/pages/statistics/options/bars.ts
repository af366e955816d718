import { type Look, usual } from '../../../parts/chart/look.ts'
import type { Option } from '../../../parts/chart/option.ts'

export interface Stack {
  readonly name: string
  /** Which of our colours, by its place; null is that of the rest. */
  readonly colour: number | null
  readonly values: readonly { readonly count: number; readonly pick: string }[]
}

interface Given {
  readonly rows: readonly string[]
  /** One series, or several that stand on one another. */
  readonly stacks: readonly Stack[]
}

/** Bars that lie: names left, lengths right, the sum behind each. */
export const barsOption =
  ({ rows, stacks }: Given) =>
  (look: Look): Option => {
    const label = { color: look.text, fontSize: look.size, fontFamily: look.face }
    const sums = rows.map((_, n) => stacks.reduce((sum, it) => sum + (it.values[n]?.count ?? 0), 0))
    const room = look.width < 560 ? 104 : 190
    return {
      ...usual(look),
      grid: { left: room + 8, right: 44, top: 4, bottom: 4 },
      xAxis: { type: 'value', show: false, max: 'dataMax' },
      yAxis: {
        type: 'category',
        inverse: true,
        data: [...rows],
        axisLine: { lineStyle: { color: look.line } },
        axisTick: { show: false },
        axisLabel: { ...label, interval: 0, width: room, overflow: 'truncate' },
      },
      series: stacks.map((stack, place) => ({
        type: 'bar',
        stack: 'one',
        name: stack.name,
        data: stack.values.map((it) => ({ value: it.count, pick: it.pick })),
        itemStyle: {
          color: (stack.colour === null ? undefined : look.series[stack.colour]) ?? look.rest,
          borderColor: look.ground,
          borderWidth: stacks.length > 1 ? 1 : 0,
        },
        barMaxWidth: look.size * 2,
        barCategoryGap: '38%',
        ...(place === stacks.length - 1
          ? {
              label: {
                show: true,
                position: 'right',
                color: look.quiet,
                fontSize: look.size,
                fontFamily: look.face,
                formatter: ({ dataIndex }: { readonly dataIndex: number }) => String(sums[dataIndex] ?? ''),
              },
            }
          : {}),
      })),
      tooltip: {
        ...usual(look).tooltip,
        formatter: (given) => {
          if (Array.isArray(given)) return ''
          const of = stacks[given.seriesIndex ?? 0]
          const named = stacks.length > 1 ? `\n${of?.name ?? ''}` : ''
          return `${rows[given.dataIndex] ?? ''}${named} ${of?.values[given.dataIndex]?.count ?? ''}`
        },
      },
    }
  }
