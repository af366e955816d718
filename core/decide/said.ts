import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import { lengthOf } from '../text.ts'
import type { RemarkSort, Said } from './decision.ts'

/** A reason of fewer characters tells the other side nothing (domain 4.3). */
export const leastReason = 5

/** The reason given for the whole, if it says enough. */
export const reasonSaid = (sort: RemarkSort, reason: string): Result<readonly Said[], Reason> =>
  lengthOf(reason) < leastReason
    ? err({ why: 'text-missing', least: leastReason })
    : ok([{ sort, field: '', body: reason.trim() }])

/** Remarks on single fields, blank ones left out. */
export const remarksSaid = (
  sort: RemarkSort,
  remarks: readonly { readonly field: string; readonly body: string }[],
): readonly Said[] =>
  remarks.filter((it) => lengthOf(it.body) > 0).map(({ field, body }) => ({ sort, field, body: body.trim() }))

/** The fields named by remarks, each once: only these are open again. */
export const fieldsNamed = (remarks: readonly Said[]): readonly string[] => [
  ...new Set(remarks.map((it) => it.field).filter((it) => it !== '')),
]
