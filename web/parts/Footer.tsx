import { Link } from '@tanstack/react-router'
import { useSay } from '../language.tsx'
import { useCalls, useSite } from '../session.tsx'
import { useFrameWords } from '../words.ts'

/** Sponsors, contact, and what a government site must show; the demonstration says here that it is one. */
export function Footer() {
  const words = useFrameWords()
  const say = useSay()
  const site = useSite()
  const call = useCalls().data?.[0]
  const of = (name: string) => site?.footer[name] ?? ''
  const sponsors = of('sponsor') === '' ? (call?.sponsors ?? []).map(say) : [of('sponsor'), of('organiser')]
  const phone = of('phone') === '' ? (call?.hotline.phone ?? '') : of('phone')
  const records = [of('icp'), of('psb'), of('siteId') === '' ? '' : `${words.footer.siteId} ${of('siteId')}`]
  const shown = records.filter((it) => it !== '')
  return (
    <footer className="foot">
      <div className="wrap">
        <div>
          <h2>{words.footer.sponsors}</h2>
          {sponsors
            .filter((it) => it !== '')
            .map((it) => (
              <p key={it}>{it}</p>
            ))}
        </div>
        <div>
          <h2>{words.footer.contact}</h2>
          {phone === '' ? null : (
            <p>
              {words.footer.hotline}{' '}
              <a href={`tel:${phone}`} className="num">
                {phone}
              </a>
            </p>
          )}
          {of('address') === '' ? null : <p>{of('address')}</p>}
          <p>
            <Link to="/contacts">{words.pages.contacts}</Link>
          </p>
        </div>
        <nav aria-label={words.footer.site}>
          <h2>{words.footer.site}</h2>
          <ul className="links">
            <li>
              <Link to="/site-map">{words.pages.siteMap}</Link>
            </li>
            <li>
              <Link to="/transparency">{words.pages.transparency}</Link>
            </li>
            <li>
              <Link to="/accessibility">{words.pages.accessibility}</Link>
            </li>
            <li>
              <Link to="/privacy">{words.pages.privacy}</Link>
            </li>
            <li>
              <Link to="/receipt">{words.pages.receipt}</Link>
            </li>
            <li>
              <Link to="/status">{words.pages.status}</Link>
            </li>
            <li>
              <Link to="/help">{words.pages.help}</Link>
            </li>
          </ul>
        </nav>
        <div className="end small">
          {site?.demo ? <span className="demo">{words.demo}</span> : null}
          <p>
            {site?.demo ? words.footer.demo : ''}
            {words.footer.notSecret}
          </p>
        </div>
        {shown.length === 0 ? null : <p className="records small">{shown.join('　')}</p>}
      </div>
    </footer>
  )
}
