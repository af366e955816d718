import { useState } from 'react'
import type { TableField } from '#core/form/form.ts'
import { mostCritical } from '#core/trl/element.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { say as announce } from '../../../parts/Message.tsx'
import { Standing } from '../../../parts/readiness/Standing.tsx'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, type InputProps, useForm } from '../../context.ts'
import { useRows } from '../table/use-rows.ts'
import { TableInput } from '../table.tsx'
import { ElementEditor } from './ElementEditor.tsx'
import { ElementTree } from './ElementTree.tsx'
import { EvidenceDialog, type ItemAt } from './EvidenceDialog.tsx'
import { nextNo } from './numbering.ts'
import { Proposals } from './Proposals.tsx'
import { type Assessing, asRows, blankElement, useAssessing } from './use-assessing.ts'
import { useWanted } from './use-wanted.ts'
import '../../../parts/readiness/levels.css'
import '../../../parts/readiness/assessment.css'
import './elements.css'

/** A table of elements as a sheet that leads through their assessment; where nobody knows the form, rows like any. */
export function ElementsInput(props: InputProps<TableField>) {
  const assessing = useAssessing()
  return assessing === undefined ? <TableInput {...props} /> : <Sheet {...props} assessing={assessing} />
}

function Sheet({
  assessing,
  field,
  id,
  path,
  value,
  readOnly,
}: InputProps<TableField> & { readonly assessing: Assessing }) {
  const words = useSheetWords()
  const form = useForm()
  const rows = asRows(value)
  const own = useRows(path, rows)
  const [shown, show] = useState<string | null>(null)
  const [at, openEvidence] = useState<ItemAt | null>(null)
  useWanted(path, show)

  const known = new Map(assessing.elements.map((it) => [it.id, it]))
  const elements = rows.map((it) => known.get(it.id) ?? blankElement(it.id))
  const names = useNames(elements, assessing.types)
  const open = rows.find((it) => it.id === shown) ?? rows[0]
  const element = elements.find((it) => it.id === open?.id)
  const numbers = elements.map((it) => it.no)
  const taken = new Set(elements.flatMap((it) => [it.name, it.problem]))
  const critical = elements.filter((it) => it.critical).length
  const full = rows.length >= field.maxRows

  const put = (cells: readonly Readonly<Record<string, unknown>>[]) => {
    const added = own.add(cells)
    const [first] = added
    if (first !== undefined) show(first)
    return added
  }
  const add = (within?: string) => {
    const [row] = put([{ [assessing.column('element-no')]: nextNo(numbers, within) }])
    if (row === undefined) return
    const place = domId(`${path}/${row}/${assessing.column('element-name')}`)
    requestAnimationFrame(() => document.getElementById(place)?.focus())
  }
  const take = (problems: readonly string[]) => {
    const given: string[] = [...numbers]
    const room = problems.slice(0, field.maxRows - rows.length)
    put(
      room.map((it) => {
        const no = nextNo(given)
        given.push(no)
        return {
          [assessing.column('element-no')]: no,
          [assessing.column('element-name')]: it,
          [assessing.column('element-problem')]: it,
        }
      }),
    )
    announce(words.proposed(room.length))
  }
  const remove = () => {
    if (open === undefined || element === undefined) return
    const answered = Object.keys(element.answers).length > 0
    if (answered && !window.confirm(words.removing(names.bare(element)))) return
    const untied = untie(assessing, open.id)
    const before = untied.map((it) => ({ path: it.path, value: form.valueAt(it.path) ?? null }))
    form.writeAll(untied)
    own.remove(open, () => form.writeAll(before))
    show(null)
    document.getElementById(id)?.focus()
  }

  return (
    <div className="elements-input">
      {rows.length === 0 ? null : (
        <Standing
          assessment={{ ...assessing, elements }}
          measure={assessing.measure}
          types={assessing.types}
        />
      )}
      {assessing.technology === '' && assessing.classField !== undefined ? (
        <p className="find">
          <Icon name="info" /> {words.wantsClass}{' '}
          {form.goTo === undefined ? null : (
            <button
              type="button"
              className="link"
              onClick={() => form.goTo?.(assessing.classField?.id ?? '')}
            >
              {words.toClass}
            </button>
          )}
        </p>
      ) : null}
      {readOnly || full ? null : (
        <Proposals problems={assessing.problems.filter((it) => !taken.has(it))} onTake={take} />
      )}
      {critical > mostCritical ? (
        <p className="find block" role="status">
          {words.tooMany(critical, mostCritical)}
        </p>
      ) : null}
      {rows.length === 0 ? (
        <p className="sub">{assessing.problems.length > 0 ? words.none : words.noneAtAll}</p>
      ) : null}
      <div className="element-cols">
        <ElementTree
          elements={elements}
          current={open?.id}
          names={names}
          add={readOnly || full ? undefined : { id, path, go: () => add() }}
          full={full ? words.tooFull(field.maxRows) : undefined}
          onShow={show}
        />
        {open === undefined || element === undefined ? null : (
          <ElementEditor
            key={open.id}
            assessing={assessing}
            element={element}
            row={open}
            readOnly={readOnly}
            onEvidence={(item, evidence) => openEvidence({ element: open.id, item, evidence })}
            onPart={full || element.no === '' ? undefined : () => add(element.no)}
            onRemove={remove}
          />
        )}
      </div>
      {at === null ? null : (
        <EvidenceDialog assessing={assessing} at={at} onClose={() => openEvidence(null)} />
      )}
    </div>
  )
}

/** What documents say once they support nothing of an element any more. */
function untie({ evidenceTable, evidence }: Assessing, element: string) {
  const column = evidenceTable?.columns.find((it) => it.use === 'evidence-supports')
  if (evidenceTable === undefined || column === undefined) return []
  return evidence
    .filter((it) => it.supports.some((one) => one.element === element))
    .map((it) => ({
      path: `${evidenceTable.id}/${it.id}/${column.id}`,
      value: it.supports.filter((one) => one.element !== element).map((one) => `${one.element}/${one.item}`),
    }))
}
