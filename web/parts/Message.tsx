import { useEffect, useState } from 'react'
import { ProblemError } from '../api.ts'
import { usePlaceInLine } from '../turn.ts'
import { useFrameWords } from '../words.ts'
import { Icon } from './Icon.tsx'

interface Message {
  readonly n: number
  readonly text: string
  readonly tone: 'good' | 'block'
  readonly undo?: { readonly label: string; readonly go: () => void }
}

let last = 0
let show: ((message: Message) => void) | null = null

/** Says something in passing, to eyes and to screen readers, without taking the focus. */
export function say(text: string, more: Partial<Pick<Message, 'tone' | 'undo'>> = {}): void {
  last += 1
  show?.({ n: last, text, tone: 'good', ...more })
}

/** The sentence for an error: the server's own, or that it could not be reached. */
export function useSentence(): (error: unknown) => string {
  const words = useFrameWords()
  return (error) => {
    if (!(error instanceof ProblemError)) return words.unreachable
    const { status, detail, request } = error.problem
    // Who runs the site finds a fault in the log by its number; a refusal explains itself.
    return status >= 500 ? words.numbered(detail, request) : detail
  }
}

/** Where passing messages appear; one per page, in the frame. */
export function Messages() {
  const words = useFrameWords()
  const [message, setMessage] = useState<Message | null>(null)
  const turn = usePlaceInLine()
  useEffect(() => {
    show = setMessage
    return () => {
      show = null
    }
  }, [])
  useEffect(() => {
    if (message === null || message.tone === 'block') return
    const timer = setTimeout(() => setMessage(null), message.undo === undefined ? 6000 : 12_000)
    return () => clearTimeout(timer)
  }, [message])
  return (
    <div className="messages" role="status" aria-live="polite">
      {turn.is !== null ? (
        <div className="message">
          <Icon name="clock" />
          <span>{turn.is === 'told' ? words.waitsForTurn(turn.wait) : words.opensLate}</span>
        </div>
      ) : null}
      {message === null ? null : (
        <div className={`message ${message.tone}`} key={message.n}>
          <Icon name={message.tone === 'good' ? 'check' : 'block'} />
          <span>{message.text}</span>
          {message.undo === undefined ? null : (
            <button
              type="button"
              className="btn text sm"
              onClick={() => {
                message.undo?.go()
                setMessage(null)
              }}
            >
              {message.undo.label}
            </button>
          )}
          <button
            type="button"
            className="btn text icon sm"
            aria-label={words.close}
            onClick={() => setMessage(null)}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  )
}
