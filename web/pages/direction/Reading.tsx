import type { Answers } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { FieldView } from '../../form/FieldView.tsx'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { MetricLine } from './Metrics.tsx'
import { ModelMark } from './ModelMark.tsx'
import { useLetters } from './PlaceLinks.tsx'
import { isMetrics, isProse, rowsAt, textAt } from './places.ts'
import { offeredFor } from './ranges.ts'

interface Props {
  readonly form: Form
  readonly lists: Lists
  readonly answers: Answers
}

/** The sheet as it is read; choosing a sentence shows its marks in the sources. */
export function Reading({ form, lists, answers }: Props) {
  const say = useSay()
  const { view } = useDirectionDesk()
  const { sections } = asked(form, { kind: view.kind, orgType: '', answers })
  return (
    <div className="dir-body writing">
      {sections.map(({ section, fields }) => (
        <section key={section.id} aria-labelledby={`section-${section.id}`}>
          <h2 id={`section-${section.id}`}>{say(section.title)}</h2>
          {fields.map((field) => (
            <div key={field.id} className="q-part read" data-field={field.id}>
              <h3>{say(field.label)}</h3>
              <One field={field} lists={lists} answers={answers} />
              <ModelMark place={field.id} label={say(field.label)} />
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

function One({
  field,
  lists,
  answers,
}: {
  readonly field: Field
  readonly lists: Lists
  readonly answers: Answers
}) {
  const { view } = useDirectionDesk()
  const rows = rowsAt(answers, field)
  if (rows.length > 0 && isProse(field))
    return (
      <ol className="sens">
        {rows.map((row, n) => (
          <Read
            key={row.id}
            place={`${field.id}/${row.id}`}
            at={n}
            text={textAt(row.cells[field.columns[0]?.id ?? ''])}
          />
        ))}
      </ol>
    )
  if (rows.length > 0 && isMetrics(field)) {
    const offered = offeredFor(field, view.sources)
    return (
      <ul className="metrics">
        {rows.map((row) => (
          <MetricLine key={row.id} field={field} row={row} lists={lists} offered={offered} />
        ))}
      </ul>
    )
  }
  return <FieldView field={field} value={answers[field.id]} answers={answers} lists={lists} />
}

function Read({ place, at, text }: { readonly place: string; readonly at: number; readonly text: string }) {
  const words = useCondenseWords()
  const desk = useDirectionDesk()
  const lettersOf = useLetters()
  const links = desk.links.at(place)
  const letters = lettersOf(links)
  const [first] = links
  return (
    <li className={desk.active === place ? 'sen on' : 'sen'}>
      <i className="disc num" aria-hidden="true">
        {at + 1}
      </i>
      <div className="words">
        <p className="said-text">{text}</p>
        <ModelMark place={place} label={words.sentences.label(at + 1)} />
      </div>
      {first === undefined ? (
        <span className="from warned">
          <Icon name="warn" /> {words.links.none}
        </span>
      ) : (
        <button
          type="button"
          className="from link"
          aria-label={words.links.show(letters)}
          onClick={() => desk.see(first)}
        >
          <Icon name="link" /> {letters}
        </button>
      )}
    </li>
  )
}
