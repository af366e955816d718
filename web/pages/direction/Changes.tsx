import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { usePastWords } from './past-words.ts'
import { askDirection, type View } from './use-direction.ts'

type Change = Answer<'GET /directions/:id/changes'>['items'][number]

interface Props {
  readonly view: View
  readonly keeper: Keeper | null
}

/** Merges and splits of this direction, each to be undone while both are as they were left. */
export function Changes({ view, keeper }: Props) {
  const words = usePastWords()
  const condense = useCondenseWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const changes = useQuery({
    queryKey: ['direction', view.id, 'changes'],
    queryFn: async ({ signal }) =>
      (await request('GET /directions/:id/changes', { signal, params: { id: view.id } })).items,
  })
  const undo = async (it: Change) => {
    if (busy) return
    setBusy(true)
    setProblem(undefined)
    try {
      if (keeper !== null && !(await keeper.flush())) return setProblem(words.unsaved)
      // The other direction of the two may be the one on screen.
      const { revision } = await request('GET /directions/:id', { params: { id: it.kept.id } })
      await request('POST /direction-changes/:id/undo', {
        params: { id: it.id },
        body: { key: newId(), revision },
      })
      keeper?.look()
      await Promise.all([askDirection(queries, it.kept.id), askDirection(queries, it.other.id)])
      say(words.undid)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  if (changes.data === undefined || changes.data.length === 0) return null
  return (
    <section>
      <h3>{words.changes}</h3>
      <ul className="past-list">
        {changes.data.map((it) => {
          const [kept, other] = [it.kept.title || condense.untitled, it.other.title || condense.untitled]
          const what = it.sort === 'merge' ? words.merged(other, kept) : words.split(other, kept)
          return (
            <li key={it.id}>
              <span className="row wrap-row">
                <span>{what}</span>
                {it.undoable ? (
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={words.undoOf(what)}
                    aria-disabled={busy || undefined}
                    onClick={() => void undo(it)}
                  >
                    {words.undo}
                  </button>
                ) : null}
              </span>
              <span className="small sub num">
                {words.by(it.by.name, momentOf(it.at, language))}
                {it.undoneAt === null ? '' : `　${words.undone(momentOf(it.undoneAt, language))}`}
              </span>
            </li>
          )
        })}
      </ul>
      {problem === undefined ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  )
}
