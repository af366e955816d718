import { useEffect, useState } from 'react'
import type { AskedSection } from '#core/form/asked.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { pathsOf } from '#core/form/paths.ts'
import { prefill } from '#core/form/prefill.ts'
import { FieldHint } from '../../form/FieldHint.tsx'
import { FieldRow, isAboutBlank } from '../../form/FieldRow.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Keeper } from '../../form/keeper.ts'
import { textsIn } from '../../form/suspicion.ts'
import { TitleHint } from '../../form/TitleHint.tsx'
import type { Answered } from '../../form/use-answers.ts'
import { useNarrower } from '../../form/use-narrower.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Call } from '../../session.tsx'
import type { Draft } from './EditPage.tsx'
import { Partners } from './Partners.tsx'
import { Source } from './Source.tsx'

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  readonly call: Call
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
  const beside = !useNarrower(1099)
  usePrefilled(props)
  const textOf = (use: FieldUse) => textsIn(answered.answers[answered.used(use)?.id ?? '']).join(' ')
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
          <div key={it.id} className={it.prefill === undefined ? undefined : 'condensed'}>
            <FieldRow
              field={it}
              value={answered.answers[it.id]}
              readOnly={!props.isOpen(it.id)}
              remarks={draft.remarks.filter((one) => one.field === it.id)}
              strict={strict}
            />
            {it.use === 'title' && it.prefill === undefined && props.isOpen(it.id) ? (
              <TitleHint
                call={props.call.id}
                title={textOf('title')}
                maySend={props.keeper.snapshot().draft.held.size === 0}
              />
            ) : null}
            {it.use === 'field' && it.prefill === undefined && props.isOpen(it.id) ? (
              <FieldHint
                call={props.call}
                title={textOf('title')}
                text={`${textOf('keywords')}\n${textOf('abstract')}`}
                chosen={String(answered.answers[it.id] ?? '')}
                maySend={props.keeper.snapshot().draft.held.size === 0}
              />
            ) : null}
            <Source
              field={it}
              form={props.form}
              lists={props.lists}
              kind={draft.suggestion.kind}
              answered={answered}
              keeper={props.keeper}
              open={props.isOpen(it.id)}
              beside={beside}
            />
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
