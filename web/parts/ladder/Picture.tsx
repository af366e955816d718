import { useId } from 'react'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { useSay } from '../../language.tsx'
import type { LadderElement, LadderLevel } from '../ReadinessLadder.tsx'
import { linesOf } from './lines.ts'
import type { Shape } from './shape.ts'
import { useLadderWords } from './words.ts'

interface Props {
  readonly shape: Shape
  readonly className: string
  readonly levels: readonly LadderLevel[]
  readonly elements: readonly LadderElement[]
  readonly policy: ReadinessPolicy | undefined
  /** How much larger than its own units it is shown where there is room. */
  readonly scale: number
}

/** The picture at one size. What it shows is said in its description, too. */
export function Picture({ shape, className, levels, elements, policy, scale }: Props) {
  const words = useLadderWords()
  const id = useId()
  const said = elements.map((it) =>
    words.says(
      it.name,
      words.level(it.now),
      it.target === undefined ? undefined : words.level(it.target),
      it.binding,
    ),
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
      <title id={`${id}title`}>{words.title}</title>
      <desc id={`${id}says`}>{said.join(' ')}</desc>
      <Rows shape={shape} levels={levels} policy={policy} />
      {elements.map((it, at) => (
        // Elements have no other identity here, and two may bear one name while they are written.
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is what stands at its place
        <Column key={at} shape={shape} at={at} element={it} levels={levels} alone={elements.length === 1} />
      ))}
    </svg>
  )
}

const rowTop = ({ base, row }: Shape, level: number) => base - level * row
const rowMiddle = (shape: Shape, level: number) => shape.base - (level - 0.5) * shape.row

function Rows({ shape, levels, policy }: Pick<Props, 'shape' | 'levels' | 'policy'>) {
  const words = useLadderWords()
  const say = useSay()
  const { width, left, top, base, row } = shape
  return (
    <>
      {levels.map(({ level, name }) => {
        const wanted = policy !== undefined && level >= policy.lowestTarget
        const band = wanted ? 'wanted' : policy?.usualStarts.includes(level) ? 'usual' : 'bare'
        const lines = shape.named ? linesOf(say(name), left - 52, 13, 2) : []
        const middle = rowMiddle(shape, level)
        return (
          <g key={level}>
            <rect className={band} x="0" y={rowTop(shape, level)} width={width} height={row} />
            <path className="line" d={`M0 ${rowTop(shape, level) + row}H${width}`} />
            <text className="level" x="18" y={middle + 5}>
              {level}
            </text>
            {lines.map((line, at) => (
              <text
                key={line}
                className="level-name"
                x="38"
                y={middle + 5 + (at - (lines.length - 1) / 2) * 16}
              >
                {line}
              </text>
            ))}
          </g>
        )
      })}
      {shape.named ? (
        <text className="level-name" x="12" y={top - 12}>
          {words.levels}
        </text>
      ) : null}
      <path className="edge" d={`M0 ${top}H${width}M0 ${base}H${width}`} />
    </>
  )
}

interface ColumnProps {
  readonly shape: Shape
  readonly at: number
  readonly element: LadderElement
  readonly levels: readonly LadderLevel[]
  readonly alone: boolean
}

function Column({ shape, at, element, levels, alone }: ColumnProps) {
  const { left, column, top, base, half, headLine } = shape
  const { now, target } = element
  const binding = element.binding && !alone
  const start = left + at * column
  const middle = start + column / 2
  const heads = shape.heads[at] ?? []
  const reached = now === 0 ? base : rowMiddle(shape, now)
  const goal = target === undefined || target <= now ? reached : rowMiddle(shape, target)
  const rungs = (from: number, to: number) =>
    levels
      .filter((it) => it.level >= from && it.level < to)
      .map((it) => `M${middle - half} ${rowMiddle(shape, it.level)}h${2 * half}`)
      .join('')
  const rails = (from: number, to: number) =>
    from === to ? '' : `M${middle - half} ${from}V${to}M${middle + half} ${from}V${to}`
  return (
    <g>
      {binding ? (
        <rect className="binding" x={start + 3} y={top + 1} width={column - 6} height={base - top - 2} />
      ) : null}
      {heads.map((line, n) => (
        <text
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at its place
          key={n}
          className={binding ? 'head bound' : 'head'}
          x={middle}
          y={top - 14 - (heads.length - n) * headLine + 2}
        >
          {line}
        </text>
      ))}
      <Below shape={shape} element={element} binding={binding} middle={middle} />
      <path className="way" d={rails(reached, goal)} />
      <path className="step" d={rungs(now + 1, target ?? 0)} />
      <path className="stands" d={rails(base, reached)} />
      <path className="stands" d={rungs(1, now)} />
      {target === undefined || target === now ? null : (
        <Box shape={shape} className="target" level={target} middle={middle} />
      )}
      <Box shape={shape} className="now" level={now} middle={middle} />
      <Evidence shape={shape} element={element} middle={middle} />
    </g>
  )
}

/** Below the name: that this element decides, or from where to where it goes. */
function Below({
  shape,
  element,
  binding,
  middle,
}: {
  readonly shape: Shape
  readonly element: LadderElement
  readonly binding: boolean
  readonly middle: number
}) {
  const words = useLadderWords()
  const { now, target } = element
  if (!binding && !shape.spoken) return null
  const bound = shape.column >= 130 ? words.binding : words.bindingShort
  const fromTo = target === undefined ? words.level(now) : words.fromTo(words.level(now), words.level(target))
  const text = binding ? bound : fromTo
  // What would be cut is left out: the frame shows it, and the table says it.
  const [fits, ...more] = linesOf(text, shape.column, 12, 2)
  if (more.length > 0 || fits !== text) return null
  return (
    <text className={binding ? 'below bound' : 'below'} x={middle} y={shape.top - 9}>
      {text}
    </text>
  )
}

interface BoxProps {
  readonly shape: Shape
  readonly className: 'now' | 'target'
  readonly level: number
  readonly middle: number
}

function Box({ shape, className, level, middle }: BoxProps) {
  const words = useLadderWords()
  const { box, boxHeight, spoken } = shape
  const y = level === 0 ? shape.base + boxHeight / 2 + 4 : rowMiddle(shape, level)
  const text = className === 'now' ? words.nowBox(level) : words.targetBox(level)
  return (
    <>
      <rect
        className={className}
        x={middle - box / 2}
        y={y - boxHeight / 2}
        width={box}
        height={boxHeight}
        rx="4"
      />
      <text className={`in-${className}`} x={middle} y={y + 4.5}>
        {spoken ? text : level}
      </text>
    </>
  )
}

const filled = { none: 0, weak: 1, medium: 2, strong: 3 }

function Evidence({
  shape,
  element,
  middle,
}: {
  readonly shape: Shape
  readonly element: LadderElement
  readonly middle: number
}) {
  const words = useLadderWords()
  const { evidence } = element
  if (evidence === undefined) return null
  return (
    <>
      {[0, 1, 2].map((n) => (
        <rect
          key={n}
          className={n < filled[evidence.strength] ? 'shown' : 'not-shown'}
          x={middle - 21 + n * 15}
          y={shape.base + shape.under + 16}
          width="12"
          height="8"
        />
      ))}
      <text className="below" x={middle} y={shape.base + shape.under + 42}>
        {words.strength[evidence.strength]}
      </text>
    </>
  )
}
