import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Board } from './queries.ts'
import { useAssemblyWords } from './words.ts'

/** What is not right yet, what must be put right first. */
export function Checks({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const say = useSay()
  const titles = new Map(board.directions.map((it) => [it.id, it.title || words.untitled]))
  const rules = (weight: 'must' | 'should') => board.findings.filter((it) => it.weight === weight)
  return (
    <section className="part-of-board">
      <h2>{words.checks}</h2>
      {board.findings.length === 0 ? (
        <p className="find good">
          <Icon name="check" /> {words.clear}
        </p>
      ) : null}
      {(['must', 'should'] as const).map((weight) =>
        rules(weight).length === 0 ? null : (
          <details key={weight} open={weight === 'must'}>
            <summary>
              <Icon name={weight === 'must' ? 'block' : 'warn'} /> {words[weight]} ({rules(weight).length})
            </summary>
            <ul className="assembly-findings">
              {rules(weight).map((it) => (
                <li key={`${it.rule} ${it.direction}`}>
                  <b>{it.direction === null ? words.onGuide : (titles.get(it.direction) ?? '')}</b>{' '}
                  {words.check[it.rule](it.names.map(say))}
                </li>
              ))}
            </ul>
          </details>
        ),
      )}
    </section>
  )
}
