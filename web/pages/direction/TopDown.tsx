import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { Counter, Field } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { askDirection, type View } from './use-direction.ts'

/** Why the direction stands although nobody suggested it. */
export function TopDown({ view, mayEdit }: { readonly view: View; readonly mayEdit: boolean }) {
  const words = useCondenseWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const [reason, setReason] = useState(view.topDown)
  const [problem, setProblem] = useState<string>()
  if (!mayEdit)
    return view.topDown === '' ? null : (
      <p className="top-down">
        <b>{words.sources.topDown}</b> {view.topDown}
      </p>
    )
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await request('PUT /directions/:id/top-down', {
        params: { id: view.id },
        body: { reason: reason.trim() },
      })
      setProblem(undefined)
      say(words.sources.topDownSaved)
      await askDirection(queries, view.id)
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <form className="stack top-down" onSubmit={(event) => void save(event)}>
      <Field
        label={words.sources.topDown}
        hint={words.sources.topDownHint}
        problem={problem}
        counter={<Counter value={reason} max={500} />}
      >
        {(wired) => (
          <textarea
            className="in area"
            rows={3}
            {...wired}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <button type="submit" className="btn">
        {words.sources.save}
      </button>
    </form>
  )
}
