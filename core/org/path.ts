import type { OrgTypeRule, SubmitPath } from '../call/call.ts'

/** A unit's own path instead of its type's, set by the bureau with the reason why. */
export interface PathOverride {
  readonly path: SubmitPath
  readonly reason: string
}

/** The way by which a unit hands in: its own if the bureau set one, otherwise that of its type. */
export const pathOf = (rule: OrgTypeRule, override?: PathOverride | null): SubmitPath =>
  override?.path ?? rule.path
