import { fieldsOf } from '#core/form/asked.ts'
import { columnFor } from '#core/form/assessment.ts'
import type { Form } from '#core/form/form.ts'
import { type ListEntry, type Lists, optionsOf } from '#core/form/lists.ts'
import { useForm } from '../suggestion-edit/load.ts'
import type { ProjectView, SnapshotView } from './read.ts'

/** What types of evidence are called: by the snapshot's own form, or by that of the suggestion where it has none. */
export function useEvidenceTypes(
  view: Pick<ProjectView, 'call' | 'kind' | 'callVersion'>,
  snapshot: Pick<SnapshotView, 'form' | 'lists'> | undefined,
): readonly ListEntry[] {
  const own = snapshot?.form as Form | null | undefined
  const other = useForm(own ? undefined : view.call, view.kind, view.callVersion).data
  if (own) return typesIn(own, snapshot?.lists as Lists)
  return other === undefined ? [] : typesIn(other.form, other.lists)
}

function typesIn(form: Form, named: Lists): readonly ListEntry[] {
  for (const field of fieldsOf(form)) {
    const column = field.kind === 'table' ? columnFor(field, 'evidence-type') : undefined
    if (column?.kind === 'choice') return optionsOf(column, named)
  }
  return []
}
