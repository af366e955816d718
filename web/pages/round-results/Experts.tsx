import type { Results } from './ResultsPage.tsx'
import { useResultsWords } from './words.ts'

/** How lenient each expert was beside the others. */
export function Experts({ results }: { readonly results: Results }) {
  const words = useResultsWords()
  const known = results.experts.filter((it) => it.leniency !== null)
  if (known.length === 0 || results.sheet.max === 0) return null
  return (
    <section className="lenient" aria-labelledby="lenient">
      <h2 id="lenient">{words.experts}</h2>
      {results.round.names === 'hidden' ? <p className="small sub">{words.numbered}</p> : null}
      <ul>
        {known.map((it) => (
          <li key={it.n} className="num">
            <b>{it.name ?? words.expert(it.n)}</b>
            {`　${words.sheetsOf(it.sheets)}　${words.leniency(it.leniency ?? 0)}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
