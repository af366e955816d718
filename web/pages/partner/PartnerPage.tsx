import { useQuery } from '@tanstack/react-query'
import { useState, useSyncExternalStore } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { ProblemError, request } from '../../api.ts'
import { FormView } from '../../form/FormView.tsx'
import { useEditorWords, useMineWords } from '../../form/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { Confirmation, Confirmed } from './Confirmation.tsx'
import '../../form/form.css'
import './partner.css'

/** What an invited enterprise sees: the form to read, one box for its own need, and the confirmation. */
export default function PartnerPage() {
  const { partner: words } = useMineWords()
  const token = useSyncExternalStore(hearHash, () => window.location.hash.slice(1))
  useTitle(words.title)
  const opened = useQuery({
    queryKey: ['partner-link', token],
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: () => request('POST /partner-links/open', { body: { token } }),
  })
  if (token === '') return <Empty top title={words.noLink} why={words.noLinkWhy} />
  if (opened.error instanceof ProblemError && opened.error.problem.why === 'expired-link')
    return <Empty top title={words.expired} why={words.expiredWhy} />
  if (opened.error) return <Broken top error={opened.error} again={() => void opened.refetch()} />
  if (opened.data === undefined) return <Waiting />
  return <Invitation key={token} token={token} {...opened.data} />
}

/** A link opened while the page is already there changes only what stands behind the #. */
const hearHash = (changed: () => void) => {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

interface Props {
  readonly token: string
  readonly title: string
  readonly org: string
  readonly name: string
  readonly creditCode: string
  readonly form: unknown
  readonly lists: unknown
  readonly answers: Answers
  readonly digest: string
  readonly need: string
  readonly confirmedAt: number | null
}

function Invitation(props: Props) {
  const { partner: words } = useMineWords()
  const editor = useEditorWords()
  const [confirmed, setConfirmed] = useState<number | null>(null)
  return (
    <div className="wrap partner">
      <header>
        <p className="crumb">{words.from(props.org)}</p>
        <h1>{props.title}</h1>
        <p className="sub">{words.lead(props.name, props.org)}</p>
        <p className="small sub">
          <Icon name="lock" /> {editor.banner}
        </p>
      </header>
      {/* Who comes back to it is told at once; who confirms it now is told where they are. */}
      {props.confirmedAt === null ? null : <Confirmed at={props.confirmedAt} />}
      <FormView form={props.form as Form} lists={props.lists as Lists} answers={props.answers} />
      {props.confirmedAt !== null ? null : confirmed !== null ? (
        <Confirmed at={confirmed} now />
      ) : (
        <Confirmation {...props} onConfirmed={setConfirmed} />
      )}
    </div>
  )
}
