import type { Call } from '#core/call/call.ts'
import type { Op } from '#core/decide/draft/save.ts'
import type { Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import type { Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import type { AnswerRow } from '../../db/answers.ts'
import type { Owner } from '../../db/files.ts'

/** What files are put into, held by a transaction for somebody who may write in it. */
export interface Holder {
  readonly owner: Owner
  readonly call: Call
  readonly form: Form
  readonly isOpen: (field: string) => boolean
  /** What stands in these slots. */
  readonly standing: (fields: readonly string[]) => Promise<readonly AnswerRow[]>
  /** Saves one edit of a slot; false where it was not taken. */
  readonly save: (op: Op) => Promise<boolean>
  /** Whether something that was handed in holds the file. */
  readonly keeps: (file: string) => Promise<boolean>
}

/** How one sort of owner is looked at and held: the commands of files are the same for all. */
export interface Holding {
  readonly writable: (ctx: Context, actor: Actor, id: string) => Promise<Result<Owner, Reason>>
  readonly hold: (
    ctx: Context,
    tx: Tx,
    actor: Actor,
    id: string,
    at: Instant,
  ) => Promise<Result<Holder, Reason>>
}
