import type { AskedSection } from '#core/form/asked.ts'
import { FieldRow, isAboutBlank } from '../../form/FieldRow.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useProjectEditWords } from './words.ts'

interface Props {
  readonly section: AskedSection
  readonly sections: readonly AskedSection[]
  readonly answered: Answered
  readonly readOnly: boolean
  readonly strict: boolean
  readonly onGo: (section: string) => void
}

/** One section: its questions in order, and the way to the one before and after. */
export function StageSection({ section, sections, answered, readOnly, strict, onGo }: Props) {
  const words = useEditorWords()
  const edit = useProjectEditWords()
  const say = useSay()
  const at = sections.findIndex((it) => it.section.id === section.section.id)
  const before = sections[at - 1]
  const after = sections[at + 1]
  const ids = new Set(section.fields.map((it) => it.id))
  const mine = gather(answered.findings.filter((it) => ids.has(it.field) && (strict || !isAboutBlank(it))))
  const must = mine.filter((it) => it.finding.weight === 'must').length
  return (
    <>
      <div className="sheet">
        <header>
          <h2 id="sheet-title" tabIndex={-1}>
            {say(section.section.title)}
          </h2>
          {section.section.intro === undefined ? null : <p className="sub">{say(section.section.intro)}</p>}
          {mine.length > 0 ? (
            <p className="only-phone small">
              <a className="section-findings" href="#check">
                <Icon name={must > 0 ? 'block' : 'warn'} /> {words.side.count(must, mine.length - must)}
              </a>
            </p>
          ) : null}
        </header>
        {section.fields.map((it) => (
          <FieldRow
            key={it.id}
            field={it}
            value={answered.answers[it.id]}
            readOnly={readOnly}
            remarks={[]}
            strict={strict}
          />
        ))}
      </div>
      <div className="foot2">
        {before === undefined ? null : (
          <button type="button" className="btn no-phone" onClick={() => onGo(before.section.id)}>
            <Icon name="left" />
            {say(before.section.title)}
          </button>
        )}
        <span className="grow no-phone small dim">{words.leaveAnytime}</span>
        <button
          type="button"
          className="btn main"
          onClick={() => onGo(after === undefined ? 'check' : after.section.id)}
        >
          {after === undefined ? edit.open : words.next(say(after.section.title))}
          <Icon name="right" />
        </button>
      </div>
    </>
  )
}
