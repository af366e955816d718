import { Link } from '@tanstack/react-router'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { Phrases } from '../../parts/Phrases.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { Contents } from './Contents.tsx'
import { Origin, Sources, useNotes } from './Notes.tsx'
import { Parts } from './Parts.tsx'
import { usePublicDirection, usePublicGuide } from './queries.ts'
import { useGuideWords } from './words.ts'
import './guide.css'

/** One direction at its permanent address: the text, and beside each sentence where it comes from. */
export default function DirectionPage() {
  const slug = useParam('slug')
  const no = useParam('no')
  const guide = usePublicGuide(slug)
  const page = usePublicDirection(slug, no)
  const error = page.error ?? guide.error
  if (error !== null && (page.data === undefined || guide.data === undefined))
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void page.refetch()} />
      </div>
    )
  if (page.data === undefined || guide.data === undefined) return <Waiting />
  return (
    <div className="wrap guide-reading">
      <Contents guide={guide.data} now={no} />
      <Article page={page.data} />
    </div>
  )
}

function Article({ page }: { readonly page: NonNullable<ReturnType<typeof usePublicDirection>['data']> }) {
  const words = useGuideWords()
  const say = useSay()
  const { direction, section, guide } = page
  const title = direction.withheld ? words.withheld : direction.title
  const notes = useNotes(page)
  useTitle(`${direction.no} ${title}`)
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => announce(words.copied),
      () => announce(words.copyFailed, { tone: 'block' }),
    )
  return (
    <article className="guide-article">
      <p className="guide-no">
        <Link to={`/guides/${guide.slug}`}>{say(guide.title)}</Link>{' '}
        <span>{words.sections(section.no, say(section.name))}</span>{' '}
        <span className="num">{direction.no}</span>
      </p>
      <h1>
        <Phrases text={title} />
      </h1>
      <div className="guide-meta">
        {direction.field === null ? null : <span>{say(direction.field)}</span>}
        <span>{words.office(say(direction.office.name), direction.office.phone)}</span>
        <div className="guide-tools">
          <button type="button" className="plain" onClick={() => window.print()}>
            <Icon name="print" /> {words.print}
          </button>
          <button type="button" className="plain" onClick={() => void copy()}>
            <Icon name="link" /> {words.copy}
          </button>
        </div>
      </div>
      <Origin page={page} />
      {guide.state === 'commenting' ? <p className="find notice">{words.draft}</p> : null}
      {guide.state === 'superseded' ? <p className="find notice">{words.superseded}</p> : null}
      {direction.withheld ? <p className="find notice">{words.withheldWhy}</p> : null}
      <Parts direction={direction} notes={notes} level={2} />
      {words.empty(section.terms) ? null : (
        <>
          <h2 className="part">{words.terms}</h2>
          <p className="prose-line">{say(section.terms)}</p>
        </>
      )}
      <Sources page={page} />
      <div className="guide-next">
        {page.previous === null ? (
          <span />
        ) : (
          <Link to={`/guides/${guide.slug}/${page.previous.no}`} rel="prev">
            <Icon name="left" /> {page.previous.no} {page.previous.title}
          </Link>
        )}
        {page.next === null ? null : (
          <Link to={`/guides/${guide.slug}/${page.next.no}`} rel="next">
            {page.next.no} {page.next.title} <Icon name="right" />
          </Link>
        )}
      </div>
    </article>
  )
}
