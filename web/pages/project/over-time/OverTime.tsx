import { useReading } from '../../../language.tsx'
import { useLevelWords } from '../level-words.ts'
import { coursesOf } from './course.ts'
import { LevelTable } from './LevelTable.tsx'
import { Picture } from './Picture.tsx'
import { narrowShape, wideShape } from './shape.ts'
import './over-time.css'

export type StageName = 'suggestion' | 'application' | 'approval' | 'task-book' | 'mid-term' | 'acceptance'
export type LevelBasis = 'stated' | 'experts' | 'found'

/** What was assessed at one stage; nothing where it has not come to that yet. */
export interface StageShown {
  readonly stage: StageName
  readonly basis: LevelBasis
  readonly elements:
    | readonly {
        readonly element: string
        readonly name: string
        readonly from?: string | null
        readonly level: number
        readonly lowest?: number | undefined
        readonly highest?: number | undefined
        readonly target?: number | null
      }[]
    | null
}

interface Props {
  readonly stages: readonly StageShown[]
  /** Targets of the confirmed task book, by element. */
  readonly promised: ReadonlyMap<string, number>
  /** The highest level of the scale. */
  readonly highest: number
}

/** How each element has come along from stage to stage, and where it was promised to be; the same as a table. */
export function OverTime({ stages, promised, highest }: Props) {
  const words = useLevelWords().over
  const { large } = useReading()
  const courses = coursesOf(
    stages.map((it) => it.elements),
    promised,
  )
  if (courses.length === 0) return null
  const asked = { courses, stages: stages.length, highest, large }
  const shown = { stages, courses, scale: large ? 1.25 : 1 }
  return (
    <figure className="over-time">
      <ul className="over-key">
        <li>
          <svg viewBox="0 0 26 12" aria-hidden="true" focusable="false">
            <path className="way k" d="M0 6H26" />
            <circle className="dot k" cx="13" cy="6" r="4" />
          </svg>
          {words.keyStood}
        </li>
        <li>
          <svg viewBox="0 0 26 12" aria-hidden="true" focusable="false">
            <path className="ahead k" d="M0 6H26" />
          </svg>
          {words.keyAhead}
        </li>
        <li>
          <svg viewBox="0 0 26 12" aria-hidden="true" focusable="false">
            <path className="goal k" d="M0 6H26" />
          </svg>
          {words.keyGoal}
        </li>
        {courses.some((it) => it.readings.some((one) => one.lowest !== one.highest)) ? (
          <li>
            <svg viewBox="0 0 26 12" aria-hidden="true" focusable="false">
              <path className="range k" d="M13 0V12" />
            </svg>
            {words.keyRange}
          </li>
        ) : null}
      </ul>
      <Picture {...shown} className="over-wide" shape={wideShape(asked)} />
      <Picture {...shown} className="over-narrow" shape={narrowShape(asked)} />
      <LevelTable stages={stages} courses={courses} promised={promised} />
    </figure>
  )
}
