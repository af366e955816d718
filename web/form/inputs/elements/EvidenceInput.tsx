import { useState } from 'react'
import type { TableField } from '#core/form/form.ts'
import { formatDay } from '#text/format.ts'
import { useLanguage, useSay } from '../../../language.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { supportsByElement } from '../../../parts/readiness/assessed.ts'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, type InputProps, useForm } from '../../context.ts'
import { useFindingText } from '../../finding-text.ts'
import { useEditorWords } from '../../words.ts'
import { useRows } from '../table/use-rows.ts'
import { TableInput } from '../table.tsx'
import { EvidenceFields } from './EvidenceFields.tsx'
import { type Assessing, asRows, useAssessing } from './use-assessing.ts'
import { useWanted } from './use-wanted.ts'
import './elements.css'

/** The documents of an assessment as a list, each with what it shows in words; one at a time opens into fields. */
export function EvidenceInput(props: InputProps<TableField>) {
  const assessing = useAssessing()
  return assessing === undefined ? <TableInput {...props} /> : <List {...props} assessing={assessing} />
}

function List({
  assessing,
  field,
  id,
  path,
  value,
  ...rest
}: InputProps<TableField> & { readonly assessing: Assessing }) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const language = useLanguage()
  const textOf = useFindingText()
  const editor = useEditorWords()
  const say = useSay()
  const { findings } = useForm()
  const names = useNames(assessing.elements, assessing.types)
  const rows = asRows(value)
  const own = useRows(path, rows)
  const [open, setOpen] = useState<string | null>(null)
  const focus = (row: string, column: string) =>
    requestAnimationFrame(() => document.getElementById(domId(`${path}/${row}/${column}`))?.focus())
  useWanted(path, setOpen)
  const first = field.columns[0]?.id ?? ''
  return (
    <div className="evidence-input">
      {rows.length === 0 ? <p className="sub small">{words.noEvidence}</p> : null}
      <ul className="evidence-list">
        {rows.map((row) => {
          const n = assessing.evidence.findIndex((it) => it.id === row.id) + 1
          const it = assessing.evidence[n - 1]
          const name = it === undefined || it.name === '' ? words.unnamedEvidence : it.name
          const wrong = findings.filter(
            (one) => one.field === field.id && one.row === row.id && one.weight === 'must',
          )
          const blanks = field.columns.filter((it) =>
            wrong.some((one) => one.code === 'missing' && one.column === it.id),
          )
          const isOpen = open === row.id && !rest.readOnly
          return (
            <li key={row.id}>
              <div className="row sp wrap-row">
                <b>{n === 0 ? name : words.openEvidence(n, name)}</b>
                {rest.readOnly ? null : (
                  <span className="row">
                    <button
                      type="button"
                      className="btn text sm"
                      aria-expanded={isOpen}
                      aria-label={words.editThis(n, name)}
                      onClick={() => {
                        setOpen(isOpen ? null : row.id)
                        if (!isOpen) focus(row.id, first)
                      }}
                    >
                      {isOpen ? words.close : words.edit}
                    </button>
                    <button
                      type="button"
                      className="btn text sm"
                      aria-label={`${words.removeEvidence} ${n}`}
                      onClick={() => {
                        own.remove(row)
                        document.getElementById(id)?.focus()
                      }}
                    >
                      <Icon name="trash" />
                    </button>
                  </span>
                )}
              </div>
              {it === undefined || isOpen ? null : (
                <>
                  <p className="small sub num">
                    {[
                      it.type === '' ? '' : names.typeName(it.type),
                      it.issuer,
                      it.on === '' ? '' : formatDay(it.on, language),
                      it.file === null ? words.noFile : it.file.name,
                    ]
                      .filter((one) => one !== '')
                      .join(levels.join)}
                  </p>
                  {it.file === null ? null : (
                    <p className="tiny dim hash-text">{words.sha(it.file.sha256)}</p>
                  )}
                  <Shows assessing={assessing} supports={it.supports} />
                  {wrong
                    .filter((one) => one.code !== 'missing')
                    .map((one) => (
                      <p key={`${one.column} ${one.code}`} className="err">
                        <Icon name="block" /> {textOf.inRow(field, one)}
                      </p>
                    ))}
                  {blanks.length === 0 ? null : (
                    <p className="err">
                      <Icon name="block" />{' '}
                      {editor.table.toFill(blanks.map((one) => say(one.label)).join(editor.and))}
                    </p>
                  )}
                </>
              )}
              {isOpen ? <EvidenceFields table={field} row={row} readOnly={rest.readOnly} /> : null}
            </li>
          )
        })}
      </ul>
      {rest.readOnly || rows.length >= field.maxRows ? null : (
        <button
          type="button"
          id={id}
          data-path={path}
          className={`btn sm ${rest.invalid && rows.length === 0 ? 'bad' : ''}`}
          aria-describedby={rest.describedBy}
          onClick={() => {
            const [row] = own.add([{}])
            if (row === undefined) return
            setOpen(row)
            focus(row, first)
          }}
        >
          <Icon name="plus" />
          {words.addEvidence}
        </button>
      )}
    </div>
  )
}

/** What a document shows, in words; one that shows nothing, or something that is gone, is marked. */
function Shows({
  assessing,
  supports,
}: {
  readonly assessing: Assessing
  readonly supports: Assessing['evidence'][number]['supports']
}) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const names = useNames(assessing.elements, [])
  if (supports.length === 0)
    return (
      <p className="err soft">
        <Icon name="warn" /> {words.idle}
      </p>
    )
  return (
    <>
      {supportsByElement(supports, assessing.elements).map(({ element, items }) =>
        element === undefined ? (
          <p key={items.join()} className="err soft">
            <Icon name="warn" /> {words.orphan}
          </p>
        ) : (
          <p key={element.id} className="small">
            {words.supports(names.bare(element), items.join(levels.listed))}
          </p>
        ),
      )}
    </>
  )
}
