import { useId, useMemo, useState } from 'react'
import type { TreeChoiceField } from '#core/form/form.ts'
import { codesOf } from '#core/form/kinds/choices.ts'
import type { ListEntry } from '#core/form/lists.ts'
import { halfWidth } from '#core/text.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { type InputProps, useForm } from '../context.ts'
import { useEditorWords } from '../words.ts'

const mostShown = 60

/** A code of a tree, found by typing part of its name or its code; arrow keys walk, Enter takes, Escape closes. */
export function TreeChoiceInput({ field, id, path, value, onChange, ...rest }: InputProps<TreeChoiceField>) {
  const words = useEditorWords()
  const say = useSay()
  const list = useId()
  const { lists } = useForm()
  const entries = useMemo(() => inOrder(lists[field.list] ?? []), [lists, field.list])
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const codes = codesOf(value)
  const several = field.max !== undefined
  const wanted = halfWidth(typed).trim().toLowerCase()
  const found = entries.filter(({ entry, above }) =>
    wanted === ''
      ? true
      : [entry.code, entry.name.zh, entry.name.en, ...above.map((it) => it.name.zh)].some((it) =>
          it.toLowerCase().includes(wanted),
        ),
  )
  const shown = found.slice(0, mostShown)
  const take = (code: string) => {
    if (several) onChange(codes.includes(code) ? codes.filter((it) => it !== code) : [...codes, code])
    else onChange(code)
    setTyped('')
    setOpen(false)
  }
  const drop = (code: string) => onChange(several ? codes.filter((it) => it !== code) : null)
  const current = shown[at]
  return (
    <div className="tree">
      {codes.length === 0 ? null : (
        <ul className="chips">
          {codes.map((code) => {
            const known = entries.find((it) => it.entry.code === code)
            return (
              <li key={code} className="chip">
                {known === undefined ? code : `${say(known.entry.name)}`}
                <span className="dim num">{code}</span>
                {rest.readOnly ? null : (
                  <button
                    type="button"
                    aria-label={words.tags.remove(known === undefined ? code : say(known.entry.name))}
                    onClick={() => drop(code)}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </li>
            )
          })}
        </ul>
      )}
      {rest.readOnly ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a combobox is the box and its list together.
        <div
          className="combo"
          role="group"
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
          }}
        >
          <Combo
            id={id}
            path={path}
            list={list}
            open={open}
            active={open && current !== undefined ? `${list}-${at}` : undefined}
            label={rest.compact ? say(field.label) : undefined}
            describedBy={rest.describedBy}
            invalid={rest.invalid}
            value={typed}
            hint={words.tree.search}
            onChange={(it) => {
              setTyped(it)
              setAt(0)
              setOpen(true)
            }}
            onOpen={() => setOpen(true)}
            onKey={(key) => {
              if (key === 'ArrowDown') {
                setOpen(true)
                setAt(open ? Math.min(at + 1, shown.length - 1) : 0)
              } else if (key === 'ArrowUp') setAt(Math.max(at - 1, 0))
              else if (key === 'Escape') setOpen(false)
              else if (key === 'Enter' && open && current !== undefined) take(current.entry.code)
            }}
          />
          {open ? (
            <div className="options" role="listbox" id={list} aria-label={say(field.label)}>
              {shown.map(({ entry, above }, n) => (
                <div
                  key={entry.code}
                  id={`${list}-${n}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={codes.includes(entry.code)}
                  className={n === at ? 'option at' : 'option'}
                  style={{ paddingInlineStart: wanted === '' ? 12 + above.length * 16 : 12 }}
                  onMouseDown={(event) => {
                    event.preventDefault()
                    take(entry.code)
                  }}
                >
                  <span>{say(entry.name)}</span>
                  <span className="dim tiny num">
                    {entry.code}
                    {wanted === '' || above.length === 0
                      ? ''
                      : `　${above.map((it) => say(it.name)).join(' / ')}`}
                  </span>
                </div>
              ))}
              {shown.length === 0 ? <p className="option dim">{words.tree.none}</p> : null}
              {found.length > shown.length ? (
                <p className="option dim tiny">{words.tree.more(found.length - shown.length)}</p>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </div>
  )
}

function Combo(props: {
  readonly id: string
  readonly path: string
  readonly list: string
  readonly open: boolean
  readonly active: string | undefined
  readonly label: string | undefined
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly value: string
  readonly hint: string
  readonly onChange: (value: string) => void
  readonly onOpen: () => void
  readonly onKey: (key: string) => void
}) {
  return (
    <input
      id={props.id}
      data-path={props.path}
      className={props.invalid ? 'in bad' : 'in'}
      role="combobox"
      aria-expanded={props.open}
      aria-controls={props.list}
      aria-activedescendant={props.active}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-autocomplete="list"
      autoComplete="off"
      placeholder={props.hint}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onClick={props.onOpen}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return
        if (['ArrowDown', 'ArrowUp', 'Escape'].includes(event.key) || (event.key === 'Enter' && props.open))
          event.preventDefault()
        props.onKey(event.key)
      }}
    />
  )
}

interface Placed {
  readonly entry: ListEntry
  readonly above: readonly ListEntry[]
}

/** The tree from the top down, each entry with what it lies under. */
function inOrder(entries: readonly ListEntry[]): readonly Placed[] {
  const known = new Set(entries.map((it) => it.code))
  const below = (parent: string | undefined, above: readonly ListEntry[]): Placed[] =>
    above.length > 8
      ? []
      : entries
          .filter((it) =>
            parent === undefined ? it.parent === undefined || !known.has(it.parent) : it.parent === parent,
          )
          .flatMap((entry) => [{ entry, above }, ...below(entry.code, [...above, entry])])
  return below(undefined, [])
}
