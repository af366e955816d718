import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSay } from '../../language.tsx'
import type { OfficeCall } from './use-office-call.ts'

interface Props {
  readonly of: OfficeCall
  readonly title: string
  readonly why: string
  /** What the way back to condensing is called. */
  readonly back: string
  /** What can be done here. */
  readonly children: ReactNode
}

/** The head of a page beside an office's condensing: the way back, what it is for, and which call it is about. */
export function OfficeHead({ of: { code, calls, call, change }, title, why, back, children }: Props) {
  const say = useSay()
  return (
    <header className="condense-head">
      <div>
        <p className="crumb">
          <Link to="/office/$code/condense" params={{ code }}>
            {back}
          </Link>
        </p>
        <h1>{title}</h1>
        <p className="sub">{why}</p>
      </div>
      <div className="row wrap-row">
        {call !== undefined && calls.length > 1 ? (
          <select
            className="filter"
            aria-label={say(call.short)}
            value={call.id}
            onChange={(event) => change({ call: event.target.value })}
          >
            {calls.map((it) => (
              <option key={it.id} value={it.id}>
                {say(it.short)}
              </option>
            ))}
          </select>
        ) : null}
        {children}
      </div>
    </header>
  )
}
