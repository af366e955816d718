import type { Day } from '../instant.ts'
import { isAway } from './away.ts'
import { type Behind, type Conflict, conflictsOf } from './conflict.ts'
import type { Expert } from './expert.ts'
import { standing, type Task } from './round.ts'
import { plainName } from './unit-name.ts'

/** Why an expert cannot be given a subject. */
export type UnfitBecause = 'already' | 'declined' | 'inactive' | 'conflict' | 'away' | 'unit' | 'load'

export interface Unfit {
  readonly because: UnfitBecause
  readonly conflicts: readonly Conflict[]
}

/** What has to be known of a round to say who may judge what in it. */
export interface Known {
  readonly today: Day
  readonly due: Day | null
  readonly experts: ReadonlyMap<string, Expert>
  /** Open tasks of each expert in other rounds. */
  readonly elsewhere: ReadonlyMap<string, number>
  readonly behind: ReadonlyMap<string, Behind>
  /** Pairs for which the expert once said that there is a conflict: `subject expert`. */
  readonly declared: ReadonlySet<string>
  readonly tasks: readonly Pick<Task, 'id' | 'subject' | 'expert' | 'state'>[]
}

/** What units of experts are told apart by: the credit code, otherwise the name. */
export const unitKey = ({ orgCode, orgName }: Pick<Expert, 'orgCode' | 'orgName'>): string =>
  orgCode ?? plainName(orgName)

export const pairKey = (subject: string, expert: string): string => `${subject} ${expert}`

/** Every conflict between an expert and a subject. A subject behind which nobody is known has none. */
export function conflictsIn(known: Known, subject: string, expert: Expert): readonly Conflict[] {
  const behind = known.behind.get(subject)
  const declared = known.declared.has(pairKey(subject, expert.id))
  if (behind) return conflictsOf(expert, behind, declared)
  return declared ? [{ because: 'declared', with: expert.name }] : []
}

/** Why this expert must not judge this subject at all, whatever else they have to do: what the draw leaves out. */
export function barredFrom(known: Known, subject: string, expert: Expert): Unfit | null {
  if (expert.state !== 'active') return { because: 'inactive', conflicts: [] }
  const conflicts = conflictsIn(known, subject, expert)
  if (conflicts.length > 0) return { because: 'conflict', conflicts }
  return isAway(expert.blackouts, known.today, known.due) ? { because: 'away', conflicts: [] } : null
}

/** How many tasks an expert has to do, here and elsewhere; what is handed in is done. */
export const loadIn = (known: Known, expert: string): number =>
  (known.elsewhere.get(expert) ?? 0) +
  known.tasks.filter((it) => it.expert === expert && standing(it.state) && it.state !== 'handed-in').length

/** Why this expert cannot be given this subject now, or null. `without` is the task that they would take over. */
export function unfitFor(known: Known, subject: string, expert: Expert, without?: string): Unfit | null {
  const own = known.tasks.filter((it) => it.subject === subject && standing(it.state) && it.id !== without)
  const before = known.tasks.find((it) => it.subject === subject && it.expert === expert.id)
  // Who was taken out may be asked again; who said no is not pressed.
  if (before && before.state !== 'void')
    return { because: before.state === 'declined' ? 'declined' : 'already', conflicts: [] }
  const barred = barredFrom(known, subject, expert)
  if (barred) return barred
  const units = own.flatMap((it) => {
    const other = known.experts.get(it.expert)
    return other ? [unitKey(other)] : []
  })
  if (units.includes(unitKey(expert))) return { because: 'unit', conflicts: [] }
  return loadIn(known, expert.id) >= expert.loadLimit ? { because: 'load', conflicts: [] } : null
}
