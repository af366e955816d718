import { type Known, pairKey } from '#core/expert/eligible.ts'
import type { Expert } from '#core/expert/expert.ts'
import type { Round, Task } from '#core/expert/round.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { behindOf } from '../../db/behind.ts'
import { declaredConflicts } from '../../db/declared.ts'
import { activeExperts, expertsByIds } from '../../db/experts.ts'
import { roundItems } from '../../db/round-list.ts'
import { canBeJudged, type SubjectRow, subjectRows } from '../../db/round-subjects.ts'
import { loadsElsewhere } from '../../db/round-tasks.ts'
import { tasksOf } from '../../db/rounds.ts'

/** A round with everything that says who may judge what in it. */
export interface Gathered {
  readonly items: Awaited<ReturnType<typeof roundItems>>
  readonly rows: readonly SubjectRow[]
  readonly subjects: readonly { readonly id: string; readonly stands: boolean }[]
  readonly tasks: readonly Task[]
  readonly known: Known
}

/** Reads it, with every active expert or only with those who have tasks in it. */
export async function gather(
  ctx: Pick<Context, 'calls'>,
  db: Db | Tx,
  round: Round,
  at: Instant,
  which: {
    readonly experts: 'all' | 'tasked'
    readonly planned: 'with-planned' | 'sent-only'
    /** Only this subject is asked about. */
    readonly subject?: string
  },
): Promise<Gathered> {
  const [items, tasks] = [await roundItems(db, round.id), await tasksOf(db, round.id)]
  const ids = items
    .map((it) => it.subject)
    .filter((it) => which.subject === undefined || it === which.subject)
  const rows = await subjectRows(db, round.subjects, ids)
  const tasked = await expertsByIds(db, [...new Set(tasks.map((it) => it.expert))])
  const all = which.experts === 'all' ? [...tasked, ...(await activeExperts(db))] : tasked
  const experts = new Map<string, Expert>(all.map((it) => [it.id, it]))
  const states = new Map(rows.map((it) => [it.id, it.state]))
  return {
    items,
    rows,
    subjects: ids.map((id) => {
      const state = states.get(id)
      return { id, stands: state !== undefined && canBeJudged(round.subjects, state) }
    }),
    tasks,
    known: {
      today: dayOf(at),
      due: round.due === null ? null : dayOf(round.due),
      experts,
      elsewhere: await loadsElsewhere(db, round.id, [...experts.keys()], which.planned),
      behind: await behindOf({ db, calls: ctx.calls }, round.subjects, ids),
      declared: new Set((await declaredConflicts(db, ids)).map((it) => pairKey(it.subject, it.expert))),
      tasks,
    },
  }
}
