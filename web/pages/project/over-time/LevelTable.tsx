import { letterOf } from '../../../parts/ladder/shape.ts'
import { Scroll } from '../../../parts/Scroll.tsx'
import { useLevelWords } from '../level-words.ts'
import type { Course, Reading } from './course.ts'
import type { StageShown } from './OverTime.tsx'

interface Props {
  readonly stages: readonly StageShown[]
  readonly courses: readonly Course[]
  readonly promised: ReadonlyMap<string, number>
}

/** What the picture shows, in words and numbers. */
export function LevelTable({ stages, courses, promised }: Props) {
  const words = useLevelWords().over
  const nameOf = (element: string) => courses.find((it) => it.element === element)?.name
  return (
    <Scroll label={words.table}>
      <table className="over-table">
        <caption className="unseen">{words.table}</caption>
        <thead>
          <tr>
            <th scope="col">{words.element}</th>
            {stages.map(({ stage, basis, elements }) => (
              <th key={stage} scope="col" className="n">
                {words.stages[stage]}
                {elements === null ? null : <small>{words.bases[basis]}</small>}
              </th>
            ))}
            <th scope="col" className="n">
              {promised.size > 0 ? words.goal : words.aim}
            </th>
          </tr>
        </thead>
        <tbody>
          {courses.map((it, at) => (
            <tr key={it.element}>
              <th scope="row">
                <span className="letter">{letterOf(at)}</span>
                {it.name}
                {it.from === null || nameOf(it.from) === undefined ? null : (
                  <small>{words.partOf(nameOf(it.from) ?? '')}</small>
                )}
              </th>
              {stages.map(({ stage }, n) => (
                <td key={stage} className="n num">
                  <Read reading={it.readings.find((one) => one.stage === n)} />
                </td>
              ))}
              <td className="n num">{it.goal === null ? <None /> : words.at(it.goal)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function Read({ reading }: { readonly reading: Reading | undefined }) {
  const words = useLevelWords().over
  if (reading === undefined) return <None />
  const { level, lowest = level, highest = level } = reading
  return (
    <>
      {words.at(level)}
      {lowest === highest ? null : <small>{words.range(lowest, highest)}</small>}
    </>
  )
}

function None() {
  const words = useLevelWords().over
  return (
    <>
      <span aria-hidden="true">{words.none}</span>
      <span className="unseen">{words.noneSaid}</span>
    </>
  )
}
