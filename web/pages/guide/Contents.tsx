import { Link } from '@tanstack/react-router'
import { dayOf, formatDay } from '#text/format.ts'
import type { Answer } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { useGuideWords } from './words.ts'

type Guide = Answer<'GET /public/guides/:slug'>

/** The contents beside the text; the direction being read is marked. */
export function Contents({
  guide: { guide, content },
  now,
}: {
  readonly guide: Guide
  readonly now: string
}) {
  const words = useGuideWords()
  const say = useSay()
  const language = useLanguage()
  return (
    <nav className="guide-contents" aria-label={words.contents}>
      <Link className="name" to={`/guides/${guide.slug}`}>
        {say(guide.title)}
      </Link>
      <p className="tiny dim">
        {guide.publishedAt === null
          ? words.states[guide.state]
          : words.published(formatDay(dayOf(guide.publishedAt), language))}
        <br />
        {words.count(guide.directions)}
      </p>
      {content.sections.map((section) => (
        <div key={section.no}>
          <p className="section">{words.sections(section.no, say(section.name))}</p>
          <ul>
            {section.directions.map((it) => (
              <li key={it.no}>
                <Link to={`/guides/${guide.slug}/${it.no}`} aria-current={it.no === now ? 'page' : undefined}>
                  <span className="num">{it.no}</span>
                  <span>{it.title === '' ? words.withheld : it.title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
