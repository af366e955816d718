import type { ReadinessPolicy } from './policy.ts'

/** The rise in readiness that a suggestion plans: where the technology is and where it shall be. */
export interface Advance {
  readonly current: number
  readonly target: number
}

/**
 * Where a planned rise falls short of the call's policy, all at once.
 * `start-too-high` means that no target on the scale could be far enough above this start.
 */
export type Shortfall = 'target-too-low' | 'rise-too-small' | 'start-too-high' | 'start-unusual'

/** Levels run from 1 to 9 (GB/T 22900; annex 7 of the call). */
export const highestLevel = 9

export function shortfallsOf({ current, target }: Advance, policy: ReadinessPolicy): Shortfall[] {
  const found: Shortfall[] = []
  if (target < policy.lowestTarget) found.push('target-too-low')
  if (current + policy.leastRise > highestLevel) found.push('start-too-high')
  else {
    if (target - current < policy.leastRise) found.push('rise-too-small')
    if (!policy.usualStarts.includes(current)) found.push('start-unusual')
  }
  return found
}
