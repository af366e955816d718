import { useEffect, useState } from 'react'
import type { AskedSection } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { BreadthHints } from '../../form/BreadthHints.tsx'
import { isAboutBlank } from '../../form/FieldRow.tsx'
import { type Gathered, gather, useFindingText } from '../../form/finding-text.ts'
import type { Snapshot } from '../../form/keeper.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Call } from '../../session.tsx'

interface Props {
  readonly call: Call
  /** The name of the filer's unit. */
  readonly unit: string
  readonly section: AskedSection | undefined
  readonly sections: readonly AskedSection[]
  readonly answered: Answered
  readonly form: Form
  readonly lists: Lists
  readonly present: Snapshot['present']
  readonly onGo: (field: string, path?: string) => void
}

/** What is wrong in this section, how to write the question at hand, a good example, and who else is here. */
export function SidePanel({ call, unit, section, sections, answered, form, lists, present, onGo }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const field = useFocusedField(section)
  if (section === undefined) return <aside className="side" aria-label={words.side.label} />
  const ids = new Map(section.fields.map((it) => [it.id, it]))
  const mine = answered.findings.filter((it) => ids.has(it.field))
  const real = mine.filter((it) => !isAboutBlank(it))
  const blank = mine.filter(isAboutBlank)
  const cards = gather(real)
  const must = cards.map((it) => it.finding).filter((it) => it.weight === 'must').length
  const titleOf = (path: string) => {
    const id = path.split('/')[0]
    return sections.find((it) => it.fields.some((one) => one.id === id))?.section.title
  }
  return (
    <aside className="side" aria-label={words.side.label}>
      <section id="check">
        <h3>
          {words.side.check}
          <span className="dim"> {words.side.summary(must, cards.length - must, blank.length)}</span>
        </h3>
        {cards.slice(0, 8).map((it) => (
          <FindingCard
            key={it.key}
            gathered={it}
            field={ids.get(it.finding.field)}
            answer={answered.answers[it.finding.field]}
            lists={lists}
            onGo={onGo}
          />
        ))}
        {cards.length > 8 ? <p className="small dim">{words.side.more(cards.length - 8)}</p> : null}
        {blank.length > 0 ? (
          <BlankList findings={blank} fields={ids} onGo={onGo} className="small sub blanks" />
        ) : real.length === 0 ? (
          <p className="find good">
            <b>
              <Icon name="check" /> {words.side.good}
            </b>
          </p>
        ) : null}
      </section>
      <BreadthHints {...{ call, form, lists, section, answered, unit, onGo }} />
      {field?.help === undefined ? null : (
        <section className="hp">
          <h3>{words.side.how(say(field.label))}</h3>
          <ul>
            {field.help.map((it) => (
              <li key={it.zh}>{say(it)}</li>
            ))}
          </ul>
        </section>
      )}
      {field?.good === undefined && field?.avoid === undefined ? null : (
        <section className="ex">
          <h3>
            <svg className="i" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
              <path d="M8 4c-1.4-1-3.3-1.3-5.5-1.3v9.6c2.2 0 4.1.3 5.5 1.3 1.4-1 3.3-1.3 5.5-1.3V2.7C11.3 2.7 9.4 3 8 4Zm0 0v9.6" />
            </svg>
            {words.side.goodExample}
          </h3>
          {field.good === undefined ? null : <p>{say(field.good)}</p>}
          {field.avoid === undefined ? null : (
            <p className="avoid">
              <span className="dim">{words.side.avoid}</span>
              {say(field.avoid)}
            </p>
          )}
        </section>
      )}
      {present.length === 0 ? null : (
        <section className="small sub">
          {present.map((it) => {
            const title = it.path === null ? undefined : titleOf(it.path)
            return (
              <p className="row" key={it.id}>
                <span className="peer" aria-hidden="true">
                  {[...it.name][0]}
                </span>
                <span>
                  {title === undefined ? words.side.here(it.name) : words.side.writing(it.name, say(title))}
                </span>
              </p>
            )
          })}
        </section>
      )}
    </aside>
  )
}

/** What is still to be filled in, each with the way there. */
export function BlankList(props: {
  readonly findings: readonly Finding[]
  readonly fields: ReadonlyMap<string, Field>
  readonly className: string
  readonly onGo: (field: string) => void
}) {
  const words = useEditorWords()
  const say = useSay()
  return (
    <p className={props.className}>
      {words.side.blank(props.findings.length)}
      {props.findings.map((it, at) => (
        <span key={it.field}>
          {at > 0 ? words.and : ''}
          <button type="button" className="link" onClick={() => props.onGo(it.field)}>
            {say(props.fields.get(it.field)?.label ?? { zh: it.field, en: it.field })}
          </button>
        </span>
      ))}
    </p>
  )
}

/** One finding with the way to its field. */
export function FindingCard(props: {
  readonly gathered: Gathered
  readonly field: Field | undefined
  readonly answer: unknown
  readonly lists: Lists
  readonly onGo: (field: string, path?: string) => void
}) {
  const { field } = props
  const { finding } = props.gathered
  const words = useEditorWords()
  const say = useSay()
  const text = useFindingText()
  if (field === undefined) return null
  const path = [finding.field, finding.row, finding.column].filter((it) => it !== undefined).join('/')
  const blocks = finding.weight === 'must'
  return (
    <div className={blocks ? 'find block' : 'find'}>
      <b>
        <Icon name={blocks ? 'block' : 'warn'} /> {blocks ? words.must : words.should}
      </b>
      {'　'}
      {words.findingAt(say(field.label), text.placed(field, props.gathered, props.answer, props.lists))}
      <br />
      <button type="button" className="link" onClick={() => props.onGo(finding.field, path)}>
        {finding.code === 'missing' ? words.goFill : words.goFix}
      </button>
    </div>
  )
}

/** The question in which the keyboard is, or else the first that has help. */
function useFocusedField(section: AskedSection | undefined): Field | undefined {
  const [focused, setFocused] = useState<string | null>(null)
  useEffect(() => {
    const hear = (event: FocusEvent) => {
      const path = event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined
      if (path !== undefined) setFocused(path.split('/')[0] ?? null)
    }
    document.addEventListener('focusin', hear)
    return () => document.removeEventListener('focusin', hear)
  }, [])
  const fields = section?.fields ?? []
  return (
    fields.find((it) => it.id === focused) ??
    fields.find((it) => it.help !== undefined || it.good !== undefined)
  )
}
