import { useQueryClient } from '@tanstack/react-query'
import { request } from '../api.ts'
import { personal, useSetMe } from '../session.tsx'
import { useFrameWords } from '../words.ts'
import { say, useSentence } from './Message.tsx'

/**
 * Ends the session; tells whether it ended. What is still being read is given up first: answered after the end it would be
 * refused, and the page would ask to sign in again. Where the server did not hear of it, this is said, and the person
 * is still signed in: nobody walks away from a shared computer believing otherwise.
 */
export function useSignOut(): () => Promise<boolean> {
  const queries = useQueryClient()
  const setMe = useSetMe()
  const sentence = useSentence()
  const words = useFrameWords()
  return async () => {
    await queries.cancelQueries({ predicate: personal })
    try {
      await request('DELETE /session')
    } catch (error) {
      say(words.stillIn(sentence(error)), { tone: 'block' })
      void queries.refetchQueries({ predicate: personal, type: 'active' })
      return false
    }
    setMe(null)
    return true
  }
}
