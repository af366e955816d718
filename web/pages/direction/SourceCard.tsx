import { useState } from 'react'
import { useNames } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSuggestionWords } from '../../words.ts'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { Original } from './Original.tsx'
import { PassageText } from './PassageText.tsx'
import { SourceActs } from './SourceActs.tsx'
import type { Source } from './use-direction.ts'

interface Props {
  readonly source: Source
  readonly marks: number
  readonly shut: boolean
  readonly onlyMarked: boolean
  readonly onShut: () => void
}

/** States in which a source's words can be read and built on. */
const readable = ['condensing', 'accepted', 'reserve', 'adopted', 'partly-adopted', 'merged', 'not-adopted']

export const isGone = (source: Source): boolean => !readable.includes(source.suggestion.state)

/** One source: who suggested it, how it is used, and its words with the marks. */
export function SourceCard({ source, marks, shut, onlyMarked, onShut }: Props) {
  const words = useCondenseWords()
  const states = useSuggestionWords()
  const say = useSay()
  const desk = useDirectionDesk()
  const { suggestion } = source
  const names = useNames(desk.view.call)
  const [original, setOriginal] = useState(false)
  const letter = desk.letterOf(suggestion.id)
  const own = desk.links.all.filter((it) => it.suggestion === suggestion.id)
  const isHit = own.some((it) => it.place === desk.active)
  const numberOf = (place: string): string =>
    String(desk.places.find((it) => it.path === place)?.sentence ?? '•')
  const shown = source.passages.filter((it) => !onlyMarked || own.some((link) => link.path === it.path))
  const gone = isGone(source)
  return (
    <article className={['source', isHit ? 'hit' : '', shut ? 'shut' : ''].join(' ').trim()}>
      <header>
        <span className="letter">{letter}</span>
        <h3>{suggestion.title || suggestion.no}</h3>
        {gone ? null : (
          <button
            type="button"
            className="btn text sm"
            aria-expanded={!shut}
            aria-label={shut ? words.sources.openOf(letter) : words.sources.closeOf(letter)}
            onClick={onShut}
          >
            {shut ? words.sources.open : words.sources.close}
          </button>
        )}
      </header>
      <p className="meta num">
        <span>
          {suggestion.no}　{suggestion.org.name}　{names.orgType(suggestion.org.type)}
        </span>
        {gone ? null : (
          <button
            type="button"
            className="link"
            aria-label={words.sources.originalOf(suggestion.no)}
            onClick={() => setOriginal(true)}
          >
            {words.sources.original}
          </button>
        )}
      </p>
      {gone ? (
        <p className="find calm">
          <Icon name="info" /> {words.sources.gone(states.states[suggestion.state])}
        </p>
      ) : null}
      <SourceActs source={source} letter={letter} marks={marks} />
      {shut || gone ? null : source.passages.length === 0 ? (
        <p className="small dim indent">{words.sources.noText}</p>
      ) : shown.length === 0 ? (
        <p className="small dim indent">{words.sources.noMark}</p>
      ) : (
        shown.map((it) => (
          <PassageText
            key={it.path}
            suggestion={suggestion.id}
            path={it.path}
            label={say(it.label)}
            text={it.text}
            links={own.filter((link) => link.path === it.path)}
            active={desk.active}
            numberOf={numberOf}
            letter={letter}
            chosen={desk.chosen}
            onChoose={desk.mayEdit ? desk.choose : null}
            onAsk={desk.ask}
            onDigit={(chosen, n) => {
              const place = desk.places.find((one) => one.sentence === n)
              if (place !== undefined) desk.quote(place, chosen, false)
            }}
          />
        ))
      )}
      {original ? <Original source={source} onClose={() => setOriginal(false)} /> : null}
    </article>
  )
}
