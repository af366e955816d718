import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import type { One } from '../read.ts'
import { useDeskWords } from '../words.ts'
import type { Gone } from './heads.ts'

interface Props {
  readonly it: One
  readonly gone: Gone
  readonly whole: boolean
  readonly onClose?: () => void
}

/** What stays of a suggestion for whoever has frozen it or handed it on: what became of it, and the way back to the desk. */
export function JustGone({ it, gone, whole, onClose }: Props) {
  const words = useDeskWords()
  const inLanguage = useSay()
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  const Heading = whole ? 'h1' : 'h2'
  const { frozen, handedOn } = words.decide
  const office = gone.by === 'freeze' || gone.after.officeRef === null ? null : gone.after.officeRef
  const name = office === null ? '' : inLanguage(office.name)
  return (
    <div className="t">
      <p className="row small dim num">{it.no}</p>
      <Heading ref={place} tabIndex={-1}>
        {gone.by === 'freeze'
          ? frozen.title
          : gone.after.triage
            ? handedOn.triageTitle
            : handedOn.title(name)}
      </Heading>
      {gone.by === 'freeze' ? null : <p>{it.title}</p>}
      <p className="row">
        <StatePill state={gone.by === 'freeze' ? 'frozen' : gone.after.state} />
        {office === null ? null : (
          <span className="num">
            {name} <span className="dim">{office.phone}</span>
          </span>
        )}
      </p>
      <p className="sub">
        {gone.by === 'freeze'
          ? frozen.why
          : gone.after.triage
            ? handedOn.triageWhy(gone.after.transfers)
            : handedOn.why}
      </p>
      <p className="row">
        {onClose !== undefined ? (
          <button type="button" className="btn" onClick={onClose}>
            {words.closeSide}
          </button>
        ) : it.office === null ? null : (
          <Link className="btn" to="/office/$code" params={{ code: it.office }}>
            <Icon name="left" /> {words.back}
          </Link>
        )}
      </p>
    </div>
  )
}
