import {
  closeRound as decideClosing,
  openRound as decideOpening,
  tendRound,
} from '#core/decide/round/steps.ts'
import type { Expert } from '#core/expert/expert.ts'
import { type Round, standing } from '#core/expert/round.ts'
import { troublesOf } from '#core/expert/trouble.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { expertsByIds } from '../../db/experts.ts'
import { roundItems } from '../../db/round-list.ts'
import { inviteAll, lockExperts } from '../../db/round-tasks.ts'
import { tasksOf } from '../../db/rounds.ts'
import type { Asked } from '../suggestion/move.ts'
import { gather } from './known.ts'
import { tellClosed, tellInvited, tellReminded } from './tell.ts'
import { countedBy } from './void.ts'
import { storeRound, unchanged, withRound } from './with-round.ts'

/**
 * The head sends the round to its experts. Conflicts, loads and what became of the subjects are read anew under the lock: one
 * trouble and nothing goes out. Each expert gets one message with the number of their tasks.
 */
export const openRound = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked,
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'open round', async (it, tx) => {
    // Two offices opening at once share experts: the second sees what the first has sent them.
    await lockExperts(tx, id)
    const gathered = await gather(ctx, tx, it, at, { experts: 'tasked', planned: 'sent-only' })
    const { known, subjects } = gathered
    const tasks = gathered.tasks.filter((task) => standing(task.state))
    const troubles = troublesOf(it, subjects, known, at)
    const given = { troubles, subjects: subjects.length, tasks: tasks.length }
    const decided = decideOpening(actor, it, given)
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    await inviteAll(tx, id, at)
    const opened = await storeRound(tx, actor, decided.value, at)
    await tellInvited(ctx, tx, opened, countedBy(tasks, known.experts), at)
    return ok(opened)
  })

/** Tells those who have not answered, or not handed in what they accepted; each once. */
export const remindExperts = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Pick<Asked, 'key'>,
  at: Instant,
): Promise<Result<{ readonly told: number }, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'remind', async (it, tx) => {
    const open = (await tasksOf(tx, id)).filter(
      (task) => task.state === 'invited' || task.state === 'accepted',
    )
    const experts = await expertsByIds(tx, [...new Set(open.map((task) => task.expert))])
    const counts = new Map(
      experts.map((expert) => {
        const own = open.filter((task) => task.expert === expert.id)
        const unanswered = own.filter((task) => task.state === 'invited').length
        return [expert, { unanswered, unfinished: own.length - unanswered }]
      }),
    )
    const fact = { happened: 'round-reminded', detail: { experts: experts.map((one) => one.id) } } as const
    const decided = tendRound(actor, it, fact, 'going-on')
    if (!decided.ok) return decided
    if (experts.length === 0) return err({ why: 'already', what: 'remind' })
    await tellReminded(ctx, tx, it, counts, at)
    // A reminder changes nothing that anybody looks at.
    await storeRound(tx, actor, { ...decided.value, becomes: it }, at)
    return ok({ told: experts.length })
  })

/** The head ends the round; results are open from now on, and those who are not done are told. */
export const closeRound = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly confirmed: boolean },
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'close round', async (it, tx) => {
    const tasks = await tasksOf(tx, id)
    const missing = tasks.filter((task) => task.state === 'invited' || task.state === 'accepted')
    const handedIn = tasks.filter((task) => task.state === 'handed-in')
    const short = (await roundItems(tx, id)).filter(
      (item) => handedIn.filter((task) => task.subject === item.subject).length < it.perSubject,
    )
    const given = { missing: missing.length, short: short.length, confirmed: asked.confirmed }
    const decided = decideClosing(actor, it, given)
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    const closed = await storeRound(tx, actor, decided.value, at)
    const experts = await expertsByIds(tx, [...new Set(missing.map((task) => task.expert))])
    const known = new Map<string, Expert>(experts.map((one) => [one.id, one]))
    await tellClosed(ctx, tx, closed, countedBy(missing, known), at)
    return ok(closed)
  })
