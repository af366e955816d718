import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { askExperts, type Expert } from './read.ts'
import { useExpertsWords } from './words.ts'

interface Props {
  readonly it: Expert
  readonly onClose: () => void
}

/** Says what ends before it ends. */
export function RetireDialog({ it, onClose }: Props) {
  const { retiring: words } = useExpertsWords().one
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      const { tasks } = await request('POST /experts/:id/retire', {
        params: { id: it.id },
        body: { revision: it.revision },
      })
      await askExperts(queries)
      say(words.done(tasks))
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.title(it.name)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.why(it.load)}</p>
        <DialogEnd go={words.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
