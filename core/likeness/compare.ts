import type { Thresholds } from './thresholds.ts'
import { containment, jaccard, type Shared, shared, type Weighed, type Worths } from './weighed.ts'

/** `duplicate`: the same suggestion again. `kindred`: the same subject with other content. */
export type Relation = 'duplicate' | 'kindred'

/** How like two texts are in one respect, each 0 to 1. */
export interface Parts {
  /** Titles, by their words and by their characters. */
  readonly title: number
  /** What both are about: all words, the rare counting most. */
  readonly topic: number
  /** How much of what the lesser is about is in the greater. */
  readonly within: number
  /** How much of each title the other one takes up anywhere. */
  readonly subject: number
  /** What is shared besides the rarest word, in rarest words: one word alone may mean something else elsewhere. */
  readonly evidence: number
  /** Words of the lesser body that are in the greater, without those of the titles. */
  readonly words: number
  /** The same of neighbouring characters. */
  readonly pairs: number
  /** The same of runs of four characters. */
  readonly runs: number
  /** Numbers of the lesser body that are in the greater; absent where there are too few. */
  readonly numbers?: number
}

/** Why two texts are held to be alike, to be put into words elsewhere. Shares are whole percents. */
export type LikenessReason =
  | { readonly code: 'same-text'; readonly percent: number }
  | { readonly code: 'within'; readonly lesser: 'a' | 'b'; readonly percent: number }
  | { readonly code: 'same-title' }
  | { readonly code: 'like-title'; readonly percent: number }
  | { readonly code: 'shared-words'; readonly words: readonly string[] }
  | { readonly code: 'same-numbers'; readonly shared: number; readonly of: number }
  | { readonly code: 'other-numbers'; readonly of: number }

export interface Likeness {
  readonly score: number
  readonly relation: Relation | undefined
  readonly parts: Parts
  readonly reasons: readonly LikenessReason[]
}

/** Compares two texts among others; who comes first makes no difference but to `lesser`. */
export function compare(a: Weighed, b: Weighed, by: Thresholds): Likeness {
  return (
    related(a, b, by) ?? {
      score: 0,
      relation: undefined,
      parts: partsOf(a, b, subjectOf(a, b), sharedWords(a, b)),
      reasons: [],
    }
  )
}

/** The same for those that are alike; whether they may be is seen by few of their parts, so that a million are soon seen. */
export function related(a: Weighed, b: Weighed, by: Thresholds): Likeness | undefined {
  const subject = subjectOf(a, b)
  if (isCopy(a, b)) {
    const words = sharedWords(a, b)
    const parts = { ...partsOf(a, b, subject, words), words: 1, pairs: 1, runs: 1, within: 1, topic: 1 }
    return { score: 1, relation: 'duplicate', parts, reasons: reasonsOf(a, b, parts, words, true) }
  }
  const mayBeSame = subject.within + by.titleWithin * subject.title >= by.leastWithin
  if (!mayBeSame && kinship(subject, undefined, by) < by.kindred) return undefined
  const words = sharedWords(a, b)
  const kin = kinship(subject, evidenceOf(words, a), by)
  if (!mayBeSame && kin < by.kindred) return undefined
  const parts = partsOf(a, b, subject, words)
  const length = Math.min(a.print.length, b.print.length)
  const same = sameness(parts, length, Math.max(a.print.length, b.print.length), by)
  const needed =
    by.duplicate + (length < by.leastBody ? 0 : by.shortExtra * Math.max(0, 1 - length / by.shortLength))
  const reasons = () => reasonsOf(a, b, parts, words)
  if (mayBeSame && same >= needed)
    return {
      score: within(same, needed, by.scores.duplicate, 1),
      relation: 'duplicate',
      parts,
      reasons: reasons(),
    }
  if (kin < by.kindred) return undefined
  const score = within(kin, by.kindred, by.scores.kindred, by.scores.duplicate - leastGap)
  return { score, relation: 'kindred', parts, reasons: reasons() }
}

/** The very same title and text, also where so many have it that nothing in it is rare. */
const isCopy = ({ print: a }: Weighed, { print: b }: Weighed): boolean =>
  a.length === b.length &&
  a.grams.length > 0 &&
  a.grams.length === b.grams.length &&
  a.title === b.title &&
  a.grams.every((it, i) => it === b.grams[i])

/** The likest kindred pair still scores below every duplicate, after rounding too. */
const leastGap = 0.001

type Subject = Pick<Parts, 'title' | 'topic' | 'within' | 'subject'> & { readonly titleLetters: number }

function subjectOf(a: Weighed, b: Weighed): Subject {
  const topic = shared(a.topic, b.topic)
  const sameTitle = a.print.title !== '' && a.print.title === b.print.title
  const titleLetters = sameTitle ? 1 : jaccard(shared(a.titlePairs, b.titlePairs))
  return {
    title: sameTitle ? 1 : Math.max(cosine(shared(a.title, b.title)), titleLetters),
    titleLetters,
    topic: cosine(topic),
    within: containment(topic),
    subject: Math.sqrt(covered(a.title, b.topic) * covered(b.title, a.topic)),
  }
}

function partsOf(a: Weighed, b: Weighed, subject: Subject, words: readonly Named[]): Parts {
  const { titleLetters: _, ...about } = subject
  const numbers = numbersOf(a, b)
  return {
    ...about,
    evidence: evidenceOf(words, a),
    ...bodyOf(a, b),
    ...(numbers.of < 2 ? {} : { numbers: numbers.shared / numbers.of }),
  }
}

/** How far the bodies say the same; where there is too little body, how far the titles do. */
function sameness(parts: Parts, length: number, longer: number, by: Thresholds): number {
  if (length < by.leastBody) {
    // A title alone is the same as the title with much below it only if it is the very same title.
    return longer < by.leastBody ? parts.title - 0.3 : length === 0 && parts.title === 1 ? by.duplicate : 0
  }
  const body =
    by.same.words * parts.words + by.same.pairs * parts.pairs + by.same.runs * Math.sqrt(parts.runs)
  const numbers = parts.numbers === undefined ? 0 : by.numbers * (2 * parts.numbers - 1)
  return Math.min(1, Math.max(0, body + numbers * Math.min(1, body / by.duplicate)))
}

/** How far both are about the same: by titles and words together, or by what is said of each other's title. */
function kinship(it: Subject, evidence: number | undefined, by: Thresholds): number {
  const byTitle = by.kin.title * it.title + by.kin.topic * it.topic
  const byBody = by.kin.body * it.topic + by.kin.subject * it.subject
  if (evidence === undefined) return Math.max(byTitle, byBody)
  const certainty = it.titleLetters >= by.likeTitle ? 1 : Math.min(1, evidence / by.titleEvidence)
  return Math.min(1, Math.max(byTitle * certainty, byBody * Math.min(1, evidence / by.bodyEvidence)))
}

const covered = (title: Worths, all: Worths): number =>
  title.total === 0 ? 0 : shared(title, all).both / title.total

/** The parts of the body. What the titles say is left out: kindred suggestions share that as well. */
function bodyOf(a: Weighed, b: Weighed): Pick<Parts, 'words' | 'pairs' | 'runs'> {
  return {
    words: without(a.words, b.words, a.title, b.title),
    pairs: without(a.pairs, b.pairs, a.titlePairs, b.titlePairs),
    runs: containment(shared(a.grams, b.grams)),
  }
}

function without(a: Worths, b: Worths, titleA: Worths, titleB: Worths): number {
  const rest = shared(a, b, [titleA, titleB])
  // A body that says nothing but its title is judged by all of it.
  const all = shared(a, b)
  return containment(Math.min(rest.a, rest.b) < 0.2 * Math.min(all.a, all.b) ? all : rest)
}

const cosine = ({ both, a, b }: Shared): number => (both === 0 ? 0 : both / Math.sqrt(a * b))

const within = (value: number, from: number, low: number, high: number): number =>
  from >= 1 ? high : low + (high - low) * Math.min(1, Math.max(0, (value - from) / (1 - from)))

function numbersOf(a: Weighed, b: Weighed): { readonly shared: number; readonly of: number } {
  const theirs = new Set(b.print.numbers)
  return {
    shared: a.print.numbers.filter((it) => theirs.has(it)).length,
    of: Math.min(a.print.numbers.length, b.print.numbers.length),
  }
}

const percent = (share: number): number => Math.round(share * 100)
const mostWords = 6
/** A word is named as a reason if it is worth a tenth of the rarest. */
const leastShown = 0.1

function reasonsOf(
  a: Weighed,
  b: Weighed,
  parts: Parts,
  found: readonly Named[],
  isWhole = false,
): readonly LikenessReason[] {
  const reasons: LikenessReason[] = []
  const numbers = numbersOf(a, b)
  const overlap = shared(a.grams, b.grams)
  const both = isWhole ? 1 : jaccard(overlap)
  if (both >= 0.5) reasons.push({ code: 'same-text', percent: percent(both) })
  else if (parts.runs >= 0.2)
    reasons.push({ code: 'within', lesser: overlap.a <= overlap.b ? 'a' : 'b', percent: percent(parts.runs) })
  if (a.print.title !== '' && a.print.title === b.print.title) reasons.push({ code: 'same-title' })
  else if (parts.title >= 0.3) reasons.push({ code: 'like-title', percent: percent(parts.title) })
  const words = found
    .filter((it) => it.worth >= a.rarest * leastShown)
    .slice(0, mostWords)
    .map((it) => it.word)
  if (words.length > 0) reasons.push({ code: 'shared-words', words })
  if (parts.numbers !== undefined && numbers.shared > 0)
    reasons.push({ code: 'same-numbers', shared: numbers.shared, of: numbers.of })
  else if (parts.numbers !== undefined) reasons.push({ code: 'other-numbers', of: numbers.of })
  return reasons
}

interface Named {
  readonly word: string
  readonly worth: number
}

const evidenceOf = (words: readonly Named[], { rarest }: Weighed): number =>
  words.slice(1).reduce((sum, it) => sum + it.worth, 0) / rarest

/** The words that both use, none of them inside another, the rarest first. */
function sharedWords(a: Weighed, b: Weighed): readonly Named[] {
  const found: Named[] = []
  let j = 0
  for (let i = 0; i < a.topic.keys.length; i++) {
    const key = a.topic.keys[i] ?? 0
    while (j < b.topic.keys.length && (b.topic.keys[j] ?? 0) < key) j += 1
    const worth = a.topic.worths[i] ?? 0
    if (j < b.topic.keys.length && b.topic.keys[j] === key && worth > 0)
      found.push({ word: a.print.terms[i]?.term ?? '', worth })
  }
  const order = (x: Named, y: Named) => (x.word < y.word ? -1 : 1)
  const kept: Named[] = []
  for (const it of found.sort((x, y) => y.word.length - x.word.length || order(x, y)))
    if (!kept.some((longer) => longer.word.length > it.word.length && longer.word.includes(it.word)))
      kept.push(it)
  return kept.sort((x, y) => y.worth - x.worth || order(x, y))
}
