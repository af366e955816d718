/** From where on texts count as the same or as kindred, and what each part adds. A call may say otherwise of the two. */
export interface Thresholds {
  /** What each part of the body adds to being the same; the three make one. */
  readonly same: { readonly words: number; readonly pairs: number; readonly runs: number }
  /** How far agreeing numbers lift it and differing ones lower it. */
  readonly numbers: number
  /** From here on: a duplicate. */
  readonly duplicate: number
  /** Where the lesser shares less of what it is about, common phrases alone are the same; a like title makes up for some. */
  readonly leastWithin: number
  readonly titleWithin: number
  /** So much more is asked of a text of no length; it fades out by `shortLength` letters and digits. */
  readonly shortExtra: number
  readonly shortLength: number
  /** A body shorter than this says nothing; the titles decide. */
  readonly leastBody: number
  /** Title and whole together, or the whole and what each says of the other's title: the greater makes them kindred. */
  readonly kin: {
    readonly title: number
    readonly topic: number
    readonly body: number
    readonly subject: number
  }
  /** From here on: kindred. */
  readonly kindred: number
  /** How much must be shared besides the rarest word, in rarest words: where titles are alike, and where they are not. */
  readonly titleEvidence: number
  readonly bodyEvidence: number
  /** Titles as like as this, by their letters, need no rare words. */
  readonly likeTitle: number
  /** Where scores of kindred pairs begin, and where those of duplicates do. */
  readonly scores: { readonly kindred: number; readonly duplicate: number }
}

/** Measured in bench/LIKENESS.md. */
export const usualThresholds: Thresholds = {
  same: { words: 0.38, pairs: 0.4, runs: 0.22 },
  numbers: 0.04,
  duplicate: 0.42,
  leastWithin: 0.55,
  titleWithin: 0.25,
  shortExtra: 0.16,
  shortLength: 120,
  leastBody: 12,
  kin: { title: 0.4, topic: 0.6, body: 1.5, subject: 0.35 },
  kindred: 0.3,
  titleEvidence: 0.7,
  bodyEvidence: 1.75,
  likeTitle: 0.42,
  scores: { kindred: 0.3, duplicate: 0.6 },
}

/** What holds for a call: the two that it names, and what was measured for the rest. */
export const thresholdsOf = ({
  likeness = {},
}: {
  readonly likeness?: Partial<Pick<Thresholds, 'duplicate' | 'kindred'>>
}): Thresholds => ({ ...usualThresholds, ...likeness })
