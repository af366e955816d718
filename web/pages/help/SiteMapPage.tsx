import { Link } from '@tanstack/react-router'
import { useSay } from '../../language.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { useCalls } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { useHelpWords } from './words.ts'

/** Every page that has an address of its own. */
export default function SiteMapPage() {
  const { pages } = useFrameWords()
  const { siteMap } = useHelpWords()
  const say = useSay()
  const calls = useCalls().data ?? []
  return (
    <ReadingPage title={pages.siteMap} lede={siteMap.lede}>
      <div className="site-map">
        <section>
          <h2>{siteMap.read}</h2>
          <ul>
            <Item to="/" label={pages.home} />
            <Item to="/find-office" label={pages.findOffice} />
            <Item to="/contacts" label={pages.contacts} />
            <Item to="/readiness" label={pages.readiness} />
            <Item to="/readiness/self-test" label={pages.readinessTest} />
            <Item to="/guides" label={pages.guides} />
            <Item to="/transparency" label={pages.transparency} />
            <Item to="/help" label={pages.help} />
          </ul>
        </section>
        {calls.map((call) => (
          <section key={call.id}>
            <h2>{say(call.short)}</h2>
            <ul>
              <Item to={`/calls/${call.id}`} label={pages.notice} />
              {call.kinds.map((kind) => (
                <Item key={kind.code} to={`/calls/${call.id}/kinds/${kind.code}`} label={say(kind.name)} />
              ))}
            </ul>
          </section>
        ))}
        <section>
          <h2>{siteMap.file}</h2>
          <ul>
            <Item to="/sign-in" label={pages.signIn} />
            <Item to="/register" label={pages.register} />
            <Item to="/start" label={pages.start} />
            <Item to="/receipt" label={pages.receipt} />
            <Item to="/suggestions" label={pages.suggestions} note={siteMap.signedIn} />
            <Item to="/unit/new" label={pages.unitNew} note={siteMap.signedIn} />
            <Item to="/notices" label={pages.notices} note={siteMap.signedIn} />
            <Item to="/exports" label={pages.exports} note={siteMap.signedIn} />
            <Item to="/account" label={pages.account} note={siteMap.signedIn} />
          </ul>
        </section>
        <section>
          <h2>{siteMap.site}</h2>
          <ul>
            <Item to="/status" label={pages.status} />
            <Item to="/accessibility" label={pages.accessibility} />
            <Item to="/privacy" label={pages.privacy} />
            <Item to="/site-map" label={pages.siteMap} />
          </ul>
        </section>
      </div>
    </ReadingPage>
  )
}

function Item({ to, label, note }: { readonly to: string; readonly label: string; readonly note?: string }) {
  return (
    <li>
      <Link to={to}>{label}</Link>
      {note === undefined ? null : <span className="dim small"> · {note}</span>}
    </li>
  )
}
