import { formatDay } from '#text/format.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useLevelWords } from './level-words.ts'
import type { SnapshotView } from './read.ts'
import { useProjectStepWords, useProjectWords } from './words.ts'

/** What was decided on with a snapshot: levels that experts agreed on, or what was found against what was promised. */
export function Decided({ snapshot }: { readonly snapshot: SnapshotView }) {
  const words = useProjectWords()
  const { outcome } = snapshot
  if (outcome === null) return null
  const nameOf = (element: string) => snapshot.elements.find((it) => it.id === element)?.name ?? element
  return (
    <section className="card" aria-labelledby="decided">
      <h2 id="decided">{words.snapshots.decided[outcome.sort]}</h2>
      <ul className="project-promises">
        {outcome.sort === 'agreed'
          ? outcome.agreed.map((it) => (
              <li key={it.element}>
                <span>{nameOf(it.element)}</span>
                <b className="num nb">{words.experts.level(it.level)}</b>
                <small className="num">
                  {words.experts.heard(it.given)}
                  {'　'}
                  {words.experts.range} {words.experts.rangeOf(it.lowest, it.highest)}
                </small>
              </li>
            ))
          : outcome.sort === 'promise'
            ? outcome.elements.map((it) => (
                <li key={it.element}>
                  <span>{it.name}</span>
                  <b className="num nb">{words.promise.rise(it.now, it.target)}</b>
                  <small>{words.promise.criteria(it.criteria.length)}</small>
                </li>
              ))
            : outcome.findings.map((it) => <Found key={it.element} finding={it} name={nameOf(it.element)} />)}
      </ul>
      {outcome.sort === 'acceptance' ? <Fulfilled fulfilled={outcome.outcome.fulfilled} /> : null}
    </section>
  )
}

type Acceptance = Extract<NonNullable<SnapshotView['outcome']>, { readonly sort: 'acceptance' }>

function Found({
  finding,
  name,
}: {
  readonly finding: Acceptance['findings'][number]
  readonly name: string
}) {
  const words = useProjectStepWords().findings
  const level = useProjectWords().experts.level
  const language = useLanguage()
  return (
    <li>
      <span>{name}</span>
      <b className="num nb">{level(finding.level)}</b>
      <small>
        {words.said(words.bases[finding.basis], finding.who, formatDay(finding.on, language))}
        {finding.note === '' ? null : ` ${finding.note}`}
      </small>
    </li>
  )
}

function Fulfilled({ fulfilled }: { readonly fulfilled: boolean }) {
  const words = useLevelWords().plan
  return (
    <p className={fulfilled ? 'find good' : 'find'}>
      <b>
        <Icon name={fulfilled ? 'check' : 'warn'} /> {fulfilled ? words.met : words.short}
      </b>
    </p>
  )
}
