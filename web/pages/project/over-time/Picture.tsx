import { useId } from 'react'
import { linesOf } from '../../../parts/ladder/lines.ts'
import { letterOf } from '../../../parts/ladder/shape.ts'
import { useLevelWords } from '../level-words.ts'
import type { Course } from './course.ts'
import type { StageShown } from './OverTime.tsx'
import { type DrawnCourse, drawn, labelsOf, levelAt, type Shape, stageAt } from './shape.ts'

interface Props {
  readonly shape: Shape
  readonly className: string
  readonly stages: readonly StageShown[]
  readonly courses: readonly Course[]
  /** How much larger than its own units it is shown where there is room. */
  readonly scale: number
}

/** The picture at one size. What it shows is said in its description, too. */
export function Picture({ shape, className, stages, courses, scale }: Props) {
  const words = useLevelWords().over
  const id = useId()
  const said = courses.map((it) =>
    words.says(
      it.name,
      it.readings
        .map((one) => words.step(words.stages[stages[one.stage]?.stage ?? 'suggestion'], words.at(one.level)))
        .join(words.join),
      it.goal === null ? null : words.at(it.goal),
    ),
  )
  const lines = drawn(shape, courses)
  const labels = labelsOf(
    shape,
    lines.map((it) => it.end),
  )
  return (
    <svg
      className={className}
      viewBox={`0 0 ${shape.width} ${shape.height}`}
      width={shape.width * scale}
      height={shape.height * scale}
      role="img"
      aria-labelledby={`${id}title ${id}says`}
    >
      <title id={`${id}title`}>{words.picture}</title>
      <desc id={`${id}says`}>{said.join(' ')}</desc>
      <Grid shape={shape} stages={stages} />
      {lines.map((line, at) => (
        <g key={courses[at]?.element} className={`of-${at % 8}`}>
          {line.spots.map((it) => (
            <path key={it.reading.stage} className="range" d={it.range} />
          ))}
        </g>
      ))}
      {courses.map((it, at) => {
        const line = lines[at]
        return line === undefined ? null : (
          <Line key={it.element} shape={shape} course={it} line={line} at={at} label={labels[at] ?? 0} />
        )
      })}
    </svg>
  )
}

/** The scale and the stages; stages that it has not come to yet are paler. */
function Grid({ shape, stages }: Pick<Props, 'shape' | 'stages'>) {
  const words = useLevelWords().over
  const { turned, base, row, lowest, highest, start, step, width } = shape
  const levels = Array.from({ length: highest - lowest + 1 }, (_, n) => lowest + n)
  const far = start + (shape.stages - 1) * step + 24
  const top = base + (turned ? 1 : -1) * levels.length * row
  return (
    <>
      {levels.map((level) => {
        const middle = levelAt(shape, level)
        const edge = middle + row / 2
        return turned ? (
          <g key={level}>
            <path className="line" d={`M${edge} 30V${far}`} />
            <text className="level mid" x={middle} y="20">
              {level}
            </text>
          </g>
        ) : (
          <g key={level}>
            <path className="line" d={`M34 ${edge}H${far}`} />
            <text className="level" x="18" y={middle + 5}>
              {level}
            </text>
          </g>
        )
      })}
      {turned ? (
        <path className="edge" d={`M${base} 30V${far}M${top} 30V${far}`} />
      ) : (
        <path className="edge" d={`M34 ${base}H${far}M34 ${top}H${far}`} />
      )}
      {stages.map(({ stage, elements }, at) => {
        const along = stageAt(shape, at)
        const name = words.stages[stage]
        const kind = elements === null ? 'stage open' : 'stage'
        return turned ? (
          <g key={stage}>
            <path className="tick" d={`M${base} ${along}H${width - 4}`} />
            <text className={kind} x="0" y={along + 4}>
              {name}
            </text>
          </g>
        ) : (
          <g key={stage}>
            <path className="tick" d={`M${along} ${base}V${top}`} />
            <text className={`${kind} mid`} x={along} y={top - 14}>
              {name}
            </text>
          </g>
        )
      })}
    </>
  )
}

interface LineProps {
  readonly shape: Shape
  readonly course: Course
  readonly line: DrawnCourse
  readonly at: number
  readonly label: number
}

/** One element: where it was at each stage, where it is to come, and its name at the end. */
function Line({ shape, course, line, at, label }: LineProps) {
  const words = useLevelWords().over
  const { turned, labels, width } = shape
  const { end } = line
  const now = course.readings.at(-1)
  const goal = course.goal === null ? null : words.at(course.goal)
  const level = now === undefined ? '' : words.at(now.level)
  const names = turned ? [letterOf(at)] : linesOf(course.name, width - labels - 4, 14, 1)
  const leader = turned
    ? `M${end.x} ${end.y + 16}L${label} ${labels - 12}`
    : `M${end.x + 15} ${end.y}L${labels - 6} ${label}`
  return (
    <g className={`of-${at % 8}`}>
      <path className="parting" d={line.parting} />
      <path className="ahead" d={line.ahead} />
      <path className="goal" d={line.goal} />
      <path className="way" d={line.way} />
      {line.spots.map((it) => (
        <path
          key={it.reading.stage}
          className="dot"
          d={signs[at % signs.length]}
          transform={`translate(${it.x} ${it.y})`}
        />
      ))}
      <path className="leader" d={leader} />
      {turned ? (
        <text className="name mid" x={label} y={labels + 2}>
          {names[0]}
        </text>
      ) : (
        <>
          <text className="name" x={labels} y={label - 2}>
            {names[0]}
          </text>
          <text className="below" x={labels} y={label + 14}>
            {goal === null || now?.level === course.goal ? level : words.toGoal(level, goal)}
          </text>
        </>
      )}
    </g>
  )
}

/** A sign of its own for each element: colour is never what tells two lines apart. */
const signs = [
  'M-4.5 0A4.5 4.5 0 1 1 4.5 0A4.5 4.5 0 1 1 -4.5 0Z',
  'M-4 -4H4V4H-4Z',
  'M0 -5.6L5.6 0L0 5.6L-5.6 0Z',
  'M0 -5.4L5.2 4H-5.2Z',
  'M0 5.4L5.2 -4H-5.2Z',
  'M-5 -1.8H-1.8V-5H1.8V-1.8H5V1.8H1.8V5H-1.8V1.8H-5Z',
  'M-5.6 -3H5.6V3H-5.6Z',
  'M-3 -5.6H3V5.6H-3Z',
]
