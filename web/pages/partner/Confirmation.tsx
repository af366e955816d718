import { type FormEvent, useEffect, useRef, useState } from 'react'
import { lengthOf } from '#core/text.ts'
import { request } from '../../api.ts'
import { TextBox } from '../../form/inputs/TextBox.tsx'
import { hintsIn } from '../../form/suspicion.ts'
import { exactOf } from '../../form/time.ts'
import { useEditorWords, useMineWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useCalls } from '../../session.tsx'
import { SecrecyQuestion } from '../start/SecrecyQuestion.tsx'

const mostNeed = 500

/** What is being written, kept for this tab, so that a reload loses nothing; nobody else at the machine finds it. */
const kept = (digest: string) => `zhinan.partner.${digest}`

interface Props {
  readonly token: string
  readonly creditCode: string
  readonly digest: string
  readonly need: string
  readonly onConfirmed: (at: number) => void
}

/** The partner's own need, asked about secrecy before anything leaves the page, and the confirmation. */
export function Confirmation({ token, creditCode, digest, onConfirmed, ...props }: Props) {
  const { partner: words, start } = useMineWords()
  const editor = useEditorWords()
  const sentence = useSentence()
  const calls = useCalls().data ?? []
  const [need, setNeed] = useState(() => sessionStorage.getItem(kept(digest)) ?? props.need)
  const [read, setRead] = useState(false)
  const [cleared, setCleared] = useState<readonly string[]>([])
  const [gone, setGone] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const length = lengthOf(need)
  const hints = [
    ...hintsIn(
      [need],
      calls.flatMap((it) => it.secrecyWords),
    ),
  ].filter((it) => !cleared.includes(it))
  const held = hints.length > 0
  useEffect(() => {
    // What may be secret is not written to the disk before it was answered for.
    if (held || need === props.need) sessionStorage.removeItem(kept(digest))
    else sessionStorage.setItem(kept(digest), need)
  }, [held, need, props.need, digest])
  const missing = (): readonly [string, string] | null => {
    if (need.trim() === '') return [words.needMissing, 'need']
    if (length > mostNeed) return [editor.over(length - mostNeed), 'need']
    if (held) return [start.missing.secrecy, 'secrecy']
    return read ? null : [words.readMissing, 'read']
  }
  const confirm = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const lacks = missing()
    if (lacks !== null) {
      setProblem(lacks[0])
      document.getElementById(lacks[1])?.focus()
      return
    }
    setBusy(true)
    try {
      const done = await request('POST /partner-links/confirm', { body: { token, need, digest } })
      sessionStorage.removeItem(kept(digest))
      onConfirmed(done.confirmedAt)
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <form className="sheet" onSubmit={(event) => void confirm(event)} noValidate>
      <label className="label" htmlFor="need">
        {words.need}
      </label>
      <p className="hint">{words.needHint}</p>
      <TextBox id="need" path="" area value={need} onChange={setNeed} required />
      <p className={length > mostNeed ? 'cnt over' : 'cnt'}>
        <span />
        <span className="num">{editor.counted(length, mostNeed)}</span>
      </p>
      {held ? (
        <SecrecyQuestion
          hints={hints}
          field="need"
          onCleared={() => setCleared([...cleared, ...hints])}
          onSecret={() => {
            setNeed('')
            setGone(true)
          }}
        />
      ) : null}
      {gone ? (
        <p className="find" role="status">
          {start.secrecy.gone(calls[0]?.hotline.phone ?? '')}
        </p>
      ) : null}
      <label className="pick statement">
        <input
          id="read"
          type="checkbox"
          checked={read}
          onChange={(event) => setRead(event.currentTarget.checked)}
        />
        <span>{words.statement(creditCode)}</span>
      </label>
      {problem === null ? null : (
        <p className="err" role="alert">
          <Icon name="block" /> {problem}
        </p>
      )}
      <button type="submit" className="btn main lg" aria-disabled={busy || undefined}>
        {words.confirm}
      </button>
      <p className="small dim hash-text">{words.digest(digest)}</p>
    </form>
  )
}

/** That it is confirmed, and what that means; `now` where the button that did it has just gone. */
export function Confirmed({ at, now = false }: { readonly at: number; readonly now?: boolean }) {
  const { partner: words } = useMineWords()
  const language = useLanguage()
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (now) place.current?.focus()
  }, [now])
  return (
    <p className="find good" role="status" tabIndex={-1} ref={place}>
      <b>
        <Icon name="check" /> {words.confirmed(exactOf(at, language))}
      </b>
      {'　'}
      {words.confirmedWhat}
    </p>
  )
}
