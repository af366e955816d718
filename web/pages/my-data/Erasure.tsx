import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { countsIn, tiesIn, usePersonalWords } from '../../parts/personal-words.ts'
import { useFrameWords } from '../../words.ts'

/** What erasing would take away and leave; the request for it, and its way back. */
export function Erasure() {
  const all = usePersonalWords()
  const words = all.erasure
  const frame = useFrameWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { data } = useQuery({
    queryKey: ['my-erasure'],
    queryFn: ({ signal }) => request('GET /me/erasure', { signal }),
  })
  const after = (said: string) => {
    setAsking(false)
    say(said)
    return queries.invalidateQueries({ queryKey: ['my-erasure'] })
  }
  const onError = (error: unknown) => say(sentence(error), { tone: 'block' })
  const ask = useMutation({
    mutationFn: () => request('POST /me/erasure'),
    onSuccess: () => after(words.askedSaid),
    onError,
  })
  const withdraw = useMutation({
    mutationFn: () => request('DELETE /me/erasure'),
    onSuccess: () => after(words.withdrawn),
    onError,
  })
  if (data === undefined) return null
  const { asked, look } = data
  const ties = tiesIn(all, look.ties)
  return (
    <section className="stack">
      <h2>{words.title}</h2>
      <p>{words.why}</p>
      <p className="sub">{words.stays}</p>
      <p>{words.goes(countsIn(all, look.goes))}</p>
      {Object.values(look.stays).every((n) => n === 0) ? null : (
        <p>{words.remains(countsIn(all, look.stays))}</p>
      )}
      {ties.length === 0 ? null : (
        <>
          <p>{words.tied}</p>
          <ul>
            {ties.map((it) => (
              <li key={it}>{it}</li>
            ))}
          </ul>
        </>
      )}
      {asked?.outcome === 'refused' ? <p className="find">{words.refused(asked.reason)}</p> : null}
      {asked !== null && asked.outcome === null ? (
        <>
          <p role="status">{words.asked(formatInstant(asked.askedAt, language))}</p>
          <button type="button" className="btn" onClick={() => withdraw.mutate()}>
            {words.withdraw}
          </button>
        </>
      ) : (
        <button type="button" className="btn danger" onClick={() => setAsking(true)}>
          {words.ask}
        </button>
      )}
      {asking ? (
        <Dialog
          title={words.sure}
          onClose={() => setAsking(false)}
          actions={
            <>
              <button type="button" className="btn" onClick={() => setAsking(false)}>
                {frame.cancel}
              </button>
              <button type="button" className="btn danger" onClick={() => ask.mutate()}>
                {words.ask}
              </button>
            </>
          }
        >
          <p>{words.sureWhy}</p>
        </Dialog>
      ) : null}
    </section>
  )
}
