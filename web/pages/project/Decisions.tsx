import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useProjectsWords } from '../projects/words.ts'
import type { ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** What was decided, by whom, when, why and on what; the newest first. */
export function Decisions({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords()
  const all = useProjectsWords()
  const language = useLanguage()
  return (
    <section className="card" aria-labelledby="decisions">
      <h2 id="decisions">{words.decisions.title}</h2>
      {view.decisions.length === 0 ? <p className="sub small">{words.decisions.none}</p> : null}
      <ol className="project-decisions">
        {view.decisions.toReversed().map((it) => (
          <li key={it.id}>
            <p>
              <b>{words.decisions.words[it.decided]}</b> <span className="dim">{all.stages[it.stage]}</span>
            </p>
            {it.reason === '' ? null : <p className="said-text">{it.reason}</p>}
            <p className="small dim num">{words.by(it.by.name, momentOf(it.at, language))}</p>
            <p className="small dim num">{words.decisions.on(it.snapshot)}</p>
          </li>
        ))}
      </ol>
      <p className="small dim num">{words.opened(momentOf(view.openedAt, language), view.openedBy.name)}</p>
    </section>
  )
}
