import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { askRounds, type Round } from './read.ts'
import { useRoundsWords } from './words.ts'

/** What the last draw on this page brought. */
export type Drawn = Answer<'POST /rounds/:id/draw'>

/** The steps that need nothing more to be said than their press. */
export function useSteps(round: Round) {
  const words = useRoundsWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const { id, revision } = round
  const run = async (go: () => Promise<void>): Promise<void> => {
    if (busy) return
    setBusy(true)
    try {
      await go()
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    await askRounds(queries)
    setBusy(false)
  }
  return {
    busy,
    draw: (onDrawn: (drawn: Drawn) => void) =>
      run(async () => {
        const drawn = await request('POST /rounds/:id/draw', {
          params: { id },
          body: { key: newId(), revision, seed: null },
        })
        onDrawn(drawn)
        say(words.drawn(drawn.tasks, drawn.kept))
      }),
    remind: () =>
      run(async () => {
        const { told } = await request('POST /rounds/:id/remind', { params: { id }, body: { key: newId() } })
        say(words.reminded(told))
      }),
    takeOut: (task: string) =>
      run(async () => {
        await request('POST /rounds/:id/tasks', {
          params: { id },
          body: { key: newId(), revision, add: [], remove: [task] },
        })
        say(words.board.removed)
      }),
    dropItem: (item: string) =>
      run(async () => {
        await request('POST /rounds/:id/subjects', {
          params: { id },
          body: { key: newId(), revision, add: [], remove: [item] },
        })
        say(words.changing.done)
      }),
  }
}
