import { useState } from 'react'
import type { Item } from '#core/trl/checklists.ts'
import { useSay } from '../../../language.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, useForm } from '../../context.ts'
import { useRows } from '../table/use-rows.ts'
import { EvidenceFields } from './EvidenceFields.tsx'
import { type Assessing, asRows } from './use-assessing.ts'

/** The point whose documents are looked at, and the one of them to begin with. */
export interface ItemAt {
  readonly element: string
  readonly item: Item
  readonly evidence: string | undefined
}

interface Props {
  readonly assessing: Assessing
  readonly at: ItemAt
  readonly onClose: () => void
}

/** Which documents show a point: those that are there are ticked, a new one is written and uploaded right here. */
export function EvidenceDialog({ assessing, at, onClose }: Props) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const say = useSay()
  const form = useForm()
  const names = useNames(assessing.elements, assessing.types)
  const [open, setOpen] = useState(at.evidence ?? null)
  const table = assessing.evidenceTable
  const supports = table?.columns.find((it) => it.use === 'evidence-supports')
  const rows = asRows(table === undefined ? undefined : form.asking.answers[table.id])
  const own = useRows(table?.id ?? '', rows)
  if (table === undefined || supports === undefined) return null
  const place = `${at.element}/${at.item.id}`
  const element = assessing.elements.find((it) => it.id === at.element)
  const listed = assessing.evidence
  const shown = rows.find((it) => it.id === open)
  const tie = (evidence: string, on: boolean) => {
    const now = listed.find((it) => it.id === evidence)?.supports.map((it) => `${it.element}/${it.item}`)
    const rest = (now ?? []).filter((it) => it !== place)
    form.write(`${table.id}/${evidence}/${supports.id}`, on ? [...rest, place] : rest)
  }
  const begin = () => {
    const [row] = own.add([{ [supports.id]: [place] }])
    if (row === undefined) return
    setOpen(row)
    const first = table.columns.find((it) => it.use === 'evidence-name')?.id ?? ''
    requestAnimationFrame(() => document.getElementById(domId(`${table.id}/${row}/${first}`))?.focus())
  }
  return (
    <Dialog
      wide
      title={words.evidenceAt(element === undefined ? '' : names.bare(element), at.item.id)}
      onClose={onClose}
      actions={
        <button type="button" className="btn main" onClick={onClose}>
          {words.done}
        </button>
      }
    >
      <div className="evidence-dialog">
        <p>
          <span className="dim num">{at.item.id}</span> {say(at.item.text)}
        </p>
        {listed.length === 0 ? null : (
          <fieldset>
            <legend className="small sub">{words.pick}</legend>
            <ul>
              {listed.map((it, n) => {
                const name = it.name === '' ? words.unnamedEvidence : it.name
                return (
                  <li key={it.id} className="row sp">
                    <label className="tick">
                      <input
                        type="checkbox"
                        checked={it.supports.some((one) => `${one.element}/${one.item}` === place)}
                        onChange={(event) => tie(it.id, event.currentTarget.checked)}
                      />
                      <span>
                        {words.openEvidence(n + 1, name)}{' '}
                        <span className="small sub">
                          {[it.type === '' ? '' : names.typeName(it.type), it.issuer]
                            .filter((one) => one !== '')
                            .join(levels.listed)}
                        </span>
                      </span>
                    </label>
                    <button
                      type="button"
                      className="btn text sm"
                      aria-expanded={open === it.id}
                      aria-label={words.editThis(n + 1, name)}
                      onClick={() => setOpen(open === it.id ? null : it.id)}
                    >
                      {open === it.id ? words.close : words.edit}
                    </button>
                  </li>
                )
              })}
            </ul>
          </fieldset>
        )}
        {shown === undefined ? null : (
          <EvidenceFields key={shown.id} table={table} row={shown} readOnly={false} />
        )}
        {rows.length >= table.maxRows ? null : (
          <button type="button" className="btn" data-start={listed.length === 0 || undefined} onClick={begin}>
            <Icon name="plus" />
            {words.newEvidence}
          </button>
        )}
      </div>
    </Dialog>
  )
}
