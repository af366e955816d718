import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { OpinionLine } from '../round-results/Opinion.tsx'
import { useResultsWords } from '../round-results/words.ts'
import type { View } from './use-direction.ts'

/** What experts said of the direction and of its sources, beside it; nothing is there before a round is closed. */
export function Opinions({ view }: { readonly view: View }) {
  const { opinions: words, nothing } = useResultsWords()
  const [open, setOpen] = useState(false)
  const asked = useQuery({
    queryKey: ['direction', view.id, 'opinions', view.sources.length],
    queryFn: ({ signal }) => request('GET /directions/:id/opinions', { signal, params: { id: view.id } }),
    retry: false,
  }).data
  if (asked === undefined) return null
  const all = [asked.own, ...asked.sources]
  const count = all.reduce((sum, it) => sum + it.opinions.length, 0)
  if (count === 0 && all.every((it) => !it.masked)) return null
  const said = (it: (typeof all)[number]) =>
    it.masked ? (
      <p className="small sub">
        <Icon name="lock" /> {words.masked}
      </p>
    ) : it.opinions.length === 0 ? (
      <p className="small dim">{nothing}</p>
    ) : (
      it.opinions.map((one) => <OpinionLine key={one.round.id} it={one} />)
    )
  return (
    <>
      <button type="button" className="btn" onClick={() => setOpen(true)}>
        {words.open(count)}
      </button>
      {open ? (
        <Dialog wide title={words.title} onClose={() => setOpen(false)}>
          <h3>{words.own}</h3>
          {said(asked.own)}
          {asked.sources.length === 0 ? null : <h3>{words.source}</h3>}
          {asked.sources.map((it) => (
            <section key={it.suggestion.id}>
              <p>
                <b>{it.suggestion.title}</b> <span className="dim num">{it.suggestion.no}</span>
              </p>
              {said(it)}
            </section>
          ))}
        </Dialog>
      ) : null}
    </>
  )
}
