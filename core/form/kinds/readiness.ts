import { levelOf } from '../../trl/level.ts'
import type { ReadinessField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'
import { fitsNumber } from './decimal.ts'
import { isBlankText } from './text.ts'

/** A level of the call's readiness scale. */
export const readiness: FieldKind<ReadinessField> = {
  isBlank: isBlankText,
  fits: fitsNumber,
  check: (field, raw) => (levelOf(raw) === undefined ? [must(field, 'not-a-level')] : []),
  canonical: (_field, raw) => levelOf(raw)?.toString() ?? raw,
  show: (_field, raw) => levelOf(raw)?.toString() ?? '',
}
