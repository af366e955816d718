import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Answer, request } from '../../api.ts'
import { newId } from '../../new-id.ts'

export type Board = Answer<'GET /guides/:id/board'>
export type Placed = Board['directions'][number]
export type Guide = Board['guide']

/** The board of a guide. */
export const useBoard = (id: string) =>
  useQuery({
    queryKey: ['guide-board', id],
    queryFn: ({ signal }) => request('GET /guides/:id/board', { signal, params: { id } }),
  })

/** Asks again for everything that a change of a guide may have changed. */
export function useAskAgain(id: string): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['guide-board', id] }),
      queries.invalidateQueries({ queryKey: ['guide-difference', id] }),
      queries.invalidateQueries({ queryKey: ['guide-comments', id] }),
      queries.invalidateQueries({ queryKey: ['guides'] }),
    ])
  }, [queries, id])
}

/** What every step of this guide is sent with. */
export const stepOf = (guide: Guide) => ({ revision: guide.revision, key: newId() })
