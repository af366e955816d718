import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { request } from '../../api.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { askDirection } from './use-direction.ts'

/** Takes suggestions in as sources, by the button or by dropping them. */
export function useTake(): (suggestions: readonly string[]) => Promise<void> {
  const words = useCondenseWords()
  const { view } = useDirectionDesk()
  const queries = useQueryClient()
  const sentence = useSentence()
  return async (suggestions) => {
    try {
      await request('PUT /directions/:id/sources', {
        params: { id: view.id },
        body: { sources: suggestions.map((it) => ({ suggestion: it, use: 'merged' as const, note: '' })) },
      })
      say(words.sources.taken(suggestions.length))
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    await askDirection(queries, view.id)
  }
}

/** What a suggestion is called while it is dragged; nothing else is taken in. */
export const draggedSuggestion = 'application/x-zhinan-suggestion'

/** Lets suggestions be dropped on a part of the page, which shows it while one is held over it. */
export function useDropped(take: ((suggestion: string) => void) | null): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const may = (event: DragEvent) =>
      latest.current !== null && event.dataTransfer?.types.includes(draggedSuggestion) === true
    const over = (event: DragEvent) => {
      if (!may(event)) return
      event.preventDefault()
      element.classList.add('over')
    }
    const leave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node) || !element.contains(event.relatedTarget))
        element.classList.remove('over')
    }
    const drop = (event: DragEvent) => {
      element.classList.remove('over')
      if (!may(event)) return
      event.preventDefault()
      latest.current?.(event.dataTransfer?.getData(draggedSuggestion) ?? '')
    }
    element.addEventListener('dragover', over)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    return () => {
      element.removeEventListener('dragover', over)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
    }
  }, [])
  return place
}
