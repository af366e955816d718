import type { Answer } from '../../api.ts'
import { useModelWords } from './model-words.ts'

interface Props {
  readonly items: Answer<'POST /directions/:id/model-wording'>['leftOut']
  readonly named: (suggestion: string, no: string) => string
}

/** What was not sent to the model, and why. */
export function LeftOut({ items, named }: Props) {
  const words = useModelWords()
  if (items.length === 0) return null
  return (
    <details className="small sub">
      <summary>{words.leftOut(items.length)}</summary>
      <ul>
        {items.map((it) => (
          <li key={it.suggestion}>
            {words.leftOutLine(named(it.suggestion, it.no), words.because[it.because])}
          </li>
        ))}
      </ul>
    </details>
  )
}
