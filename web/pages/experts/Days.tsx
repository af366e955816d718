import { Icon } from '../../parts/Icon.tsx'
import { useExpertsWords } from './words.ts'

interface Range {
  readonly from: string
  readonly to: string
}
interface Props {
  readonly value: readonly Range[]
  readonly problem: string | undefined
  readonly onChange: (value: readonly Range[]) => void
}

/** Ranges of days on which nothing is to come. */
export function Days({ value, problem, onChange }: Props) {
  const { entry: words } = useExpertsWords()
  const put = (at: number, change: Partial<Range>) =>
    onChange(value.map((it, n) => (n === at ? { ...it, ...change } : it)))
  return (
    <fieldset className="field">
      <legend className="label">{words.blackouts}</legend>
      <p className="hint">{words.blackoutsHint}</p>
      {value.map(({ from, to }, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: ranges are told apart by their place alone
        <div key={n} className="days-off">
          <input
            type="date"
            className="in"
            aria-label={words.dayFrom(n + 1)}
            value={from}
            onChange={(event) => put(n, { from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="date"
            className="in"
            aria-label={words.dayTo(n + 1)}
            value={to}
            onChange={(event) => put(n, { to: event.target.value })}
          />
          <button
            type="button"
            className="btn text icon"
            aria-label={words.removeDays(n + 1)}
            onClick={() => onChange(value.filter((_, at) => at !== n))}
          >
            <Icon name="close" />
          </button>
        </div>
      ))}
      {problem === undefined ? null : <p className="problem">{problem}</p>}
      <div>
        <button type="button" className="btn sm" onClick={() => onChange([...value, { from: '', to: '' }])}>
          <Icon name="plus" /> {words.addDays}
        </button>
      </div>
    </fieldset>
  )
}
