import type { AskedSection } from '#core/form/asked.ts'
import type { Lists } from '#core/form/lists.ts'
import { isAboutBlank } from '../../form/FieldRow.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { BlankList, FindingCard } from '../suggestion-edit/SidePanel.tsx'

interface Props {
  readonly section: AskedSection
  readonly answered: Answered
  readonly lists: Lists
  readonly onGo: (field: string, path?: string) => void
}

const most = 8

/** What is wrong in this section, and how its questions are meant. */
export function StageSide({ section, answered, lists, onGo }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const fields = new Map(section.fields.map((it) => [it.id, it]))
  const mine = answered.findings.filter((it) => fields.has(it.field))
  const blank = mine.filter(isAboutBlank)
  const cards = gather(mine.filter((it) => !isAboutBlank(it)))
  const must = cards.filter((it) => it.finding.weight === 'must').length
  const helped = section.fields.filter((it) => it.help !== undefined)
  return (
    <aside className="side" aria-label={words.side.label}>
      <section id="check">
        <h3>
          {words.side.check}
          <span className="dim"> {words.side.summary(must, cards.length - must, blank.length)}</span>
        </h3>
        {cards.slice(0, most).map((it) => (
          <FindingCard
            key={it.key}
            gathered={it}
            field={fields.get(it.finding.field)}
            answer={answered.answers[it.finding.field]}
            lists={lists}
            onGo={onGo}
          />
        ))}
        {cards.length > most ? <p className="small dim">{words.side.more(cards.length - most)}</p> : null}
        {blank.length > 0 ? (
          <BlankList findings={blank} fields={fields} onGo={onGo} className="small sub blanks" />
        ) : cards.length === 0 ? (
          <p className="find good">
            <b>
              <Icon name="check" /> {words.side.good}
            </b>
          </p>
        ) : null}
      </section>
      {helped.map((field) => (
        <section key={field.id} className="hp">
          <h3>{words.side.how(say(field.label))}</h3>
          <ul>
            {field.help?.map((it) => (
              <li key={it.zh}>{say(it)}</li>
            ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}
