import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, useSyncExternalStore } from 'react'
import { ProblemError, request } from '../../api.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useAskAgain, useMe } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { useExpertInvitationWords } from './words.ts'
import './expert-invitation.css'

/** What the link in an expert's letter opens: read by anybody, accepted with an account, declined without one. */
export default function ExpertInvitationPage() {
  const words = useExpertInvitationWords()
  const say = useSay()
  const token = useSyncExternalStore(hearHash, () => window.location.hash.slice(1))
  const [answered, setAnswered] = useState<'accepted' | 'declined'>()
  const opened = useQuery({
    queryKey: ['expert-invitation', token],
    enabled: token !== '' && answered === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: () => request('POST /expert-invitations/read', { body: { token } }),
  })
  if (answered !== undefined) return <Thanks answered={answered} />
  if (token === '') return <Empty top title={words.noLink} why={words.noLinkWhy} />
  if (opened.error instanceof ProblemError && opened.error.problem.why === 'expired-link')
    return <Empty top title={words.ended} why={words.endedWhy} />
  if (opened.error) return <Broken top error={opened.error} again={() => void opened.refetch()} />
  if (opened.data === undefined) return <Waiting />
  const { name, orgName, issuer, until } = opened.data
  return (
    <ReadingPage title={words.title} lede={words.lede(say(issuer))}>
      <Letter token={token} name={name} orgName={orgName} until={until} onAnswered={setAnswered} />
    </ReadingPage>
  )
}

/** A link opened while the page is already there changes only what stands behind the #. */
const hearHash = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

interface LetterProps {
  readonly token: string
  readonly name: string
  readonly orgName: string
  readonly until: number
  readonly onAnswered: (answered: 'accepted' | 'declined') => void
}

function Letter({ token, name, orgName, until, onAnswered }: LetterProps) {
  const words = useExpertInvitationWords()
  const frame = useFrameWords()
  const language = useLanguage()
  const sentence = useSentence()
  const askAgain = useAskAgain()
  const me = useMe()
  const [declining, setDeclining] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const answer = async (said: 'accept' | 'decline') => {
    if (busy) return
    setBusy(true)
    try {
      await request(`POST /expert-invitations/${said}`, { body: { token } })
      await askAgain()
      onAnswered(said === 'accept' ? 'accepted' : 'declined')
    } catch (error) {
      setProblem(sentence(error))
      setDeclining(false)
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      <p>{words.dear(name, orgName)}</p>
      <ul className="letter-points">
        {words.what.map((it) => (
          <li key={it}>{it}</li>
        ))}
      </ul>
      <p>
        <b>{words.until(dateOf(until, language))}</b>
      </p>
      {problem === undefined ? null : (
        <p className="find block" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        {me ? (
          <button
            type="button"
            className="btn main lg"
            aria-disabled={busy || undefined}
            onClick={() => void answer('accept')}
          >
            {words.accept}
          </button>
        ) : (
          <Link className="btn main lg" to="/sign-in" search={{ next: `/expert-invitation#${token}` }}>
            {words.signIn}
          </Link>
        )}
        <button type="button" className="btn lg" onClick={() => setDeclining(true)}>
          {words.decline}
        </button>
      </div>
      {me ? (
        <p className="small sub">{words.as(me.name)}</p>
      ) : (
        <p className="small sub">
          {words.registerWhy} <Link to="/register">{words.register}</Link>
        </p>
      )}
      {declining ? (
        <Dialog
          title={words.declining.title}
          onClose={() => setDeclining(false)}
          actions={
            <>
              <button type="button" className="btn" onClick={() => setDeclining(false)}>
                {frame.cancel}
              </button>
              <button type="button" className="btn main" onClick={() => void answer('decline')}>
                {words.declining.go}
              </button>
            </>
          }
        >
          <p>{words.declining.why}</p>
        </Dialog>
      ) : null}
    </div>
  )
}

function Thanks({ answered }: { readonly answered: 'accepted' | 'declined' }) {
  const words = useExpertInvitationWords()
  return answered === 'declined' ? (
    <Empty top title={words.declined} why={words.declinedWhy} />
  ) : (
    <Empty top title={words.accepted} why={words.acceptedWhy}>
      <Link className="btn main" to="/judging/profile">
        {words.toProfile}
      </Link>
    </Empty>
  )
}
