import type { OfficeCode } from '../id.ts'
import type { Words } from '../text.ts'

/** A row of the routing table, read top down; the first that fits decides. An absent dimension fits everything. */
export interface RoutingRule {
  readonly kind: readonly string[]
  readonly field?: readonly string[]
  readonly livelihood?: readonly string[]
  readonly office?: OfficeCode
  /** The office takes it in only to hand it on. */
  readonly triage?: boolean
  /** Not collected: the call's own sentence with the way out. */
  readonly refuse?: Words
}

export interface Destination {
  readonly office: OfficeCode
  readonly triage: boolean
}

/** What decides where a suggestion goes. */
export interface Subject {
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
}

export type Routed = Destination | { readonly refused: Words } | { readonly unrouted: true }

/** The office that the first fitting rule names, or its refusal. `unrouted` never happens in a call that passed its audit. */
export function route(rules: readonly RoutingRule[], subject: Subject): Routed {
  const rule = rules.find((it) => fits(it, subject))
  if (rule?.refuse) return { refused: rule.refuse }
  if (rule?.office === undefined) return { unrouted: true }
  return { office: rule.office, triage: rule.triage ?? false }
}

const fits = (rule: RoutingRule, { kind, field, livelihood }: Subject): boolean =>
  rule.kind.includes(kind) && holds(rule.field, field) && holds(rule.livelihood, livelihood)

const holds = (wanted: readonly string[] | undefined, code: string | null): boolean =>
  wanted === undefined || (code !== null && wanted.includes(code))
