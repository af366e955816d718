import { createContext, useContext } from 'react'
import type { Path } from '#core/form/answers.ts'
import type { Asking } from '#core/form/condition.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Field, FieldId, FilesField, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import type { ReadinessScale } from '#core/trl/policy.ts'
import type { Previous } from '../parts/readiness/assessed.ts'

/** What every question of an open form may look at and do. */
export interface FormSetting {
  readonly lists: Lists
  readonly asking: Asking
  readonly scale: ReadinessScale | undefined
  readonly findings: readonly Finding[]
  readonly valueAt: (path: Path) => unknown
  readonly write: (path: Path, value: unknown) => void
  readonly writeAll: (edits: readonly { readonly path: Path; readonly value: unknown }[]) => void
  readonly uploads: Uploads | undefined
  /** The whole form, for questions that are drawn from several others: an assessment. */
  readonly form?: Form | undefined
  /** The call whose standard the form is assessed by, and its version. */
  readonly call?: { readonly id: string; readonly version: string } | undefined
  /** Whether a question may be written in; without it the question itself is told. */
  readonly isOpen?: ((field: FieldId) => boolean) | undefined
  /** Leads to another question of the form. */
  readonly goTo?: ((field: FieldId) => void) | undefined
  /** The assessment that this one is compared with: of the last version, of the stage before. */
  readonly previous?: Previous | undefined
}

export interface Attached {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly state: 'uploading' | 'ready'
  readonly scanned: boolean
  readonly href: string
  /** 0 to 1 while it is on its way. */
  readonly progress?: number
  /** The line is gone; the upload goes on by itself once it is back. */
  readonly waiting?: boolean
  readonly problem?: string
}

/** The files of the draft and what can be done with them. */
export interface Uploads {
  readonly of: (field: string) => readonly Attached[]
  readonly add: (field: FilesField, files: readonly File[]) => void
  readonly remove: (field: FilesField, file: string) => void
  readonly maxBytes: Readonly<Record<string, number>>
}

export interface InputProps<F extends Field> {
  readonly field: F
  /** The id of the control that a link or a label leads to. */
  readonly id: string
  readonly path: Path
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly describedBy?: string | undefined
  readonly labelledBy?: string | undefined
  readonly invalid: boolean
  readonly readOnly: boolean
  readonly required: boolean
  /** In a row of a table. */
  readonly compact: boolean
}

export const FormContext = createContext<FormSetting | null>(null)

export function useForm(): FormSetting {
  const setting = useContext(FormContext)
  if (setting === null) throw new Error('No form around this field.')
  return setting
}

/** The id under which the control of a place stands on the page. */
export const domId = (path: Path): string => `f-${path.replaceAll('/', '-')}`

/** Brings the control of a place into view and the keyboard to it; what shows one part at a time is asked to show it first. */
export function focusPath(path: Path): void {
  const control = document.getElementById(domId(path))
  if (control === null) window.dispatchEvent(new CustomEvent(placeWanted, { detail: path }))
  for (let it = folded(control); it !== null; it = folded(it)) it.setAttribute('open', '')
  control?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}

const folded = (it: Element | null): Element | null => it?.closest('details:not([open])') ?? null

/** Says to which place somebody is led that is not on the page. */
export const placeWanted = 'zhinan:place'
