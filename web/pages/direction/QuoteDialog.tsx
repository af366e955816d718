import { useEffect, useRef } from 'react'
import { Dialog } from '../../parts/Dialog.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { type Chosen, useDirectionDesk } from './desk-context.ts'
import type { Place } from './places.ts'

interface Props {
  readonly chosen: Chosen
  readonly fresh: boolean
  readonly onClose: () => void
}

/** To which place the chosen words belong; a digit is enough. */
export function QuoteDialog({ chosen, fresh, onClose }: Props) {
  const words = useCondenseWords()
  const { places, active, quote, asSentence, letterOf, labelOf } = useDirectionDesk()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = setTimeout(() => {
      const place = list.current
      const first =
        place?.querySelector<HTMLElement>('[data-active] button') ?? place?.querySelector('button')
      first?.focus()
    }, 0)
    return () => clearTimeout(timer)
  }, [])
  const take = (place: Place, copy: boolean) => {
    quote(place, chosen, copy)
    onClose()
  }
  return (
    <Dialog title={words.quoting.title} onClose={onClose} wide>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: digits are a second way to press the buttons inside. */}
      <div
        ref={list}
        className="quote-places"
        onKeyDown={(event) => {
          const place = places.find((it) => it.sentence === Number(event.key))
          if (!/^[1-9]$/.test(event.key) || place === undefined) return
          event.preventDefault()
          take(place, false)
        }}
      >
        <blockquote>
          <b className="letter">{letterOf(chosen.suggestion)}</b> {chosen.text}
        </blockquote>
        <p className="small sub">{words.quoting.how}</p>
        <ul>
          {places.map((it) => {
            const label = labelOf(it)
            return (
              <li key={it.path} data-active={it.path === active ? '' : undefined}>
                <span className="disc num">{it.sentence ?? ''}</span>
                <span>
                  {it.sentence === null ? <b>{label}</b> : null}{' '}
                  {it.sentence === null && it.field.kind === 'table'
                    ? ''
                    : it.text || <span className="dim">{words.quoting.empty}</span>}
                </span>
                <span className="row">
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={words.quoting.linkTo(label)}
                    onClick={() => take(it, false)}
                  >
                    {words.quoting.link}
                  </button>
                  {it.writes === null ? null : (
                    <button
                      type="button"
                      className="btn sm"
                      aria-label={words.quoting.copyTo(label)}
                      onClick={() => take(it, true)}
                    >
                      {words.quoting.copy}
                    </button>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
        {fresh ? (
          <button
            type="button"
            className="btn"
            onClick={() => {
              asSentence(chosen)
              onClose()
            }}
          >
            {words.quoting.fresh}
          </button>
        ) : null}
      </div>
    </Dialog>
  )
}
