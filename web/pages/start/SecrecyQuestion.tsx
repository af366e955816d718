import { useMineWords } from '../../form/words.ts'
import { Icon } from '../../parts/Icon.tsx'

interface Props {
  readonly hints: readonly string[]
  /** Where the text stands. */
  readonly field?: string
  readonly onCleared: () => void
  readonly onSecret: () => void
}

/** Asked before anything leaves the browser; until it is answered the text is on the page only. */
export function SecrecyQuestion({ hints, field = 'abstract', onCleared, onSecret }: Props) {
  const { start: words } = useMineWords()
  return (
    <div className="find secrecy" role="alert" id="secrecy" tabIndex={-1}>
      <b>
        <Icon name="lock" /> {words.secrecy.title(hints)}
      </b>
      <p>{words.secrecy.why}</p>
      <div className="row wrap-row">
        <button type="button" className="btn sm" onClick={onCleared}>
          {words.secrecy.notSecret}
        </button>
        <button type="button" className="btn sm" onClick={() => document.getElementById(field)?.focus()}>
          {words.secrecy.edit}
        </button>
        <button type="button" className="btn sm" onClick={onSecret}>
          {words.secrecy.secret}
        </button>
      </div>
    </div>
  )
}
