import type { Field } from './form.ts'
import type { FieldKind } from './kind.ts'
import { columnKinds } from './kinds/columns.ts'
import { computed } from './kinds/computed.ts'
import { files } from './kinds/files.ts'
import { period } from './kinds/period.ts'
import { readiness } from './kinds/readiness.ts'
import { table } from './kinds/table.ts'

/** Adding a kind to `Field` without adding it here does not compile. */
export const kinds: { readonly [K in Field['kind']]: FieldKind<Extract<Field, { kind: K }>> } = {
  ...columnKinds,
  period,
  table,
  files,
  readiness,
  computed,
}

/** The map's entry under the field's own kind; the compiler cannot see that the two belong together. */
export const kindOf = (field: Field): FieldKind<Field> => kinds[field.kind] as unknown as FieldKind<Field>
