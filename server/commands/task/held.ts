import { sheetForm } from '#core/expert/sheet-form.ts'
import type { Form } from '#core/form/form.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { CallBook } from '../../call-book.ts'
import type { Db, Tx } from '../../context.ts'
import { type Gone, subjectHeads } from '../../db/judged-subjects.ts'
import type { HeldTask } from '../../db/tasks.ts'
import { sheetWordsFor } from '../../present/sheet-words.ts'

/** The sheet as the subject's call asks it; nothing is written about what is judged no more. */
export async function sheetAskedOf(
  at: { readonly db: Db | Tx; readonly calls: CallBook },
  { round, task, version }: HeldTask,
): Promise<Result<Form, Reason>> {
  const heads = await subjectHeads(at, round.subjects, [{ id: task.subject, version }])
  const head = heads.get(task.subject)
  if (!head) return err({ why: 'not-found' })
  if (head.gone !== null) return err(refusalOf(head.gone))
  return ok(sheetForm(head.sheet, head.elements, sheetWordsFor(round.subjects)))
}

/** The refusal that tells of it. */
const refusalOf = (gone: Gone): Reason => {
  switch (gone) {
    case 'hidden':
      return { why: 'wrong-state', state: 'frozen' }
    case 'removed':
      return { why: 'wrong-state', state: 'purged' }
    case 'withdrawn':
      return { why: 'wrong-state', state: 'withdrawn' }
    case 'abandoned':
      return { why: 'wrong-step', step: 'abandoned' }
    case 'decided':
      return { why: 'wrong-step', step: 'closed' }
    default:
      return gone satisfies never
  }
}
