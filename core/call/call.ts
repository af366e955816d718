import type { ScoreSheet } from '../expert/sheet.ts'
import type { UnitNames } from '../expert/unit-name.ts'
import type { Form, Option } from '../form/form.ts'
import type { CallId, OfficeCode } from '../id.ts'
import type { Day, Instant } from '../instant.ts'
import type { Thresholds } from '../likeness/thresholds.ts'
import type { RoutingRule } from '../routing/route.ts'
import type { Words } from '../text.ts'
import type { Checklists } from '../trl/checklists.ts'
import type { ReadinessPolicy, ReadinessScale } from '../trl/policy.ts'
import type { OutageRule } from './outage.ts'

export type KindCode = string
export type FieldCode = string
export type LivelihoodCode = string
export type OrgType = string

/** One year's call, whole: everything that changes from year to year and nothing that does not. */
export interface Call {
  readonly id: CallId
  readonly title: Words
  readonly short: Words
  readonly year: number
  /** First part of every suggestion's number, e.g. `ZN2024`. */
  readonly numberPrefix: string
  readonly issuer: Words
  readonly issued: Day
  readonly window: Window
  readonly hotline: { readonly phone: string; readonly note: Words }
  readonly sponsors: readonly Words[]
  /** Words of the place and its bureau, which everybody tries first: no password may hold one. */
  readonly placeWords?: readonly string[]
  /** Whether the call is invented for showing; screens then say so. */
  readonly invented: boolean
  readonly kinds: readonly Kind[]
  readonly fields: readonly TechnicalField[]
  /** Areas of work with the words that tell of them; versions installed before there were any have none. */
  readonly areas?: readonly Area[]
  /** Groups of words for one thing, which a search takes for each other. */
  readonly synonyms?: readonly (readonly string[])[]
  /** How units' names and mail addresses are read when conflicts are looked for. */
  readonly unitNames?: UnitNames
  /** Which areas belong to a field, and how much: 1 is wholly. A hint to filers rests on nothing else. */
  readonly fieldAreas?: Readonly<Record<FieldCode, Readonly<Record<string, number>>>>
  readonly livelihoods: readonly Livelihood[]
  readonly offices: readonly Office[]
  readonly orgTypes: readonly OrgTypeRule[]
  readonly routing: readonly RoutingRule[]
  /** kind × livelihood combinations that mean another kind. */
  readonly aliases: readonly KindAlias[]
  readonly lists: Readonly<Record<string, readonly ListItem[]>>
  readonly forms: Readonly<Record<string, Form>>
  /** What a project is asked at each of its stages, by the stage's name; calls without projects have none. */
  readonly stages?: Readonly<Record<string, Form>>
  /** What the bureau writes of each direction of its guides. */
  readonly direction: Form
  /** From where on two texts count as the same or as kindred, 0 to 1; calls that say nothing take what was measured. */
  readonly likeness?: Partial<Pick<Thresholds, 'duplicate' | 'kindred'>>
  /** From where on a wording looks too narrow for a guide; calls that say nothing take the usual. */
  readonly breadth?: {
    /** Fewer able teams than this hardly compete. */
    readonly teams: number
    /** More digits that count than this leave nobody room. */
    readonly digits: number
    /** A range narrower than this share of its middle, in percent. */
    readonly rangePercent: number
  }
  /** Of figures; calls that say nothing take the usual. */
  readonly figures?: {
    /** No public figure from 1 to below this is told, nor one from which it follows. */
    readonly least: number
    /** So many suggestions of a kind in a field, or fewer, are few. */
    readonly few: number
  }
  /** What experts judge by. */
  readonly scoring: ScoreSheet
  readonly annexes: readonly Annex[]
  readonly readiness: {
    readonly scale: ReadinessScale
    readonly policy: ReadinessPolicy
    /** How elements are assessed on that scale; without it levels can only be stated. */
    readonly checklists?: Checklists
  }
  readonly calendar: WorkingDays
  readonly handling: Handling
  readonly uploads: UploadLimits
  readonly notice: Words
  readonly notices: readonly {
    readonly id: string
    readonly title: Words
    readonly day: Day
    readonly body: Words
  }[]
  readonly faq: readonly { readonly question: Words; readonly answer: Words }[]
  /** Holes in the notice that this data fills on its own judgement, for the bureau to confirm. */
  readonly toConfirm: readonly { readonly id: string; readonly problem: Words; readonly resolution: Words }[]
  /** Words that make the browser ask before anything is sent, never a block by themselves; `core/secrecy.ts` reads them. */
  readonly secrecyWords: readonly string[]
}

/** Half-open: `opens` is the first instant, `closes` the first that no longer counts as concentrated collection. */
export interface Window {
  readonly opens: Instant
  readonly closes: Instant
  /** How many days after `closes` a unit may still release what was handed in to it before. */
  readonly unitGraceDays: number
  /** Set while collection is paused; the reason is shown to everybody. */
  readonly paused?: { readonly since: Instant; readonly reason: Words }
  /** Every extension, as written into the incident log. */
  readonly extensions: readonly {
    readonly at: Instant
    readonly from: Instant
    readonly to: Instant
    readonly reason: Words
  }[]
}

export interface Kind {
  readonly code: KindCode
  readonly name: Words
  readonly short: Words
  readonly aliases: readonly string[]
  readonly purpose: Words
  /** Who usually suggests this. */
  readonly who: Words
  readonly annex: string
  readonly form: string
  /** Whether a technical field is asked, fixed, not asked, or only asked for certain livelihoods. */
  readonly field:
    | { readonly ask: 'always' }
    | { readonly ask: 'never' }
    | { readonly fixed: FieldCode }
    | { readonly forLivelihood: readonly LivelihoodCode[] }
  /** Fields that cannot be chosen here are those the routing refuses; this only narrows further where the call says so. */
  readonly asksLivelihood: boolean
  readonly readiness: 'required' | 'optional' | 'none'
  /** Organisation type → may it suggest this, and with what note on who may later apply. */
  readonly suggestedBy: Readonly<
    Record<OrgType, { readonly may: 'yes' | 'noted' | 'no'; readonly note?: Words }>
  >
}

export interface TechnicalField {
  readonly code: FieldCode
  readonly name: Words
  readonly aliases: readonly string[]
  /** Chosen as "other": what it is must be written beside it. */
  readonly needsNote: boolean
}
/** An area of work by its words; areas outlive calls, the fields that they belong to do not. */
export interface Area {
  readonly id: string
  readonly terms: readonly string[]
  /** Words that only point this way and are common elsewhere. */
  readonly faint?: readonly string[]
}
export interface Livelihood {
  readonly code: LivelihoodCode
  readonly name: Words
  readonly aliases: readonly string[]
}
export interface Office {
  readonly code: OfficeCode
  readonly name: Words
  readonly phone: string
  readonly scope: Words
}
export interface OrgTypeRule {
  readonly code: OrgType
  readonly name: Words
  /** `unit`: its research office releases; `direct`: any filer hands in; `admin`: its administrator hands in. */
  readonly path: SubmitPath
}
export type SubmitPath = 'unit' | 'direct' | 'admin'

export interface KindAlias {
  readonly kind: KindCode
  readonly livelihood: LivelihoodCode
  readonly becomes: KindCode
}

/** An entry of one of the call's code lists; trees name their parent. Further columns are the list's own. */
export interface ListItem extends Option {
  readonly parent?: string
  readonly properties?: Readonly<Record<string, string | boolean>>
}

export interface Annex {
  readonly no: string
  readonly title: Words
  readonly forms: readonly string[]
}

/** Working days at the bureau's place: weekends off, except as listed. */
export interface WorkingDays {
  readonly holidays: readonly Day[]
  readonly workdays: readonly Day[]
}

/** How an office handles what it receives. */
export interface Handling {
  /** Working days within which a handed-in suggestion is to be decided on. */
  readonly acceptWithin: number
  /** Working days a filer has to answer a return. */
  readonly returnWithin: number
  readonly objectWithin: number
  readonly triageWithin: number
  /** After this many transfers a suggestion goes to triage. */
  readonly maxTransfers: number
  readonly triageOffice: OfficeCode
  readonly refusalReasons: readonly Option[]
  /** Why a suggestion was not used in a guide; its letter says it. */
  readonly declineReasons: readonly Option[]
  readonly quotaPerKind: Readonly<Record<KindCode, number>>
  /** What an outage shortly before the end brings by itself; without it, people decide. */
  readonly outage?: OutageRule
}

export interface UploadLimits {
  readonly maxFiles: number
  /** Bytes, by ending. */
  readonly maxBytes: Readonly<Record<string, number>>
}
