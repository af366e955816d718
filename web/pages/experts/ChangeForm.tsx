import { type FormEvent, useState } from 'react'
import type { EntryFault } from '#core/expert/entry.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { EntryForm } from './EntryForm.tsx'
import { entryIn, faultsIn, sent, type Writing, writingOf } from './entry.ts'
import { toFirstFault } from './first-fault.ts'
import type { Choices, Expert } from './read.ts'
import { useExpertsWords } from './words.ts'

interface Props {
  readonly it: Expert
  readonly choices: Choices
  /** The expert changes it, not the office. */
  readonly own?: boolean
  readonly store: (entry: ReturnType<typeof sent>) => Promise<unknown>
}

/** What is kept of an expert, to be changed by the office or by the expert. */
export function ChangeForm({ it, choices, own = false, store }: Props) {
  const words = useExpertsWords()
  const sentence = useSentence()
  const [writing, setWriting] = useState<Writing>(() => writingOf(it))
  const [faults, setFaults] = useState<readonly EntryFault[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy) return
    const entry = entryIn(writing)
    const found = faultsIn(entry, choices, it)
    setFaults(found)
    if (found.length > 0) toFirstFault(event.currentTarget)
    setProblem(found.length > 0 ? words.entry.fix(found.length) : undefined)
    if (found.length > 0) return
    setBusy(true)
    try {
      await store(sent(entry))
      say(words.entry.saved)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate aria-label={words.one.edit}>
      <EntryForm
        own={own}
        value={writing}
        onChange={(change) => setWriting((now) => ({ ...now, ...change }))}
        choices={choices}
        faults={faults}
      />
      {problem === undefined ? null : (
        <p className="problem blocked" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="btn main" aria-disabled={busy || undefined}>
        {words.entry.save}
      </button>
    </form>
  )
}
