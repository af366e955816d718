import { useState } from 'react'
import type { JudgedThing } from '#core/expert/round.ts'
import type { Names } from '../../desk/names.ts'
import { useCondenseWords } from '../condense/words.ts'
import type { Judgeable } from './read.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly thing: JudgedThing
  readonly items: readonly Judgeable[]
  readonly more: boolean
  readonly picked: ReadonlySet<string>
  readonly onPick: (picked: ReadonlySet<string>) => void
  readonly names: Names
  /** Those that are in the round already. */
  readonly within?: ReadonlySet<string>
}

/** Suggestions or directions to tick, found by title, number or field. */
export function ItemPicker({ thing, items, more, picked, onPick, names, within }: Props) {
  const words = useRoundsWords()
  const condense = useCondenseWords()
  const [sought, setSought] = useState('')
  const wanted = sought.trim().toLowerCase()
  const shown = items.filter((it) =>
    [it.title, it.no ?? '', names.field(it.field), names.kind(it.kind)].some((text) =>
      text.toLowerCase().includes(wanted),
    ),
  )
  const toggle = (ids: readonly string[], on: boolean) => {
    const next = new Set(picked)
    for (const id of ids) {
      if (on) next.add(id)
      else next.delete(id)
    }
    onPick(next)
  }
  return (
    <fieldset className="field">
      <legend className="label">{words.form.items(picked.size)}</legend>
      {items.length === 0 ? (
        <p className="hint">{words.form.noItems[thing]}</p>
      ) : (
        <>
          <input
            className="in"
            type="search"
            aria-label={words.form.search}
            placeholder={words.form.search}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
          {more ? <p className="hint">{words.form.more}</p> : null}
          <div className="judged-list">
            {shown.length === 0 ? <p className="hint">{words.form.nothingFound}</p> : null}
            {shown.length < 2 ? null : (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={shown.every((it) => picked.has(it.id))}
                  onChange={(event) =>
                    toggle(
                      shown.map((it) => it.id),
                      event.target.checked,
                    )
                  }
                />
                {words.form.all}
              </label>
            )}
            {shown.map((it) => (
              <label key={it.id} className="tick judged-one">
                <input
                  type="checkbox"
                  checked={picked.has(it.id)}
                  onChange={(event) => toggle([it.id], event.target.checked)}
                />
                <span>
                  {it.title || condense.untitled}
                  <small className="block dim num">
                    {[
                      it.no,
                      names.kind(it.kind),
                      names.field(it.field),
                      within?.has(it.id) ? words.changing.planned : null,
                      it.rounds === 0 || within?.has(it.id) ? null : words.form.rounds(it.rounds),
                    ]
                      .filter(Boolean)
                      .join('　')}
                  </small>
                </span>
              </label>
            ))}
          </div>
        </>
      )}
    </fieldset>
  )
}
