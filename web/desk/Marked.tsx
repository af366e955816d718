interface Props {
  readonly text: string
  readonly marks: readonly { readonly from: number; readonly to: number }[]
}

/** A text with what was looked for marked in it. */
export function Marked({ text, marks }: Props) {
  const starts = [0, ...marks.map((it) => it.to)]
  return (
    <>
      {marks.map((it, n) => (
        <span key={it.from}>
          {text.slice(starts[n], it.from)}
          <mark>{text.slice(it.from, it.to)}</mark>
        </span>
      ))}
      {text.slice(starts.at(-1))}
    </>
  )
}
