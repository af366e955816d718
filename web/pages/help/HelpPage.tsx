import { Link } from '@tanstack/react-router'
import { useSay } from '../../language.tsx'
import { Prose } from '../../parts/Prose.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { useFrameWords } from '../../words.ts'
import { useCall, useNotice } from '../call/queries.ts'
import { useHelpWords } from './words.ts'

/** How it is done, the questions people ask, and whom to call. */
export default function HelpPage() {
  const frame = useFrameWords()
  const { help } = useHelpWords()
  const say = useSay()
  const { call } = useCall('')
  const notice = useNotice(call?.id)
  return (
    <ReadingPage
      title={frame.pages.help}
      lede={help.lede}
      beside={
        call === undefined ? undefined : (
          <>
            <h2>{help.call}</h2>
            <p>
              {frame.footer.hotline}
              <br />
              <a className="num" href={`tel:${call.hotline.phone}`}>
                {call.hotline.phone}
              </a>
            </p>
            <p>
              <Link to="/contacts">{frame.pages.contacts}</Link>
            </p>
          </>
        )
      }
    >
      <section>
        <h2>{help.howTo}</h2>
        <div className="prose">
          <ol>
            {help.steps.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ol>
        </div>
      </section>
      {notice.data === undefined || notice.data.faq.length === 0 ? null : (
        <section>
          <h2>{help.questions}</h2>
          {notice.data.faq.map(({ question, answer }, n) => (
            <details key={question.zh}>
              <summary>{say(question)}</summary>
              <Prose text={say(answer)} under={`answer-${n}`} />
            </details>
          ))}
        </section>
      )}
      <section>
        <h2>{help.keys}</h2>
        <p className="prose">{help.keysText}</p>
      </section>
    </ReadingPage>
  )
}
