import type { ReactNode } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useDeskWords } from './words.ts'

export interface Previewed {
  readonly id: string
  readonly title: string
  readonly will: boolean
  /** Why not, or what becomes of it. */
  readonly says: string
}

interface Props {
  readonly count: number
  /** Undefined while it is being worked out. */
  readonly preview: readonly Previewed[] | undefined
  readonly summary: string
  readonly problem?: string | undefined
  readonly asking?: ReactNode
  readonly children: ReactNode
  readonly onClear: () => void
}

/** Floats over the list while something is chosen, and names every item with what would happen to it. */
export function BulkBar({ count, preview, summary, problem, asking, children, onClear }: Props) {
  const words = useDeskWords()
  return (
    <section className="bulk" aria-label={words.bulk.region}>
      <div className="pv">
        {asking}
        {problem === undefined ? (
          <p role="status">{preview === undefined ? words.bulk.checking : <b>{summary}</b>}</p>
        ) : (
          <p className="find block small" role="alert">
            {problem}
          </p>
        )}
        {preview === undefined || preview.length === 0 ? null : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
          <ul tabIndex={0} aria-label={words.bulk.preview}>
            {preview.map((it) => (
              <li key={it.id}>
                <span className={it.will ? 'good' : 'blocked'}>
                  <Icon name={it.will ? 'check' : 'block'} />
                </span>
                <span>{it.title || words.untitled}</span>
                <span className={it.will ? 'sub' : 'blocked'}>{it.says}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="ac">
        <span className="num">{words.bulk.selected(count)}</span>
        <span className="grow" />
        <button type="button" className="btn sm text" onClick={onClear}>
          {words.bulk.cancel}
        </button>
        {children}
      </div>
    </section>
  )
}
