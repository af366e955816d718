import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { askRounds, type Item, type Round } from './read.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly round: Round
  readonly item: Item
  readonly onClose: () => void
}

/** What a blind round hides of one item, each part to be shown or not. */
export function ReleaseDialog({ round, item, onClose }: Props) {
  const words = useRoundsWords()
  const translate = useSay()
  const sentence = useSentence()
  const queries = useQueryClient()
  const asked = useQuery({
    queryKey: ['round', round.id, 'blocks', item.id],
    queryFn: ({ signal }) =>
      request('GET /rounds/:id/subjects/:subject/blocks', {
        signal,
        params: { id: round.id, subject: item.id },
      }),
    gcTime: 0,
  })
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set(item.released))
  const [problem, setProblem] = useState<string>()
  const [key] = useState(newId)
  const blocks = asked.data?.blocks ?? []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await request('PUT /rounds/:id/subjects/:subject/released', {
        params: { id: round.id, subject: item.id },
        body: { key, revision: round.revision, blocks: [...shown] },
      })
      await askRounds(queries)
      say(words.releasing.done)
      onClose()
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <Dialog title={words.releasing.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>
          <b>{item.title}</b>
        </p>
        <p className="sub">
          {asked.data !== undefined && blocks.length === 0 ? words.releasing.none : words.releasing.why}
        </p>
        {asked.isError ? <p className="problem">{sentence(asked.error)}</p> : null}
        {blocks.map((it) => (
          <label key={it.id} className="tick">
            <input
              type="checkbox"
              checked={shown.has(it.id)}
              onChange={(event) => {
                const next = new Set(shown)
                if (event.target.checked) next.add(it.id)
                else next.delete(it.id)
                setShown(next)
              }}
            />
            {it.sort === 'unit'
              ? words.releasing.unit
              : it.sort === 'file'
                ? words.releasing.file(it.name ?? '')
                : it.title === null
                  ? it.id
                  : translate(it.title)}
          </label>
        ))}
        <DialogEnd
          go={blocks.length === 0 ? undefined : words.releasing.go}
          problem={problem}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
