import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { askExperts } from './read.ts'
import { useExpertsWords } from './words.ts'

interface Props {
  readonly experts: readonly { readonly id: string; readonly name: string; readonly orgName: string }[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Names everybody who will be written to before a letter leaves. */
export function InviteDialog({ experts, onDone, onClose }: Props) {
  const { inviting: words } = useExpertsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    try {
      const body = { key, experts: experts.map((it) => it.id) }
      const { invited } = await request('POST /experts/invite', { body })
      await askExperts(queries)
      say(words.done(invited))
      onDone()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.why(experts.length)}</p>
        <ul className="plain-list">
          {experts.map((it) => (
            <li key={it.id}>
              <b>{it.name}</b> <span className="dim">{it.orgName}</span>
            </li>
          ))}
        </ul>
        <DialogEnd go={words.go} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
