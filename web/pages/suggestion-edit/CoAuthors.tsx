import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SuggestionView } from '#api/suggestions.ts'
import { request } from '../../api.ts'
import { useEditorWords } from '../../form/words.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'

interface Props {
  readonly suggestion: SuggestionView
  readonly onClose: () => void
}

/** Colleagues of the same unit who write too. */
export function CoAuthors({ suggestion, onClose }: Props) {
  const words = useEditorWords()
  const sentence = useSentence()
  const [authors, setAuthors] = useState(() => new Set(suggestion.coAuthors.map((it) => it.id)))
  const colleagues = useQuery({
    queryKey: ['colleagues', suggestion.id],
    queryFn: async ({ signal }) =>
      (await request('GET /suggestions/:id/colleagues', { signal, params: { id: suggestion.id } })).people,
  })
  const turn = useMutation({
    mutationFn: ({ person, on }: { readonly person: string; readonly on: boolean }) =>
      request(on ? 'PUT /suggestions/:id/authors/:person' : 'DELETE /suggestions/:id/authors/:person', {
        params: { id: suggestion.id, person },
      }),
    onSuccess: ({ suggestion: now }) => setAuthors(new Set(now.coAuthors.map((it) => it.id))),
  })
  const may = suggestion.may.includes('add-author')
  return (
    <Dialog title={words.authors.title} onClose={onClose}>
      <p className="sub">{words.authors.why}</p>
      <p className="author">
        <b>{suggestion.filer.name}</b> <span className="dim">{words.authors.filer}</span>
      </p>
      {colleagues.error ? (
        <Broken error={colleagues.error} />
      ) : colleagues.data === undefined ? (
        <Waiting />
      ) : colleagues.data.length === 0 ? (
        <p className="sub">{words.authors.nobody}</p>
      ) : (
        <ul>
          {colleagues.data
            .filter((it) => it.id !== suggestion.filer.id)
            .map((it) => (
              <li key={it.id} className="row sp author">
                <span>{it.name}</span>
                {may ? (
                  <button
                    type="button"
                    className="btn sm"
                    onClick={() => turn.mutate({ person: it.id, on: !authors.has(it.id) })}
                  >
                    {authors.has(it.id) ? words.authors.remove(it.name) : words.authors.add(it.name)}
                  </button>
                ) : authors.has(it.id) ? (
                  <span className="dim small">{words.authors.writes}</span>
                ) : null}
              </li>
            ))}
        </ul>
      )}
      {turn.error ? (
        <p className="err" role="alert">
          {sentence(turn.error)}
        </p>
      ) : null}
    </Dialog>
  )
}
