import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { CorrectDialog } from './CorrectDialog.tsx'
import { type Board, stepOf, useAskAgain } from './queries.ts'
import { useAssemblyWords } from './words.ts'

const steps = [
  'open-comments',
  'close-comments',
  'approve',
  'reopen',
  'schedule',
  'publish',
  'correct',
  'supersede',
] as const
type Step = (typeof steps)[number]

/** The steps that the reader may take now; each says first what it brings. */
export function Actions({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const [asking, ask] = useState<Step>()
  const may = steps.filter((it) => board.may.includes(it))
  if (may.length === 0) return null
  return (
    <>
      {may.map((it) => (
        <button
          key={it}
          type="button"
          className={it === 'approve' || it === 'publish' ? 'btn main' : 'btn'}
          onClick={() => ask(it)}
        >
          {words.actions[it]}
        </button>
      ))}
      {asking === undefined ? null : asking === 'correct' ? (
        <CorrectDialog board={board} onClose={() => ask(undefined)} />
      ) : (
        <Confirm board={board} step={asking} onClose={() => ask(undefined)} />
      )}
    </>
  )
}

const day = 86_400_000
/** A moment at the bureau's place as the browser's field writes it. */
const written = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16)
const read = (text: string): number => Date.parse(`${text}:00+08:00`)

function Confirm({
  board,
  step,
  onClose,
}: {
  readonly board: Board
  readonly step: Exclude<Step, 'correct'>
  readonly onClose: () => void
}) {
  const words = useAssemblyWords()
  const sentence = useSentence()
  const again = useAskAgain(board.guide.id)
  const [moment, setMoment] = useState(() => written(serverNow() + (step === 'open-comments' ? 7 : 1) * day))
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const asksTime = step === 'open-comments' || step === 'schedule'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    take(board, step, read(moment))
      .then(again)
      .then(
        () => {
          announce(words.done)
          onClose()
        },
        (error: unknown) => setProblem(sentence(error)),
      )
      .finally(() => setBusy(false))
  }
  return (
    <Dialog title={words.actions[step]} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>{words.why[step]}</p>
        {asksTime ? (
          <TextField
            type="datetime-local"
            label={step === 'schedule' ? words.when : words.until}
            value={moment}
            onChange={setMoment}
            required
          />
        ) : null}
        <DialogEnd go={words.actions[step]} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}

function take({ guide }: Board, step: Exclude<Step, 'correct'>, moment: number): Promise<unknown> {
  const params = { id: guide.id }
  const body = stepOf(guide)
  if (step === 'open-comments')
    return request('POST /guides/:id/open-comments', { params, body: { ...body, until: moment } })
  if (step === 'schedule')
    return request('POST /guides/:id/schedule', { params, body: { ...body, when: moment } })
  return request(`POST /guides/:id/${step}`, { params, body })
}
