import { type ReactNode, useState } from 'react'
import type { ProjectFinding } from '#api/project-view.ts'
import { formatDay } from '#text/format.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useProjectStepWords, useProjectWords } from './words.ts'

interface Props {
  /** Of one element, the oldest first. */
  readonly findings: readonly ProjectFinding[]
  /** The part's name, where an element was taken apart. */
  readonly named: string | null
  readonly children: ReactNode
}

/** What was found of an element: the last word, the way to the next, and earlier ones on demand. */
export function FindingLines({ findings, named, children }: Props) {
  const words = useProjectStepWords().findings
  const [all, setAll] = useState(false)
  const last = findings.at(-1)
  if (last === undefined && children === null) return null
  const before = findings.slice(0, -1).toReversed()
  return (
    <div className="plan-found">
      {named === null ? null : <b>{named}</b>}
      {last === undefined ? null : <One finding={last} />}
      {all ? before.map((it) => <One key={it.id} finding={it} />) : null}
      <span className="row wrap-row">
        {children}
        {before.length === 0 || all ? null : (
          <button type="button" className="btn text sm" onClick={() => setAll(true)}>
            {words.earlier(before.length)}
          </button>
        )}
      </span>
    </div>
  )
}

function One({ finding }: { readonly finding: ProjectFinding }) {
  const words = useProjectStepWords().findings
  const level = useProjectWords().experts.level
  const language = useLanguage()
  return (
    <p className="small">
      <b className="num">{level(finding.level)}</b>{' '}
      {words.said(words.bases[finding.basis], finding.who, formatDay(finding.on, language))}
      {finding.note === '' ? null : <span className="said-text"> {finding.note}</span>}
      <span className="dim num"> {words.recorded(finding.by.name, dateOf(finding.at, language))}</span>
    </p>
  )
}
