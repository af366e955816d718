import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallView } from '#api/calls.ts'
import { lengthOf } from '#core/text.ts'
import { dayOf, formatEnd, formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage, useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Field, TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useFrameWords } from '../../words.ts'

const incident = new Set(['call-extended', 'call-paused', 'call-resumed'])
const dayLong = 86_400_000
const leastReason = 5

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
  const last = (instant: number) => formatEnd(instant, language)
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
      <Incidents kept={kept} />
      {dialog === null ? null : (
        <WindowDialog what={dialog} call={call} onDone={again} onClose={() => setDialog(null)} />
      )}
    </section>
  )
}

/** Every extension, pause and resumption, newest first. */
function Incidents({ kept }: Pick<Props, 'kept'>) {
  const words = useAdminWords()
  const inLanguage = useSay()
  const language = useLanguage()
  const incidents = kept.versions.filter((it) => it.happened !== null && incident.has(it.happened))
  if (incidents.length === 0) return <p className="dim">{words.calls.noIncidents}</p>
  const last = (instant: number) => formatEnd(instant, language)
  return (
    <Sheet
      caption={words.calls.incidents}
      heads={[words.calls.installedAt, words.calls.what, words.calls.by, words.reason]}
    >
      {incidents.map((it) => {
        const moved =
          it.happened === 'call-extended'
            ? kept.extensions.find((one) => one.at === it.installedAt)
            : undefined
        return (
          <tr key={it.version}>
            <td className="num nb">{formatInstant(it.installedAt, language)}</td>
            <td>
              {words.calls.happened[it.happened ?? '']}
              {moved === undefined ? null : (
                <small className="num">{words.calls.fromTo(last(moved.from), last(moved.to))}</small>
              )}
            </td>
            <td>{it.by ?? words.calls.system}</td>
            <td>{it.reason === null ? '' : inLanguage(it.reason)}</td>
          </tr>
        )
      })}
    </Sheet>
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
  // The end only moves later, so the first day to choose is the one after the last.
  const first = dayOf(call.window.closes)
  const [day, setDay] = useState(first)
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (what === 'extend' && day === '') return setProblem(words.calls.dayMissing)
    if ([zh, en].some((it) => lengthOf(it.trim()) < leastReason))
      return setProblem(words.calls.reasonsMissing)
    const reason = { zh: zh.trim(), en: en.trim() }
    const params = { call: call.id }
    const doing =
      what === 'pause'
        ? request('POST /admin/calls/:call/pause', { params, body: { reason } })
        : request('POST /admin/calls/:call/extend', {
            params,
            body: { closes: Date.parse(`${day}T00:00:00+08:00`) + dayLong, reason },
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
      <form className="stack" onSubmit={submit} noValidate>
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
                min={first}
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
