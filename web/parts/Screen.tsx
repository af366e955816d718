import { type ReactNode, useEffect } from 'react'
import { ProblemError } from '../api.ts'
import { opens } from '../turn.ts'
import { useFrameWords } from '../words.ts'
import { useSentence } from './Message.tsx'

interface Props {
  readonly title: string
  readonly why?: string
  /** The page has nothing else, so this is its heading. */
  readonly top?: boolean
  /** One button. */
  readonly children?: ReactNode
}

/** What stands where there is nothing to show: what is so, why, and one way on. */
export function Empty({ title, why, top = false, children }: Props) {
  const Heading = top ? 'h1' : 'h2'
  return (
    <div className="empty">
      <Heading>{title}</Heading>
      {why === undefined ? null : <p>{why}</p>}
      {children}
    </div>
  )
}

interface BrokenProps {
  readonly error: unknown
  readonly again?: () => void
  /** As of an empty place. */
  readonly top?: boolean
}

/** The same for a page that the server refused or that did not arrive. */
export function Broken({ error, again, top = false }: BrokenProps) {
  const words = useFrameWords()
  const sentence = useSentence()
  const refused = error instanceof ProblemError
  return (
    <Empty top={top} title={refused ? words.refused.title : words.broken.title} why={sentence(error)}>
      {refused || again === undefined ? null : (
        <button type="button" className="btn" onClick={again}>
          {words.broken.again}
        </button>
      )}
    </Empty>
  )
}

/** While something is on its way: quiet, and said only to those who cannot see that the place is empty. What takes long says why. */
export function Waiting() {
  const words = useFrameWords()
  useEffect(opens, [])
  return (
    <p className="waiting" role="status">
      {words.loading}
    </p>
  )
}
