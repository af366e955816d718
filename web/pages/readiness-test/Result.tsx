import type { LevelItems } from '#core/trl/checklists.ts'
import { dayOf, formatDay } from '#text/format.ts'
import { useNow } from '../../clock.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { ReadinessLadder } from '../../parts/ReadinessLadder.tsx'
import { saidOf, stateOf } from '../../parts/readiness/said.ts'
import type { Standard } from '../../parts/readiness/standard.ts'
import { Answers } from './Answers.tsx'
import { nameOf, spanOf } from './names.ts'
import { hasAnswers, type Trial, type TrialResult } from './trial.ts'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly trial: Trial
  readonly levels: readonly LevelItems[]
  readonly standard: Standard
  readonly result: TrialResult
}

/** What it comes to: the whole, each element on the ladder, what is missing, and how it compares with the call. */
export function Result({ trial, levels, standard, result }: Props) {
  const words = useSelfTestWords()
  const language = useLanguage()
  const say = useSay()
  const now = useNow(60_000)
  if (trial.technology === '' || !trial.elements.some(hasAnswers)) {
    return (
      <section className="trial-result" id="result">
        <h2>{words.result}</h2>
        <p className="sub">{words.nothingYet}</p>
      </section>
    )
  }
  const elements = trial.elements.map((it) => ({
    name: nameOf(trial, it.id, words),
    now: result.reached.get(it.id)?.level ?? 0,
    target: it.target,
    binding: result.binding.includes(it.id),
  }))
  const technology = standard.classes.find((it) => it.code === trial.technology)
  return (
    <section className="trial-result" id="result">
      <h2>{words.result}</h2>
      <p className="on-paper">
        {words.printedOn(formatDay(dayOf(now), language), technology ? say(technology.name) : '')}
      </p>
      <div className="row sp headline">
        <p className="whole">{words.whole(result.now, result.target)}</p>
        <button type="button" className="btn main" onClick={() => window.print()}>
          <Icon name="print" />
          {words.print}
        </button>
      </div>
      <p className="sub">{bindsOf(trial, result, words)}</p>
      <div className="panel">
        <ReadinessLadder levels={standard.scale.levels} elements={elements} policy={standard.policy} />
      </div>
      <div className="trial-ends">
        <Stops trial={trial} levels={levels} standard={standard} result={result} />
        <Rule standard={standard} result={result} />
      </div>
      <Answers trial={trial} levels={levels} standard={standard} result={result} />
      <p className="sub small disclaimer">{words.disclaimer}</p>
    </section>
  )
}

function bindsOf(trial: Trial, { binding }: TrialResult, words: ReturnType<typeof useSelfTestWords>): string {
  if (trial.elements.length === 1) return words.alone
  if (binding.length === trial.elements.length) return words.allBind
  const names = binding.map((it) => words.quoted(nameOf(trial, it, words)))
  return words.binds(names.join(words.listed), names.length)
}

/** For each element the level where it stops, and the way on. */
function Stops({ trial, levels, standard, result }: Props) {
  const words = useSelfTestWords()
  return (
    <section>
      <h3>{words.stopped}</h3>
      <dl className="stops">
        {trial.elements.map((it) => {
          const reach = result.reached.get(it.id)
          const stopped = reach?.stopped
          const level = levels.find((one) => one.level === stopped?.level)
          return (
            <div key={it.id}>
              <dt>{nameOf(trial, it.id, words)}</dt>
              <dd>
                {reach === undefined || stopped === undefined || level === undefined ? (
                  <p>{words.atTop}</p>
                ) : stateOf(stopped, level, it.answers, reach) === 'open' ? (
                  <p>{hasAnswers(it) ? words.notTried(reach.level) : words.notAnswered}</p>
                ) : (
                  <>
                    <p>{words.stoppedAt(stopped.level, stopped.score)}</p>
                    {saidOf(stopped, level, it.answers, standard.checklists, words).map((one) => (
                      <p key={one}>{one}</p>
                    ))}
                  </>
                )}
                {stopped === undefined || reach === undefined || reach.above.length === 0 ? null : (
                  <p className="warned">
                    <Icon name="warn" />{' '}
                    {words.contradiction(reach.above.join(words.listed), stopped.level, reach.above.length)}
                  </p>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** The call's rule on planned rises, applied to the whole. */
function Rule({ standard, result }: Pick<Props, 'standard' | 'result'>) {
  const words = useSelfTestWords()
  const { policy } = standard
  const { now, target, shortfalls } = result
  const sentences = {
    'target-too-low': words.shortfall['target-too-low'](policy.lowestTarget),
    'rise-too-small': words.shortfall['rise-too-small'](policy.leastRise),
    'start-too-high': words.shortfall['start-too-high'](policy.leastRise),
    'start-unusual': words.shortfall['start-unusual'](spanOf(policy.usualStarts, words)),
  }
  const look = (shortfalls ?? []).some((it) => it !== 'start-unusual')
    ? 'find block'
    : (shortfalls ?? []).length > 0
      ? 'find'
      : 'find good'
  return (
    <section className="rule">
      <h3>{words.rule}</h3>
      {target === undefined || shortfalls === undefined ? (
        <p className="sub">{words.ruleNoTarget}</p>
      ) : (
        <ul className={look}>
          {shortfalls.length === 0 ? (
            <li>
              <Icon name="check" /> {words.ruleFits(now, target, target - now)}
            </li>
          ) : (
            shortfalls.map((it) => (
              <li key={it}>
                <Icon name={it === 'start-unusual' ? 'warn' : 'block'} /> {sentences[it]}
              </li>
            ))
          )}
        </ul>
      )}
    </section>
  )
}
