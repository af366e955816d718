import { useSentence } from '../Message.tsx'
import { PasskeyCancelled } from './passkey.ts'
import { useFactorWords } from './words.ts'

/** The sentence for what went wrong with a factor. */
export function useTrouble(): (error: unknown) => string {
  const words = useFactorWords()
  const sentence = useSentence()
  return (error) => (error instanceof PasskeyCancelled ? words.signIn.cancelled : sentence(error))
}
