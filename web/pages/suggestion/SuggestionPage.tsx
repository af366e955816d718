import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { SuggestionView } from '#api/suggestions.ts'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { dateOf, momentOf } from '../../form/time.ts'
import { useEditorWords, useMineWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { DossierButton } from '../../parts/DossierButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { FilledLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam, useSearchText } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls } from '../../session.tsx'
import { useSuggestion } from '../suggestion-edit/load.ts'
import { Actions } from './Actions.tsx'
import { ExpertComments } from './ExpertComments.tsx'
import { Receipt } from './Receipt.tsx'
import { Timeline } from './Timeline.tsx'
import { Versions } from './Versions.tsx'
import '../../form/form.css'
import './suggestion.css'

/** One suggestion as its filer follows it: state, since when, with whom, what comes next, and everything before. */
export default function SuggestionPage() {
  const id = useParam('id')
  const receiptAt = useSearchText('receipt')
  const stageAt = useSearchText('stage')
  const { one: words } = useMineWords()
  const asked = useSuggestion(id)
  const suggestion = asked.data
  useTitle(suggestion?.title)
  if (asked.error)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  if (suggestion === undefined) return <Waiting />
  // One version may have two: the unit's first, the bureau's once the unit has let it go.
  const receipt = suggestion.receipts.findLast(
    (it) => String(it.version) === receiptAt && (stageAt === '' || it.stage === stageAt),
  )
  if (receipt !== undefined)
    return (
      <div className="wrap one">
        <p className="crumb">
          <Link to={`/suggestions/${id}`}>{words.back}</Link>
        </p>
        <Receipt suggestion={suggestion} receipt={receipt} alone />
      </div>
    )
  return <Page suggestion={suggestion} />
}

function Page({ suggestion }: { readonly suggestion: SuggestionView }) {
  const { one: words } = useMineWords()
  const papers = usePaperWords()
  const editor = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  const call = useCalls().data?.find((it) => it.id === suggestion.call)
  const timeline = useQuery({
    queryKey: ['suggestion', suggestion.id, 'timeline', suggestion.revision],
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id/timeline', { signal, params: { id: suggestion.id } }),
  })
  const kind = call?.kinds.find((it) => it.code === suggestion.kind)
  const field = call?.fields.find((it) => it.code === suggestion.field)
  const office = suggestion.officeRef
  const reason = call?.handling.refusalReasons.find((it) => it.code === suggestion.reasonCode)
  const crumbs = [
    kind === undefined ? '' : say(kind.short),
    field === undefined ? '' : say(field.name),
    suggestion.org.name,
  ]
  const latest = suggestion.receipts.at(-1)
  const objectable = suggestion.objectBy !== null && serverNow() < suggestion.objectBy
  const next =
    suggestion.state !== 'not-accepted' || (objectable && !suggestion.objected)
      ? words.steps[suggestion.state]
      : suggestion.objected
        ? words.objected
        : words.settled
  const waits = suggestion.state === 'unit-review' || suggestion.state === 'unverified'
  return (
    <div className="wrap one">
      <p className="crumb">
        <Link to="/suggestions">{editor.mine}</Link> · {crumbs.filter((it) => it !== '').join(' · ')}
      </p>
      <div className="row sp wrap-row">
        <h1>{suggestion.title || (suggestion.state === 'purged' ? words.removed : words.hidden)}</h1>
        <Actions suggestion={suggestion} />
      </div>
      <div className={`stand-card ${waits ? 'amber' : ''}`}>
        <p>
          <StatePill state={suggestion.state} />
          <span className="sub num">　{words.since(momentOf(suggestion.since, language))}</span>
          {suggestion.no === null ? null : <span className="num">　{suggestion.no}</span>}
          {suggestion.selfReviewed ? <span className="small sub">　{words.selfReviewed}</span> : null}
        </p>
        <p>
          <b>{words.next}</b>　{next}
          {suggestion.unitReview === null
            ? null
            : editor.receipt.withUnit(
                suggestion.unitReview.reviewers.join(editor.and),
                suggestion.unitReview.lastDay === null
                  ? null
                  : dateOf(suggestion.unitReview.lastDay, language),
              )}
        </p>
        {office === null ? null : (
          <p className="num">
            <Icon name="phone" /> {words.office(say(office.name), office.phone)}
          </p>
        )}
        {suggestion.answerBy === null ? null : (
          <p className="due num">{editor.answerBy(dateOf(suggestion.answerBy, language))}</p>
        )}
        {reason === undefined ? null : <p>{words.reason(say(reason.name))}</p>}
        {suggestion.objectBy === null || !objectable || suggestion.objected ? null : (
          <p className="num">{words.objectBy(dateOf(suggestion.objectBy, language))}</p>
        )}
        {/* What is hidden cannot be fetched either. */}
        {['frozen', 'purged'].includes(suggestion.state) ? null : (
          <p>
            <FilledLinks id={suggestion.id} name={suggestion.title} lead={papers.links.this} />
          </p>
        )}
        {['frozen', 'purged'].includes(suggestion.state) ? null : (
          <p>
            <DossierButton ids={[suggestion.id]} name={suggestion.title} own />
          </p>
        )}
      </div>
      <div className="one-cols">
        <section>
          <h2>{words.timeline}</h2>
          {timeline.error ? (
            <Broken error={timeline.error} />
          ) : timeline.data === undefined ? (
            <Waiting />
          ) : (
            <Timeline entries={timeline.data.entries} suggestion={suggestion} />
          )}
          {/* Of what is hidden nobody is told anything, and asking would only be refused. */}
          {['frozen', 'purged'].includes(suggestion.state) ? null : <ExpertComments id={suggestion.id} />}
        </section>
        <aside>
          <h2>{words.receipts}</h2>
          {latest === undefined ? <p className="sub small">{words.noReceipt}</p> : null}
          <ul className="receipts">
            {[...suggestion.receipts].reverse().map((it) => (
              <li key={`${it.version}-${it.stage}-${it.fact}`}>
                <Link to="." search={{ receipt: it.version, stage: it.stage }}>
                  {editor.receipt.stages[it.stage]}
                </Link>
                <span className="small sub num">
                  {editor.receipt.nth(it.version)}　{momentOf(it.at, language)}
                </span>
              </li>
            ))}
          </ul>
          <Versions suggestion={suggestion} />
          {suggestion.partners.length === 0 ? null : (
            <>
              <h2>{editor.partners.title}</h2>
              <ul>
                {suggestion.partners.map((it) => (
                  <li key={it.id} className="small">
                    <b>{it.name}</b>
                    <br />
                    {editor.partners.states[it.state](
                      it.name,
                      it.confirmedAt === null ? '' : dateOf(it.confirmedAt, language),
                    )}
                    {it.voidReason === null ? '' : `　${words.voided}`}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>{words.people}</h2>
          <p className="small">
            {[suggestion.filer, ...suggestion.coAuthors].map((it) => it.name).join(editor.and)}
          </p>
        </aside>
      </div>
    </div>
  )
}
