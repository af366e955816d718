import { lengthOf } from '#core/text.ts'
import { useMineWords } from '../../form/words.ts'

/** A short list to choose one from. */
export function Options(props: {
  readonly id: string
  readonly label: string
  readonly none: string
  readonly value: string
  readonly options: readonly (readonly [code: string, name: string])[]
  readonly onChange: (value: string) => void
}) {
  return (
    <select
      id={props.id}
      className="in sel lg"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    >
      <option value="">{props.none}</option>
      {props.options.map(([code, name]) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** How long a text is, against how long it may be; nothing is cut. */
export function Count({ text, max }: { readonly text: string; readonly max: number }) {
  const { start: words } = useMineWords()
  const length = lengthOf(text)
  return (
    <p className={length > max ? 'cnt over' : 'cnt'}>
      <span>{length > max ? words.over(length - max) : ''}</span>
      <span className="num">{words.counted(length, max)}</span>
    </p>
  )
}
