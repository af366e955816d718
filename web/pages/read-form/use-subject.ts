import { useMemo, useState } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import type { Form } from '#core/form/form.ts'
import { asksField, routeIn, settle } from '#core/routing/combinations.ts'
import type { Call } from '../../session.tsx'
import { routableOf } from '../office/FindOffice.tsx'
import { saidFor } from './sorted.ts'

type Kind = Call['kinds'][number]

/** What decides where a draft goes, as the file says it and as its filer then chooses. */
export function useSubject(call: Call, kind: Kind, form: Form, read: ReadPaper) {
  const said = useMemo(
    () => ({
      field: saidFor(form, read.fields, 'field'),
      livelihood: saidFor(form, read.fields, 'livelihood'),
      note: saidFor(form, read.fields, 'field-note'),
    }),
    [form, read],
  )
  const [field, setField] = useState(said.field.value)
  const [livelihood, setLivelihood] = useState(said.livelihood.value)
  const [note, setNote] = useState(said.note.value)
  const routable = useMemo(() => routableOf(call), [call])
  const rule = routable.kinds.find((it) => it.code === kind.code)
  const picked = kind.asksLivelihood && livelihood !== '' ? livelihood : null
  const needsField = rule !== undefined && asksField(routable, rule, picked)
  const fixed = rule !== undefined && 'fixed' in rule.field ? rule.field.fixed : null
  const chosen = field === '' ? null : field
  const subject = { kind: kind.code, field: needsField ? chosen : fixed, livelihood: picked }
  const complete = (!kind.asksLivelihood || picked !== null) && (!needsField || chosen !== null)
  const routed = complete ? routeIn(routable, subject) : null
  const settled = complete ? settle(routable, subject).kind : kind.code
  return {
    said,
    field,
    setField,
    livelihood,
    setLivelihood,
    note,
    setNote,
    needsField,
    needsNote: needsField && call.fields.find((it) => it.code === field)?.needsNote === true,
    subject,
    /** The kind that the choice really means, where it means another one. */
    becomes: settled === kind.code ? undefined : call.kinds.find((it) => it.code === settled),
    office:
      routed !== null && 'office' in routed
        ? call.offices.find((it) => it.code === routed.office)
        : undefined,
    refused: routed !== null && 'refused' in routed ? routed.refused : null,
  }
}
