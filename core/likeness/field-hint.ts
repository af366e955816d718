import type { Call, FieldCode } from '../call/call.ts'

/** What a hint is made from: the title says more than the text. */
export interface HintAsked {
  readonly title: string
  readonly text: string
}

/** One field with its share of the evidence, and the words that spoke for it, the strongest first. */
export interface RankedField {
  readonly field: FieldCode
  /** From 0 to 1; all fields of a ranking together make 1. */
  readonly score: number
  readonly because: readonly string[]
}

/** The words of a call's fields, ready to be looked for. */
export interface FieldWords {
  /** In the call's order, which also breaks ties. */
  readonly fields: readonly FieldCode[]
  /** Chosen when nothing fits; their order behind all others otherwise. */
  readonly others: ReadonlySet<FieldCode>
  readonly terms: ReadonlyMap<string, Term>
  /** How long a term can be that begins with this character. */
  readonly longest: ReadonlyMap<string, number>
}

interface Term {
  readonly term: string
  /** How strongly the term speaks for each field, at its place in `fields`. */
  readonly speaksFor: readonly (readonly [place: number, weight: number])[]
}

/** A word that only points in a direction counts this much of one that names the matter. */
const faintly = 0.2
/** A title is a sentence chosen with care: one word of it counts as so many in the text. */
const inTitle = 4
/** Beyond this many characters a text is taken as if it were so long, so that a long one does not drown its title. */
const textCounts = 800
/** Says how much a word that speaks for several fields leans to the one it speaks for most. */
const leaning = 1.3
/** Long terms are specific and one character alone hardly is. */
const byLength = [0, 0.3, 1, 1.35, 1.6, 1.8, 2] as const

/** Lower case and one form for full-width and half-width characters, as terms and texts are compared. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase().trim()

/**
 * Gathers the words of a call's areas under its fields; names and other names of the fields are words, too. The words of an
 * area that belongs to no field speak for none and only keep shorter ones inside them from being seen: no “fruit” within “result”.
 */
export function fieldWordsOf(call: Pick<Call, 'fields' | 'areas' | 'fieldAreas'>): FieldWords {
  const terms = new Map<string, Map<number, number>>()
  const add = (written: string, place: number, weight: number) => {
    const term = plain(written)
    const speaks = terms.get(term) ?? new Map<number, number>()
    speaks.set(place, Math.max(speaks.get(place) ?? 0, weight))
    terms.set(term, speaks)
  }
  const areas = new Map((call.areas ?? []).map((it) => [it.id, it]))
  for (const [place, field] of call.fields.entries()) {
    if (!field.needsNote)
      for (const name of [field.name.zh, field.name.en, ...field.aliases]) add(name, place, 1)
    for (const [id, weight] of Object.entries(call.fieldAreas?.[field.code] ?? {})) {
      for (const term of areas.get(id)?.terms ?? []) add(term, place, weight)
      for (const term of areas.get(id)?.faint ?? []) add(term, place, weight * faintly)
    }
  }
  for (const area of areas.values())
    for (const word of [...area.terms, ...(area.faint ?? [])].map(plain))
      if (!terms.has(word)) terms.set(word, new Map())
  return {
    fields: call.fields.map((it) => it.code),
    others: new Set(call.fields.filter((it) => it.needsNote).map((it) => it.code)),
    terms: new Map([...terms].map(([term, speaks]) => [term, { term, speaksFor: [...speaks] }])),
    longest: longestOf(terms.keys()),
  }
}

function longestOf(terms: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>()
  for (const it of terms) {
    const first = it.charAt(0)
    longest.set(first, Math.max(longest.get(first) ?? 0, it.length))
  }
  return longest
}

/** Every field of the call, the likeliest first, with its reasons; a suggestion, never a choice. */
export function rankFields(words: FieldWords, asked: HintAsked): readonly RankedField[] {
  const found = new Map<Term, number>()
  for (const [text, weight] of [
    [asked.title, inTitle],
    [asked.text, Math.min(1, textCounts / Math.max(1, asked.text.length))],
  ] as const)
    for (const term of termsIn(words, plain(text))) found.set(term, (found.get(term) ?? 0) + weight)
  const sums = words.fields.map(() => 0)
  const reasons = words.fields.map((): (readonly [string, number])[] => [])
  for (const [term, times] of found) {
    if (term.speaksFor.length === 0) continue
    const worth = worthOf(term, times, words.fields.length)
    for (const [place, weight] of term.speaksFor) {
      sums[place] = (sums[place] ?? 0) + worth * weight ** leaning
      reasons[place]?.push([term.term, worth * weight ** leaning])
    }
  }
  const total = sums.reduce((sum, it) => sum + it, 0)
  const others = Math.max(1, words.others.size)
  return words.fields
    .map((field, place) => ({
      field,
      score: total > 0 ? (sums[place] ?? 0) / total : words.others.has(field) ? 1 / others : 0,
      because: (reasons[place] ?? [])
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 5)
        .map(([term]) => term),
      other: words.others.has(field) && total > 0,
    }))
    .toSorted((a, b) => Number(a.other) - Number(b.other) || b.score - a.score)
    .map(({ field, score, because }) => ({ field, score, because }))
}

/** Fields with less of the evidence are not worth a filer's look. */
const worthShowing = 0.2

/** The at most three fields that a filer is shown, with reasons; none where the words say nothing. */
export const likelyFields = (words: FieldWords, asked: HintAsked): readonly RankedField[] =>
  rankFields(words, asked)
    .filter((it) => it.because.length > 0 && it.score >= worthShowing)
    .slice(0, 3)

/** Rare among the fields, long, and said often, but the tenth time says little more than the third. */
function worthOf(term: Term, times: number, fields: number): number {
  const spread = term.speaksFor.reduce((sum, [, weight]) => sum + weight, 0)
  const strongest = Math.max(...term.speaksFor.map(([, weight]) => weight))
  const rarity = (Math.log(1 + (fields * strongest) / spread) / Math.log(1 + fields)) ** 1.5
  const length = /^[ -~]+$/.test(term.term) ? 4 : Math.min(term.term.length, byLength.length - 1)
  return rarity * (byLength[length] ?? 1) * Math.sqrt(times)
}

/** The longest term at every place that is not inside a longer one; Latin words count only whole. */
function* termsIn(words: FieldWords, text: string): Generator<Term> {
  let covered = 0
  for (let at = 0; at < text.length; at += 1) {
    const longest = words.longest.get(text.charAt(at)) ?? 0
    for (let end = Math.min(text.length, at + longest); end > Math.max(at, covered); end -= 1) {
      const term = words.terms.get(text.slice(at, end))
      if (term === undefined || !isWhole(text, at, end)) continue
      covered = end
      yield term
      break
    }
  }
}

const latin = /[a-z0-9]/

function isWhole(text: string, at: number, end: number): boolean {
  const cut = (inside: string | undefined, outside: string | undefined) =>
    inside !== undefined && outside !== undefined && latin.test(inside) && latin.test(outside)
  return !cut(text[at], text[at - 1]) && !cut(text[end - 1], text[end])
}
