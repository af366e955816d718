import type { Given } from './Figures.tsx'
import { levelsOption } from './options/levels.ts'
import { Picture } from './Picture.tsx'
import { useStatisticsWords } from './words.ts'

/** Readiness now and at the end, way by way. */
export function Levels({ counts, to }: Given) {
  const words = useStatisticsWords()
  const rises = counts.levels
    .toSorted((a, b) => a.now - b.now || a.target - b.target)
    .map((it) => ({ ...it, pick: `${it.now} ${it.target}` }))
  if (rises.length === 0) return null
  const cellOf = (now: number, target: number) => ({ now: String(now), target: String(target) })
  const option = levelsOption({
    rises,
    highest: Math.max(9, ...rises.map((it) => it.target)),
    tip: (it) => `${words.levels.from(it.now, it.target)}\n${it.count}`,
  })
  return (
    <Picture
      title={words.levels.title}
      says={words.levels.says}
      lines={3 + rises.length * 1.5}
      option={option}
      behind={(pick) => {
        const [now = 0, target = 0] = pick.split(' ').map(Number)
        return to(cellOf(now, target))
      }}
      table={{
        heads: [words.levels.name, words.count],
        rows: rises.map((it) => ({
          key: it.pick,
          name: words.levels.from(it.now, it.target),
          cells: [{ key: 'count', count: it.count, to: to(cellOf(it.now, it.target)) }],
        })),
      }}
    />
  )
}
