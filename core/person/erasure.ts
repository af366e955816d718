import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'

/** What stands in the way of forgetting somebody. */
export interface Ties {
  /** Roles the bureau granted: whoever holds one acts for it. */
  readonly roles: number
  /** Units that would be left without an administrator. */
  readonly units: number
  /** Suggestions of theirs on their way, which somebody has to answer for; one that was taken back to revise is. */
  readonly underWay: number
  /** Drafts of theirs in which others have a share. */
  readonly shared: number
  /** Judgings and project work still to be done. */
  readonly tasks: number
}

/**
 * Whether what is known of a person may be erased now (PIPL, article 47). What ties them is ended first: roles are taken away, units
 * handed over, suggestions withdrawn or handed on.
 */
export function erasable(ties: Ties): Result<undefined, Reason> {
  const held = Object.entries(ties).find(([, count]) => count > 0)
  return held ? err({ why: 'tied', by: held[0] as keyof Ties, count: held[1] as number }) : ok(undefined)
}
