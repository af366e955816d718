import { useMemo } from 'react'
import { fieldsOf } from '#core/form/asked.ts'
import type { Field, Form } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { kindOf } from '#core/form/kinds.ts'
import type { Lists } from '#core/form/lists.ts'
import { pathsOf } from '#core/form/paths.ts'
import { driftOf, prefill } from '#core/form/prefill.ts'
import { lengthOf } from '#core/text.ts'
import { FieldView } from '../../form/FieldView.tsx'
import type { Keeper } from '../../form/keeper.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'

interface Props {
  readonly field: Field
  readonly form: Form
  readonly lists: Lists
  readonly kind: string
  readonly answered: Answered
  readonly keeper: Keeper
  readonly open: boolean
  /** In a column of its own, to be read while writing; else folded under the question. */
  readonly beside: boolean
}

/** What a condensed answer was condensed from, whether it drifted, how much too long it is, and the way back to the source. */
export function Source({ field, form, lists, kind, answered, keeper, open, beside }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const { counted } = answered
  const source = useMemo(
    () => (field.prefill === undefined ? undefined : fieldsOf(form).find((it) => it.id === field.prefill)),
    [form, field.prefill],
  )
  const offered = useMemo(
    () =>
      driftOf(form, counted).find((it) => it.field === field.id)?.source ??
      prefill(form, counted).find((it) => it.field === field.id)?.value,
    [form, counted, field.id],
  )
  if (source === undefined || field.kind === 'computed') return null
  const from = counted[source.id]
  if (kindOf(source).isBlank(from))
    return <p className="source small dim">{words.source.blank(say(source.label))}</p>
  const drifted = offered !== undefined
  const take = () => {
    const { draft } = keeper.snapshot()
    const rows = [...draft.server.keys(), ...draft.pending.map((it) => it.path)].filter(
      (it) => it.startsWith(`${field.id}/`) && it.split('/').length === 2,
    )
    const fresh = pathsOf(form, { [field.id]: offered })
    const gone = [...new Set(rows)].filter((it) => fresh.every((one) => one.path !== it))
    keeper.writeAll([...gone.map((path) => ({ path, value: null })), ...fresh])
  }
  const most = field.kind === 'text' || field.kind === 'long-text' ? maxOf(field, kind) : undefined
  const length = typeof from === 'string' ? lengthOf(from) : 0
  const heading = (
    <>
      {words.source.of(say(source.label))}
      <span className={drifted ? 'drift' : 'dim'}>
        {'　'}
        {drifted ? <Icon name="warn" /> : null} {drifted ? words.source.drifted : words.source.same}
      </span>
    </>
  )
  const rest = (
    <>
      <div className="source-text">
        <FieldView field={source} value={from} answers={counted} lists={lists} />
      </div>
      {most === undefined ? null : (
        <p className={length > most ? 'cnt over' : 'cnt'}>
          {length > most ? words.source.over(length, most) : words.source.length(length)}
        </p>
      )}
      {drifted && open ? (
        <button type="button" className="btn sm" onClick={take}>
          <Icon name="copy" />
          {words.source.take}
        </button>
      ) : null}
    </>
  )
  if (beside)
    return (
      <section
        className={drifted ? 'source drifted' : 'source'}
        aria-label={words.source.of(say(source.label))}
      >
        <p className="small">{heading}</p>
        {rest}
      </section>
    )
  return (
    <details className="source" open={drifted && field.kind !== 'table'}>
      <summary className="small">{heading}</summary>
      {rest}
    </details>
  )
}
