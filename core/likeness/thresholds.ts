/** From where on texts count as the same or as kindred, and what each part adds. A call may carry its own. */
export interface Thresholds {
  /** What each part of the body adds to being the same; the three make one. */
  readonly same: { readonly words: number; readonly pairs: number; readonly runs: number }
  /** How far agreeing numbers lift it and differing ones lower it. */
  readonly numbers: number
  /** From here on: a duplicate. */
  readonly duplicate: number
  /** Where the lesser shares less of what it is about, common phrases alone are the same. */
  readonly leastWithin: number
  /** So much more is asked of a text of no length; it fades out by `shortLength` letters and digits. */
  readonly shortExtra: number
  readonly shortLength: number
  /** A body shorter than this says nothing; the titles decide. */
  readonly leastBody: number
  /** What title and whole add to being kindred. */
  readonly kin: { readonly title: number; readonly topic: number }
  /** From here on: kindred. */
  readonly kindred: number
  /** The rarity of what is shared, squared and summed, below which nothing is kindred: about two rare words. */
  readonly leastEvidence: number
  /** Titles as like as this, by their letters, need no rare words. */
  readonly likeTitle: number
  /** Where scores of kindred pairs begin, and where those of duplicates do. */
  readonly scores: { readonly kindred: number; readonly duplicate: number }
}

/** Measured in bench/LIKENESS.md. */
export const usualThresholds: Thresholds = {
  same: { words: 0.38, pairs: 0.4, runs: 0.22 },
  numbers: 0.04,
  duplicate: 0.4,
  leastWithin: 0.35,
  shortExtra: 0.16,
  shortLength: 120,
  leastBody: 12,
  kin: { title: 0.4, topic: 0.6 },
  kindred: 0.3,
  leastEvidence: 100,
  likeTitle: 0.42,
  scores: { kindred: 0.3, duplicate: 0.6 },
}
