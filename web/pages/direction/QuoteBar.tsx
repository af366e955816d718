import { lengthOf } from '#core/text.ts'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'

/** What is chosen in the sources and where it can go; the sentence being written in comes first. */
export function QuoteBar() {
  const words = useCondenseWords()
  const { chosen, choose, places, active, quote, ask, asSentence, letterOf, labelOf } = useDirectionDesk()
  if (chosen === null) return null
  const place = places.find((it) => it.path === active) ?? places.find((it) => it.sentence === 1)
  return (
    <div className="quote-bar" role="status">
      <p className="small">{words.quoting.chosen(letterOf(chosen.suggestion), lengthOf(chosen.text))}</p>
      <div className="row wrap-row">
        {place === undefined ? null : (
          <button type="button" className="btn sm main" onClick={() => quote(place, chosen, false)}>
            {place.sentence === null
              ? words.quoting.toPlace(labelOf(place))
              : words.quoting.to(place.sentence)}
          </button>
        )}
        <button type="button" className="btn sm" onClick={() => ask(chosen)}>
          {words.quoting.other}
        </button>
        <button type="button" className="btn sm" onClick={() => asSentence(chosen)}>
          {words.quoting.fresh}
        </button>
        <button
          type="button"
          className="btn text sm"
          onClick={() => {
            window.getSelection()?.removeAllRanges()
            choose(null)
          }}
        >
          {words.quoting.clear}
        </button>
      </div>
    </div>
  )
}
