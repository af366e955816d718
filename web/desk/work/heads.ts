import type { Me } from '../../session.tsx'
import type { One } from '../read.ts'

/** Whether the reader leads the office with which it lies, and so goes on seeing it once it is frozen. */
export const heads = (me: Me | null | undefined, it: One): boolean =>
  me?.staff.some((held) => held.role === 'office-head' && held.scope === it.office) ?? false
