import { Icon } from '../../../parts/Icon.tsx'
import { useSheetWords } from '../../../parts/readiness/words.ts'

interface Props {
  /** Key problems from which no element has been made. */
  readonly problems: readonly string[]
  readonly onTake: (problems: readonly string[]) => void
}

/** Elements to begin with: one from each key problem that is not taken yet. */
export function Proposals({ problems, onTake }: Props) {
  const words = useSheetWords()
  if (problems.length === 0) return null
  return (
    <section className="proposals">
      <h4>{words.proposals}</h4>
      <p className="small sub">{words.proposalsWhy}</p>
      <ul>
        {problems.map((it) => (
          <li key={it}>
            <span>{it}</span>
            <button
              type="button"
              className="btn sm"
              aria-label={words.proposeThis(it)}
              onClick={() => onTake([it])}
            >
              {words.propose}
            </button>
          </li>
        ))}
      </ul>
      {problems.length > 1 ? (
        <button type="button" className="btn sm" onClick={() => onTake(problems)}>
          <Icon name="plus" />
          {words.proposeAll(problems.length)}
        </button>
      ) : null}
    </section>
  )
}
