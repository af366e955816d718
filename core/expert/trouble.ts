import { dayOf, type Instant } from '../instant.ts'
import { isAway } from './away.ts'
import type { Conflict } from './conflict.ts'
import { conflictsIn, type Known, loadIn, unitKey } from './eligible.ts'
import { type Round, standing } from './round.ts'

/** One thing that keeps a round from being opened. Each is shown where it is; none can be passed over. */
export type Trouble =
  | { readonly trouble: 'no-subjects' }
  | { readonly trouble: 'no-due' }
  | { readonly trouble: 'due-past' }
  | { readonly trouble: 'subject-gone'; readonly subject: string }
  | { readonly trouble: 'too-few'; readonly subject: string; readonly has: number; readonly lacks: number }
  | {
      readonly trouble: 'conflict'
      readonly subject: string
      readonly expert: string
      readonly conflicts: readonly Conflict[]
    }
  | { readonly trouble: 'same-unit'; readonly subject: string; readonly expert: string }
  | { readonly trouble: 'inactive'; readonly expert: string }
  | { readonly trouble: 'away'; readonly expert: string }
  | { readonly trouble: 'load'; readonly expert: string; readonly has: number; readonly limit: number }

/** Everything that keeps this round from being opened, computed anew from what is known now. */
export function troublesOf(
  round: Pick<Round, 'perSubject' | 'due'>,
  subjects: readonly { readonly id: string; readonly stands: boolean }[],
  known: Known,
  at: Instant,
): readonly Trouble[] {
  const tasks = known.tasks.filter((it) => standing(it.state))
  const found: Trouble[] = []
  if (subjects.length === 0) found.push({ trouble: 'no-subjects' })
  if (round.due === null) found.push({ trouble: 'no-due' })
  else if (round.due <= at) found.push({ trouble: 'due-past' })
  const bySubject = new Map<string, (typeof tasks)[number][]>()
  for (const it of tasks) bySubject.set(it.subject, [...(bySubject.get(it.subject) ?? []), it])
  for (const { id, stands } of subjects) {
    const own = bySubject.get(id) ?? []
    if (!stands) {
      found.push({ trouble: 'subject-gone', subject: id })
      continue
    }
    const lacks = round.perSubject - own.length
    if (lacks > 0) found.push({ trouble: 'too-few', subject: id, has: own.length, lacks })
    const units = new Set<string>()
    for (const task of own) {
      const expert = known.experts.get(task.expert)
      if (!expert) continue
      const conflicts = conflictsIn(known, id, expert)
      if (conflicts.length > 0) found.push({ trouble: 'conflict', subject: id, expert: expert.id, conflicts })
      if (units.has(unitKey(expert))) found.push({ trouble: 'same-unit', subject: id, expert: expert.id })
      units.add(unitKey(expert))
    }
  }
  const due = round.due === null ? null : dayOf(round.due)
  for (const id of new Set(tasks.map((it) => it.expert))) {
    const expert = known.experts.get(id)
    if (expert?.state !== 'active') {
      found.push({ trouble: 'inactive', expert: id })
      continue
    }
    if (isAway(expert.blackouts, dayOf(at), due)) found.push({ trouble: 'away', expert: id })
    const has = loadIn(known, id)
    if (has > expert.loadLimit) found.push({ trouble: 'load', expert: id, has, limit: expert.loadLimit })
  }
  return found
}
