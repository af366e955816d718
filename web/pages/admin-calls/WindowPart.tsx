import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallView } from '#api/calls.ts'
import { dayOf, formatDay, formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage, useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useFrameWords } from '../../words.ts'

export type Kept = Answer<'GET /admin/calls/:call'>

interface Props {
  readonly call: CallView
  readonly kept: Kept
}

/** The window, its extensions, and the pause. */
export function WindowPart({ call, kept }: Props) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [dialog, setDialog] = useState<'extend' | 'pause' | null>(null)
  const again = async () => {
    await queries.invalidateQueries({ queryKey: ['calls'] })
    await queries.invalidateQueries({ queryKey: ['admin-call'] })
  }
  const { window: open } = call
  const may = kept.may.includes('window')
  const resume = () =>
    request('POST /admin/calls/:call/resume', { params: { call: call.id } }).then(
      () => {
        say(words.calls.resumed)
        return again()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  // The end is the first instant that no longer counts, so the last day is the one before.
  const last = (instant: number) => `${formatDay(dayOf(instant - 1), language)} 24:00`
  return (
    <section className="part">
      <h2>{words.calls.window}</h2>
      <dl className="about">
        <dt>{words.people.state}</dt>
        <dd>
          {words.calls.phases[call.phase]}
          {open.pausedReason === null ? null : ` · ${inLanguage(open.pausedReason)}`}
        </dd>
        <dt>{words.calls.opens}</dt>
        <dd className="num">{formatInstant(open.opens, language)}</dd>
        <dt>{words.calls.closes}</dt>
        <dd className="num">{last(open.closes)}</dd>
        <dt>{words.calls.grace}</dt>
        <dd className="num">{last(open.graceEnds)}</dd>
      </dl>
      {may ? (
        <div className="row">
          <button type="button" className="btn" onClick={() => setDialog('extend')}>
            {words.calls.extend}
          </button>
          {call.phase === 'paused' ? (
            <button type="button" className="btn" onClick={() => void resume()}>
              {words.calls.resume}
            </button>
          ) : (
            <button type="button" className="btn" onClick={() => setDialog('pause')}>
              {words.calls.pause}
            </button>
          )}
        </div>
      ) : null}
      <h3>{words.calls.incidents}</h3>
      {kept.extensions.length === 0 ? (
        <p className="dim">{words.calls.noIncidents}</p>
      ) : (
        <Sheet
          caption={words.calls.incidents}
          heads={[words.calls.installedAt, words.calls.closes, words.reason]}
        >
          {kept.extensions.map((it) => (
            <tr key={it.at}>
              <td className="num nb">{formatInstant(it.at, language)}</td>
              <td className="num">{words.calls.fromTo(last(it.from), last(it.to))}</td>
              <td>{inLanguage(it.reason)}</td>
            </tr>
          ))}
        </Sheet>
      )}
      {dialog === null ? null : (
        <WindowDialog what={dialog} call={call} onDone={again} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

interface DialogProps {
  readonly what: 'extend' | 'pause'
  readonly call: CallView
  readonly onDone: () => Promise<unknown>
  readonly onClose: () => void
}

function WindowDialog({ what, call, onDone, onClose }: DialogProps) {
  const words = useAdminWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [day, setDay] = useState(dayOf(call.window.closes - 1))
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (zh.trim() === '' || en.trim() === '') return setProblem(words.needReason)
    const reason = { zh: zh.trim(), en: en.trim() }
    const params = { call: call.id }
    const doing =
      what === 'pause'
        ? request('POST /admin/calls/:call/pause', { params, body: { reason } })
        : request('POST /admin/calls/:call/extend', {
            params,
            body: { closes: Date.parse(`${day}T00:00:00+08:00`) + 86_400_000, reason },
          })
    doing.then(
      () => {
        say(what === 'pause' ? words.calls.paused : words.calls.extended)
        onClose()
        return onDone()
      },
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  const title = what === 'pause' ? words.calls.pause : words.calls.extend
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {what === 'pause' ? (
          <p className="sub">{words.calls.pauseWhy}</p>
        ) : (
          <Field label={words.calls.newCloses}>
            {(wired) => (
              <input
                className="in"
                type="date"
                {...wired}
                value={day}
                min={dayOf(call.window.closes - 1)}
                required
                onChange={(event) => setDay(event.target.value)}
              />
            )}
          </Field>
        )}
        <TextField label={words.calls.reasonZh} value={zh} onChange={setZh} required lang="zh-CN" />
        <TextField label={words.calls.reasonEn} value={en} onChange={setEn} required lang="en" />
        {problem === undefined ? null : (
          <p className="find block small" role="alert">
            {problem}
          </p>
        )}
        <div className="row">
          <button type="submit" className="btn main">
            {title}
          </button>
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
