import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { request } from '../../api.ts'
import { say } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { joined, type Link } from './stretches.ts'
import { changeView, type View } from './use-direction.ts'

export interface Links {
  readonly all: readonly Link[]
  readonly at: (place: string) => readonly Link[]
  readonly add: (link: Link) => void
  readonly set: (place: string, links: readonly Link[]) => void
}

/** Where each place comes from. A change is shown at once and sent in order; one that does not arrive is taken back and said. */
export function useLinks(view: View): Links {
  const queries = useQueryClient()
  const words = useCondenseWords()
  const order = useRef<Promise<unknown>>(Promise.resolve())
  const { id, links } = view
  return useMemo(() => {
    const at = (place: string) => links.filter((it) => it.place === place)
    const put = (place: string, next: readonly Link[]) =>
      changeView(queries, id, (it) => ({
        ...it,
        links: [
          ...it.links.filter((link) => link.place !== place),
          ...next.map((link) => ({ ...link, place })),
        ],
      }))
    const set = (place: string, next: readonly Link[]) => {
      const before = at(place)
      put(place, next)
      order.current = order.current.then(async () => {
        try {
          await request('PUT /directions/:id/links', {
            params: { id },
            body: {
              place,
              links: next.map(({ suggestion, path, from, to }) => ({ suggestion, path, from, to })),
            },
          })
        } catch {
          put(place, before)
          say(words.quoting.failed, { tone: 'block' })
        }
      })
    }
    return { all: links, at, set, add: (link) => set(link.place, joined(at(link.place), link)) }
  }, [queries, id, links, words])
}
