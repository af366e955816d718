import type { RoundView } from '#api/round-view.ts'
import type { Conflict } from '#core/expert/conflict.ts'
import { conflictsIn } from '#core/expert/eligible.ts'
import type { Fit } from '#core/expert/fit.ts'
import { type Round, standing } from '#core/expert/round.ts'
import { type Trouble, troublesOf } from '#core/expert/trouble.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { closable, openable, plannable, scoresReadable, tendable } from '#core/permission/round.ts'
import { fitsOf } from '../commands/round/candidates.ts'
import { gather } from '../commands/round/known.ts'
import type { Context } from '../context.ts'
import { involvedIn } from '../db/involved.ts'
import { roundTimes } from '../db/round-list.ts'
import { seenSubjects } from '../db/round-subjects.ts'
import { taskBoard } from '../db/round-tasks.ts'

/** Reasons tell what filers wrote for the office alone (ruling 33): its people and planning read them, others only that there are some. */
export const told = (actor: Actor, it: Pick<Round, 'office'>, conflicts: readonly Conflict[]) =>
  actor.triage || actor.worksIn.includes(it.office)
    ? conflicts.map((one) => ({ ...one }))
    : conflicts.map(({ because }) => ({ because, with: '' }))

export const presentFit = ({ points, reasons }: Fit) => ({
  points,
  reasons: reasons.map((it) => ({
    what: it.what,
    ...('code' in it ? { code: it.code } : {}),
    ...('words' in it ? { words: [...it.words] } : {}),
  })),
})

export const presentTrouble = (actor: Actor, round: Round, it: Trouble): RoundView['troubles'][number] => ({
  trouble: it.trouble,
  ...('subject' in it ? { subject: it.subject } : {}),
  ...('expert' in it ? { expert: it.expert } : {}),
  ...('conflicts' in it ? { conflicts: told(actor, round, it.conflicts) } : {}),
  ...('has' in it ? { has: it.has } : {}),
  ...('lacks' in it ? { lacks: it.lacks } : {}),
  ...('limit' in it ? { limit: it.limit } : {}),
})

const time = (it: Date | null): Instant | null => it?.getTime() ?? null

/** A round as its office plans it and follows it. */
export async function roundViewOf(ctx: Context, actor: Actor, round: Round, at: Instant): Promise<RoundView> {
  const gathered = await gather(ctx, ctx.db, round, at, { experts: 'tasked', planned: 'sent-only' })
  const { items, rows, subjects, known } = gathered
  const ids = rows.map((it) => it.id)
  const [times, board, seen, fitFor, masked] = await Promise.all([
    roundTimes(ctx.db, round.id),
    taskBoard(ctx.db, round.id),
    seenSubjects(ctx.db, actor, round.subjects, ids),
    fitsOf(ctx, round, gathered),
    involvedIn(ctx, actor.person, round.subjects, ids, known.behind),
  ])
  const stands = new Set(subjects.filter((it) => it.stands).map((it) => it.id))
  const released = new Map(items.map((it) => [it.subject, it.released]))
  const onSubject = new Map<string, (typeof board)[number][]>()
  for (const it of board) onSubject.set(it.subject, [...(onSubject.get(it.subject) ?? []), it])
  const presentTask = (it: (typeof board)[number]): RoundView['items'][number]['tasks'][number] => {
    const expert = known.experts.get(it.expert)
    const fit = seen.has(it.subject) ? fitFor(it.subject, it.expert) : null
    const asked = standing(it.state) && it.state !== 'handed-in' && round.state !== 'closed'
    return {
      id: it.id,
      expert: it.expert,
      state: it.state,
      byHand: it.by_hand,
      fit: fit && presentFit(fit),
      conflicts: expert && asked ? told(actor, round, conflictsIn(known, it.subject, expert)) : [],
      declinedAs: it.declined_as,
      declineReason: it.decline_reason,
      replacedBy: it.replaced_by,
      open: round.state === 'open' && !standing(it.state) && it.replaced_by === null,
      invitedAt: time(it.invited_at),
      answeredAt: time(it.answered_at),
      handedInAt: time(it.handed_in_at),
    }
  }
  const troubles = round.state === 'planning' ? troublesOf(round, subjects, known, at) : []
  return {
    id: round.id,
    call: round.call,
    office: round.office,
    title: round.title,
    subjects: round.subjects,
    perSubject: round.perSubject,
    blind: round.blind,
    names: round.names,
    seed: round.seed,
    due: round.due,
    state: round.state,
    revision: round.revision,
    by: { id: round.by, name: times.name },
    createdAt: times.created_at.getTime(),
    openedAt: time(times.opened_at),
    closedAt: time(times.closed_at),
    items: rows.map((it) => ({
      id: it.id,
      no: it.no,
      title: seen.has(it.id) ? it.title : null,
      kind: it.kind,
      field: it.field,
      state: it.state,
      stands: stands.has(it.id),
      released: [...(released.get(it.id) ?? [])],
      masked: masked.has(it.id),
      tasks: masked.has(it.id) ? [] : (onSubject.get(it.id) ?? []).map(presentTask),
    })),
    experts: [...known.experts.values()].map((it) => ({
      id: it.id,
      name: it.name,
      orgName: it.orgName,
      title: it.title,
      limit: it.loadLimit,
      elsewhere: known.elsewhere.get(it.id) ?? 0,
    })),
    troubles: troubles
      .filter((it) => !('subject' in it && 'expert' in it && masked.has(it.subject)))
      .map((it) => presentTrouble(actor, round, it)),
    may: {
      plan: plannable(actor, round).ok,
      tend: tendable(actor, round).ok,
      open: openable(actor, round).ok,
      close: closable(actor, round).ok,
      results: scoresReadable(actor, round).ok,
    },
  }
}
