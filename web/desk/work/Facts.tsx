import { lazy, type ReactNode, Suspense } from 'react'
import { dayOf, formatInstant, formatShortDay } from '#text/format.ts'
import { useLanguage, useSay } from '../../language.tsx'
import type { Names } from '../names.ts'
import type { One } from '../read.ts'
import { useDeskWords } from '../words.ts'

const Checked = lazy(() => import('./Checked.tsx'))

interface Props {
  readonly it: One
  readonly names: Names
  readonly label: (field: string) => string
}

/** What an officer asks first: whose it is, how long it may take, who else is concerned. Empty facts are left out. */
export function Facts({ it, names, label }: Props) {
  const words = useDeskWords()
  const language = useLanguage()
  const say = useSay()
  const { facts } = words
  const waits = it.may.includes('approve') || it.may.includes('accept') || it.may.includes('refuse')
  const place = [names.orgType(it.org.type), names.district(it.org.district)]
    .filter(Boolean)
    .join(language === 'en' ? ', ' : '，')
  return (
    <dl className="about">
      <Fact name={facts.org}>
        {it.org.name} <span className="dim">{place}</span>
        {it.org.verified ? null : <span className="warned"> {facts.unverified}</span>}
      </Fact>
      <Fact name={words.columns.kind}>
        {names.kind(it.kind)} <span className="dim">{names.field(it.field)}</span>
      </Fact>
      {it.due === null ? null : (
        <Fact name={facts.due}>
          <span className={it.overdue ? 'late' : ''}>
            {facts.dueBy(formatShortDay(dayOf(it.due), language))}
          </span>
        </Fact>
      )}
      <Fact name={facts.filer}>{it.filer.name}</Fact>
      {it.coAuthors.length === 0 ? null : (
        <Fact name={facts.coAuthors}>{it.coAuthors.map((person) => person.name).join(words.comma)}</Fact>
      )}
      {it.unitRank === null ? null : <Fact name={facts.unitRank}>{facts.rankIs(it.unitRank)}</Fact>}
      {it.readinessNow === null || it.readinessTarget === null ? null : (
        <Fact name={facts.readiness}>{facts.levels(it.readinessNow, it.readinessTarget)}</Fact>
      )}
      {it.firstHandedIn === null ? null : (
        <Fact name={facts.handedIn}>
          {formatInstant(it.firstHandedIn, language)}
          {it.cohort === null ? null : <span className="dim"> {words.cohorts[it.cohort]}</span>}
        </Fact>
      )}
      {it.unitReview === null ? null : (
        <Fact name={facts.reviewers}>
          {it.unitReview.reviewers.join(words.comma)}
          {it.unitReview.lastDay === null ? null : (
            <span className="warned">
              {' '}
              {facts.lastDay} {formatShortDay(dayOf(it.unitReview.lastDay - 1), language)}
            </span>
          )}
        </Fact>
      )}
      {it.officeRef === null ? null : (
        <Fact name={facts.office}>
          {say(it.officeRef.name)} <span className="dim">{it.officeRef.phone}</span>
        </Fact>
      )}
      {it.handler === null ? null : <Fact name={facts.handler}>{it.handler.name}</Fact>}
      {it.readers.length === 0 ? null : (
        <Fact name={facts.readers}>{it.readers.map((code) => names.office(code)).join(words.comma)}</Fact>
      )}
      {it.transfers === 0 ? null : <Fact name={words.moved}>{facts.transfers(it.transfers)}</Fact>}
      {it.reasonCode === null ? null : <Fact name={facts.reason}>{names.reason(it.reasonCode)}</Fact>}
      {it.objected ? <Fact name={facts.objection}>{facts.objected}</Fact> : null}
      {it.unlocked.length === 0 ? null : (
        <Fact name={facts.unlocked}>{it.unlocked.map(label).join(words.comma)}</Fact>
      )}
      {it.answerBy === null ? null : (
        <Fact name={facts.answerBy}>{facts.dueBy(formatShortDay(dayOf(it.answerBy), language))}</Fact>
      )}
      {it.selfReviewed ? <Fact name={facts.selfReviewed}>{facts.selfReviewedWhy}</Fact> : null}
      {it.partners.length === 0 ? null : (
        <Fact name={facts.partners}>
          {it.partners.map((partner) => (
            <span className="line" key={partner.id}>
              {partner.name} <span className="dim">{words.partnerStates[partner.state]}</span>
            </span>
          ))}
        </Fact>
      )}
      {waits && it.versions > 0 ? (
        <Fact name={words.findings.title}>
          <Suspense fallback={null}>
            <Checked it={it} label={label} />
          </Suspense>
        </Fact>
      ) : null}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="num">{children}</dd>
    </>
  )
}
