import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import type { Address } from '../../desk/address.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { keptOfAddress, savedKey } from './SavedViews.tsx'
import { useSavedWords } from './saved-words.ts'

interface Props {
  readonly code: string
  /** Only who works in the office shares with it. */
  readonly mayShare: boolean
  readonly address: Address
  readonly onClose: () => void
}

/** Keeps the list as it is narrowed now, under a name. */
export function SaveViewDialog({ code, mayShare, address, onClose }: Props) {
  const words = useSavedWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (name.trim() === '') return setProblem(words.needName)
    setBusy(true)
    try {
      await request('POST /offices/:code/saved-views', {
        params: { code },
        body: {
          name: name.trim(),
          shared,
          address: Object.fromEntries(
            keptOfAddress.flatMap((it) => (address[it] ? [[it, address[it]] as const] : [])),
          ),
        },
      })
      await queries.invalidateQueries({ queryKey: savedKey(code) })
      say(words.saved)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.save} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          maxLength={40}
          value={name}
          onChange={(it) => {
            setName(it)
            setProblem(undefined)
          }}
        />
        {mayShare ? (
          <div>
            <label className="tick">
              <input
                type="checkbox"
                checked={shared}
                onChange={(event) => setShared(event.target.checked)}
                aria-describedby="share-hint"
              />
              {words.share}
            </label>
            <p className="hint" id="share-hint">
              {words.shareHint}
            </p>
          </div>
        ) : null}
        <DialogEnd go={words.save} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
