import { useState } from 'react'
import type { Field } from '#core/form/form.ts'
import { focusPath } from '../../form/context.ts'
import { FieldRow } from '../../form/FieldRow.tsx'
import { useFindingText } from '../../form/finding-text.ts'
import type { Keeper } from '../../form/keeper.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { HandIn } from './HandIn.tsx'
import type { Task } from './read.ts'
import { useJudgingWords } from './words.ts'

interface Props {
  readonly task: Task
  readonly keeper: Keeper
  readonly answered: Answered
  readonly onDone: () => Promise<unknown>
}

/** The points so far: whole numbers within their limits count, the rest is told at its place. */
export const totalOf = (fields: readonly Field[], answers: Answered['answers']): number =>
  fields.reduce((sum, field) => {
    if (field.kind !== 'integer' || field.max === undefined) return sum
    const raw = answers[field.id]
    const points = raw === undefined || raw === null || raw === '' ? Number.NaN : Number(raw)
    return Number.isInteger(points) && points >= 0 && points <= field.max ? sum + points : sum
  }, 0)

/** The sheet while it is written on: question by question, the sum always in sight, the way to hand it in at the end. */
export function WriteSheet({ task, keeper, answered, onDone }: Props) {
  const words = useJudgingWords()
  const say = useSay()
  const textOf = useFindingText()
  const [strict, setStrict] = useState(false)
  const fields = answered.sections.flatMap((it) => it.fields)
  const total = totalOf(fields, answered.answers)
  // A project is not scored: its experts give levels alone.
  const most = task.sheet?.max ?? 0
  const must = answered.findings.filter((it) => it.weight === 'must')
  const pathOf = (event: { target: EventTarget }) =>
    event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears in which field the keyboard is.
    <div
      className="sheet-form"
      onFocus={(event) => {
        const path = pathOf(event)
        if (path !== undefined) keeper.focus(path)
      }}
      onBlur={(event) => {
        const path = pathOf(event)
        if (path !== undefined) keeper.blur(path)
      }}
    >
      {answered.sections.map(({ section, fields: own }, n) => (
        <section key={section.id} aria-labelledby={`ask-${section.id}`}>
          <h2 id={`ask-${section.id}`}>{say(section.title)}</h2>
          {own.map((field) => (
            <FieldRow
              key={field.id}
              field={field}
              value={answered.answers[field.id]}
              readOnly={false}
              remarks={[]}
              strict={strict}
            />
          ))}
          {n === 0 && most > 0 ? (
            <p className="sheet-total num" role="status">
              {words.total(total, most)}
            </p>
          ) : null}
        </section>
      ))}
      {strict && must.length > 0 ? (
        <div className="find block" role="alert">
          <b>
            <Icon name="block" /> {words.handIn.missing(must.length)}
          </b>
          <ul>
            {must.map((it) => {
              const field = fields.find((one) => one.id === it.field)
              return (
                <li key={`${it.field} ${it.code}`}>
                  <button type="button" className="link" onClick={() => focusPath(it.field)}>
                    {field === undefined ? it.field : say(field.label)}
                  </button>
                  {`　${textOf.of(it)}`}
                </li>
              )
            })}
          </ul>
        </div>
      ) : null}
      <HandIn
        task={task}
        keeper={keeper}
        sure={
          most > 0
            ? words.handIn.sure(total, verdictOf(fields, answered.answers, say))
            : words.handIn.sureLevels(fields.filter((it) => it.kind === 'readiness').length)
        }
        complete={must.length === 0}
        onIncomplete={() => setStrict(true)}
        onDone={onDone}
      />
    </div>
  )
}

const verdictOf = (
  fields: readonly Field[],
  answers: Answered['answers'],
  say: ReturnType<typeof useSay>,
): string => {
  const field = fields.find((it) => it.kind === 'choice')
  const option =
    field?.kind === 'choice' ? field.options?.find((it) => it.code === answers[field.id]) : undefined
  return option === undefined ? '' : say(option.name)
}
