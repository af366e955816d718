import type { Method } from './checklists.ts'

/** What a level was found for. It says nothing about another element, use or place, nor about another day. */
export interface Basis {
  readonly element: string
  readonly application: string
  readonly environment: string
  /** The day of the assessment. */
  readonly on: string
}

export type BasisChange = 'element' | 'application' | 'environment'

/** In what two bases differ; white space at the ends and the day do not count. */
export function changesBetween(was: Basis, is: Basis): BasisChange[] {
  return (['element', 'application', 'environment'] as const).filter((it) => was[it].trim() !== is[it].trim())
}

/**
 * What of a level still holds after such changes, until it is assessed anew: what was shown in a place or for a use holds
 * there only (ISO 16290:2013, on re-use in another system or a harsher environment). Another element starts at 0.
 */
export function heldLevel(
  level: number,
  changes: readonly BasisChange[],
  by: Pick<Method, 'keptWhenChanged'>,
): number {
  if (changes.includes('element')) return 0
  const { application, environment } = by.keptWhenChanged
  return Math.min(
    level,
    changes.includes('application') ? application : level,
    changes.includes('environment') ? environment : level,
  )
}
