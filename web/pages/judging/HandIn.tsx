import { useState } from 'react'
import { request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import type { Task } from './read.ts'
import { useJudgingWords } from './words.ts'

interface Props {
  readonly task: Task
  readonly keeper: Keeper
  /** What is handed in, said once more. */
  readonly sure: string
  readonly complete: boolean
  readonly onIncomplete: () => void
  readonly onDone: () => Promise<unknown>
}

/** Everything typed is with the server first; then what is handed in is said once more, and it is final. */
export function HandIn({ task, keeper, sure, complete, onIncomplete, onDone }: Props) {
  const { handIn: words } = useJudgingWords()
  const sentence = useSentence()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const begin = async () => {
    setProblem(undefined)
    if (!complete) return onIncomplete()
    const saved = await keeper.flush()
    if (keeper.snapshot().draft.clashes.size > 0) return setProblem(words.clash)
    if (!saved) return setProblem(words.unsaved)
    setAsking(true)
  }
  const handIn = async () => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      await request('POST /judging/tasks/:id/hand-in', {
        params: { id: task.id },
        body: { key, rev: keeper.snapshot().draft.rev },
      })
      say(words.done)
      setAsking(false)
      await onDone()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
      keeper.look()
    }
  }
  return (
    <div className="hand-in">
      {problem === undefined || asking ? null : (
        <p className="problem blocked" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="btn main" onClick={() => void begin()}>
        {words.go}
      </button>
      {asking ? (
        <Dialog title={words.title} onClose={() => setAsking(false)}>
          <form
            className="stack"
            onSubmit={(event) => {
              event.preventDefault()
              void handIn()
            }}
          >
            <p className="num">{sure}</p>
            <p className="sub">{words.why}</p>
            <DialogEnd go={words.yes} problem={problem} busy={busy} onClose={() => setAsking(false)} />
          </form>
        </Dialog>
      ) : null}
    </div>
  )
}
