import { useEffect, useMemo, useState } from 'react'
import { canonicalJson } from '#core/canonical.ts'
import type { AskedSection } from '#core/form/asked.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { kindOf } from '#core/form/kinds.ts'
import type { Lists } from '#core/form/lists.ts'
import { pathsOf } from '#core/form/paths.ts'
import { prefill } from '#core/form/prefill.ts'
import { FieldRow, isAboutBlank } from '../../form/FieldRow.tsx'
import { FieldView } from '../../form/FieldView.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Keeper } from '../../form/keeper.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Draft } from './EditPage.tsx'
import { Partners } from './Partners.tsx'
import type { Answered } from './use-answers.ts'

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  readonly form: Form
  readonly lists: Lists
  readonly section: AskedSection
  readonly sections: readonly AskedSection[]
  readonly answered: Answered
  readonly isOpen: (field: string) => boolean
  readonly strict: boolean
  readonly onGo: (section: string) => void
}

/** One section: its questions in order, and the way to the one before and after. */
export function SectionSheet(props: Props) {
  const { draft, answered, section, sections, strict } = props
  const words = useEditorWords()
  const say = useSay()
  const at = sections.findIndex((it) => it.section.id === section.section.id)
  const before = sections[at - 1]
  const after = sections[at + 1]
  usePrefilled(props)
  const ids = new Set(section.fields.map((it) => it.id))
  const mine = gather(answered.findings.filter((it) => ids.has(it.field) && (strict || !isAboutBlank(it))))
  const must = mine.filter((it) => it.finding.weight === 'must').length
  const closed = section.fields.filter((it) => !props.isOpen(it.id)).length
  return (
    <>
      <div className="sheet">
        <header>
          <h2 id="sheet-title" tabIndex={-1}>
            {say(section.section.title)}
          </h2>
          {section.section.intro === undefined ? null : <p className="sub">{say(section.section.intro)}</p>}
          {section.section.seenBy === 'office' ? (
            <p className="small sub">
              <Icon name="lock" /> {words.officeOnly}
            </p>
          ) : null}
          {closed > 0 ? (
            <p className="small sub">
              <Icon name="lock" /> {words.closed}
            </p>
          ) : null}
          {mine.length > 0 ? (
            <p className="only-phone small">
              <a className="section-findings" href="#check">
                <Icon name={must > 0 ? 'block' : 'warn'} /> {words.side.count(must, mine.length - must)}
              </a>
            </p>
          ) : null}
        </header>
        {section.fields.map((it) => (
          <div key={it.id}>
            <FieldRow
              field={it}
              value={answered.answers[it.id]}
              readOnly={!props.isOpen(it.id)}
              remarks={draft.remarks.filter((one) => one.field === it.id)}
              strict={strict}
            />
            <Source field={it} {...props} />
            {it.use === 'partner-enterprises' && it.kind === 'table' ? (
              <Partners
                field={it}
                value={answered.answers[it.id]}
                suggestion={draft.suggestion}
                keeper={props.keeper}
              />
            ) : null}
          </div>
        ))}
      </div>
      <div className="foot2">
        {at > 0 && before !== undefined ? (
          <button type="button" className="btn no-phone" onClick={() => props.onGo(before.section.id)}>
            <Icon name="left" />
            {say(before.section.title)}
          </button>
        ) : null}
        <span className="grow no-phone small dim">{words.leaveAnytime}</span>
        <button
          type="button"
          className="btn main"
          onClick={() => props.onGo(after === undefined ? 'check' : after.section.id)}
        >
          {after === undefined ? words.check.open : words.next(say(after.section.title))}
          <Icon name="right" />
        </button>
      </div>
    </>
  )
}

/** Condensed fields that were never written in begin with the whole of their source; nothing is shortened by itself. */
function usePrefilled({ form, section, answered, keeper, isOpen }: Props) {
  const [done, setDone] = useState(false)
  useEffect(() => {
    if (done) return
    setDone(true)
    const { draft } = keeper.snapshot()
    const touched = (field: string) =>
      [...draft.server.keys(), ...draft.pending.map((it) => it.path)].some(
        (it) => it === field || it.startsWith(`${field}/`),
      )
    const ids = new Set(section.fields.map((it) => it.id))
    const fresh = prefill(form, answered.counted).filter(
      (it) => ids.has(it.field) && isOpen(it.field) && !touched(it.field),
    )
    if (fresh.length > 0)
      keeper.writeAll(pathsOf(form, Object.fromEntries(fresh.map((it) => [it.field, it.value]))))
  }, [done, form, section, answered, keeper, isOpen])
}

/** Beside a condensed answer: what it was condensed from, whether it drifted, and the way back to the source. */
function Source({
  field,
  form,
  lists,
  answered,
  keeper,
  isOpen,
}: Props & { readonly field: AskedSection['fields'][number] }) {
  const words = useEditorWords()
  const say = useSay()
  const source = useMemo(
    () => (field.prefill === undefined ? undefined : fieldsOf(form).find((it) => it.id === field.prefill)),
    [form, field.prefill],
  )
  if (source === undefined || field.kind === 'computed') return null
  const from = answered.counted[source.id]
  if (kindOf(source).isBlank(from))
    return <p className="source small dim">{words.source.blank(say(source.label))}</p>
  const canonical = (value: unknown) => canonicalJson(kindOf(field).canonical(field, value))
  const drifted = canonical(answered.answers[field.id]) !== canonical(from)
  const take = () => {
    const { draft } = keeper.snapshot()
    const rows = [...draft.server.keys(), ...draft.pending.map((it) => it.path)].filter(
      (it) => it.startsWith(`${field.id}/`) && it.split('/').length === 2,
    )
    const fresh = pathsOf(form, { [field.id]: from })
    const gone = [...new Set(rows)].filter((it) => fresh.every((one) => one.path !== it))
    keeper.writeAll([...gone.map((path) => ({ path, value: null })), ...fresh])
  }
  return (
    <details className="source" open={drifted && field.kind !== 'table'}>
      <summary className="small">
        {words.source.of(say(source.label))}
        <span className={drifted ? 'drift' : 'dim'}>
          {'　'}
          {drifted ? words.source.drifted : words.source.same}
        </span>
      </summary>
      <div className="source-text">
        <FieldView field={source} value={from} answers={answered.counted} lists={lists} />
      </div>
      {drifted && isOpen(field.id) ? (
        <button type="button" className="btn sm" onClick={take}>
          <Icon name="copy" />
          {words.source.take}
        </button>
      ) : null}
    </details>
  )
}
