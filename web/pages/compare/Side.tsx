import { useCompareWords } from '../../desk/likeness-words.ts'
import { useNames } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import type { Compared } from './ComparePage.tsx'

interface Props {
  readonly side: Compared['one']
  readonly name: 'one' | 'other'
  readonly twin: 'one' | 'other'
  readonly called: string
}

/** One of the two, field by field; each number leads to the same passage in the other. */
export function Side({ side, name, twin, called }: Props) {
  const words = useCompareWords()
  const say = useSay()
  const { head, fields } = side
  const names = useNames(head.call)
  const firsts = firstPlaces(side)
  return (
    <section aria-labelledby={`title-${name}`}>
      <p className="row wrapping small">
        <b>{called}</b> <span className="num">{head.no}</span> <StatePill state={head.state} />
      </p>
      <h2 id={`title-${name}`}>{head.title}</h2>
      <p className="small dim wrapping">
        {head.org.name} {names.kind(head.kind)} {names.field(head.field)}
      </p>
      {fields.map((field) => (
        <div key={field.path} className="compare-field">
          <h3>
            {say(field.label)}{' '}
            {field.share === 0 ? null : (
              <span className="small dim num">{words.shareOf(Math.round(field.share * 100))}</span>
            )}
          </h3>
          <p>
            {field.pieces.map((piece, n) => {
              const place = `${field.path} ${n}`
              if (piece.passage === undefined) return <span key={place}>{piece.text}</span>
              const first = firsts.get(piece.passage) === place
              return (
                <mark key={place} {...(first ? { id: `${name}-${piece.passage + 1}` } : {})}>
                  {piece.text}
                  <a
                    href={`#${twin}-${piece.passage + 1}`}
                    className="num"
                    aria-label={words.toTwin(piece.passage + 1)}
                    onClick={(event) => {
                      event.preventDefault()
                      goTo(`${twin}-${(piece.passage ?? 0) + 1}`)
                    }}
                  >
                    {piece.passage + 1}
                  </a>
                </mark>
              )
            })}
          </p>
        </div>
      ))}
    </section>
  )
}

/** Where each passage begins: it may go on over the end of a field. */
function firstPlaces({ fields }: Props['side']): ReadonlyMap<number, string> {
  const firsts = new Map<number, string>()
  for (const { path, pieces } of fields)
    for (const [n, { passage }] of pieces.entries())
      if (passage !== undefined && !firsts.has(passage)) firsts.set(passage, `${path} ${n}`)
  return firsts
}

/** Shows the passage and goes on from there by keyboard. */
function goTo(id: string): void {
  const mark = document.getElementById(id)
  mark?.scrollIntoView({ block: 'center' })
  mark?.querySelector('a')?.focus({ preventScroll: true })
}
