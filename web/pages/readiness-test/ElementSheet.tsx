import type { LevelItems } from '#core/trl/checklists.ts'
import type { ItemAnswer } from '#core/trl/item-answer.ts'
import { useSay } from '../../language.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { CriticalTest } from '../../parts/readiness/CriticalTest.tsx'
import { ItemRow } from '../../parts/readiness/ItemRow.tsx'
import { LevelBlock } from '../../parts/readiness/LevelBlock.tsx'
import { LookFrom } from '../../parts/readiness/LookFrom.tsx'
import type { Standard } from '../../parts/readiness/standard.ts'
import { useOpenLevels } from '../../parts/readiness/use-open-levels.ts'
import { nameOf } from './names.ts'
import {
  hasAnswers,
  namedTwice,
  type Step,
  type Trial,
  type TrialResult,
  type TriedElement,
} from './trial.ts'
import { useSelfTestWords } from './words.ts'

interface Props {
  readonly element: TriedElement
  readonly trial: Trial
  readonly levels: readonly LevelItems[]
  readonly standard: Standard
  readonly result: TrialResult
  readonly act: (step: Step) => void
}

/** One element: its name and aim, whether it is critical, and the levels from the lowest up. */
export function ElementSheet({ element, trial, levels, standard, result, act }: Props) {
  const words = useSelfTestWords()
  const say = useSay()
  const { scale, checklists } = standard
  const reach = result.reached.get(element.id)
  const name = nameOf(trial, element.id, words)
  const { isOpen, setOpen, goTo, place } = useOpenLevels(reach?.stopped?.level ?? levels.length)
  if (reach === undefined) return null
  const write = (change: Parameters<typeof changeOf>[1]) => act(changeOf(element.id, change))
  const { stopped, above } = reach
  return (
    <div className="panel level-sheet trial-sheet" ref={place}>
      <div className="row sp trial-name">
        <h3>{name}</h3>
        {trial.elements.length > 1 ? (
          <button
            type="button"
            className="btn text sm"
            onClick={() => {
              if (!hasAnswers(element) || window.confirm(words.removing(name)))
                act({ do: 'remove', id: element.id })
            }}
          >
            <Icon name="trash" />
            {words.removeIt(name)}
          </button>
        ) : null}
      </div>
      <div className="trial-fields">
        <TextField
          label={words.name}
          hint={words.nameHint}
          optional={trial.elements.length === 1}
          problem={namedTwice(trial, checklists).has(element.id) ? words.nameTwice : undefined}
          value={element.name}
          maxLength={60}
          autoComplete="off"
          onChange={(it) => write({ name: it })}
        />
        <SelectField
          label={words.target}
          hint={words.targetHint}
          none={words.targetNone}
          value={element.target === undefined ? '' : String(element.target)}
          onChange={(it) => write({ target: it === '' ? undefined : Number(it) })}
          options={scale.levels.map((it) => ({
            value: String(it.level),
            label: words.levelName(it.level, say(it.name)),
          }))}
        />
      </div>
      <CriticalTest element={element} questions={checklists.questions} onChange={write} />
      <LookFrom levels={levels} go={goTo} />
      {stopped === undefined || above.length === 0 ? null : (
        <p className="find" role="status">
          {words.contradiction(above.join(words.listed), stopped.level, above.length)}
        </p>
      )}
      <div className="level-list">
        {levels.map((it, at) => {
          const judged = reach.judged[at]
          const named = scale.levels[at]
          if (judged === undefined || named === undefined) return null
          return (
            <LevelBlock
              key={it.level}
              level={it}
              named={named}
              shown={checklists.classes
                .find((one) => one.code === trial.technology)
                ?.levels.find((one) => one.level === it.level)}
              judged={judged}
              reach={reach}
              answers={element.answers}
              method={checklists}
              open={isOpen(it.level)}
              onOpen={(open) => setOpen(it.level, open)}
              row={(item) => {
                const answer = element.answers[item.id]
                const write = (given: ItemAnswer) =>
                  act({ do: 'answer', id: element.id, items: [item.id], answer: given })
                return (
                  <ItemRow
                    key={item.id}
                    item={item}
                    answer={answer}
                    onVerdict={(verdict) =>
                      write(verdict === 'not-applicable' ? { verdict, reason: '' } : { verdict })
                    }
                  >
                    {answer?.verdict === 'not-applicable' ? (
                      <div className="why">
                        <TextField
                          label={words.reason}
                          value={answer.reason ?? ''}
                          maxLength={200}
                          autoComplete="off"
                          onChange={(reason) => write({ verdict: 'not-applicable', reason })}
                        />
                      </div>
                    ) : null}
                  </ItemRow>
                )
              }}
              onLowerMet={() => {
                // What is passed stays as it was answered, reasons included.
                const items = levels
                  .filter((one) => one.level > reach.level && one.level < it.level)
                  .flatMap((one) => one.items)
                act({
                  do: 'answer',
                  id: element.id,
                  items: items.map((one) => one.id),
                  answer: { verdict: 'met' },
                })
                announce(words.lowerMetDone(it.level))
              }}
              onNext={it.level < levels.length ? () => goTo(it.level + 1) : undefined}
            />
          )
        })}
      </div>
    </div>
  )
}

const changeOf = (id: string, change: Extract<Step, { readonly do: 'write' }>['change']): Step => ({
  do: 'write',
  id,
  change,
})
