import type { Words } from '#core/text.ts'
import type { Strength } from '#core/trl/evidence.ts'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { useReading } from '../language.tsx'
import { ElementTable } from './ladder/ElementTable.tsx'
import { Picture } from './ladder/Picture.tsx'
import { narrowShape, wideShape } from './ladder/shape.ts'
import { useLadderWords } from './ladder/words.ts'
import './ladder/ladder.css'

export interface LadderLevel {
  readonly level: number
  readonly name: Words
}

export interface LadderElement {
  readonly name: string
  /** 0 before the first level. */
  readonly now: number
  readonly target?: number | undefined
  /** It is the weakest, or one of them, and decides the whole. */
  readonly binding: boolean
  readonly evidence?: {
    readonly strength: Strength
    /** What there is, by type, in the reader's language. */
    readonly said: string
  }
}

interface Props {
  readonly levels: readonly LadderLevel[]
  /** At most as many as may be critical. */
  readonly elements: readonly LadderElement[]
  /** What the call wants; without it no level is marked. */
  readonly policy: ReadinessPolicy | undefined
}

/** How far each element is and where it is to go, beside what the call wants; and the same as a table. */
export function ReadinessLadder({ levels, elements, policy }: Props) {
  const { large } = useReading()
  const asked = {
    names: elements.map((it) => it.name),
    levels: levels.length,
    grounded: elements.some((it) => it.now === 0),
    evidence: elements.some((it) => it.evidence !== undefined),
    large,
  }
  const shown = { levels, elements, policy, scale: large ? 1.25 : 1 }
  return (
    <figure className="climb">
      <Legend levels={levels} policy={policy} />
      <Picture {...shown} className="climb-wide" shape={wideShape(asked)} />
      <Picture {...shown} className="climb-narrow" shape={narrowShape(asked)} />
      <ElementTable elements={elements} />
    </figure>
  )
}

function Legend({ levels, policy }: Pick<Props, 'levels' | 'policy'>) {
  const words = useLadderWords()
  const starts = policy?.usualStarts ?? []
  return (
    <ul className="climb-key">
      <li>
        <i className="now" />
        {words.now}
      </li>
      <li>
        <i className="target" />
        {words.target}
      </li>
      {starts.length === 0 ? null : (
        <li>
          <i className="usual" />
          {words.starts(words.span(Math.min(...starts), Math.max(...starts)))}
        </li>
      )}
      {policy === undefined ? null : (
        <li>
          <i className="wanted" />
          {words.targets(words.span(policy.lowestTarget, levels.at(-1)?.level ?? policy.lowestTarget))}
        </li>
      )}
    </ul>
  )
}
