import { type KeyboardEvent, memo, useMemo, useState } from 'react'
import { useCondenseWords } from '../condense/words.ts'
import type { Chosen } from './desk-context.ts'
import { type Link, type Part, sentencesOf } from './stretches.ts'

interface Props {
  readonly suggestion: string
  readonly path: string
  readonly label: string
  readonly text: string
  readonly links: readonly Link[]
  readonly active: string | null
  /** What a place is called in the mark: the number of the sentence, or a dot. */
  readonly numberOf: (place: string) => string
  readonly letter: string
  readonly chosen: Chosen | null
  readonly onChoose: ((chosen: Chosen) => void) | null
  readonly onAsk: (chosen: Chosen) => void
  /** A digit was pressed on a sentence. */
  readonly onDigit: (chosen: Chosen, sentence: number) => void
}

/**
 * One text of a source in sentences. By keyboard it is one stop: left and right choose a sentence, up and down the passage,
 * Enter asks where it belongs, a digit says it at once.
 */
export const PassageText = memo(function PassageText(props: Props) {
  const { suggestion, path, text, links, active, letter, label, chosen, onChoose } = props
  const words = useCondenseWords()
  const [at, setAt] = useState(0)
  const sentences = useMemo(() => sentencesOf(text, links), [text, links])
  const current = Math.min(at, sentences.length - 1)
  const chosenAt = (n: number): Chosen | null => {
    const it = sentences[n]
    return it === undefined
      ? null
      : { suggestion, path, from: it.from, to: it.to, text: text.slice(it.from, it.to) }
  }
  const keys = (event: KeyboardEvent<HTMLElement>, n: number) => {
    const it = chosenAt(n)
    const go = (to: number) => {
      event.preventDefault()
      const next = Math.max(0, Math.min(sentences.length - 1, to))
      setAt(next)
      const place = event.currentTarget.parentElement
      place?.querySelectorAll<HTMLElement>('[role=button]')[next]?.focus()
    }
    if (event.key === 'ArrowRight') go(n + 1)
    else if (event.key === 'ArrowLeft') go(n - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(sentences.length - 1)
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = [...document.querySelectorAll<HTMLElement>('[data-passage] [role=button][tabindex="0"]')]
      const next = all[all.indexOf(event.currentTarget) + (event.key === 'ArrowDown' ? 1 : -1)]
      if (next === undefined) return
      event.preventDefault()
      next.focus()
    } else if (it !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      props.onAsk(it)
    } else if (
      it !== null &&
      /^[1-9]$/.test(event.key) &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    ) {
      event.preventDefault()
      props.onDigit(it, Number(event.key))
    }
  }
  const isChosen = (from: number, to: number) =>
    chosen?.suggestion === suggestion && chosen.path === path && chosen.from === from && chosen.to === to
  return (
    <div className="passage" data-passage={`${suggestion} ${path}`}>
      <p className="tiny dim">{label}</p>
      <p className="said-text">
        {sentences.map((it, n) =>
          onChoose === null ? (
            <span key={it.from}>
              <Parts parts={it.parts} active={active} numberOf={props.numberOf} />
            </span>
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a button would not flow on with the text around it.
            <span
              key={it.from}
              role="button"
              tabIndex={n === current ? 0 : -1}
              className={isChosen(it.from, it.to) ? 'sentence on' : 'sentence'}
              aria-description={n === 0 ? words.sources.passage(letter, label) : undefined}
              onFocus={() => setAt(n)}
              onClick={() => {
                const selection = window.getSelection()
                const it = chosenAt(n)
                if (it !== null && (selection === null || selection.isCollapsed)) onChoose(it)
              }}
              onKeyDown={(event) => keys(event, n)}
            >
              <Parts parts={it.parts} active={active} numberOf={props.numberOf} />
            </span>
          ),
        )}
      </p>
    </div>
  )
})

function Parts({
  parts,
  active,
  numberOf,
}: {
  readonly parts: readonly Part[]
  readonly active: string | null
  readonly numberOf: (place: string) => string
}) {
  return parts.map((it) =>
    it.places.length === 0 ? (
      <span key={it.from} data-from={it.from} data-length={it.text.length}>
        {it.text}
      </span>
    ) : (
      <mark
        key={it.from}
        data-from={it.from}
        data-length={it.text.length}
        className={active !== null && it.places.includes(active) ? 'a' : undefined}
      >
        {it.text}
        <sup className="num">{it.places.map(numberOf).join(' ')}</sup>
      </mark>
    ),
  )
}
