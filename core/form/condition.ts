import type { FieldId } from './form.ts'

/** When something is asked, required or looked at: a small sentence about the answers and about who answers. */
export type Condition =
  | { readonly field: FieldId; readonly is: readonly (string | boolean)[] }
  /** For `choices`, `tree-choice` and `tags`: at least one of these is among the answers. */
  | { readonly field: FieldId; readonly has: readonly string[] }
  | { readonly filled: FieldId }
  | { readonly blank: FieldId }
  | { readonly less: FieldId; readonly than: number }
  | { readonly kind: readonly string[] }
  | { readonly orgType: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
