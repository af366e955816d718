declare const brand: unique symbol
type Id<Name extends string> = string & { readonly [brand]: Name }

export type PersonId = Id<'person'>
export type OrgId = Id<'org'>
export type SuggestionId = Id<'suggestion'>
export type FileId = Id<'file'>
/** The name of a call's folder; a call has many installed versions. */
export type CallId = Id<'call'>
/** One immutable installed version of a call. */
export type CallVersionId = Id<'call-version'>
/** A bureau office by its stable code. */
export type OfficeCode = Id<'office'>
export type DirectionId = Id<'direction'>
export type GuideId = Id<'guide'>
export type ProjectId = Id<'project'>
export type ExpertId = Id<'expert'>
/** A round in which experts judge. */
export type RoundId = Id<'round'>
