import type { ExpertId, OrgId, PersonId } from '../id.ts'
import type { Day } from '../instant.ts'

export const expertStates = ['listed', 'invited', 'active', 'declined', 'retired'] as const
/** `listed`: known to the office and not asked yet; only who is `active` is given anything to judge. */
export type ExpertState = (typeof expertStates)[number]

/** A unit as an expert or a form names it; the credit code is what tells it from others where it is known. */
export interface UnitNamed {
  readonly name: string
  readonly creditCode: string | null
}

/** Days, both included, on which nothing may be asked. */
export interface Blackout {
  readonly from: Day
  readonly to: Day
}

/** Somebody who judges: from where, knowing what, and how much at once. */
export interface Expert {
  readonly id: ExpertId
  /** Their account, once they have accepted. */
  readonly person: PersonId | null
  readonly name: string
  readonly email: string
  readonly mobile: string | null
  /** Where they work, as written; and the unit of the site that it is, where it is one. */
  readonly orgName: string
  readonly org: OrgId | null
  /** The credit code of that unit of the site: read with it, never written here. */
  readonly orgCode: string | null
  /** Where they belong besides. */
  readonly units: readonly UnitNamed[]
  readonly title: string
  /** Codes of a call's technical fields, and of the list of disciplines. */
  readonly fields: readonly string[]
  readonly disciplines: readonly string[]
  readonly keywords: readonly string[]
  readonly loadLimit: number
  readonly blackouts: readonly Blackout[]
  /** Units that the expert avoids: credit codes, names, or domains of e-mail addresses. */
  readonly avoid: readonly string[]
  readonly language: 'zh-CN' | 'en'
  readonly state: ExpertState
  readonly revision: number
}
