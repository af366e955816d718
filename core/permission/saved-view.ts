import type { OfficeCode, PersonId } from '../id.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

/** A list as somebody narrowed it, under a name. It holds no rows: whoever opens it gets what they may see. */
export interface SavedView {
  readonly id: string
  readonly office: OfficeCode
  readonly by: PersonId
  /** Whether everybody who works in the office finds it. */
  readonly shared: boolean
}

/** May save one for this office's desk: whoever has that desk. Only who works there shares. */
export function mayKeepView(actor: Actor, office: OfficeCode, shared: boolean): Result<OfficeCode, Reason> {
  const works = actor.worksIn.includes(office)
  return works || (actor.triage && !shared) ? ok(office) : err({ why: 'not-yours' })
}

/** Whether it exists for this person: their own, and what is shared where they work. server/db/saved-views.ts says the same in SQL. */
export const maySeeView = (actor: Actor, it: SavedView): boolean =>
  it.by === actor.person || (it.shared && actor.worksIn.includes(it.office))

/** May take it away: who saved it, and for what is shared also the head of the office. */
export function removableView(actor: Actor, it: SavedView): Result<SavedView, Reason> {
  if (!maySeeView(actor, it)) return err({ why: 'not-found' })
  return it.by === actor.person || actor.heads.includes(it.office) ? ok(it) : err({ why: 'not-yours' })
}
