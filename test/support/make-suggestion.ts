import type { CallId, CallVersionId, OfficeCode, OrgId, PersonId, SuggestionId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type {
  Accepted,
  Concluded,
  Condensing,
  Draft,
  Filed,
  Frozen,
  Purged,
  Refused,
  Returned,
  Submitted,
  UnderReview,
  Unverified,
  Withdrawn,
} from '#core/suggestion/suggestion.ts'

/** Ids that differ by one digit and read as what they are. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const filer = idOf(1) as PersonId
export const colleague = idOf(2) as PersonId
export const org = idOf(100) as OrgId
export const otherOrg = idOf(101) as OrgId
export const office = 'ONE' as OfficeCode
export const otherOffice = 'TWO' as OfficeCode
/** Noon of 10 February 2030, in the middle of the smallest call's window. */
export const noon = Date.parse('2030-02-10T12:00:00+08:00')

const common = {
  id: idOf(1000) as SuggestionId,
  call: 'xiaoshi-2030' as CallId,
  callVersion: idOf(500) as CallVersionId,
  org,
  filer,
  coAuthors: [] as readonly PersonId[],
  kind: 'STUDY',
  field: null,
  livelihood: null,
  title: '海湾养殖尾水治理路径研究',
  revision: 3,
  since: noon,
  no: null,
  versions: 0,
}

const filed: Filed = {
  ...common,
  no: 'XS2030-STUDY-000001',
  versions: 1,
  firstHandedIn: noon - 86_400_000,
  handedIn: noon - 86_400_000,
  cohort: 'concentrated',
  destination: office,
  triage: false,
  readers: [],
  transfers: 0,
  handler: null,
  selfReviewed: false,
  due: null,
}

export const aDraft = (change: Partial<Draft> = {}): Draft => ({ ...common, state: 'draft', ...change })
export const underReview = (change: Partial<UnderReview> = {}): UnderReview => ({
  ...filed,
  state: 'unit-review',
  ...change,
})
export const returned = (change: Partial<Returned> = {}): Returned => ({
  ...filed,
  state: 'office-returned',
  unlocked: [],
  answerBy: null,
  ...change,
})
export const unverified = (change: Partial<Unverified> = {}): Unverified => ({
  ...filed,
  state: 'unverified',
  ...change,
})
export const submitted = (change: Partial<Submitted> = {}): Submitted => ({
  ...filed,
  state: 'submitted',
  ...change,
})
export const accepted = (change: Partial<Accepted> = {}): Accepted => ({
  ...filed,
  state: 'accepted',
  ...change,
})
export const condensing = (change: Partial<Condensing> = {}): Condensing => ({
  ...filed,
  state: 'condensing',
  ...change,
})
export const concluded = (change: Partial<Concluded> = {}): Concluded => ({
  ...filed,
  state: 'adopted',
  ...change,
})
export const refused = (change: Partial<Refused> = {}): Refused => ({
  ...filed,
  state: 'not-accepted',
  reasonCode: 'other',
  objectBy: noon + 86_400_000,
  objected: false,
  ...change,
})
export const withdrawn = (change: Partial<Withdrawn> = {}): Withdrawn => ({
  ...filed,
  state: 'withdrawn',
  ...change,
})
export const frozen = (change: Partial<Frozen> = {}): Frozen => ({
  ...filed,
  state: 'frozen',
  before: 'submitted',
  ...change,
})
export const purged = (change: Partial<Purged> = {}): Purged => ({
  ...filed,
  state: 'purged',
  title: '',
  ...change,
})

/** One suggestion in every state, for matrices. */
export const everyState = () => [
  aDraft(),
  underReview(),
  returned({ state: 'unit-returned' }),
  refused({ state: 'unit-refused', reasonCode: 'unit', objectBy: null }),
  unverified(),
  submitted(),
  returned(),
  accepted(),
  accepted({ state: 'reserve' }),
  condensing(),
  ...(['adopted', 'partly-adopted', 'merged', 'not-adopted'] as const).map((state) => concluded({ state })),
  refused(),
  withdrawn(),
  frozen(),
  purged(),
]

export const anActor = (change: Partial<Actor> = {}): Actor => ({
  person: idOf(900) as PersonId,
  filesFor: [],
  reviewsFor: [],
  administers: [],
  worksIn: [],
  heads: [],
  districts: [],
  triage: false,
  leader: false,
  sysAdmin: false,
  auditor: false,
  exports: false,
  ...change,
})

/** Everybody that matters for who may see and do what with the suggestions above. */
export const cast: Readonly<Record<string, Actor>> = {
  'its filer': anActor({ person: filer, filesFor: [org] }),
  'its co-author': anActor({ person: colleague, filesFor: [org] }),
  'a colleague who files': anActor({ person: idOf(3) as PersonId, filesFor: [org] }),
  'its unit’s reviewer': anActor({ person: idOf(4) as PersonId, filesFor: [org], reviewsFor: [org] }),
  'its unit’s administrator': anActor({ person: idOf(5) as PersonId, filesFor: [org], administers: [org] }),
  'another unit’s reviewer': anActor({
    person: idOf(6) as PersonId,
    filesFor: [otherOrg],
    reviewsFor: [otherOrg],
  }),
  'an officer of its office': anActor({ person: idOf(7) as PersonId, worksIn: [office] }),
  'the head of its office': anActor({ person: idOf(8) as PersonId, worksIn: [office], heads: [office] }),
  'an officer elsewhere': anActor({ person: idOf(9) as PersonId, worksIn: [otherOffice] }),
  'the head elsewhere': anActor({
    person: idOf(10) as PersonId,
    worksIn: [otherOffice],
    heads: [otherOffice],
  }),
  triage: anActor({ person: idOf(11) as PersonId, triage: true }),
  'a leader': anActor({ person: idOf(12) as PersonId, leader: true }),
  'a district': anActor({ person: idOf(13) as PersonId, districts: ['D1'] }),
  'the system administrator': anActor({ person: idOf(14) as PersonId, sysAdmin: true }),
  'the auditor': anActor({ person: idOf(15) as PersonId, auditor: true }),
  'a stranger': anActor({ person: idOf(16) as PersonId }),
}
