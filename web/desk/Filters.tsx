import type { ReactNode, RefObject } from 'react'
import { Icon } from '../parts/Icon.tsx'
import { useTyped } from './use-typed.ts'
import { useDeskWords } from './words.ts'

export interface Filter {
  readonly name: string
  readonly what: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

interface Props {
  /** What can be searched for, where it is not the usual. */
  readonly label?: string
  readonly sought: string
  readonly filters: readonly Filter[]
  readonly onChange: (changes: Readonly<Record<string, string | null>>) => void
  readonly field: RefObject<HTMLInputElement | null>
  /** A search box of the desk's own. */
  readonly box?: ReactNode
  /** What is to be said about what was searched for. */
  readonly note?: ReactNode
}

/** Search and chips: an unset chip is a control, a set one says what it keeps and how to let it go. */
export function Filters({ label, sought, filters, onChange, field, box, note }: Props) {
  const words = useDeskWords()
  const active = filters.filter((it) => it.value !== '')
  return (
    <search className="flt">
      {box ?? (
        <Search
          label={label ?? words.search}
          sought={sought}
          onChange={(q) => onChange({ q })}
          field={field}
        />
      )}
      {filters.map((it) =>
        it.value === '' ? (
          <select
            key={it.name}
            className="filter"
            aria-label={it.what}
            value=""
            onChange={(event) => onChange({ [it.name]: event.target.value })}
          >
            <option value="">{it.what}</option>
            {it.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        ) : (
          <button
            key={it.name}
            type="button"
            className="filter on"
            aria-label={words.without(
              words.is(it.what, it.options.find((one) => one.value === it.value)?.label ?? it.value),
            )}
            onClick={() => onChange({ [it.name]: null })}
          >
            {words.is(it.what, it.options.find((one) => one.value === it.value)?.label ?? it.value)}
            <Icon name="close" />
          </button>
        ),
      )}
      {active.length === 0 && sought === '' ? null : (
        <button
          type="button"
          className="btn text sm clear"
          onClick={() =>
            onChange(Object.fromEntries([...filters.map((it) => [it.name, null] as const), ['q', null]]))
          }
        >
          {words.clear}
        </button>
      )}
      {note}
    </search>
  )
}

interface SearchProps extends Pick<Props, 'sought' | 'field'> {
  readonly label: string
  readonly onChange: (sought: string | null) => void
}

function Search({ label, sought, onChange, field }: SearchProps) {
  const { text, setText, composition } = useTyped(sought, onChange)
  return (
    <div className="in seek">
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        {...composition}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
    </div>
  )
}
