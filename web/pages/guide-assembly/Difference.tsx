import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import type { Board } from './queries.ts'
import { useAssemblyWords } from './words.ts'

/** What this guide changes against the one that was published before it. */
export function Difference({ board: { guide } }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const say = useSay()
  const { data } = useQuery({
    queryKey: ['guide-difference', guide.id],
    queryFn: ({ signal }) => request('GET /guides/:id/difference', { signal, params: { id: guide.id } }),
  })
  if (data === undefined) return null
  return (
    <section className="part-of-board">
      <h2>{words.difference}</h2>
      <p className="sub">{data.to === null ? words.noEarlier : words.differenceTo(say(data.to.title))}</p>
      <p>{words.differenceText(data.added.length, data.removed.length, data.changed.length, data.kept)}</p>
      {data.to === null
        ? null
        : (['added', 'removed', 'changed'] as const).map((sort) =>
            data[sort].length === 0 ? null : (
              <details key={sort}>
                <summary>
                  {words[sort]} ({data[sort].length})
                </summary>
                <ul className="assembly-findings">
                  {data[sort].map((it) => (
                    <li key={it.no}>
                      <span className="num">{it.no}</span> {it.title}
                    </li>
                  ))}
                </ul>
              </details>
            ),
          )}
    </section>
  )
}
