import { formatDay } from '#text/format.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import type { ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** What the confirmed task book promises, and the steps that lead there. */
export function Promised({ view: { promised } }: { readonly view: ProjectView }) {
  const words = useProjectWords()
  const language = useLanguage()
  if (promised === null) return null
  const when = (by: string) => (/^\d{4}-\d{2}-\d{2}$/.test(by) ? formatDay(by, language) : by)
  return (
    <section className="card" aria-labelledby="promised">
      <h2 id="promised">{words.promise.title}</h2>
      <p className="small dim num">{words.promise.at(dateOf(promised.at, language))}</p>
      <ul className="project-promises">
        {promised.elements.map((it) => (
          <li key={it.element}>
            <span>
              <span className="num dim">{it.no}</span> {it.name}
            </span>
            <b className="num nb">{words.promise.rise(it.now, it.target)}</b>
            <small>
              {it.criteria.length === 0
                ? words.promise.noCriteria
                : words.promise.criteria(it.criteria.length)}
            </small>
          </li>
        ))}
      </ul>
      {promised.steps.length === 0 ? null : (
        <>
          <h3>{words.promise.path}</h3>
          <ol className="project-steps">
            {promised.steps.map((it) => (
              <li key={`${it.by} ${it.level}`}>
                <span className="num nb">{when(it.by)}</span>
                <b className="num nb">{words.experts.level(it.level)}</b>
                <span>{it.text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
