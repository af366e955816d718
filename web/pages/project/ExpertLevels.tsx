import { Link } from '@tanstack/react-router'
import { Icon } from '../../parts/Icon.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useMe } from '../../session.tsx'
import { newestOf, type ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** What experts gave for each element beside what the team says, and the way to have it judged. */
export function ExpertLevels({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords().experts
  const me = useMe()
  const applied = view.snapshots.findLast((it) => it.stage === 'application') ?? newestOf(view.snapshots)
  const judging = view.step === 'judging'
  const works =
    me?.staff.some(
      (it) => (it.role === 'officer' || it.role === 'office-head') && it.scope === view.office,
    ) ?? false
  if (applied === undefined || (view.agreed.length === 0 && !(judging && works))) return null
  const agreed = new Map(view.agreed.map((it) => [it.element, it]))
  return (
    <section className="card" aria-labelledby="expert-levels">
      <div className="row sp wrap-row">
        <h2 id="expert-levels">{words.title}</h2>
        {judging && works ? (
          <span className="row wrap-row">
            <Link className="btn sm" to="/office/$code/rounds" params={{ code: view.office }}>
              {words.rounds}
            </Link>
            <Link
              className="btn sm"
              to="/office/$code/rounds"
              params={{ code: view.office }}
              search={{ items: view.id, subjects: 'project', call: view.call }}
            >
              <Icon name="plus" /> {words.round}
            </Link>
          </span>
        ) : null}
      </div>
      <p className="sub small">{words.why}</p>
      {view.agreed.length === 0 ? <p>{words.none}</p> : null}
      <Scroll label={words.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.element}</th>
              <th scope="col" className="n">
                {words.stated}
              </th>
              <th scope="col" className="n">
                {words.agreed}
              </th>
              <th scope="col" className="n">
                {words.range}
              </th>
              <th scope="col" className="n">
                {words.given}
              </th>
            </tr>
          </thead>
          <tbody>
            {applied.elements
              .filter((it) => it.critical)
              .map((it) => {
                const one = agreed.get(it.id)
                return (
                  <tr key={it.id}>
                    <th scope="row">{it.name}</th>
                    <td className="n num nb">{words.level(it.level)}</td>
                    <td className="n num nb">{one === undefined ? '—' : <b>{words.level(one.level)}</b>}</td>
                    <td className="n num nb">
                      {one === undefined ? '—' : words.rangeOf(one.lowest, one.highest)}
                    </td>
                    <td className="n num nb">
                      {words.people(one?.given ?? 0)}
                      {one?.enough === true ? (
                        <small className="block good-note">
                          <Icon name="check" /> {words.enough}
                        </small>
                      ) : (
                        <small className="block few-note">
                          <Icon name="warn" /> {words.few}
                        </small>
                      )}
                    </td>
                  </tr>
                )
              })}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}
