import { type Look, usual } from '../../parts/chart/look.ts'
import type { Option } from '../../parts/chart/option.ts'

interface Given {
  readonly reached: readonly { readonly day: string; readonly total: number }[]
  /** The last day of the concentrated collection. */
  readonly last: string
  readonly deadline: string
  readonly name: (day: string) => string
}

const day = 86_400_000

/** How many had come by each day that is told, as steps. */
export const reachedOption =
  ({ reached, last, deadline, name }: Given) =>
  (look: Look): Option => {
    const label = { color: look.quiet, fontSize: look.size, fontFamily: look.face }
    const quietLine = { lineStyle: { color: look.line } }
    const ink = look.series[0] ?? look.ink
    const first = Date.parse(reached[0]?.day ?? '')
    const end = Date.parse(reached.at(-1)?.day ?? '')
    const days: string[] = []
    for (let at = first - day; at <= end; at += day) days.push(new Date(at).toISOString().slice(0, 10))
    let total = 0
    const totals = days.map((it) => {
      total = reached.find((one) => one.day === it)?.total ?? total
      return total
    })
    return {
      ...usual(look),
      grid: { left: 8, right: 16, top: 28, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: days,
        boundaryGap: false,
        axisLine: quietLine,
        axisTick: { show: false },
        axisLabel: { ...label, hideOverlap: true, formatter: name },
      },
      yAxis: { type: 'value', minInterval: 1, axisLabel: label, splitLine: quietLine },
      series: [
        {
          type: 'line',
          step: 'end',
          data: totals,
          showSymbol: false,
          lineStyle: { color: ink, width: 2 },
          itemStyle: { color: ink },
          areaStyle: { color: look.tint, opacity: 0.8 },
          ...(days.includes(last)
            ? {
                markLine: {
                  silent: true,
                  symbol: 'none',
                  lineStyle: { color: look.deadline, type: 'solid', width: 1.5 },
                  label: {
                    formatter: deadline,
                    color: look.deadline,
                    fontSize: look.size,
                    fontFamily: look.face,
                    position: 'end',
                    align: days.indexOf(last) * 2 < days.length ? 'left' : 'right',
                  },
                  data: [{ xAxis: last }],
                },
              }
            : {}),
        },
      ],
      tooltip: {
        ...usual(look).tooltip,
        trigger: 'axis',
        axisPointer: { type: 'line', lineStyle: { color: look.quiet } },
        formatter: (given) => {
          const n = (Array.isArray(given) ? given[0] : given)?.dataIndex ?? -1
          return days[n] === undefined ? '' : `${name(days[n])}  ${totals[n] ?? 0}`
        },
      },
    }
  }
