import type { Call } from '#core/call/call.ts'
import type { StoredAnswer } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Context, Tx } from '../../context.ts'
import { firstAnswers, writeAnswers } from '../../db/answers.ts'
import { insertDraft, type NewDraft } from '../../db/drafts.ts'
import { follow } from './follow.ts'

/** A new draft with what it begins with, and the columns that follow from it. */
export async function storeFirst(
  ctx: Context,
  tx: Tx,
  draft: NewDraft,
  call: Call,
  form: Form,
  answers: readonly StoredAnswer[],
): Promise<void> {
  await insertDraft(tx, draft)
  const { rev, written } = firstAnswers(answers, () => ctx.dice.id(draft.at))
  const changed = new Map(answers.map((it) => [it.path, it.value]))
  await writeAnswers(tx, {
    suggestion: draft.id,
    by: draft.filer,
    at: draft.at,
    seen: { rev: 0, revision: 1 },
    rev,
    written,
    follows: follow(call, { kind: draft.kind, state: 'draft' }, form, changed),
  })
}
