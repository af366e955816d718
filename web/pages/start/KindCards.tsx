import { useMineWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Call } from '../../session.tsx'

interface Props {
  readonly call: Call
  readonly orgType: string | undefined
  readonly kind: string
  /** What the chosen kind means for this type of organisation. */
  readonly rights: Call['kinds'][number]['suggestedBy'][string] | undefined
  readonly onChange: (kind: string) => void
}

/** The kinds as cards in plain words; what this organisation may not suggest says so and why. */
export function KindCards({ call, orgType, kind, rights, onChange }: Props) {
  const { start: words } = useMineWords()
  const say = useSay()
  const chosen = call.kinds.find((it) => it.code === kind)
  return (
    <fieldset className="q" id="kinds" tabIndex={-1}>
      <legend className="label">
        <span className="num">1</span>　{words.kind}
      </legend>
      <p className="hint">{words.kindHint}</p>
      <div className="kinds">
        {call.kinds.map((it) => {
          const may = orgType === undefined ? undefined : it.suggestedBy[orgType]
          return (
            <label
              key={it.code}
              className={`kind ${kind === it.code ? 'on' : ''} ${may?.may === 'no' ? 'not' : ''}`}
            >
              <input
                type="radio"
                name="kind"
                id={`kind-${it.code}`}
                checked={kind === it.code}
                onChange={() => onChange(it.code)}
              />
              <b>{say(it.short)}</b>
              <span className="small sub">{say(it.who)}</span>
              {may?.may === 'no' ? <span className="small not-you">{words.notYou}</span> : null}
            </label>
          )
        })}
      </div>
      {chosen === undefined ? null : <p className="small sub purpose">{say(chosen.purpose)}</p>}
      {rights?.may === 'noted' && rights.note !== undefined ? (
        <p className="find">
          <b>
            <Icon name="info" /> {words.noted}
          </b>
          {'　'}
          {say(rights.note)}
        </p>
      ) : null}
      {rights?.may === 'no' ? (
        <p className="find block">
          <b>
            <Icon name="block" /> {words.notYou}
          </b>
          {'　'}
          {rights.note === undefined ? words.missing.notYou : say(rights.note)}
        </p>
      ) : null}
    </fieldset>
  )
}
