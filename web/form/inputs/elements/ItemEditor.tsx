import { useState } from 'react'
import type { Column } from '#core/form/form.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import type { Item } from '#core/trl/checklists.ts'
import type { ItemAnswer } from '#core/trl/item-answer.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { beforeOf, evidenceFor } from '../../../parts/readiness/assessed.ts'
import { ItemRow } from '../../../parts/readiness/ItemRow.tsx'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { domId, useForm } from '../../context.ts'
import { PathNotes } from '../../PathNotes.tsx'
import { TextBox } from '../TextBox.tsx'
import type { Assessing } from './use-assessing.ts'

interface Props {
  readonly assessing: Assessing
  readonly element: AssessedElement
  readonly item: Item
  readonly column: Column | undefined
  readonly readOnly: boolean
  readonly onEvidence: (item: Item, evidence?: string) => void
}

/** One point of an element: the answer, why, what it was before, and the documents that show it. */
export function ItemEditor({ assessing, element, item, column, readOnly, onEvidence }: Props) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const { write, previous, isOpen } = useForm()
  const [noting, setNoting] = useState(false)
  const path = `${assessing.table.id}/${element.id}/${item.id}`
  const answer = element.answers[item.id]
  const reason = answer?.reason ?? ''
  const aside = answer?.verdict === 'not-applicable'
  const documents = evidenceFor(assessing.evidence, element.id, item.id)
  const table = assessing.evidenceTable
  const mayAttach = !readOnly && table !== undefined && (isOpen?.(table.id) ?? true)
  const was = beforeOf(element, previous)
  const before = was?.answers[item.id]?.verdict
  const writesNote = answer !== undefined && (aside || noting || reason !== '')
  const give = (given: ItemAnswer) =>
    write(path, { verdict: given.verdict, ...((given.reason ?? '') !== '' && { reason: given.reason }) })
  return (
    <ItemRow
      item={item}
      answer={answer}
      readOnly={readOnly}
      place={{ id: domId(path), path }}
      onVerdict={(verdict) => give({ verdict, reason })}
    >
      <div className="below-item">
        {previous === undefined || was === undefined || before === answer?.verdict ? null : (
          <p className="small sub">
            {words.wasAt(previous.called, before === undefined ? words.noAnswer : levels.answers[before])}
          </p>
        )}
        {!writesNote ? null : readOnly ? (
          <p className="small said-text">{reason}</p>
        ) : (
          <div className="item-note">
            <label className="small sub" htmlFor={`${domId(path)}-note`}>
              {aside ? levels.reason : words.note}
            </label>
            <TextBox
              id={`${domId(path)}-note`}
              path={path}
              area
              lines={1}
              value={reason}
              invalid={aside && reason.trim() === ''}
              required={aside}
              onChange={(it) => give({ verdict: answer.verdict, reason: it })}
            />
          </div>
        )}
        <div className="item-shown small">
          {documents.map(({ n, it }) => (
            <button
              key={it.id}
              type="button"
              className="link"
              disabled={!mayAttach}
              onClick={() => onEvidence(item, it.id)}
            >
              <Icon name="file" /> {words.openEvidence(n, it.name === '' ? words.unnamedEvidence : it.name)}
            </button>
          ))}
          {mayAttach ? (
            <button
              type="button"
              className="link"
              aria-label={words.attachTo(item.id)}
              onClick={() => onEvidence(item)}
            >
              <Icon name="plus" /> {words.attach}
            </button>
          ) : null}
          {readOnly || answer === undefined || writesNote ? null : (
            <button
              type="button"
              className="link"
              aria-label={words.addNote(item.id)}
              onClick={() => {
                setNoting(true)
                requestAnimationFrame(() => document.getElementById(`${domId(path)}-note`)?.focus())
              }}
            >
              <Icon name="edit" /> {words.addNoteShort}
            </button>
          )}
        </div>
        {column === undefined ? null : <PathNotes path={path} field={column} />}
      </div>
    </ItemRow>
  )
}
