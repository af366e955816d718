import { plainText } from '../likeness/plain.ts'
import type { Expert } from './expert.ts'
import { maybeShortFor, plainName } from './unit-name.ts'

/** What a subject is about, as far as an expert's knowledge can be held against it. */
export interface SubjectWords {
  readonly field: string | null
  /** Fields that it touches besides. */
  readonly otherFields: readonly string[]
  readonly disciplines: readonly string[]
  /** Title, keywords and abstract. */
  readonly text: string
  /** Experts whom its filer wishes to be heard. */
  readonly recommended: readonly { readonly name: string; readonly org: string }[]
}

/** One thing that speaks for an expert. */
export type FitReason =
  | { readonly what: 'field'; readonly code: string }
  | { readonly what: 'other-field'; readonly code: string }
  | { readonly what: 'discipline'; readonly code: string }
  /** The same class of disciplines, not the same discipline. */
  | { readonly what: 'near-discipline'; readonly code: string }
  | { readonly what: 'keywords'; readonly words: readonly string[] }
  | { readonly what: 'recommended' }

export interface Fit {
  /** 0 to 100. */
  readonly points: number
  readonly reasons: readonly FitReason[]
}

/** What each thing is worth; a wish of the filer is the least of them. */
export const fitPoints = {
  field: 40,
  'other-field': 20,
  discipline: 25,
  'near-discipline': 12,
  /** Each of up to three. */
  keyword: 10,
  recommended: 5,
} as const
const keywordsCounted = 3
/** Disciplines of one class begin alike (GB/T 13745-2009: three digits of the first level). */
const classLength = 3

/** An expert and a subject made ready once, when many are held against each other. */
export interface ReadyExpert {
  readonly expert: Expert
  readonly fields: ReadonlySet<string>
  readonly disciplines: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
  readonly keywords: readonly { readonly plain: string; readonly written: string }[]
  readonly name: string
}
export interface ReadySubject {
  readonly words: SubjectWords
  /** Whether a keyword stands in it; experts share many, so each is looked for once. */
  readonly holds: (plain: string) => boolean
  readonly recommended: ReadonlyMap<string, readonly string[]>
}

const classOf = (discipline: string): string => discipline.slice(0, classLength)

export function readyExpert(expert: Expert): ReadyExpert {
  const keywords = expert.keywords
    .map((written) => ({ written, plain: plainText(written) }))
    // One sign is in every text.
    .filter((it) => it.plain.length > 1)
  return {
    expert,
    fields: new Set(expert.fields),
    disciplines: new Set(expert.disciplines),
    classes: new Set(expert.disciplines.map(classOf)),
    keywords: [...new Map(keywords.map((it) => [it.plain, it])).values()],
    name: plainName(expert.name),
  }
}

export function readySubject(words: SubjectWords): ReadySubject {
  const recommended = new Map<string, string[]>()
  for (const it of words.recommended) {
    const name = plainName(it.name)
    if (name !== '') recommended.set(name, [...(recommended.get(name) ?? []), it.org])
  }
  const text = plainText(words.text)
  const known = new Map<string, boolean>()
  const holds = (plain: string): boolean => {
    const before = known.get(plain)
    if (before !== undefined) return before
    const found = text.includes(plain)
    known.set(plain, found)
    return found
  }
  return { words, holds, recommended }
}

/** How well an expert's knowledge fits a subject, with what speaks for it. */
export function fitOf(it: ReadyExpert, subject: ReadySubject): Fit {
  const reasons: FitReason[] = []
  const { words } = subject
  let points = 0
  const other = words.otherFields.find((code) => it.fields.has(code))
  if (words.field !== null && it.fields.has(words.field)) {
    reasons.push({ what: 'field', code: words.field })
    points += fitPoints.field
  } else if (other !== undefined) {
    reasons.push({ what: 'other-field', code: other })
    points += fitPoints['other-field']
  }
  const same = words.disciplines.find((code) => it.disciplines.has(code))
  const near = same ?? words.disciplines.find((code) => it.classes.has(classOf(code)))
  if (near !== undefined) {
    const what = same === undefined ? 'near-discipline' : 'discipline'
    reasons.push({ what, code: near })
    points += fitPoints[what]
  }
  const met = it.keywords.filter(({ plain }) => subject.holds(plain))
  if (met.length > 0) {
    reasons.push({ what: 'keywords', words: met.map(({ written }) => written) })
    points += fitPoints.keyword * Math.min(keywordsCounted, met.length)
  }
  const orgs = subject.recommended.get(it.name)
  if (orgs?.some((org) => org.trim() === '' || maybeShortFor(it.expert.orgName, org))) {
    reasons.push({ what: 'recommended' })
    points += fitPoints.recommended
  }
  return { points, reasons }
}
