/**
 * Everybody whom the access matrix asks in the name of, with what they are to the things that the world of the test holds:
 * one unit’s suggestions with one office, another office that reads along, and what the bureau made of them.
 */
export const cast = {
  nobody: 'not signed in',
  stranger: 'an account of no unit',
  outsider: 'files, reviews and administers for another unit',
  filer: 'wrote it',
  coAuthor: 'writes it too',
  colleague: 'files for the same unit, and did not write it',
  reviewer: 'reviews for the unit',
  admin: 'administers the unit',
  officer: 'works in the office with which it lies',
  head: 'heads that office',
  reading: 'works in an office whose field it touches',
  elsewhere: 'works in an office that has nothing to do with it',
  headElsewhere: 'heads such an office',
  triage: 'planning',
  leader: 'leads the bureau',
  district: 'reads a district’s figures',
  auditor: 'audits',
  keeper: 'keeps the accounts',
  exporter: 'holds the role for exports and nothing else',
  exportingOfficer: 'works in its office and holds the role for exports',
  expert: 'was asked to judge it, and accepted',
  otherExpert: 'is in the pool of experts and was not asked',
  teamLeader: 'leads the project that came of one, in a third unit',
  bearerAdmin: 'administers the unit that carries the project out',
} as const

export type Role = keyof typeof cast
export const roles = Object.keys(cast) as readonly Role[]

export const authors = ['filer', 'coAuthor'] as const satisfies readonly Role[]
/** Those who release for a unit, and run it. */
export const deskOfUnit = ['reviewer', 'admin'] as const satisfies readonly Role[]
export const unit = [...authors, 'colleague', ...deskOfUnit] as const satisfies readonly Role[]
export const ofOffice = ['officer', 'head', 'exportingOfficer'] as const satisfies readonly Role[]
export const overseers = ['triage', 'leader'] as const satisfies readonly Role[]
export const heads = ['head', 'headElsewhere'] as const satisfies readonly Role[]
/** Everybody who works in any office. */
export const officers = [
  ...ofOffice,
  'reading',
  'elsewhere',
  'headElsewhere',
] as const satisfies readonly Role[]
export const experts = ['expert', 'otherExpert'] as const satisfies readonly Role[]
export const bearers = ['teamLeader', 'bearerAdmin'] as const satisfies readonly Role[]
/** Whoever the bureau gave a desk; the role for exports alone is none. */
export const staff = [
  ...officers,
  ...overseers,
  'district',
  'auditor',
  'keeper',
] as const satisfies readonly Role[]
export const signedIn: readonly Role[] = roles.filter((it) => it !== 'nobody')
