import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { EntryFault } from '#core/expert/entry.ts'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { EntryForm } from './EntryForm.tsx'
import { blank, entryIn, faultsIn, sent, type Writing } from './entry.ts'
import { toFirstFault } from './first-fault.ts'
import { askExperts, type Choices } from './read.ts'
import { useExpertsWords } from './words.ts'

interface Props {
  readonly choices: Choices
  readonly onClose: () => void
}

/** Somebody new for the pool. */
export function AddDialog({ choices, onClose }: Props) {
  const words = useExpertsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [writing, setWriting] = useState<Writing>(blank)
  const [faults, setFaults] = useState<readonly EntryFault[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const entry = entryIn(writing)
    const found = faultsIn(entry, choices)
    setFaults(found)
    if (found.length > 0) toFirstFault(event.currentTarget)
    if (found.length > 0) return setProblem(words.entry.fix(found.length))
    setBusy(true)
    try {
      await request('POST /experts', { body: sent(entry) })
      await askExperts(queries)
      say(words.entry.added(entry.name))
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.add} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
        <EntryForm
          deep
          value={writing}
          onChange={(change) => setWriting((now) => ({ ...now, ...change }))}
          choices={choices}
          faults={faults}
        />
        <DialogEnd go={words.entry.add} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
