import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useDirections } from '../condense/read.ts'
import { useCondenseWords } from '../condense/words.ts'
import { usePastWords } from './past-words.ts'
import { askDirection, type View } from './use-direction.ts'

interface Props {
  readonly view: View
  readonly title: string
  readonly keeper: Keeper
  readonly onClose: () => void
}

/** Takes another direction of the office into this one; a sentence says first what becomes of both. */
export function MergeDialog({ view, title, keeper, onClose }: Props) {
  const words = usePastWords()
  const condense = useCondenseWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [other, setOther] = useState('')
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [key] = useState(newId)
  const others = useDirections(view.office, view.call).data?.filter(
    (it) => it.id !== view.id && it.state === 'drafting',
  )
  const chosen = others?.find((it) => it.id === other)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    if (chosen === undefined) return setProblem(words.mergeNeed)
    setBusy(true)
    try {
      if (!(await keeper.flush())) {
        setBusy(false)
        return setProblem(words.unsaved)
      }
      await request('POST /directions/:id/merge', {
        params: { id: view.id },
        body: { key, revision: view.revision, other: chosen.id },
      })
      keeper.look()
      await askDirection(queries, view.id)
      say(words.didMerge)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog title={words.mergeTitle} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p className="sub">{others?.length === 0 ? words.mergeNone : words.mergeWhy}</p>
        {others === undefined || others.length === 0 ? null : (
          <SelectField
            label={words.mergeWhich}
            none={words.mergeChoose}
            value={other}
            onChange={(id) => {
              setOther(id)
              setProblem(undefined)
            }}
            options={others.map((it) => ({ value: it.id, label: it.title || condense.untitled }))}
          />
        )}
        <p role="status">
          {chosen === undefined
            ? ''
            : words.mergePreview(chosen.title || condense.untitled, title, chosen.sources)}
        </p>
        <DialogEnd
          go={others?.length === 0 ? undefined : words.mergeGo}
          problem={problem}
          busy={busy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
