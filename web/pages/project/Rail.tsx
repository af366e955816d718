import { type Stage, stages } from '#core/project/project.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useProjectsWords } from '../projects/words.ts'
import type { ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** The decisions with which a stage is left behind. */
const passing = ['passed', 'approved', 'confirmed', 'continued', 'accepted']

/** The stages in their order, with when each was passed. */
export function Rail({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords()
  const all = useProjectsWords()
  const language = useLanguage()
  const now = stages.indexOf(view.stage)
  const passed = (stage: Stage) =>
    view.decisions.findLast((it) => it.stage === stage && passing.includes(it.decided))
  return (
    <ol className="project-rail" aria-label={words.rail}>
      {stages.map((stage, at) => {
        const done = at < now || (at === now && view.end === 'accepted')
        const is = done ? 'done' : at === now ? (view.end === null ? 'now' : 'stopped') : 'open'
        const when = passed(stage)
        return (
          <li key={stage} className={is} aria-current={is === 'now' ? 'step' : undefined}>
            <span className="mark">
              {done ? <Icon name="check" /> : is === 'stopped' ? <Icon name="minus" /> : at + 1}
            </span>
            <span>
              <b>{all.stages[stage]}</b>
              <span className="unseen">
                {' '}
                {done ? words.railDone : is === 'open' ? words.railOpen : words.railNow}
              </span>
              <small className="num">
                {is === 'now'
                  ? all.steps[view.step]
                  : is === 'stopped'
                    ? view.end === null
                      ? ''
                      : all.ends[view.end]
                    : when === undefined
                      ? ''
                      : dateOf(when.at, language)}
              </small>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
