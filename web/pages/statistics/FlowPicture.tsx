import type { Given } from './Figures.tsx'
import { flowOption } from './options/flow.ts'
import { Picture } from './Picture.tsx'
import { useStatisticsWords } from './words.ts'

/** Which of our colours each station has; those where the way ends without a guide have none. */
const colours: Readonly<Record<string, number>> = {
  'handed-in': 0,
  'at-office': 0,
  'at-unit': 2,
  waiting: 2,
  'with-filer': 2,
  'taken-in': 1,
  unused: 1,
  reserve: 5,
  drafting: 3,
  'in-guide': 4,
  adopted: 4,
  'partly-adopted': 4,
  merged: 4,
}

/** From the hand-in to the guide. */
export function FlowPicture({ counts, to }: Given) {
  const words = useStatisticsWords()
  const { nodes, links } = counts.flow
  const stations = words.flow.stations as Readonly<Record<string, string>>
  if (links.length === 0) return null
  const shown = nodes.map((it) => ({
    ...it,
    name: stations[it.station] ?? it.station,
    colour: colours[it.station] ?? null,
  }))
  const behind = (station: string) => {
    const states = shown.find((it) => it.station === station)?.states ?? []
    return to({ state: states.join(',') })
  }
  return (
    <div className="wide">
      <Picture
        title={words.flow.title}
        says={words.flow.says}
        lines={Math.max(16, nodes.length * 1.7)}
        option={flowOption({ nodes: shown, links })}
        behind={behind}
        table={{
          heads: [words.flow.name, words.count],
          rows: shown.map((it) => ({
            key: it.station,
            name: it.name,
            cells: [{ key: 'count', count: it.count, to: behind(it.station) }],
          })),
        }}
      />
    </div>
  )
}
