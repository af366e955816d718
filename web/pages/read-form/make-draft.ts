import type { Answers } from '#core/form/answers.ts'
import type { Form } from '#core/form/form.ts'
import { type Asked, request } from '../../api.ts'
import { newId } from '../../new-id.ts'
import { editsOver, linked, type NamedFile } from './ops.ts'

/** As many edits as one request takes. */
const most = 500

/** Questions whose answers the server would not keep. */
export interface Made {
  readonly refused: readonly string[]
}

/** Begins the draft: the same key never begins a second one. */
export async function beginDraft(body: Asked<'POST /suggestions'>['body']): Promise<string> {
  return (await request('POST /suggestions', { body })).id
}

/** Writes answers into a draft; done again it goes on where it stopped. */
export async function writeInto(id: string, answers: Answers, named: readonly NamedFile[]): Promise<Made> {
  const draft = await request('GET /suggestions/:id/draft', { params: { id }, query: {} })
  const { call, kind, callVersion: version } = draft.suggestion
  const asked = await request('GET /calls/:call/forms/:kind', { params: { call, kind }, query: { version } })
  const form = asked.form as Form
  const edits = editsOver(form, draft.answers, linked(form, draft.answers, answers, named))
  const refused = new Set<string>()
  for (let at = 0; at < edits.length; at += most) {
    const ops = edits.slice(at, at + most).map((it) => ({ ...it, op: newId() }))
    const { outcomes } = await request('POST /suggestions/:id/answers', { params: { id }, body: { ops } })
    const pathOf = new Map(ops.map((it) => [it.op, it.path]))
    for (const { op, outcome } of outcomes)
      if (outcome !== 'applied') refused.add(pathOf.get(op)?.split('/')[0] ?? '')
  }
  return { refused: [...refused] }
}
