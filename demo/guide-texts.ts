import type { Use } from '#core/decide/suggestion/condense.ts'
import type { Words } from '#core/text.ts'
import directions from './texts/directions.json' with { type: 'json' }
import guides from './texts/guides.json' with { type: 'json' }
import terms from './texts/terms.json' with { type: 'json' }
import type { Banks } from './texts.ts'

/** What the sheet of a direction asks beside its words, as most directions of a kind answer it. */
export interface UsualTerms {
  readonly applicant: readonly string[]
  readonly supportMode: string
  readonly fundCap: string
  readonly projectCount: number
  readonly months: number
  readonly outputs: readonly string[]
  readonly readiness?: readonly [start: string, end: string]
}

/** A direction to be: which suggestions it is drawn from, what it says, and how far it comes. */
export interface DirectionText {
  /** Of which guide, counted from none; null where it goes into none. */
  readonly guide: number | null
  readonly kind: string
  readonly title: string
  readonly sources: readonly (readonly [title: string, use: Use])[]
  readonly need: string
  /** A sentence, and which of the sources it is drawn from. */
  readonly content: readonly (readonly [text: string, ...from: number[]])[]
  /** Where no source brings any: name, comparison, target, unit, how it is checked. */
  readonly metrics?: readonly (readonly [
    name: string,
    operator: string,
    target: string,
    unit: string,
    check: string,
  ])[]
  /** Until its argument has passed, unless it stops before or the meeting says otherwise. */
  readonly until?: 'drafting' | 'proposed' | 'confirmed' | 'changes' | 'rejected'
  /** Set up from above: why, by whom and in which field. */
  readonly topDown?: string
  readonly office?: string
  readonly field?: string
}

/** Days on which things happen, counted from the guide's beginning. */
export interface GuideDays {
  readonly condense: number
  readonly propose: number
  readonly confirm: number
  readonly meet: number
  readonly assemble: number
  readonly comment: number
  readonly decide: number
  readonly approve?: number
  readonly publish?: number
  readonly decline?: number
  readonly correct?: number
}

/** A guide to be; without a day of publication it stays where it is. */
export interface GuideText {
  readonly slug: string
  readonly call: string
  /** Days count from the end of the call's collection, or from the day on which the city is made. */
  readonly from: 'closes' | 'now'
  readonly title: Words
  readonly intro: Words
  readonly applyFrom: number
  readonly applyTo: number
  readonly days: GuideDays
  readonly commentDays: number
  readonly comments: readonly {
    readonly day: number
    readonly on: string | null
    readonly name: string
    readonly contact: string
    readonly body: string
    readonly state: 'waiting' | 'shown' | 'kept'
    readonly answer: string
  }[]
  readonly correction?: {
    readonly of: string
    readonly was: string
    readonly text: string
    readonly note: Words
  }
}

/** The way from suggestions to guides, as it is told. */
export const guideTexts = {
  ...(directions as unknown as {
    readonly usual: Readonly<Record<string, UsualTerms>>
    readonly opinions: Banks
    readonly directions: readonly DirectionText[]
    readonly declined: readonly { readonly title: string; readonly code: string; readonly reason: string }[]
    readonly groups: readonly {
      readonly office: string
      readonly name: string
      readonly titles: readonly string[]
    }[]
    readonly meetings: { readonly places: readonly string[]; readonly title: string }
  }),
  guides: guides as unknown as readonly GuideText[],
  terms: terms as Readonly<Record<string, Words>>,
}
