import { type Look, usual } from '../../../parts/chart/look.ts'
import type { Option } from '../../../parts/chart/option.ts'

export interface Rise {
  readonly now: number
  readonly target: number
  readonly count: number
  readonly pick: string
}

interface Given {
  readonly rises: readonly Rise[]
  readonly highest: number
  readonly tip: (rise: Rise) => string
}

/** From the level now to the level at the end: a ring, a line as thick as many take this way, a dot, and how many. */
export const levelsOption =
  ({ rises, highest, tip }: Given) =>
  (look: Look): Option => {
    const label = { color: look.quiet, fontSize: look.size, fontFamily: look.face }
    const most = Math.max(1, ...rises.map((it) => it.count))
    return {
      ...usual(look),
      grid: { left: 8, right: 44, top: 28, bottom: 4 },
      xAxis: {
        type: 'value',
        position: 'top',
        min: 0.5,
        max: highest + 0.5,
        interval: 1,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { show: false },
      },
      yAxis: { type: 'category', inverse: true, data: rises.map((it) => it.pick), show: false },
      series: [
        {
          type: 'custom',
          data: rises.map((it, n) => ({ value: [it.now, n, it.target], pick: it.pick })),
          encode: { x: [0, 2], y: 1 },
          renderItem: (_, api) => {
            const n = Number(api.value(1))
            const rise = rises[n]
            if (rise === undefined) return null
            const [from = 0, y = 0] = api.coord([rise.now, n])
            const [to = 0] = api.coord([rise.target, n])
            const ink = look.series[0] ?? look.ink
            return {
              type: 'group',
              children: [
                {
                  type: 'line',
                  shape: { x1: from, y1: y, x2: to, y2: y },
                  style: { stroke: ink, lineWidth: 2 + (rise.count / most) * 8, opacity: 0.45 },
                },
                {
                  type: 'circle',
                  shape: { cx: from, cy: y, r: 5 },
                  style: { fill: look.ground, stroke: ink, lineWidth: 2 },
                },
                { type: 'circle', shape: { cx: to, cy: y, r: 5 }, style: { fill: ink } },
                {
                  type: 'text',
                  style: {
                    text: String(rise.count),
                    x: to + 12,
                    y,
                    verticalAlign: 'middle',
                    fill: look.text,
                    fontSize: look.size,
                    fontFamily: look.face,
                  },
                },
              ],
            }
          },
        },
        {
          // The levels above, as numbers, each over a quiet line.
          type: 'custom',
          silent: true,
          data: Array.from({ length: highest }, (_, n) => [n + 1, 0]),
          renderItem: (params, api) => {
            const level = Number(api.value(0))
            const [x = 0] = api.coord([level, 0])
            const area = params.coordSys as unknown as { readonly y: number; readonly height: number }
            return {
              type: 'group',
              z2: -10,
              children: [
                {
                  type: 'line',
                  shape: { x1: x, y1: area.y, x2: x, y2: area.y + area.height },
                  style: { stroke: look.line, lineWidth: 1 },
                },
                {
                  type: 'text',
                  style: {
                    ...label,
                    text: String(level),
                    x,
                    y: area.y - 8,
                    align: 'center',
                    verticalAlign: 'bottom',
                    fill: look.quiet,
                  },
                },
              ],
            }
          },
          z: 1,
        },
      ],
      tooltip: {
        ...usual(look).tooltip,
        formatter: (given) => {
          const rise = Array.isArray(given) ? undefined : rises[given.dataIndex]
          return rise === undefined ? '' : tip(rise)
        },
      },
    }
  }
