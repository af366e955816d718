import type { ReactNode } from 'react'
import { useId } from 'react'
import { useNarrower } from '../form/use-narrower.ts'
import { useDeskWords } from './words.ts'

interface View {
  readonly name: string
  readonly label: string
  readonly count: number | undefined
  readonly late?: boolean
}

export interface ViewGroup {
  readonly title: string
  readonly views: readonly View[]
}

interface Props {
  readonly groups: readonly ViewGroup[]
  readonly view: string
  readonly onView: (view: string) => void
  readonly children?: ReactNode
}

/** The views of a desk with their counts; on a narrow page one control instead of a column. */
export function Views({ groups, view, onView, children }: Props) {
  const words = useDeskWords()
  const narrow = useNarrower(860)
  const id = useId()
  if (narrow)
    return (
      <div className="views-narrow">
        <label className="unseen" htmlFor={id}>
          {words.views}
        </label>
        <select id={id} className="in" value={view} onChange={(event) => onView(event.target.value)}>
          {groups.map((group) => (
            <optgroup key={group.title} label={group.title}>
              {group.views.map((it) => (
                <option key={it.name} value={it.name}>
                  {it.label}
                  {it.count === undefined ? '' : ` · ${it.count}`}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
        {children ? (
          <details className="beside">
            <summary>{words.beside}</summary>
            {children}
          </details>
        ) : null}
      </div>
    )
  return (
    <nav className="views" aria-label={words.views}>
      {groups.map((group) => (
        <div key={group.title}>
          <h2>{group.title}</h2>
          {group.views.map((it) => (
            <button
              key={it.name}
              type="button"
              className={it.name === view ? 'on' : ''}
              aria-current={it.name === view ? 'page' : undefined}
              onClick={() => onView(it.name)}
            >
              {it.label}
              {it.count === undefined ? null : (
                <span className={it.late === true && it.count > 0 ? 'num late' : 'num'}>{it.count}</span>
              )}
            </button>
          ))}
        </div>
      ))}
      {children}
    </nav>
  )
}
