import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import type { views } from '#api/offices.ts'
import { type Answer, request } from '../../api.ts'
import { useTyped } from '../../desk/use-typed.ts'
import { Icon } from '../../parts/Icon.tsx'
import { SearchHelp } from './SearchHelp.tsx'
import { useSearchWords } from './search-words.ts'

type Completion = Answer<'GET /offices/:code/search/complete'>['completions'][number]

interface Props {
  readonly code: string
  /** The view that is searched: names are offered from its rows only. */
  readonly within: { readonly view: (typeof views)['options'][number] }
  readonly sought: string
  readonly field: RefObject<HTMLInputElement | null>
  readonly onChange: (sought: string | null) => void
}

/**
 * Takes the query language, and says how it may go on: arrow keys walk the list, Enter or Tab takes, Escape closes. It asks
 * after a pause in typing, and neither asks nor offers anything in the middle of a word being composed.
 */
export function SearchBox({ code, within, sought, field, onChange }: Props) {
  const words = useSearchWords()
  const list = useId()
  const { text, setText, composing, ask, composition } = useTyped(sought, onChange)
  const [cursor, setCursor] = useState(0)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const [helping, setHelping] = useState(false)
  const asked = useQuery({
    queryKey: ['complete', code, within, text, cursor],
    queryFn: ({ signal }) =>
      request('GET /offices/:code/search/complete', {
        signal,
        params: { code },
        query: { ...within, q: text, at: cursor },
      }),
    enabled: open && !composing,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const offered = open && !composing && !asked.isPlaceholderData ? (asked.data?.completions ?? []) : []
  const shown = offered.length > 0
  const type = (value: string, to: number) => {
    setText(value)
    setCursor(to)
    setAt(-1)
    setOpen(true)
  }
  const take = ({ at: span, insert }: Completion) => {
    const goesOn = /[:=]$/.test(insert)
    const after = text.slice(span.to)
    const put = goesOn || after.startsWith(' ') ? insert : `${insert} `
    const to = span.from + put.length
    type(text.slice(0, span.from) + put + after, to)
    setOpen(goesOn)
    requestAnimationFrame(() => field.current?.setSelectionRange(to, to))
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const current = offered[at]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) {
        setCursor(event.currentTarget.selectionStart ?? text.length)
        setOpen(true)
      }
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (shown) setAt(Math.max(-1, Math.min(offered.length - 1, at + step)))
    } else if ((event.key === 'Enter' || event.key === 'Tab') && current !== undefined) {
      event.preventDefault()
      take(current)
    } else if (event.key === 'Enter') {
      setOpen(false)
      ask()
    } else if (event.key === 'Escape') {
      event.preventDefault()
      if (shown) setOpen(false)
      else event.currentTarget.blur()
    }
  }
  return (
    <div className="seek-wide">
      <div className="in seek">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-expanded={shown}
          aria-controls={list}
          aria-activedescendant={at >= 0 && shown ? `${list}-${at}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={200}
          placeholder={words.label}
          value={text}
          onChange={(event) =>
            type(event.target.value, event.target.selectionStart ?? event.target.value.length)
          }
          {...composition}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <button
          type="button"
          className="plain"
          aria-label={words.help}
          title={words.help}
          onClick={() => setHelping(true)}
        >
          <Icon name="info" />
        </button>
      </div>
      {shown ? (
        <div className="options" role="listbox" id={list} aria-label={words.options}>
          {offered.map((it, n) => (
            <div
              key={it.insert}
              id={`${list}-${n}`}
              role="option"
              tabIndex={-1}
              aria-selected={n === at}
              className={n === at ? 'option at' : 'option'}
              onMouseDown={(event) => {
                event.preventDefault()
                take(it)
              }}
            >
              <span>{it.insert}</span>
              {it.says === '' || it.says === it.insert ? null : <small>{it.says}</small>}
            </div>
          ))}
        </div>
      ) : null}
      {helping ? <SearchHelp onClose={() => setHelping(false)} /> : null}
    </div>
  )
}
