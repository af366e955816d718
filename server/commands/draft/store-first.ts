import type { Call } from '#core/call/call.ts'
import type { NewFact } from '#core/fact.ts'
import type { StoredAnswer } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import type { Context } from '../../context.ts'
import { firstAnswers } from '../../db/answers.ts'
import type { Press } from '../../db/done-once.ts'
import { chain } from '../../db/facts.ts'
import { type NewDraft, storeNew } from '../../db/new-drafts.ts'
import { follow } from './follow.ts'

/** What a new draft begins with: its form's answers, and the first fact of its chain. */
export interface First {
  readonly call: Call
  readonly form: Form
  readonly answers: readonly StoredAnswer[]
  readonly fact: NewFact
}

/** Stores a new draft with what it begins with and the columns that follow; false where its key was used meanwhile. */
export async function storeFirst(
  ctx: Context,
  draft: NewDraft,
  { call, form, answers, fact }: First,
  { key, what }: Press,
  outcome: unknown,
): Promise<boolean> {
  const [linked] = chain(draft.id, [fact], draft.filer, draft.at)
  if (!linked) throw new Error(`draft ${draft.id} begins without a fact`)
  return storeNew(ctx.db, {
    ...draft,
    written: firstAnswers(answers, () => ctx.dice.id(draft.at)).written,
    follows: follow(
      call,
      { kind: draft.kind, state: 'draft' },
      form,
      new Map(answers.map((it) => [it.path, it.value])),
    ),
    fact: linked,
    key,
    what,
    outcome,
  })
}
