import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState, useSyncExternalStore } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { lengthOf } from '#core/text.ts'
import { request } from '../../api.ts'
import { FormView } from '../../form/FormView.tsx'
import { TextBox } from '../../form/inputs/TextBox.tsx'
import { exactOf } from '../../form/time.ts'
import { useEditorWords, useMineWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import '../../form/form.css'
import './partner.css'

const mostNeed = 500

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
  const language = useLanguage()
  const sentence = useSentence()
  const [need, setNeed] = useState(props.need)
  const [read, setRead] = useState(false)
  const [confirmed, setConfirmed] = useState(props.confirmedAt)
  const [problem, setProblem] = useState<string | null>(null)
  const length = lengthOf(need)
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (need.trim() === '') setProblem(words.needMissing)
    else if (length > mostNeed) setProblem(editor.over(length - mostNeed))
    else if (!read) setProblem(words.readMissing)
    else
      try {
        const done = await request('POST /partner-links/confirm', {
          body: { token: props.token, need, digest: props.digest },
        })
        setConfirmed(done.confirmedAt)
        setProblem(null)
      } catch (error) {
        setProblem(sentence(error))
      }
  }
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
      <FormView form={props.form as Form} lists={props.lists as Lists} answers={props.answers} />
      {confirmed !== null ? (
        <p className="find good" role="status">
          <b>
            <Icon name="check" /> {words.confirmed(exactOf(confirmed, language))}
          </b>
          {'　'}
          {words.confirmedWhat}
        </p>
      ) : (
        <form className="sheet" onSubmit={confirm} noValidate>
          <label className="label" htmlFor="need">
            {words.need}
          </label>
          <p className="hint">{words.needHint}</p>
          <TextBox id="need" path="" area value={need} onChange={setNeed} required />
          <p className={length > mostNeed ? 'cnt over' : 'cnt'}>
            <span />
            <span className="num">{editor.counted(length, mostNeed)}</span>
          </p>
          <label className="pick statement">
            <input
              type="checkbox"
              checked={read}
              onChange={(event) => setRead(event.currentTarget.checked)}
            />
            <span>{words.statement(props.creditCode)}</span>
          </label>
          {problem === null ? null : (
            <p className="err" role="alert">
              <Icon name="block" /> {problem}
            </p>
          )}
          <button type="submit" className="btn main lg">
            {words.confirm}
          </button>
          <p className="small dim hash-text">{words.digest(props.digest)}</p>
        </form>
      )}
    </div>
  )
}
