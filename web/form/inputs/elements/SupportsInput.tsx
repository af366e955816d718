import { useState } from 'react'
import type { SupportsField } from '#core/form/form.ts'
import { codesOf } from '#core/form/kinds/choices.ts'
import { placesIn } from '#core/form/kinds/supports.ts'
import { useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, type InputProps } from '../../context.ts'
import { useAssessing } from './use-assessing.ts'

/** Which points of which elements a document shows: each can be taken away, and others are tied to it. */
export function SupportsInput({ field: _, id, path, value, onChange, ...rest }: InputProps<SupportsField>) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const say = useSay()
  const assessing = useAssessing()
  const [element, setElement] = useState('')
  const [item, setItem] = useState('')
  const elements = assessing?.elements ?? []
  const names = useNames(elements, [])
  const codes = codesOf(value)
  const places = placesIn(value)
  const gone = codes.filter((it) => !elements.some((one) => it.startsWith(`${one.id}/`)))
  const into = element === '' ? (elements[0]?.id ?? '') : element
  const nameOf = (id: string) => {
    const found = elements.find((it) => it.id === id)
    return found === undefined ? '' : names.bare(found)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: the label stands outside of it.
    <div className="supports" role="group" aria-labelledby={rest.labelledBy}>
      {places.length === 0 ? <p className="small sub">{words.idle}</p> : null}
      <ul className="chips">
        {places
          .filter((it) => elements.some((one) => one.id === it.element))
          .map((it) => {
            const code = `${it.element}/${it.item}`
            const said = words.supports(nameOf(it.element), it.item)
            return (
              <li key={code} className="chip">
                {said}
                {rest.readOnly ? null : (
                  <button
                    type="button"
                    aria-label={words.untie(said)}
                    onClick={() => onChange(codes.filter((one) => one !== code))}
                  >
                    <Icon name="close" />
                  </button>
                )}
              </li>
            )
          })}
      </ul>
      {gone.length === 0 ? null : (
        <p className="err soft">
          <Icon name="warn" /> {words.orphan}{' '}
          {rest.readOnly ? null : (
            <button
              type="button"
              className="link"
              onClick={() => onChange(codes.filter((it) => !gone.includes(it)))}
            >
              {words.orphanRemove}
            </button>
          )}
        </p>
      )}
      {rest.readOnly || elements.length === 0 ? null : (
        <div className="row wrap-row supports-add">
          <select
            id={id}
            data-path={path}
            className="in sel"
            aria-label={words.supportElement}
            aria-describedby={rest.describedBy}
            value={into}
            onChange={(event) => setElement(event.currentTarget.value)}
          >
            {elements.map((it) => (
              <option key={it.id} value={it.id}>
                {names.full(it)}
              </option>
            ))}
          </select>
          <select
            id={`${domId(path)}-item`}
            className="in sel"
            aria-label={words.supportItem}
            value={item}
            onChange={(event) => setItem(event.currentTarget.value)}
          >
            <option value="">{words.supportItem}</option>
            {(assessing?.measure.levels ?? []).map((it) => (
              <optgroup key={it.level} label={levels.level(it.level)}>
                {it.items.map((one) => (
                  <option key={one.id} value={one.id}>
                    {`${one.id} ${say(one.text)}`}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              if (item === '') document.getElementById(`${domId(path)}-item`)?.focus()
              else onChange([...new Set([...codes, `${into}/${item}`])])
            }}
          >
            <Icon name="plus" />
            {words.supportAdd}
          </button>
        </div>
      )}
    </div>
  )
}
