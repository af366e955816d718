import { Link } from '@tanstack/react-router'
import { Sheet } from '../../desk/Sheet.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useProjectsWords } from '../projects/words.ts'
import type { ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** Every snapshot there is, in the order in which they are chained. */
export function Snapshots({ view }: { readonly view: ProjectView }) {
  const words = useProjectWords().snapshots
  const by = useProjectWords().by
  const all = useProjectsWords()
  const language = useLanguage()
  const { columns } = words
  return (
    <section className="card" aria-labelledby="snapshots">
      <h2 id="snapshots">{words.title}</h2>
      <p className="sub small">{words.why}</p>
      {view.snapshots.length === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <Sheet
          stacks
          caption={words.caption}
          heads={[columns.n, columns.stage, columns.levels, columns.at, columns.hash, columns.see]}
        >
          {view.snapshots.map((it) => (
            <tr key={it.id}>
              <td className="num">{it.n}</td>
              <td>
                {all.stages[it.stage]}
                <small className="block">{words.sorts[it.sort]}</small>
              </td>
              <td className="num nb">
                <span aria-hidden="true">{all.levels(it.overall?.level ?? null, it.target)}</span>
                <span className="unseen">{all.levelsSaid(it.overall?.level ?? null, it.target)}</span>
              </td>
              <td>{by(it.by.name, momentOf(it.at, language))}</td>
              <td className="num">
                <code title={it.hash}>{it.hash.slice(0, 12)}</code>
              </td>
              <td>
                <Link
                  to="/projects/$id/snapshots/$snapshot"
                  params={{ id: view.id, snapshot: it.id }}
                  aria-label={words.seeName(it.n)}
                >
                  {words.see}
                </Link>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
    </section>
  )
}
