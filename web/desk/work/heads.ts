import type { Me } from '../../session.tsx'
import type { One } from '../read.ts'
import type { Decision } from './decision.ts'

/** Whether the reader leads the office with which it lies, and so goes on seeing it once it is frozen. */
const heads = (me: Me | null | undefined, it: One): boolean =>
  me?.staff.some((held) => held.role === 'office-head' && held.scope === it.office) ?? false

/** Why it is out of the reader's sight, and where it went. */
export type Gone = { readonly by: 'freeze' } | { readonly by: 'transfer'; readonly after: One }

/** Whether a decision has taken it out of the sight of who decided; null as long as it can still be read. */
export function goneBy(
  me: Me | null | undefined,
  decision: Decision,
  it: One,
  after: One | null,
): Gone | null {
  if (decision === 'freeze') return heads(me, it) ? null : { by: 'freeze' }
  if (decision !== 'transfer' || after === null) return null
  const reads = me?.staff.some(
    ({ role, scope }) =>
      role === 'triage' || role === 'leader' || scope === after.office || after.readers.includes(scope),
  )
  return reads === true ? null : { by: 'transfer', after }
}
