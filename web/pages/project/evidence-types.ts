import { fieldsOf } from '#core/form/asked.ts'
import { columnFor } from '#core/form/assessment.ts'
import type { Form } from '#core/form/form.ts'
import { type ListEntry, type Lists, optionsOf } from '#core/form/lists.ts'
import type { SnapshotView } from './read.ts'

/** What types of evidence are called: by the snapshot's own form, or by its lists where it has none. */
export function evidenceTypesOf({ form, lists }: Pick<SnapshotView, 'form' | 'lists'>): readonly ListEntry[] {
  const named = lists as Lists
  if (form === null || form === undefined) return Object.values(named).flat()
  for (const field of fieldsOf(form as Form)) {
    const column = field.kind === 'table' ? columnFor(field, 'evidence-type') : undefined
    if (column?.kind === 'choice') return optionsOf(column, named)
  }
  return []
}
