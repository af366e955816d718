import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { askAgain, type One } from '../read.ts'
import { useDeskWords } from '../words.ts'

export const useDesk = (office: string | null, call?: string) =>
  useQuery({
    queryKey: ['desk', office, call ?? ''],
    queryFn: ({ signal }) =>
      request('GET /offices/:code/desk', {
        signal,
        params: { code: office ?? '' },
        query: call === undefined || call === '' ? {} : { call },
      }),
    enabled: office !== null && office !== '',
  })

/** Gives it to somebody of the office, with what each has waiting beside the name. */
export function Assign({ it }: { readonly it: One }) {
  const words = useDeskWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const id = useId()
  const people = useDesk(it.office).data?.people ?? []
  const assign = async (handler: string) => {
    try {
      await request('POST /suggestions/:id/assign', {
        params: { id: it.id },
        body: { revision: it.revision, key: newId(), handler: handler === '' ? null : handler },
      })
      say(words.decide.assigned)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    await askAgain(queries, it.id)
  }
  return (
    <div className="assign">
      <label htmlFor={id}>{words.decide.assign}</label>
      <select
        id={id}
        className="in"
        value={it.handler?.id ?? ''}
        onChange={(event) => void assign(event.target.value)}
      >
        <option value="">{words.nobody}</option>
        {it.handler === null || people.some((one) => one.id === it.handler?.id) ? null : (
          <option value={it.handler.id}>{it.handler.name}</option>
        )}
        {people.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name} · {words.load.waiting(one.waiting)}
          </option>
        ))}
      </select>
    </div>
  )
}
