import { useFrameWords } from '../words.ts'

interface Props {
  /** What the button of the form does, in words; none where there is nothing to do it with. */
  readonly go: string | undefined
  /** Why it could not be done. */
  readonly problem: string | undefined
  readonly busy?: boolean
  readonly onClose: () => void
}

/** How a form in a dialog ends: what went wrong, the button that does it, and the way out. */
export function DialogEnd({ go, problem, busy = false, onClose }: Props) {
  const words = useFrameWords()
  return (
    <>
      {problem === undefined ? null : (
        <p className="problem blocked" role="alert">
          {problem}
        </p>
      )}
      <div className="row">
        {go === undefined ? null : (
          <button type="submit" className="btn main" aria-disabled={busy || undefined}>
            {go}
          </button>
        )}
        <button type="button" className="btn" onClick={onClose}>
          {words.cancel}
        </button>
      </div>
    </>
  )
}
