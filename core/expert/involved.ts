import type { PersonId } from '../id.ts'
import type { Behind } from './conflict.ts'
import type { UnitNamed } from './expert.ts'
import { sameUnit } from './unit-name.ts'

/**
 * Whether somebody of the bureau stands behind a subject themselves: filed it, wrote it, or belongs to its unit or to a
 * partner's. They then handle the round without seeing what experts say of it (issue 3: masked, and told so).
 */
export const isInvolved = (person: PersonId, units: readonly UnitNamed[], behind: Behind): boolean =>
  behind.people.some((it) => it.person === person) ||
  behind.units.some((it) => it.as !== 'parent' && units.some((own) => sameUnit(own, it)))
