import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Me } from '../../session.tsx'
import type { One } from '../read.ts'

/** Whether this reader is shown what is like it: the bureau's people, of what lies with the bureau and is not their own. */
export const seesLikeness = (me: Me | null | undefined, it: One): boolean =>
  me != null &&
  it.office !== null &&
  (atOffice as readonly string[]).includes(it.state) &&
  it.filer.id !== me.person &&
  !it.coAuthors.some((one) => one.id === me.person) &&
  me.staff.some(
    ({ role, scope }) =>
      role === 'triage' || role === 'leader' || scope === it.office || it.readers.includes(scope),
  )

const used: readonly One['state'][] = ['adopted', 'partly-adopted', 'merged']

/** Whether this reader may open a project from it: whoever works in its office, once it was used. */
export const mayBecomeProject = (me: Me | null | undefined, it: One): boolean =>
  used.includes(it.state) &&
  (me?.staff.some(
    ({ role, scope }) => (role === 'officer' || role === 'office-head') && scope === it.office,
  ) ??
    false)
