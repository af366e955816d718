import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { newId } from '../new-id.ts'
import { say, useSentence } from '../parts/Message.tsx'
import type { Row } from './Queue.tsx'
import { askAgain } from './read.ts'
import { useDeskWords } from './words.ts'

interface Done {
  readonly done: readonly unknown[]
  readonly skipped: readonly { readonly id: string; readonly why: string }[]
}

/** Sends one move for many, once however often it is pressed, and says what was done and what was left. */
export function useBulk(picked: readonly Row[], onClear: () => void) {
  const words = useDeskWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [problem, setProblem] = useState<string>()
  const attempt = useRef({ of: '', key: '' })
  /** `of` tells this move of these items from any other: the same again is the same attempt. */
  const send = async (name: string, of: string, move: (key: string) => Promise<Done>) => {
    if (attempt.current.of !== of) attempt.current = { of, key: newId() }
    try {
      const { done, skipped } = await move(attempt.current.key)
      const left = skipped.map((it) => `“${picked.find((one) => one.id === it.id)?.title ?? ''}”${it.why}`)
      say(
        `${words.bulk.done(name, done.length)}${left.length === 0 ? '' : words.bulk.skipped(left.length)}${left.join('')}`,
        left.length === 0 ? {} : { tone: 'block' },
      )
      onClear()
      await askAgain(queries)
      await queries.invalidateQueries({ queryKey: ['suggestion'] })
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return { problem, setProblem, send }
}
