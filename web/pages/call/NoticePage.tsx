import { Link, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { formatDay } from '#text/format.ts'
import { addressOf } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { BlankLinks, PaperLinks } from '../../parts/PaperLinks.tsx'
import { headingsOf, Prose } from '../../parts/Prose.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam } from '../../parts/params.ts'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import type { Call } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { Annexes } from '../home/Lists.tsx'
import { useCall, useNotice } from './queries.ts'
import { useCallWords } from './words.ts'

/** The notice with what was announced later, the questions and the annexes. */
export default function NoticePage() {
  const frame = useFrameWords()
  const { call, error } = useCall(useParam('call'))
  const notice = useNotice(call?.id)
  const failed = error ?? notice.error
  if (failed !== null) return <Broken top error={failed} />
  if (call === undefined || notice.data === undefined) return <Waiting />
  return <Notice call={call} notice={notice.data} title={frame.pages.notice} />
}

interface NoticeProps {
  readonly call: Call
  readonly notice: NonNullable<ReturnType<typeof useNotice>['data']>
  readonly title: string
}

function Notice({ call, notice }: NoticeProps) {
  const words = useCallWords()
  const papers = usePaperWords()
  const frame = useFrameWords()
  const say = useSay()
  const language = useLanguage()
  const { hash } = useLocation()
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView()
  }, [hash])
  const text = say(notice.notice)
  // The issuer's line under the title is shown by the page itself.
  const [first = '', ...rest] = text.replace(/^# .*\n+/, '').split('\n')
  const body = [first.startsWith(say(call.issuer)) ? '' : first, ...rest].join('\n')
  const later = [...notice.notices].sort((a, b) => (a.day < b.day ? 1 : -1))
  return (
    <ReadingPage
      title={titleOf(text) ?? say(call.title)}
      lede={words.issued(say(call.issuer), formatDay(call.issued, language))}
      beside={
        <nav aria-label={words.onThisPage}>
          <h2>{words.onThisPage}</h2>
          <ul>
            {headingsOf(body).map(({ id, label }) => (
              <li key={id}>
                <a href={`#${id}`}>{label}</a>
              </li>
            ))}
            <li>
              <a href="#annexes">{words.annexesOnline}</a>
            </li>
            <li>
              <a href="#blank-forms">{papers.links.blanks}</a>
            </li>
            {later.length === 0 ? null : (
              <li>
                <a href="#announcements">{words.announcements}</a>
              </li>
            )}
            <li>
              <Link to="/help">{words.faq}</Link>
            </li>
          </ul>
          <p className="go">
            <Link className="btn main lg" to="/start" search={{ call: call.id }}>
              {words.start}
            </Link>
          </p>
          {call.invented ? <p className="sub">{frame.footer.invented}</p> : null}
        </nav>
      }
    >
      <section>
        <Prose text={body} />
      </section>
      <section id="annexes" className="plain-list">
        <Annexes call={call} title={words.annexesOnline} />
        {call.annexes
          .filter((annex) => annex.forms.length === 0)
          .map(({ no, title }) => (
            <p key={no} className="under-go">
              <PaperLinks
                lead={say(title)}
                of={say(title)}
                href={(query) =>
                  addressOf('GET /calls/:call/annexes/:no/paper', { params: { call: call.id, no }, query })
                }
              />
            </p>
          ))}
      </section>
      <section id="blank-forms" className="plain-list">
        <h2>{papers.links.blanks}</h2>
        <p className="sub">{papers.links.blanksWhy}</p>
        <ul className="ll">
          <li>
            <span className="grow">{papers.links.condensation}</span>
            <PaperLinks
              of={papers.links.condensation}
              href={(query) =>
                addressOf('GET /calls/:call/condensation/paper', { params: { call: call.id }, query })
              }
            />
          </li>
          {call.kinds.map((kind) => (
            <li key={kind.code}>
              <span className="grow">{say(kind.name)}</span>
              <BlankLinks call={call.id} kind={kind.code} name={say(kind.name)} />
            </li>
          ))}
        </ul>
      </section>
      {later.length === 0 ? null : (
        <section id="announcements">
          <h2>{words.announcements}</h2>
          {later.map((it) => (
            <article key={it.id} id={it.id}>
              <h3>{say(it.title)}</h3>
              <p className="sub small">
                <time dateTime={it.day}>{formatDay(it.day, language)}</time>
              </p>
              <Prose text={say(it.body)} under={it.id} />
            </article>
          ))}
        </section>
      )}
    </ReadingPage>
  )
}

const titleOf = (text: string): string | undefined => /^# (.*)$/m.exec(text)?.[1]
