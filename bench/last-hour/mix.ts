/** Who comes in the last half hour, and what each of them does: stated with every result, so that it can be argued about. */
export interface Mix {
  /** How many times the mean the busiest minute is. */
  readonly peak: number
  /** Of the filers: who signs in afresh, with a password under production parameters; the rest come back to a session. */
  readonly signsIn: number
  /** How many times each saves, and how long each writes in between, in milliseconds. */
  readonly saves: number
  readonly writes: readonly [least: number, most: number]
  /** Who replaces an attachment, and how large those are, in bytes, evenly over the orders of magnitude. */
  readonly uploads: number
  readonly uploadSize: readonly [least: number, most: number]
  /** Who looks at the findings, and who hands in after that. */
  readonly checks: number
  readonly handsIn: number
  /** For each filer, so many visits of an officer who reads the list and two suggestions; and so many askings for an export. */
  readonly officers: number
  readonly exports: number
}

export const lastHour: Mix = {
  peak: 3,
  signsIn: 0.1,
  saves: 4,
  writes: [2000, 6000],
  uploads: 0.05,
  uploadSize: [100_000, 5_000_000],
  checks: 1,
  handsIn: 0.6,
  officers: 0.02,
  exports: 0.001,
}

/** So many came to a national fund's portal in its last half hour of 2022 (domain.md, C1). */
export const reference = { people: 70_000, minutes: 30 } as const
