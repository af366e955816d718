import { useId } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { Field } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { FieldView } from '../../form/FieldView.tsx'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import type { Found } from './sorted.ts'

interface Props {
  readonly field: Field
  readonly it: Found
  readonly answers: Answers
  readonly lists: Lists
  readonly taken: boolean
  readonly onTake: (taken: boolean) => void
}

/** One question: what the file says, what would be written, and whatever makes it doubtful. */
export function FoundField({ field, it, answers, lists, taken, onTake }: Props) {
  const { confirm: words } = usePaperWords()
  const say = useSay()
  const notes = useId()
  const doubts = [
    it.confidence === 'label' || it.confidence === 'contradiction' ? words[it.confidence] : null,
    it.state === 'unclear' ? words.unclear : null,
  ].filter((one) => one !== null)
  const readable = it.state === 'value'
  const columnOf = (id: string): string => {
    const column = field.kind === 'table' ? field.columns.find((one) => one.id === id) : undefined
    return column === undefined ? id : say(column.label)
  }
  return (
    <li className="found" data-field={field.id}>
      {readable ? (
        <label className="tick">
          <input
            type="checkbox"
            id={`take-${field.id}`}
            checked={taken}
            aria-describedby={doubts.length + it.cells.length > 0 ? notes : undefined}
            onChange={(event) => onTake(event.currentTarget.checked)}
          />
          <b>{say(field.label)}</b>
        </label>
      ) : (
        <p className="no-tick">
          <b>{say(field.label)}</b>
        </p>
      )}
      {it.confidence === 'mark' ? <p className="small dim by-mark">{words.mark}</p> : null}
      <div id={notes}>
        {doubts.map((one) => (
          <p key={one} className="find small">
            <Icon name="warn" /> {one}
          </p>
        ))}
        {it.cells.length === 0 ? null : (
          <div className="find small">
            <p>
              <Icon name="warn" /> {words.cells(it.cells.length)}
            </p>
            <ul>
              {it.cells.map((cell) => (
                <li key={`${cell.row} ${cell.column}`}>
                  {words.cell(cell.row, columnOf(cell.column), cell.text)}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
      <dl className={field.kind === 'table' ? 'two-sides stacked' : 'two-sides'}>
        <div>
          <dt>{words.theirs}</dt>
          <dd className="said-text">{it.text}</dd>
        </div>
        <div className={readable && !taken ? 'left-out' : undefined}>
          <dt>{words.ours}</dt>
          <dd>
            {readable ? (
              <FieldView field={field} value={it.value} answers={answers} lists={lists} />
            ) : (
              <span className="dim">—</span>
            )}
          </dd>
        </div>
      </dl>
    </li>
  )
}
