import type { Call } from '../../call/call.ts'
import { canonicalJson } from '../../canonical.ts'
import type { NewFact } from '../../fact.ts'
import type { Answers, StoredAnswer } from '../../form/answers.ts'
import { fieldsOf } from '../../form/asked.ts'
import type { Form } from '../../form/form.ts'
import { assemble, placeOf, valueAt } from '../../form/paths.ts'
import type { CallVersionId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import { editable } from '../../permission/suggestion.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import type { Draft, Returned, Suggestion } from '../../suggestion/suggestion.ts'
import { answersAfter, type Fate, mapping } from './mapping.ts'

/** One version of a call, and what it asks of one kind; no form where that version no longer collects the kind. */
export interface FormOfVersion {
  readonly version: CallVersionId
  readonly call: Call
  readonly form: Form | undefined
}

/** How a draft stands to the form in force. `named-only` came back for named fields and is answered in the form it was read in. */
export type NewerForm = 'none' | 'offered' | 'named-only'

/** What a draft is carried from, and what it is carried into. */
export interface Between {
  readonly own: FormOfVersion
  readonly inForce: FormOfVersion
}

/** Whether the version in force asks otherwise than the draft's own: another form, or other codes to choose from. */
export function newerForm(it: Suggestion, { own, inForce }: Between): NewerForm {
  if (own.version === inForce.version || !own.form || !inForce.form) return 'none'
  if (it.state !== 'draft' && it.state !== 'unit-returned' && it.state !== 'office-returned') return 'none'
  if (asks(own) === asks(inForce)) return 'none'
  return limited(it) ? 'named-only' : 'offered'
}

const limited = (it: Draft | Returned): boolean => it.state !== 'draft' && it.unlocked.length > 0

const asking = new WeakMap<Form, string>()

/** A form with the lists it names, in one text; versions never change, so each is written once. */
function asks({ call, form }: FormOfVersion): string {
  if (!form) return ''
  const known = asking.get(form)
  if (known !== undefined) return known
  const named = fieldsOf(form)
    .flatMap((it) => [it, ...(it.kind === 'table' ? it.columns : [])])
    .flatMap((it) => ('list' in it && it.list !== undefined ? [it.list] : []))
  const text = canonicalJson({ form, lists: [...new Set(named)].map((it) => call.lists[it] ?? null) })
  asking.set(form, text)
  return text
}

/** What the person saw when asking for it. */
export interface CarryAsked {
  readonly revision: number
  readonly rev: number
  readonly to: string
}

/** What stands in the draft now. */
export interface CarryStanding {
  readonly rev: number
  readonly stored: readonly StoredAnswer[]
  readonly orgType: string
}

/** A draft in the newer form. */
export interface CarriedOver {
  readonly becomes: Draft | Returned
  readonly fates: readonly Fate[]
  readonly answers: Answers
  /** What has to be written so that the stored answers are those of the newer form; what is taken away stays in the log. */
  readonly edits: readonly StoredAnswer[]
  readonly fact: NewFact
}

/** Whether the draft may be carried over to the form in force, and what comes of it (ruling 5). */
export function carryOver(
  actor: Actor,
  it: Suggestion,
  between: Between,
  standing: CarryStanding,
  asked: CarryAsked,
): Result<CarriedOver, Reason> {
  const open = editable(actor, it)
  if (!open.ok) return open
  if (asked.revision !== it.revision || asked.rev !== standing.rev || asked.to !== between.inForce.version)
    return err({ why: 'stale', revision: it.revision })
  const offer = newerForm(it, between)
  if (offer === 'named-only') return err({ why: 'named-fields-only' })
  const { own, inForce } = between
  if (offer === 'none' || !own.form || !inForce.form) return err({ why: 'no-newer-form' })
  const kind = inForce.call.kinds.find((one) => one.code === it.kind)
  const allowed = kind?.suggestedBy[standing.orgType]
  if (kind && allowed?.may === 'no') return err({ why: 'not-suggestible', text: allowed.note ?? kind.who })

  // A field that the kind itself decides is no answer; offices go on reading a returned one as it was handed in.
  const given =
    it.state === 'draft' && kind && 'fixed' in kind.field ? { field: kind.field.fixed } : { field: it.field }
  const fates = fatesIn(between, standing.stored)
  const count = (went: Fate['went']) => fates.filter((one) => one.went === went).length
  return ok({
    becomes: { ...open.value, ...given, callVersion: inForce.version, revision: it.revision + 1 },
    fates,
    answers: answersAfter(fates),
    edits: editsOf(own.form, inForce.form, standing.stored, fates),
    fact: {
      happened: 'suggestion-carried-over',
      detail: {
        from: own.version,
        to: inForce.version,
        rev: standing.rev,
        kept: count('kept'),
        mapped: count('mapped'),
        dropped: count('dropped'),
      },
    },
  })
}

/** Field by field, what becomes of what is written; the same for a look beforehand, the deed, and a look back. */
export const fatesIn = ({ own, inForce }: Between, stored: readonly StoredAnswer[]): readonly Fate[] =>
  own.form && inForce.form
    ? mapping(own.form, assemble(own.form, stored), inForce.form, inForce.call.lists, 'in-place')
    : []

function editsOf(
  from: Form,
  into: Form,
  stored: readonly StoredAnswer[],
  fates: readonly Fate[],
): readonly StoredAnswer[] {
  const byField = new Map(fates.map((it) => [it.field, it]))
  return stored.flatMap(({ path, value }): readonly StoredAnswer[] => {
    const [field = ''] = path.split('/')
    const fate = byField.get(field)
    if (value === null || value === undefined || fate === undefined || fate.went === 'kept') return []
    if (fate.went === 'dropped') return [{ path, value: null }]
    const to = `${fate.into}${path.slice(field.length)}`
    const after = placedAt(from, into, { path, value }, to, fate)
    if (to !== path)
      return [{ path, value: null }, ...(after === undefined ? [] : [{ path: to, value: after }])]
    return canonicalJson(after ?? null) === canonicalJson(value) ? [] : [{ path, value: after ?? null }]
  })
}

/** What stands at a place of the newer form. A row keeps its order key; cells of a row that was deleted stay where they are. */
function placedAt(
  from: Form,
  into: Form,
  { path, value }: StoredAnswer,
  to: string,
  fate: Exclude<Fate, { went: 'dropped' }>,
): unknown {
  const place = placeOf(from, path)
  if (place === undefined || placeOf(into, to) === undefined) return undefined
  const answers = { [fate.into]: fate.value }
  if (place.to === 'field') return fate.value
  const row = valueAt(answers, `${fate.into}/${place.row}`)
  if (row === undefined) return to === path ? value : undefined
  return place.to === 'row' ? value : valueAt(answers, to)
}
