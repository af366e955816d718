import { useState } from 'react'
import { say, useSentence } from './Message.tsx'
import { usePersonalWords } from './personal-words.ts'

interface Props {
  readonly masked: string
  /** Asks for the whole number; that somebody did is kept. */
  readonly reveal: () => Promise<{ readonly mobile: string }>
}

/** A telephone number, masked until somebody asks for it. */
export function Reveal({ masked, reveal }: Props) {
  const words = usePersonalWords()
  const sentence = useSentence()
  const [shown, setShown] = useState<string>()
  const ask = () =>
    reveal().then(
      ({ mobile }) => setShown(mobile),
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  return (
    <span className="num nb" aria-live="polite">
      {shown ?? masked}{' '}
      {shown === undefined ? (
        <button type="button" className="plain" title={words.revealWhy} onClick={() => void ask()}>
          {words.reveal}
        </button>
      ) : null}
    </span>
  )
}
