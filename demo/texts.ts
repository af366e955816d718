import plantedFile from './planted.json' with { type: 'json' }
import compose from './texts/compose.json' with { type: 'json' }
import names from './texts/names.json' with { type: 'json' }
import people from './texts/people.json' with { type: 'json' }
import readiness from './texts/readiness.json' with { type: 'json' }
import remarks from './texts/remarks.json' with { type: 'json' }
import units from './texts/units.json' with { type: 'json' }
import { topicFiles } from './topics.ts'

/** Patterns by name: one of them is taken where a text says `{name}`. */
export type Banks = Readonly<Record<string, readonly string[]>>
/** Words of one story, by name. */
export type Slots = Readonly<Record<string, string>>

/** A technical subject: what its facets have in common. */
export interface Topic {
  readonly id: string
  /** The field of the reference call; the invented call's is looked up. */
  readonly field: string
  readonly kinds: readonly string[]
  readonly livelihood: string
  readonly object: string
  readonly keywords: readonly string[]
  readonly industry: string
  readonly discipline: string
  /** Why the subject matters: only kin share it. */
  readonly why: string
  readonly basis: string
  readonly benefit: string
  readonly users: string
  readonly facets: readonly Facet[]
}

/** One problem within a subject, with its own title, numbers and way to a solution. */
export interface Facet {
  readonly title: string
  readonly problem: string
  readonly state: string
  readonly difficulty: string
  readonly tasks: readonly string[]
  readonly idea: string
  readonly metrics: readonly Metric[]
}

export interface Metric {
  readonly name: string
  readonly unit: string
  readonly operator: string
  readonly current: string
  readonly target: string
  readonly benchmark: string
  readonly method: string
}

/** How an answer is written: a pattern, one of several, rows of a table, or something left out most of the time. */
export type Filling =
  | string
  | readonly string[]
  | { readonly each: string; readonly most?: number; readonly cells: Readonly<Record<string, Filling>> }
  | { readonly share: number; readonly of: Filling }

export interface Unit {
  readonly name: string
  readonly type: string
  readonly district: string
  readonly fields: readonly string[]
  readonly flag?: string
}

export const texts = {
  topics: topicFiles as readonly Topic[],
  units: units as readonly Unit[],
  names: names as { readonly family: string; readonly given: readonly string[] },
  people: people as unknown as PeopleTexts,
  remarks: remarks as unknown as RemarkTexts,
  readiness: readiness as unknown as ReadinessTexts,
  compose: compose as unknown as ComposeTexts,
  planted: plantedFile as unknown as Planting,
}

/** What the usual seed plants for likeness to find. */
export interface Planting {
  readonly seed: number
  /** A facet that is suggested twice, the second time under another title: copied, or told in other words. */
  readonly duplicates: readonly {
    readonly title: string
    readonly again: string
    readonly how: 'copied' | 'reworded'
  }[]
  /** Subjects of which several facets share their grounds. */
  readonly kin: readonly { readonly topic: string; readonly titles: readonly string[] }[]
}

export interface PeopleTexts {
  readonly password: string
  readonly hash: string
  readonly domain: string
  readonly streets: Readonly<Record<string, string>>
  readonly staff: readonly {
    readonly role: string
    readonly scope?: string
    readonly email: string
    /** Roles of the whole bureau that they hold besides. */
    readonly also?: readonly string[]
    readonly sign?: { readonly zh: string; readonly en: string }
  }[]
  readonly signIns: readonly {
    readonly unit: string
    readonly role: string
    readonly email: string
    readonly zh: string
    readonly en: string
  }[]
  readonly profile: Banks
}

export interface RemarkTexts {
  readonly banks: Banks
  /** Sentences about single fields, by field. */
  readonly fields: Readonly<Record<string, readonly string[]>>
}

/** Out of what an assessment of readiness is written. */
export interface ReadinessTexts {
  /** A class of technology for each field of the reference call; without one for all others. */
  readonly classOf: Readonly<Record<string, string>>
  /** Words with which a task begins and a part of a technology does not. */
  readonly verbs: readonly string[]
  /** What is common practice in each class. */
  readonly usual: Readonly<Record<string, string>>
  /** Where something was shown, by the level that it came to. */
  readonly environments: Readonly<Record<string, string>>
  /** What is left to do. */
  readonly partly: readonly string[]
  readonly not: readonly string[]
  /** Documents of the unit's own, and those that others issue. */
  readonly own: readonly { readonly type: string; readonly name: string }[]
  readonly outside: readonly {
    readonly type: string
    readonly name: string
    readonly issuer: readonly string[]
  }[]
}

export interface ComposeTexts {
  readonly banks: Banks
  /** Rows for tables, by the name that a filling's `each` uses. */
  readonly lists: Readonly<Record<string, readonly Slots[]>>
  /** By field, or by kind or form and field where they differ. */
  readonly fillings: Readonly<Record<string, Filling>>
  /** The invented call's fields for those of the reference call. */
  readonly fieldOf: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** How a first summary is written, by kind; without one for all others. */
  readonly abstract: Banks
  /** How often each kind is wanted. */
  readonly kinds: Readonly<Record<string, number>>
}
