import type { Round, RoundState, Task, TaskState } from '../expert/round.ts'
import type { OfficeCode, PersonId } from '../id.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

type Permission<It> = Result<It, Reason>

/** May read and keep the pool of experts: who works in an office, and planning. Filers never learn who is in it. */
export const mayKeepExperts = (actor: Actor): Permission<Actor> =>
  actor.worksIn.length > 0 || actor.triage ? ok(actor) : err({ why: 'not-yours' })

/** Whether a round exists for this person; experts see their tasks and not the round. server/db/visible/round.ts says the same in SQL. */
export const maySeeRound = (actor: Actor, it: Round): boolean =>
  actor.worksIn.includes(it.office) || actor.triage || actor.leader

/** May begin one for this office: whoever works there. */
export const mayBeginRound = (actor: Actor, office: OfficeCode): Permission<OfficeCode> =>
  actor.worksIn.includes(office) ? ok(office) : err({ why: 'not-yours' })

const inState = (it: Round, allowed: readonly RoundState[]): Permission<Round> =>
  allowed.includes(it.state) ? ok(it) : err({ why: 'wrong-step', step: it.state })

export const readableRound = (actor: Actor, it: Round): Permission<Round> =>
  maySeeRound(actor, it) ? ok(it) : err({ why: 'not-found' })

function ofOffice(actor: Actor, it: Round, held: readonly OfficeCode[], allowed: readonly RoundState[]) {
  if (!maySeeRound(actor, it)) return err({ why: 'not-found' } as const)
  return held.includes(it.office) ? inState(it, allowed) : err({ why: 'not-yours' } as const)
}

/** May choose subjects and experts, draw and change by hand: the office, before it is opened. */
export const plannable = (actor: Actor, it: Round): Permission<Round> =>
  ofOffice(actor, it, actor.worksIn, ['planning'])

/** May send it to the experts: the head of its office. */
export const openable = (actor: Actor, it: Round): Permission<Round> =>
  ofOffice(actor, it, actor.heads, ['planning'])

/** May replace an expert, remind, and release hidden sections while it goes on: the office. */
export const tendable = (actor: Actor, it: Round): Permission<Round> =>
  ofOffice(actor, it, actor.worksIn, ['planning', 'open'])

/** May end it: the head of its office. */
export const closable = (actor: Actor, it: Round): Permission<Round> =>
  ofOffice(actor, it, actor.heads, ['open'])

/** May read what experts wrote: nobody before it is closed, so that no score is swayed by another. */
export function scoresReadable(actor: Actor, it: Round): Permission<Round> {
  if (!maySeeRound(actor, it)) return err({ why: 'not-found' })
  return inState(it, ['closed'])
}

/** May let filers read comments: the office, once it is closed. */
export const releasable = (actor: Actor, it: Round): Permission<Round> =>
  ofOffice(actor, it, actor.worksIn, ['closed'])

/** A task as its expert may ask for it while the round is open: planned and void ones do not exist for them. */
function ownTask(
  actor: Actor,
  expert: PersonId | null,
  it: Task,
  round: Round,
  allowed: readonly TaskState[],
): Permission<Task> {
  if (expert !== actor.person || it.state === 'planned' || it.state === 'void')
    return err({ why: 'not-found' })
  if (round.state !== 'open') return err({ why: 'wrong-step', step: round.state })
  return allowed.includes(it.state) ? ok(it) : err({ why: 'wrong-step', step: it.state })
}

/** May accept or decline: the expert, until the sheet is handed in. */
export const answerable = (actor: Actor, expert: PersonId | null, it: Task, round: Round): Permission<Task> =>
  ownTask(actor, expert, it, round, ['invited', 'accepted'])

/** May write on the sheet and hand it in: the expert who accepted. */
export const judgeable = (actor: Actor, expert: PersonId | null, it: Task, round: Round): Permission<Task> =>
  ownTask(actor, expert, it, round, ['accepted'])

/** May read the subject: the expert who accepted, and after handing in until the round is closed. */
export const subjectReadable = (
  actor: Actor,
  expert: PersonId | null,
  it: Task,
  round: Round,
): Permission<Task> => ownTask(actor, expert, it, round, ['accepted', 'handed-in'])
