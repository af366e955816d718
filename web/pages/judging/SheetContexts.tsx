import { type ReactNode, useMemo } from 'react'
import { FormContext, type FormSetting } from '../../form/context.ts'
import { valueNow } from '../../form/draft.ts'
import { DraftContext } from '../../form/draft-context.ts'
import type { Keeper } from '../../form/keeper.ts'
import { type Answered, useAnswers } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import type { Task } from './read.ts'

interface Props {
  readonly task: Task
  readonly keeper: Keeper
  readonly me: string
  readonly children: (answered: Answered) => ReactNode
}

const noLists = {}
const noPolicy = { lowestTarget: 1, leastRise: 0, usualStarts: [] }

/** Makes the sheet a form like every other for the questions in it: kept, checked, and told where it clashes. */
export function SheetContexts({ task, keeper, me, children }: Props) {
  const editor = useEditorWords()
  const form = task.sheet?.form
  if (form === undefined) throw new Error('No sheet in this task.')
  const it = useAnswers(keeper, form, noLists, noPolicy, '', '')
  const setting = useMemo(
    (): FormSetting => ({
      lists: noLists,
      scale: task.sheet?.scale,
      asking: { kind: '', orgType: '', answers: it.counted },
      findings: it.findings,
      valueAt: (path) => valueNow(keeper.snapshot().draft, path),
      write: keeper.write,
      writeAll: keeper.writeAll,
      uploads: undefined,
    }),
    [task.sheet, it.counted, it.findings, keeper],
  )
  const open = useMemo(
    () => ({
      suggestion: task.id,
      history: false,
      me,
      keeper,
      snapshot: it.snapshot,
      phone: task.office.phone,
      nameOf: () => editor.somebody,
    }),
    [task.id, task.office.phone, me, keeper, it.snapshot, editor],
  )
  return (
    <FormContext value={setting}>
      <DraftContext value={open}>{children(it)}</DraftContext>
    </FormContext>
  )
}
