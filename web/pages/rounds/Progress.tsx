import { gapsOf, type Round } from './read.ts'
import { useRoundsWords } from './words.ts'

const counted = ['invited', 'accepted', 'handed-in', 'declined'] as const

/** How far the experts are, in figures and as a bar; no score is in it. */
export function Progress({ round }: { readonly round: Round }) {
  const words = useRoundsWords()
  const tasks = round.items.flatMap((it) => it.tasks)
  const of = (state: (typeof counted)[number]) => tasks.filter((it) => it.state === state).length
  const gaps = round.items.flatMap(gapsOf).length
  const all = Math.max(1, of('invited') + of('accepted') + of('handed-in'))
  return (
    <section className="round-progress">
      <dl>
        {counted.map((it) => (
          <div key={it}>
            <dt>{words.counts[it]}</dt>
            <dd className="num">{of(it)}</dd>
          </div>
        ))}
        {round.state === 'open' ? (
          <div className={gaps > 0 ? 'gap' : undefined}>
            <dt>{words.counts.gaps}</dt>
            <dd className="num">{gaps}</dd>
          </div>
        ) : null}
      </dl>
      <div className="bar-of" aria-hidden="true">
        <i className="done" style={{ width: `${(100 * of('handed-in')) / all}%` }} />
        <i className="doing" style={{ width: `${(100 * of('accepted')) / all}%` }} />
      </div>
    </section>
  )
}
