import { useEffect, useRef, useState } from 'react'
import type { LevelItems } from '#core/trl/checklists.ts'
import { useSay } from '../../language.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { CriticalTest } from './CriticalTest.tsx'
import { LevelBlock } from './LevelBlock.tsx'
import { nameOf } from './names.ts'
import type { Standard } from './queries.ts'
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
    <div className="panel trial-sheet" ref={place}>
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
      <div className="trial-list">
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
              checklists={checklists}
              open={isOpen(it.level)}
              onOpen={(open) => setOpen(it.level, open)}
              onAnswer={(item, answer) => act({ do: 'answer', id: element.id, items: [item], answer })}
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

/** Which levels stand open. To go to one opens it alone and puts the focus on its heading; nothing else moves the focus. */
function useOpenLevels(first: number) {
  const place = useRef<HTMLDivElement>(null)
  const [opened, show] = useState<ReadonlySet<number>>(() => new Set([first]))
  const [went, go] = useState<{ readonly to: number } | null>(null)
  useEffect(() => {
    if (went === null) return
    place.current?.querySelector<HTMLElement>(`[data-level="${went.to}"] > summary`)?.focus()
  }, [went])
  return {
    place,
    isOpen: (level: number) => opened.has(level),
    setOpen: (level: number, open: boolean) =>
      show((before) => {
        if (before.has(level) === open) return before
        const next = new Set(before)
        if (open) next.add(level)
        else next.delete(level)
        return next
      }),
    goTo: (level: number) => {
      show(new Set([level]))
      go({ to: level })
    },
  }
}

function LookFrom({
  levels,
  go,
}: {
  readonly levels: readonly LevelItems[]
  readonly go: (level: number) => void
}) {
  const words = useSelfTestWords()
  const [level, choose] = useState(1)
  return (
    <div className="trial-from">
      <SelectField
        label={words.from}
        hint={words.fromHint}
        value={String(level)}
        onChange={(it) => choose(Number(it))}
        options={levels.map((it) => ({ value: String(it.level), label: words.level(it.level) }))}
      />
      <button type="button" className="btn" onClick={() => go(level)}>
        {words.next(level)}
      </button>
    </div>
  )
}
