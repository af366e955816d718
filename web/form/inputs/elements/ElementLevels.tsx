import type { AssessedElement } from '#core/trl/assessment.ts'
import type { Item, LevelItems } from '#core/trl/checklists.ts'
import { reachOf } from '#core/trl/reach.ts'
import { say as announce } from '../../../parts/Message.tsx'
import { LevelBlock } from '../../../parts/readiness/LevelBlock.tsx'
import { LookFrom } from '../../../parts/readiness/LookFrom.tsx'
import { useOpenLevels } from '../../../parts/readiness/use-open-levels.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { useForm } from '../../context.ts'
import { useEditorWords } from '../../words.ts'
import { ItemEditor } from './ItemEditor.tsx'
import type { Assessing } from './use-assessing.ts'

interface Props {
  readonly assessing: Assessing
  readonly element: AssessedElement
  readonly readOnly: boolean
  readonly onEvidence: (item: Item, evidence?: string) => void
}

/** The levels of an element from the lowest up; the first that is not passed stands open. */
export function ElementLevels({ assessing, element, readOnly, onEvidence }: Props) {
  const words = useLevelWords()
  const sheet = useSheetWords()
  const editor = useEditorWords()
  const { valueAt, writeAll } = useForm()
  const { measure, table } = assessing
  const { levels, names, shown, method } = measure
  const reach = reachOf(levels, element.answers, method)
  const { isOpen, setOpen, goTo, place } = useOpenLevels(reach.stopped?.level ?? levels.length)
  const { stopped, above } = reach

  /** Says that everything below is met; what counts already, and every reason, stays as it was written. */
  const lowerMet = (before: LevelItems) => {
    const items = levels
      .filter((it) => it.level < before.level && !reach.judged.find((one) => one.level === it.level)?.passed)
      .flatMap((it) => it.items)
      .filter((it) => !['met', 'not-applicable'].includes(element.answers[it.id]?.verdict ?? ''))
    const edits = items.map((it) => {
      const reason = element.answers[it.id]?.reason
      return {
        path: `${table.id}/${element.id}/${it.id}`,
        value: { verdict: 'met', ...(reason !== undefined && { reason }) },
      }
    })
    const back = edits.map(({ path }) => ({ path, value: valueAt(path) ?? null }))
    writeAll(edits)
    announce(words.lowerMetDone(before.level), {
      undo: {
        label: editor.undo,
        go: () => {
          writeAll(back)
          announce(sheet.lowerUndone)
        },
      },
    })
  }

  return (
    <div ref={place} className="element-levels">
      <h4>{sheet.levels}</h4>
      <LookFrom levels={levels} go={goTo} />
      {stopped === undefined || above.length === 0 ? null : (
        <p className="find" role="status">
          {words.contradiction(above.join(words.listed), stopped.level, above.length)}
        </p>
      )}
      <div className="level-list">
        {levels.map((it, at) => {
          const judged = reach.judged[at]
          if (judged === undefined) return null
          return (
            <LevelBlock
              key={it.level}
              level={it}
              named={names.find((one) => one.level === it.level)}
              shown={shown.find((one) => one.level === it.level)}
              judged={judged}
              reach={reach}
              answers={element.answers}
              method={method}
              open={isOpen(it.level)}
              onOpen={(open) => setOpen(it.level, open)}
              row={(item) => (
                <ItemEditor
                  key={item.id}
                  assessing={assessing}
                  element={element}
                  item={item}
                  column={table.columns.find((one) => one.id === item.id)}
                  readOnly={readOnly}
                  onEvidence={onEvidence}
                />
              )}
              onLowerMet={readOnly ? undefined : () => lowerMet(it)}
              onNext={it.level < levels.length ? () => goTo(it.level + 1) : undefined}
            />
          )
        })}
      </div>
    </div>
  )
}
