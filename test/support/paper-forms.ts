import fc from 'fast-check'
import { readCall } from '#cli/call.ts'
import type { Call, Kind } from '#core/call/call.ts'
import type { Answers } from '#core/form/answers.ts'
import { canonicalAnswers } from '#core/form/canonical.ts'
import { formForKind } from '#core/form/for-kind.ts'
import type { Form } from '#core/form/form.ts'
import type { Paper } from '#documents/paper.ts'
import { paperOf } from '#documents/sheet.ts'
import { openForm, readForm } from '#documents/word/read-form.ts'
import { callNames } from '#server/call-folder.ts'
import { anyAnswers, onPaper } from './any-answers.ts'

/** A kind of a real call with the form that its paper asks. */
export interface PaperForm {
  readonly call: Call
  readonly kind: Kind
  readonly form: Form
  readonly orgType: string
}

/** Every kind of every call whose forms are its own, the real ones first. */
export async function paperForms(): Promise<readonly PaperForm[]> {
  const read = await Promise.all((await callNames()).map((it) => readCall(it)))
  const call = read.flatMap((it) => (it.ok ? [it.value] : [])).find((it) => !it.invented)
  if (call === undefined) throw new Error('No real call lies in calls/.')
  return call.kinds.map((kind) => {
    const form = call.forms[kind.form]
    if (form === undefined) throw new Error(`${kind.code} has no form.`)
    return { call, kind, form: formForKind(form, kind.code), orgType: call.orgTypes[0]?.code ?? '' }
  })
}

/** One filling of a form, the same for the same seed; as it would be frozen when handed in. */
export function filledAnyhow(
  { call, kind, form, orgType }: PaperForm,
  seed: number,
  longTable = true,
): Answers {
  const [answers = {}] = fc.sample(anyAnswers(form, kind.code, call.lists, longTable), { seed, numRuns: 1 })
  return canonicalAnswers(form, { kind: kind.code, orgType, answers })
}

/** The filled paper of a kind; every second seed in both languages. */
export const paperFor = ({ call, kind, form, orgType }: PaperForm, answers: Answers, seed: number): Paper =>
  paperOf({
    identity: { call: call.id, version: 'v', kind: kind.code, form: form.id },
    form,
    lists: call.lists,
    title: form.title,
    language: seed % 2 === 0 ? 'zh' : 'both',
    heads: [],
    filled: { kind: kind.code, orgType, answers },
  })

/** What our reader finds in a file, as paper can carry it, and which places it could not read. */
export function readBack(it: PaperForm, bytes: Uint8Array) {
  const opened = openForm(bytes)
  if (!opened.ok) throw new Error(opened.error)
  let n = 0
  const { answers, fields } = readForm(opened.value, it.form, it.call.lists, () => `row-${n++}`)
  const unclear = fields.filter((one) => one.read.read === 'unclear' || one.unclear.length > 0)
  return {
    identity: opened.value.identity,
    answers: onPaper(it.form, answers),
    unclear: unclear.map((one) => [one.field, one.text, one.unclear]),
    sure: fields.map((one) => one.confidence),
  }
}
