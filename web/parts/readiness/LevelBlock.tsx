import type { ReactNode } from 'react'
import type { ClassLevel, Item, LevelItems, Method } from '#core/trl/checklists.ts'
import type { ItemAnswers } from '#core/trl/item-answer.ts'
import type { JudgedLevel } from '#core/trl/judge-level.ts'
import type { ReadinessLevel } from '#core/trl/policy.ts'
import type { Reach } from '#core/trl/reach.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../Icon.tsx'
import { type LevelState, saidOf, stateOf } from './said.ts'
import { useLevelWords } from './words.ts'

interface Props {
  readonly level: LevelItems
  readonly named: ReadinessLevel | undefined
  /** What the class shows at this level, and where. */
  readonly shown: ClassLevel | undefined
  readonly judged: JudgedLevel
  readonly reach: Reach
  readonly answers: ItemAnswers
  readonly method: Method
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly row: (item: Item) => ReactNode
  /** Nothing where the answers are not to be changed. */
  readonly onLowerMet: (() => void) | undefined
  readonly onNext: (() => void) | undefined
}

/** A level: what it means here, its points, what they come to, and what is missing to pass it. */
export function LevelBlock(props: Props) {
  const { level, named, shown, judged, reach, answers, method, open, onOpen } = props
  const words = useLevelWords()
  const say = useSay()
  const state = stateOf(judged, level, answers, reach)
  const lowest = reach.level + 1
  return (
    <details
      className={`level-block ${state}`}
      data-level={level.level}
      open={open}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <h4>
          <b className="num">{words.level(level.level)}</b> {named === undefined ? '' : say(named.name)}
        </h4>
        <StatePart state={state} score={judged.score} />
      </summary>
      <div className="in-level">
        {named === undefined ? null : <p>{say(named.definition)}</p>}
        {shown === undefined ? null : (
          <dl className="shown">
            <div>
              <dt>{words.carrier}</dt>
              <dd>{say(shown.carrier)}</dd>
            </div>
            <div>
              <dt>{words.environment}</dt>
              <dd>{say(shown.environment)}</dd>
            </div>
          </dl>
        )}
        {level.level > lowest ? (
          <div className="find lower">
            <p>{words.lowerOpen(lowest, level.level - 1)}</p>
            {props.onLowerMet === undefined ? null : (
              <button type="button" className="btn sm" onClick={props.onLowerMet}>
                {words.lowerMet}
              </button>
            )}
          </div>
        ) : null}
        <ScoreBar score={judged.score} mark={method.passMark} />
        <div className="said" role="status">
          {saidOf(judged, level, answers, method, words).map((it) => (
            <p key={it}>{it}</p>
          ))}
        </div>
        <ul className="level-items">{level.items.map(props.row)}</ul>
        {judged.passed && props.onNext !== undefined ? (
          <button type="button" className="btn main" onClick={props.onNext}>
            {words.next(level.level + 1)}
            <Icon name="down" />
          </button>
        ) : null}
      </div>
    </details>
  )
}

const looks = { passed: 'adopt', failed: 'return', open: 'draft', above: 'wait' } as const
const icons = { passed: 'check', failed: 'warn', open: 'minus', above: 'up' } as const

function StatePart({ state, score }: { readonly state: LevelState; readonly score: number }) {
  const words = useLevelWords()
  return (
    <span className="state">
      {state === 'open' ? null : <span className="num sub">{words.score(score)}</span>}
      <span className={`st ${looks[state]}`}>
        <Icon name={icons[state]} />
        {words.state[state]}
      </span>
    </span>
  )
}

/** The score beside the mark that passes. */
function ScoreBar({ score, mark }: { readonly score: number; readonly mark: number }) {
  const words = useLevelWords()
  return (
    <div className="score num">
      <b>{words.score(score)}</b>
      <svg role="img" aria-label={words.bar(score, mark)} width="100%" height="18">
        <rect className="rest" x="0" y="4" width="100%" height="10" />
        <rect className="got" x="0" y="4" width={`${score}%`} height="10" />
        <rect className="mark" x={`${mark}%`} y="0" width="2" height="18" />
      </svg>
      <span className="sub small">{words.mark(mark)}</span>
    </div>
  )
}
