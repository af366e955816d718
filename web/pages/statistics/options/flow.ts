import { type Look, usual } from '../../../parts/chart/look.ts'
import type { Option } from '../../../parts/chart/option.ts'

export interface FlowNode {
  readonly station: string
  readonly name: string
  readonly count: number
  /** Which of our colours, by its place; none is that of what goes no further. */
  readonly colour: number | null
}

interface Given {
  readonly nodes: readonly FlowNode[]
  readonly links: readonly { readonly from: string; readonly to: string; readonly count: number }[]
}

/** The way from the hand-in to the guide, each stretch as wide as many went it. On a phone names break. */
export const flowOption =
  ({ nodes, links }: Given) =>
  (look: Look): Option => {
    const narrow = look.width < 640
    const named = (station: string) => nodes.find((it) => it.station === station)
    const colourOf = (it: FlowNode) =>
      it.colour === null ? look.rest : (look.series[it.colour] ?? look.rest)
    return {
      ...usual(look),
      series: [
        {
          type: 'sankey',
          left: 4,
          right: narrow ? 86 : 150,
          top: 8,
          bottom: 8,
          nodeAlign: 'left',
          nodeWidth: narrow ? 8 : 14,
          nodeGap: narrow ? 34 : 16,
          draggable: false,
          layoutIterations: 32,
          data: nodes.map((it) => ({
            name: it.station,
            value: it.count,
            pick: it.station,
            itemStyle: { color: colourOf(it), borderWidth: 0 },
            label: {
              formatter: `${it.name} ${it.count}`,
              ...(narrow ? { width: 80, overflow: 'break' as const } : {}),
            },
          })),
          links: links.map((it) => ({
            source: it.from,
            target: it.to,
            value: it.count,
            pick: it.to,
            lineStyle: { color: look.rest, opacity: 0.45 },
          })),
          label: { color: look.text, fontSize: look.size, fontFamily: look.face },
          emphasis: { focus: 'adjacency' },
        },
      ],
      tooltip: {
        ...usual(look).tooltip,
        formatter: (given) => {
          if (Array.isArray(given)) return ''
          const data: unknown = given.data
          if (typeof data !== 'object' || data === null) return ''
          if ('source' in data && 'target' in data)
            return `${named(String(data.source))?.name ?? ''} → ${named(String(data.target))?.name ?? ''}  ${'value' in data ? String(data.value) : ''}`
          const node = named('name' in data ? String(data.name) : '')
          return node === undefined ? '' : `${node.name}  ${node.count}`
        },
      },
    }
  }
