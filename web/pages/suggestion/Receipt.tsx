import { Link } from '@tanstack/react-router'
import type { SuggestionView } from '#api/suggestions.ts'
import { addressOf } from '../../api.ts'
import { exactOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { PaperLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import '../../form/form.css'

type ReceiptView = SuggestionView['receipts'][number]

interface Props {
  readonly suggestion: SuggestionView
  readonly receipt: ReceiptView
  /** On a page of its own it is that page's heading. */
  readonly alone?: boolean
}

/** What proves that something was handed in. While it is only with the own unit, it says so in amber. */
export function Receipt({ suggestion, receipt, alone = false }: Props) {
  const Heading = alone ? 'h1' : 'h2'
  const words = useEditorWords()
  const papers = usePaperWords()
  const language = useLanguage()
  const say = useSay()
  const office = suggestion.officeRef
  const copy = () => {
    navigator.clipboard.writeText(`${receipt.no}\n${receipt.digest}`).then(
      () => announce(words.receipt.copied),
      () => undefined,
    )
  }
  const download = () => {
    const link = document.createElement('a')
    const body = { ...receipt, title: suggestion.title, time: new Date(receipt.at).toISOString() }
    link.href = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }))
    link.download = `${receipt.no}-v${receipt.version}.json`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  const review = suggestion.unitReview
  return (
    <article className="sheet receipt">
      <header>
        <Heading id="sheet-title" tabIndex={-1}>
          {words.receipt.title}
        </Heading>
        <p className="sub">{suggestion.title}</p>
      </header>
      <p className={receipt.stage === 'bureau' ? 'find good' : 'find'} role="status">
        <b>
          <Icon name={receipt.stage === 'bureau' ? 'check' : 'clock'} /> {words.receipt.stages[receipt.stage]}
        </b>
        {receipt.stage === 'unit' ? (
          <span>
            {'　'}
            {words.receipt.withUnit(
              (review?.reviewers ?? []).join(words.and),
              review?.lastDay == null ? null : exactOf(review.lastDay, language),
            )}
          </span>
        ) : null}
        {receipt.stage === 'unverified' ? <span>　{words.receipt.unverified}</span> : null}
        {receipt.stage === 'bureau' && office !== null ? (
          <span>　{words.receipt.withOffice(say(office.name), office.phone)}</span>
        ) : null}
      </p>
      <dl className="pairs">
        <dt>{words.receipt.no}</dt>
        <dd className="num receipt-no">{receipt.no}</dd>
        <dt>{words.receipt.at}</dt>
        <dd className="num">{exactOf(receipt.at, language)}</dd>
        <dt>{words.receipt.version}</dt>
        <dd className="num">{words.receipt.nth(receipt.version)}</dd>
        <dt>{words.receipt.digest}</dt>
        <dd className="num hash-text">{receipt.digest}</dd>
        <dt>{words.receipt.chain}</dt>
        <dd className="num">
          {words.receipt.position(receipt.fact)}
          {receipt.checkpoint === null ? words.receipt.unsealed : words.receipt.sealed(receipt.checkpoint)}
        </dd>
      </dl>
      <div className="row wrap-row receipt-actions">
        <button type="button" className="btn" onClick={copy}>
          <Icon name="copy" />
          {words.receipt.copy}
        </button>
        <button type="button" className="btn" onClick={download}>
          <Icon name="download" />
          {words.receipt.download}
        </button>
        <button type="button" className="btn no-phone" onClick={() => window.print()}>
          <Icon name="print" />
          {words.print}
        </button>
        <Link className="btn" to={`/suggestions/${suggestion.id}`}>
          {words.receipt.timeline}
        </Link>
      </div>
      <p className="papers-line">
        <PaperLinks
          of={words.receipt.title}
          lead={papers.links.receipt}
          href={(query) =>
            addressOf('GET /suggestions/:id/receipts/:fact/paper', {
              params: { id: suggestion.id, fact: receipt.fact },
              query,
            })
          }
        />
      </p>
      <p className="small sub">
        {words.receipt.verify} <Link to="/receipt">{words.receipt.verifyLink}</Link>
      </p>
    </article>
  )
}
