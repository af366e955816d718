import { useDeskWords } from './words.ts'

interface WaitingProps {
  readonly days: number | null
  readonly overdue: boolean
}

/** How many working days it has waited; cinnabar and a word once it is overdue. */
export function WaitingCell({ days, overdue }: WaitingProps) {
  const words = useDeskWords()
  if (days === null) return null
  return (
    <>
      <span className={overdue ? 'late num' : 'num'}>{words.days(days)}</span>{' '}
      {overdue ? <small className="late">{words.overdue}</small> : null}
    </>
  )
}

interface ReadinessProps {
  readonly now: number | null
  readonly target: number | null
}

/** Where the technology stands and where it is to stand. */
export function ReadinessCell({ now, target }: ReadinessProps) {
  const words = useDeskWords()
  if (now === null || target === null) return <span className="dim">{words.notApplicable}</span>
  return (
    <span className="num nb">
      {now} → {target}
    </span>
  )
}
