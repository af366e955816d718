import { type Look, usual } from '../../../parts/chart/look.ts'
import type { Option } from '../../../parts/chart/option.ts'

interface Given {
  readonly days: readonly { readonly day: string; readonly count: number; readonly total: number }[]
  /** The day after which it is no longer the concentrated collection. */
  readonly last: string
  readonly name: (day: string) => string
  readonly words: { readonly each: string; readonly together: string; readonly deadline: string }
}

/** What came in on each day as bars, all of it so far as a line, and the deadline. */
export const daysOption =
  ({ days, last, name, words }: Given) =>
  (look: Look): Option => {
    const label = { color: look.quiet, fontSize: look.size, fontFamily: look.face }
    const [bars = look.ink, line = look.quiet] = look.series
    const shown = days.some((it) => it.day === last)
    const quietLine = { lineStyle: { color: look.line } }
    const most = Math.max(1, ...days.map((it) => it.count))
    return {
      ...usual(look),
      grid: { left: 8, right: 8, top: 28, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: days.map((it) => it.day),
        axisLine: quietLine,
        axisTick: { show: false },
        axisLabel: { ...label, hideOverlap: true, formatter: name },
      },
      yAxis: [
        {
          type: 'value',
          minInterval: 1,
          max: most,
          axisLabel: label,
          splitLine: quietLine,
        },
        {
          type: 'value',
          minInterval: 1,
          axisLabel: label,
          splitLine: { show: false },
        },
      ],
      series: [
        {
          type: 'bar',
          data: days.map((it) => ({ value: it.count, pick: it.day })),
          itemStyle: { color: bars },
          barMaxWidth: 28,
          ...(shown
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: look.deadline, type: 'solid', width: 1.5 },
                  label: {
                    formatter: words.deadline,
                    color: look.deadline,
                    fontSize: look.size,
                    fontFamily: look.face,
                    position: 'end',
                    align: days.findIndex((it) => it.day === last) * 2 < days.length ? 'left' : 'right',
                  },
                  data: [{ xAxis: last }],
                },
              }
            : {}),
        },
        {
          type: 'line',
          yAxisIndex: 1,
          // Beyond the last hand-in nothing is known yet.
          data: days.slice(0, days.findLastIndex((it) => it.count > 0) + 1).map((it) => it.total),
          showSymbol: false,
          lineStyle: { color: line, width: 2, type: 'dashed' },
          itemStyle: { color: line },
        },
      ],
      tooltip: {
        ...usual(look).tooltip,
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: look.quiet } },
        formatter: (given) => {
          const it = days[(Array.isArray(given) ? given[0] : given)?.dataIndex ?? -1]
          return it === undefined
            ? ''
            : `${name(it.day)}\n${words.each} ${it.count}\n${words.together} ${it.total}`
        },
      },
    }
  }
