import type { AssessedElement, Assessment } from '#core/trl/assessment.ts'
import { reachOf } from '#core/trl/reach.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../Icon.tsx'
import { AnswerTable } from './AnswerTable.tsx'
import { beforeOf, evidenceFor, itemChanges, type Measure, type Previous } from './assessed.ts'
import { saidOf, stateOf } from './said.ts'
import type { useNames } from './use-names.ts'
import { useLevelWords, useSheetWords } from './words.ts'

interface Props {
  readonly element: AssessedElement
  readonly assessment: Assessment
  readonly measure: Measure | undefined
  readonly previous: Previous | undefined
  readonly names: ReturnType<typeof useNames>
  readonly binding: boolean
}

/** One element: where it stands and why, what stops it, what changed, and every answer behind a disclosure. Paper shows all. */
export function ElementDetails({ element, assessment, measure, previous, names, binding }: Props) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const say = useSay()
  const grade = levels.grade(element.level)
  const answered = Object.keys(element.answers).length > 0
  const reach = measure === undefined ? undefined : reachOf(measure.levels, element.answers, measure.method)
  const asked = measure === undefined ? [] : Object.values(measure.method.questions).flat()
  const because = [...element.importance, ...element.novelty].flatMap(
    (id) => asked.find((it) => it.id === id)?.text ?? [],
  )
  const facts: readonly (readonly [string, string])[] = [
    [words.problem, element.problem],
    [words.application, element.application],
    [words.environment, element.environment],
    [words.from, previous === undefined || element.from === null ? '' : (fromName(element, previous) ?? '')],
  ]
  return (
    <details className="element-details">
      <summary>
        <b>{names.full(element)}</b>
        <span className="num">
          {element.target === null ? grade : levels.fromTo(grade, levels.grade(element.target))}
        </span>
        {binding ? <BindingMark /> : null}
        {element.critical ? null : <span className="st draft">{words.notCounted}</span>}
        <Before element={element} previous={previous} />
      </summary>
      <div>
        <dl className="element-facts">
          {facts
            .filter(([, text]) => text !== '')
            .map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          {because.length === 0 ? null : (
            <div>
              <dt>{words.because}</dt>
              <dd>
                {because.map((it) => (
                  <p key={it.zh}>{say(it)}</p>
                ))}
              </dd>
            </div>
          )}
        </dl>
        <Stop element={element} measure={measure} />
        <Changed element={element} measure={measure} previous={previous} />
        {!answered || reach === undefined || measure === undefined ? (
          <p className="sub">{words.nothingAnswered}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
          <section className="scroll" tabIndex={0} aria-label={words.answersOf(names.bare(element))}>
            <AnswerTable
              levels={measure.levels}
              names={measure.names}
              reach={reach}
              answers={element.answers}
              below={(item) =>
                evidenceFor(assessment.evidence, element.id, item).map(({ n, it }) => (
                  <small key={it.id}>{words.openEvidence(n, it.name)}</small>
                ))
              }
            />
          </section>
        )}
      </div>
    </details>
  )
}

const fromName = ({ from }: AssessedElement, previous: Previous): string | undefined =>
  previous.assessment.elements.find((it) => it.id === from)?.name

function BindingMark() {
  const words = useSheetWords()
  return (
    <span className="st return">
      <Icon name="down" />
      {words.binding}
    </span>
  )
}

/** The level that it had in the assessment before. */
export function Before({ element, previous }: Pick<Props, 'element' | 'previous'>) {
  const levels = useLevelWords()
  const words = useSheetWords()
  if (previous === undefined) return null
  const before = beforeOf(element, previous)
  return (
    <span className="small sub num">
      {before === undefined
        ? words.isNew(previous.called)
        : before.level === element.level
          ? words.wasSame(previous.called)
          : words.wasAt(previous.called, levels.grade(before.level))}
    </span>
  )
}

/** The level at which it stops, and what is missing there; or what contradicts itself. */
export function Stop({ element, measure }: Pick<Props, 'element' | 'measure'>) {
  const words = useLevelWords()
  const sheet = useSheetWords()
  if (measure === undefined || Object.keys(element.answers).length === 0) return null
  const reach = reachOf(measure.levels, element.answers, measure.method)
  const { stopped, above } = reach
  if (stopped === undefined) return <p>{words.atTop}</p>
  const level = measure.levels.find((it) => it.level === stopped.level)
  if (level === undefined) return null
  const open = stateOf(stopped, level, element.answers, reach) === 'open'
  return (
    <>
      <p>
        {open
          ? words.notTried(reach.level)
          : [
              words.stoppedAt(stopped.level, stopped.score),
              ...saidOf(stopped, level, element.answers, measure.method, words),
            ].join(sheet.gap)}
      </p>
      {above.length === 0 ? null : (
        <p className="find">
          <Icon name="warn" /> {words.contradiction(above.join(words.listed), stopped.level, above.length)}
        </p>
      )}
    </>
  )
}

/** Which points are answered otherwise than in the assessment before. */
export function Changed({ element, measure, previous }: Pick<Props, 'element' | 'measure' | 'previous'>) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const before = beforeOf(element, previous)
  if (previous === undefined || before === undefined || measure === undefined) return null
  const changes = itemChanges(measure.levels, before.answers, element.answers)
  if (changes.length === 0) return null
  const said = (verdict: keyof typeof levels.answers | undefined) =>
    verdict === undefined ? words.noAnswer : levels.answers[verdict]
  return (
    <details className="item-changes">
      <summary>{words.changedItems(previous.called, changes.length)}</summary>
      <ul className="small">
        {changes.map((it) => (
          <li key={it.item} className="num">
            {it.from === it.to
              ? words.reasonChange(it.item)
              : words.itemChange(it.item, said(it.from), said(it.to))}
          </li>
        ))}
      </ul>
    </details>
  )
}
