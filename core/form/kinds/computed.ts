import type { ComputedField } from '../form.ts'
import type { FieldKind } from '../kind.ts'

/** Worked out from other answers (`computed.ts` beside the kinds), so nothing is ever typed, kept or checked. */
export const computed: FieldKind<ComputedField> = {
  isBlank: () => true,
  fits: () => false,
  check: () => [],
  canonical: () => undefined,
  show: (_field, raw) => (typeof raw === 'string' ? raw : ''),
}
