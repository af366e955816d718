/** How long something is kept, in days: what is usual, and what it may not be shorter than. */
export interface Term {
  readonly usual: number
  readonly least: number
}

/**
 * What is taken away once its time is over; a site may set other days. Our own setting, but for `refusals`: network logs are kept for
 * six months at least (Cybersecurity Law of the PRC, on the duties of network operators). Records of handling, versions that were
 * handed in and receipts are files of the bureau under the Archives Law; no job takes them away.
 * Drafts are those of calls that take nothing in any more.
 */
export const terms = {
  refusals: { usual: 365, least: 183 },
  notices: { usual: 730, least: 30 },
  mails: { usual: 365, least: 30 },
  exports: { usual: 365, least: 30 },
  invitations: { usual: 180, least: 30 },
  presses: { usual: 90, least: 7 },
  drafts: { usual: 365, least: 90 },
} as const satisfies Readonly<Record<string, Term>>

export type Kept = keyof typeof terms
export const kept = Object.keys(terms) as readonly Kept[]

const longest = 36_500

/** The days that hold: what the site set, where it is a whole number that may be; otherwise the usual. */
export function daysOf(set: unknown): Readonly<Record<Kept, number>> {
  const given = typeof set === 'object' && set !== null ? (set as Readonly<Record<string, unknown>>) : {}
  return Object.fromEntries(
    kept.map((it) => [it, mayBe(it, given[it]) ? given[it] : terms[it].usual]),
  ) as Record<Kept, number>
}

export const mayBe = (it: Kept, days: unknown): days is number =>
  Number.isSafeInteger(days) && Number(days) >= terms[it].least && Number(days) <= longest
