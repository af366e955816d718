import { useCompareWords, useLikenessWords } from '../../desk/likeness-words.ts'
import { useSay } from '../../language.tsx'
import type { Compared } from './ComparePage.tsx'

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** What is the same in each field, and in each respect that was counted. */
export function Scores({ it }: { readonly it: Compared }) {
  const words = useCompareWords()
  const likeness = useLikenessWords()
  const say = useSay()
  const rows = byField(it)
  const parts = Object.keys(likeness.parts) as (keyof typeof likeness.parts)[]
  return (
    <>
      <section>
        <h2>{words.fields}</h2>
        <table className="scores">
          <thead>
            <tr>
              <th scope="col">{words.column.field}</th>
              <th scope="col">{words.column.this}</th>
              <th scope="col">{words.column.other}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, label, one, other }) => (
              <tr key={key}>
                <th scope="row">{say(label)}</th>
                <td className="num">{one === undefined ? words.absent : percent(one)}</td>
                <td className="num">{other === undefined ? words.absent : percent(other)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <details>
        <summary>{words.parts}</summary>
        <table className="scores">
          <thead>
            <tr>
              <th scope="col">{words.column.part}</th>
              <th scope="col">{words.column.share}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => {
              const value = it.parts[part]
              return value === undefined ? null : (
                <tr key={part}>
                  <th scope="row">{likeness.parts[part]}</th>
                  <td className="num">{part === 'evidence' ? value.toFixed(1) : percent(value)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </>
  )
}

interface Row {
  readonly key: string
  readonly label: Compared['one']['fields'][number]['label']
  one?: number
  other?: number
}

/** Rows of a table are one field; of these the greatest share is shown. */
function byField({ one, other }: Compared): readonly Row[] {
  const rows = new Map<string, Row>()
  for (const [side, { fields }] of [
    ['one', one],
    ['other', other],
  ] as const)
    for (const { path, label, share } of fields) {
      const key = path.split('/')[0] ?? path
      const row = rows.get(key) ?? { key, label }
      row[side] = Math.max(row[side] ?? 0, share)
      rows.set(key, row)
    }
  return [...rows.values()]
}
