import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { request } from '../../api.ts'
import { useReading } from '../../language.tsx'
import { useFactorWords } from '../../parts/factors/words.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useSearchText } from '../../parts/params.ts'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Waiting } from '../../parts/Screen.tsx'
import { SignInForm } from '../../parts/SignInForm.tsx'
import { useSignOut } from '../../parts/sign-out.ts'
import { type Me, type Site, useMe, useSetMe, useSite } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { homeOf } from './home-of.ts'
import { OtherWays, Refusal } from './OtherWays.tsx'
import { useEntryWords } from './words.ts'

const Finish = lazy(() => import('../../parts/factors/Finish.tsx'))

/** Signing in, by a password, a passkey or the operator's own service; in a demonstration also by pressing a role. */
export default function SignInPage() {
  const words = useEntryWords()
  const factors = useFactorWords()
  const frame = useFrameWords()
  const me = useMe()
  const site = useSite()
  const enter = useEnter()
  const outer = useSearchText('outer')
  const [held, setHeld] = useState(false)
  const unfinished = me && (me.session.owes !== null || held)
  // Back from the operator's service, signed in: nothing is left to press.
  const entered = useRef(false)
  useEffect(() => {
    if (outer !== 'done' || !me || me.session.owes !== null || held || entered.current) return
    entered.current = true
    enter(me)
  }, [outer, me, held, enter])
  if (unfinished)
    return (
      <ReadingPage title={words.signIn.title}>
        <p className="row signed-in">
          {factors.signIn.as(me.name)}
          <Leave />
        </p>
        <Suspense fallback={<Waiting />}>
          <Finish me={me} as="h2" hold={setHeld} onDone={enter} />
        </Suspense>
      </ReadingPage>
    )
  return (
    <ReadingPage title={words.signIn.title} lede={words.signIn.lede}>
      {me ? (
        <p className="row signed-in">
          {words.signIn.already(me.name)}
          <button type="button" className="btn" onClick={() => enter(me)}>
            {words.signIn.goOn}
          </button>
        </p>
      ) : null}
      <div className="sign-in">
        <div className="entry">
          <Refusal outer={outer} />
          <SignInForm onSignedIn={enter} />
          <OtherWays enter={enter} />
          <p className="row sp ways">
            <span>
              {words.signIn.noAccount} <Link to="/register">{frame.pages.register}</Link>
            </span>
            <Link to="/reset">{frame.forgot}</Link>
          </p>
        </div>
        {site?.demo && site.demoSignIns.length > 0 ? <DemoAccounts site={site} enter={enter} /> : null}
      </div>
    </ReadingPage>
  )
}

/** Another account after all. */
function Leave() {
  const frame = useFrameWords()
  const signOut = useSignOut()
  return (
    <button type="button" className="btn" onClick={() => void signOut()}>
      {frame.signOut}
    </button>
  )
}

/** Goes on to where the person wanted to be, in the language and type size of the account. */
export function useEnter(): (me: Me) => void {
  const setMe = useSetMe()
  const next = useSearchText('next')
  const navigate = useNavigate()
  const { setLarge } = useReading()
  return (me) => {
    setMe(me)
    if (me.largeType) setLarge(true)
    if (me.session.owes !== null) return
    // Only an address of this site, and never one that leaves by two slashes.
    const to = /^\/(?![/\\])/.test(next) ? next : homeOf(me)
    void navigate({ href: to })
  }
}

function DemoAccounts({ site, enter }: { readonly site: Site; readonly enter: (me: Me) => void }) {
  const { demo } = useEntryWords()
  const sentence = useSentence()
  const signIn = (account: string, password: string) =>
    request('POST /session', { body: { account, password } }).then(
      ({ me }) => enter(me),
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  return (
    <section className="panel">
      <h2>{demo.title}</h2>
      <p className="sub">{demo.why}</p>
      <ul className="demo-accounts">
        {site.demoSignIns.map(({ email, password, role }) => (
          <li key={email}>
            <button type="button" className="btn" onClick={() => void signIn(email, password)}>
              <b>{role}</b>
              <span className="dim small">{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
