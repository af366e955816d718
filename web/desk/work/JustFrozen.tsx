import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import type { One } from '../read.ts'
import { useDeskWords } from '../words.ts'

interface Props {
  readonly it: One
  readonly whole: boolean
  readonly onClose?: () => void
}

/** What stays of a suggestion for the officer who has frozen it: that it is so, and the way back to the desk. */
export function JustFrozen({ it, whole, onClose }: Props) {
  const words = useDeskWords()
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  const Heading = whole ? 'h1' : 'h2'
  return (
    <div className="t">
      <p className="row small dim num">{it.no}</p>
      <Heading ref={place} tabIndex={-1}>
        {words.decide.frozen.title}
      </Heading>
      <p className="row">
        <StatePill state="frozen" />
      </p>
      <p className="sub">{words.decide.frozen.why}</p>
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
