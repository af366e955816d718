import { memo, useState } from 'react'
import { isRequired } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { optionsOf } from '#core/form/lists.ts'
import { lengthOf } from '#core/text.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/Icon.tsx'
import { LastChange } from './Changes.tsx'
import { domId, useForm } from './context.ts'
import { FieldInput } from './FieldInput.tsx'
import { useFindingText } from './finding-text.ts'
import { mostRadios } from './inputs/choice.tsx'
import { PathNotes } from './PathNotes.tsx'
import { useEditorWords } from './words.ts'

export interface Remark {
  readonly id: string
  readonly body: string
  readonly by: { readonly name: string }
  readonly sort: string
}

interface Props {
  readonly field: Field
  readonly value: unknown
  readonly readOnly: boolean
  readonly remarks: readonly Remark[]
  /** Findings about blanks are shown once somebody asked for the check. */
  readonly strict: boolean
}

/** One question: label above, hint under it, the way to answer, then what is wrong, who wrote here, and how long it is. */
export const FieldRow = memo(function FieldRow({ field, value, readOnly, remarks, strict }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const textOf = useFindingText()
  const form = useForm()
  const [left, setLeft] = useState(false)
  const id = domId(field.id)
  const all = form.findings.filter((it) => it.field === field.id && it.row === undefined)
  const shown = all.filter((it) => !isAboutBlank(it) || strict || left)
  const must = shown.filter((it) => it.weight === 'must')
  const required = isRequired(field, form.asking)
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const label = (
    <>
      {say(field.label)}
      {required || field.kind === 'computed' || field.kind === 'declaration' ? null : (
        <span className="opt">　{words.optional}</span>
      )}
    </>
  )
  const described = [field.hint === undefined ? '' : hintId, shown.length === 0 ? '' : errorId]
    .join(' ')
    .trim()
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that the question was left.
    <div
      className={`q kind-${field.kind}`}
      data-field={field.id}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setLeft(true)
      }}
    >
      {hasOneControl(
        field,
        optionsOf('options' in field || 'list' in field ? field : {}, form.lists).length,
      ) ? (
        <label className="label" htmlFor={id} id={`${id}-label`}>
          {label}
        </label>
      ) : (
        <h3 className="label" id={`${id}-label`}>
          {label}
        </h3>
      )}
      {field.hint === undefined ? null : (
        <p className="hint" id={hintId}>
          {say(field.hint)}
          {isTyped(field) && !readOnly ? <span className="no-phone"> {words.table.keys}</span> : null}
        </p>
      )}
      {remarks.map((it) => (
        <p key={it.id} className="find remark">
          <b>
            <Icon name="back" /> {words.remarkBy(it.by.name)}
          </b>
          {it.body}
        </p>
      ))}
      <FieldInput
        field={field}
        id={id}
        path={field.id}
        value={value}
        onChange={(it) => form.write(field.id, it)}
        describedBy={described === '' ? undefined : described}
        labelledBy={`${id}-label`}
        invalid={must.length > 0}
        readOnly={readOnly}
        required={required}
        compact={false}
      />
      <div id={errorId}>
        {shown.map((it) => (
          <p
            key={`${it.code}-${it.message?.en ?? JSON.stringify(it.params ?? {})}`}
            className={it.weight === 'must' ? 'err' : 'err soft'}
          >
            <Icon name={it.weight === 'must' ? 'block' : 'warn'} /> {textOf.of(it)}
          </p>
        ))}
      </div>
      <PathNotes path={field.id} field={field} />
      <LastChange field={field} />
      <Counter field={field} value={value} kind={form.asking.kind} />
    </div>
  )
})

function Counter({
  field,
  value,
  kind,
}: {
  readonly field: Field
  readonly value: unknown
  readonly kind: string
}) {
  const words = useEditorWords()
  if (field.kind !== 'long-text' && field.kind !== 'text') return null
  if (field.kind === 'text' && field.format !== undefined) return null
  const length = typeof value === 'string' ? lengthOf(value) : 0
  const max = maxOf(field, kind)
  const over = length > max
  return (
    <p className={over ? 'cnt over' : 'cnt'}>
      <span>
        {over
          ? words.over(length - max)
          : field.min === undefined || length >= field.min
            ? ''
            : words.least(field.min)}
      </span>
      <span className="num">{words.counted(length, max)}</span>
    </p>
  )
}

/** Whether the keys of a table of cells work in it. */
const isTyped = (field: Field): boolean =>
  field.kind === 'table' && field.assesses === undefined && field.use !== 'readiness-evidence'

/** What a question that nobody has answered yet is bound to be told; not shouted before they came by. */
export const isAboutBlank = (it: Finding): boolean =>
  it.row === undefined && (it.code === 'missing' || it.code === 'not-declared')

/** Whether a label can belong to one control; groups are named by their heading instead. */
function hasOneControl(field: Field, options: number): boolean {
  switch (field.kind) {
    case 'text':
    case 'long-text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date':
    case 'tree-choice':
    case 'tags':
    case 'file-of':
      return true
    case 'choice':
      return options > mostRadios
    case 'period':
    case 'choices':
    case 'table':
    case 'org-ref':
    case 'files':
    case 'declaration':
    case 'readiness':
    case 'computed':
    case 'verdict':
    case 'supports':
      return false
    default:
      return field satisfies never
  }
}
