import type { DeclarationField } from '../form.ts'
import { type FieldKind, must } from '../kind.ts'

/** A statement that the filer makes their own. Unticked is not blank: it is a statement not made. */
export const declaration: FieldKind<DeclarationField> = {
  isBlank: (raw) => raw === undefined || raw === null || raw === false,
  fits: (raw) => typeof raw === 'boolean',
  check: (field, raw) => (raw === true ? [] : [must(field, 'not-declared')]),
  canonical: (_field, raw) => raw,
  show: (field, raw, _lists, language) => (raw === true ? field.statement[language] : ''),
}
