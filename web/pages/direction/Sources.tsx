import { useEffect, useState } from 'react'
import { Empty } from '../../parts/Screen.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { QuoteBar } from './QuoteBar.tsx'
import { SourceCard } from './SourceCard.tsx'
import type { Link } from './stretches.ts'
import { TopDown } from './TopDown.tsx'
import { useSelection } from './use-selection.ts'
import { useDropped, useTake } from './use-take.ts'

/** The sources with their words, each stretch that is drawn on marked with the sentence it went into. */
export function Sources() {
  const words = useCondenseWords()
  const { view, links, mayEdit, choose } = useDirectionDesk()
  const [onlyMarked, setOnlyMarked] = useState(false)
  const [shut, setShut] = useState<Readonly<Record<string, boolean>>>({})
  const linked = (suggestion: string) => links.all.filter((it) => it.suggestion === suggestion).length
  const used = view.sources.filter((it) => linked(it.suggestion.id) > 0).length
  useSelection(view, mayEdit ? choose : null)
  const take = useTake()
  const place = useDropped(mayEdit ? (it) => void take([it]) : null)
  useEffect(() => {
    const see = (event: Event) => {
      const link = (event as CustomEvent<Link>).detail
      setShut((it) => ({ ...it, [link.suggestion]: false }))
      setTimeout(() => {
        const key = `[data-passage="${CSS.escape(`${link.suggestion} ${link.path}`)}"]`
        const passage = document.querySelector<HTMLElement>(key)
        const mark = passage?.querySelector<HTMLElement>('mark.a') ?? passage
        mark?.scrollIntoView({ block: 'center' })
        passage?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true })
      }, 60)
    }
    window.addEventListener('zhinan:source', see)
    return () => window.removeEventListener('zhinan:source', see)
  }, [])
  if (view.sources.length === 0)
    return (
      <div className="sources" ref={place}>
        <Empty title={words.sources.none} why={words.sources.noneWhy} />
        <TopDown key={view.topDown} view={view} mayEdit={mayEdit} />
      </div>
    )
  return (
    <div className="sources" ref={place}>
      <div className="part-head">
        <h2>{words.sources.title(view.sources.length, used)}</h2>
        <button
          type="button"
          className="btn text sm"
          aria-pressed={onlyMarked}
          onClick={() => setOnlyMarked(!onlyMarked)}
        >
          {words.sources.onlyMarked}
        </button>
      </div>
      {mayEdit ? <p className="small dim no-phone keys-hint">{words.sources.passageKeys}</p> : null}
      {view.sources.map((it) => {
        const { id } = it.suggestion
        const isShut = shut[id] ?? (links.all.length > 0 && linked(id) === 0)
        return (
          <SourceCard
            key={id}
            source={it}
            marks={linked(id)}
            shut={isShut}
            onlyMarked={onlyMarked}
            onShut={() => setShut((all) => ({ ...all, [id]: !isShut }))}
          />
        )
      })}
      {view.topDown === '' ? null : <TopDown key={view.topDown} view={view} mayEdit={mayEdit} />}
      {mayEdit ? <QuoteBar /> : null}
    </div>
  )
}
