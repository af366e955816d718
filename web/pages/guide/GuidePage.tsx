import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOf, formatDay, formatInstant } from '#text/format.ts'
import { type Answer, addressOf } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { PaperLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam } from '../../parts/params.ts'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { CommentForm, Comments } from './Comments.tsx'
import { matches } from './matches.ts'
import { Parts } from './Parts.tsx'
import { usePublicGuide } from './queries.ts'
import { useGuideWords } from './words.ts'
import './guide.css'

type Guide = Answer<'GET /public/guides/:slug'>

/** A whole guide: what it says of itself, its contents with a search, its editions, and what the public said. */
export default function GuidePage() {
  const slug = useParam('slug')
  const words = useGuideWords()
  const say = useSay()
  const { data, error, refetch } = usePublicGuide(slug)
  if (error !== null && data === undefined)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void refetch()} />
      </div>
    )
  if (data === undefined) return <Waiting />
  return (
    <ReadingPage
      title={say(data.guide.title)}
      under={[{ label: words.title, to: '/guides' }]}
      beside={<About data={data} />}
    >
      {words.empty(data.content.intro) ? null : <p className="prose-line">{say(data.content.intro)}</p>}
      {data.guide.state === 'commenting' ? <p className="find notice">{words.draft}</p> : null}
      {data.guide.state === 'superseded' ? <p className="find notice">{words.superseded}</p> : null}
      <Body data={data} />
      {data.guide.state === 'commenting' ? <CommentForm data={data} /> : null}
      <Comments data={data} />
    </ReadingPage>
  )
}

function Body({ data: { guide, content } }: { readonly data: Guide }) {
  const words = useGuideWords()
  const say = useSay()
  const [wanted, setWanted] = useState('')
  const [whole, setWhole] = useState(false)
  const sections = content.sections.map((section) => ({
    ...section,
    directions: section.directions.filter((it) => matches(it, wanted)),
  }))
  const count = sections.reduce((sum, it) => sum + it.directions.length, 0)
  return (
    <>
      <div className="guide-search">
        <TextField
          type="search"
          label={words.search}
          hint={words.searchHint}
          value={wanted}
          onChange={setWanted}
        />
        <p role="status" className="sub">
          {wanted.trim() === '' ? '' : words.found(count)}
        </p>
        <div className="guide-tools">
          <button type="button" className="plain" aria-pressed={whole} onClick={() => setWhole(!whole)}>
            {whole ? words.contentsOnly : words.wholeText}
          </button>
          <button type="button" className="plain" onClick={() => window.print()}>
            {words.print}
          </button>
        </div>
      </div>
      {sections
        .filter((section) => section.directions.length > 0)
        .map((section) => (
          <section key={section.no} className="guide-section">
            <h2>{words.sections(section.no, say(section.name))}</h2>
            {words.empty(section.terms) ? null : <p className="sub">{say(section.terms)}</p>}
            <ol className="guide-directions">
              {section.directions.map((it) => (
                <li key={it.no}>
                  <h3>
                    <Link to={`/guides/${guide.slug}/${it.no}`}>
                      <span className="num">{it.no}</span> {it.title === '' ? words.withheld : it.title}
                    </Link>
                  </h3>
                  {whole ? (
                    <div className="whole">
                      <Parts direction={it} level={4} />
                    </div>
                  ) : null}
                </li>
              ))}
            </ol>
          </section>
        ))}
    </>
  )
}

function About({ data: { guide, editions } }: { readonly data: Guide }) {
  const words = useGuideWords()
  const papers = usePaperWords()
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="guide-about">
      <p>
        <b>{words.states[guide.state]}</b>
        <br />
        {guide.publishedAt === null ? null : words.published(formatDay(dayOf(guide.publishedAt), language))}
        {guide.state === 'commenting' && guide.commentUntil !== null
          ? words.until(formatInstant(guide.commentUntil, language))
          : null}
        <br />
        {words.count(guide.directions)}
      </p>
      {guide.applyFrom === null || guide.applyTo === null ? null : (
        <p>{words.apply(formatDay(guide.applyFrom, language), formatDay(guide.applyTo, language))}</p>
      )}
      <p>
        <PaperLinks
          lead={papers.links.guide}
          of={say(guide.title)}
          href={(query) =>
            addressOf('GET /public/guides/:slug/paper', { params: { slug: guide.slug }, query })
          }
        />
      </p>
      <p>
        <a href={addressOf('GET /public/guides/:slug/feed', { params: { slug: guide.slug } })}>
          {words.feed}
        </a>
        <br />
        <a href={addressOf('GET /public/guides/:slug', { params: { slug: guide.slug } })}>{words.machine}</a>
      </p>
      {editions.length === 0 ? null : (
        <>
          <h2>{words.editions}</h2>
          <ol className="guide-editions">
            {editions.map((it) => (
              <li key={it.n}>
                <b>{words.edition(it.n, formatInstant(it.publishedAt, language))}</b>
                <br />
                {words.empty(it.note) ? words.firstEdition : say(it.note)}
                <details>
                  <summary>{words.digest}</summary>
                  <code>{it.digest}</code>
                </details>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
