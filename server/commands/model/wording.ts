import { fieldsOf } from '#core/form/asked.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import { type ProposedSentence, proposedWording } from '#core/model/answered.ts'
import { quoted, wordingMaterial } from '#core/model/material.ts'
import type { Actor } from '#core/permission/actor.ts'
import { writableDirection } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { modelPrompt } from '#text/model-prompt.ts'
import type { Context } from '../../context.ts'
import { sourcesOf } from '../../db/direction-sources.ts'
import { loadDirection } from '../../db/directions.ts'
import { wordingSaid } from '../../model/said.ts'
import { lockWritable } from '../direction/lock-writable.ts'
import { askLogged } from './ask.ts'
import { type LeftOut, materialOf } from './material.ts'

/** What the model would write in a field. */
export interface Wording {
  readonly asked: number
  readonly model: string
  readonly sentences: readonly ProposedSentence[]
  readonly sent: readonly string[]
  readonly leftOut: readonly LeftOut[]
}

/** Where no field says how long it should be. */
const usualLength = 300

/**
 * Has the model draft one field from the direction's sources. Of the direction itself nothing is sent but what the sheet calls
 * the field: what is written in it may come from a source that may not be sent.
 */
export async function askForWording(
  ctx: Context,
  actor: Actor,
  id: string,
  field: string,
  at: Instant,
): Promise<Result<Wording, Reason>> {
  const it = await loadDirection(ctx.db, id)
  if (!it) return err({ why: 'not-found' })
  const held = writableDirection(actor, it)
  if (!held.ok) return held
  const endpoint = ctx.config.model
  if (endpoint === null) return err({ why: 'model-off' })
  const asked = proseIn((await ctx.calls.version(it.callVersion)).call.direction, field)
  if (asked === undefined) return err({ why: 'unknown-path', path: field })
  const gather = async () => materialOf(ctx, actor, await sourcesOf(ctx.db, id), 'all')
  const material = await gather()
  const pieces = wordingMaterial(material.sent)
  const answer = await askLogged(
    ctx,
    actor,
    endpoint,
    {
      subject: id,
      detail: { use: 'wording', field },
      material,
      told: modelPrompt.wording(asked.label.zh, asked.hint?.zh ?? '', lengthFor(asked)),
      quoted: quoted(pieces),
      hold: async (tx) => {
        const still = await lockWritable(tx, actor, id)
        return still.ok ? ok(null) : still
      },
      read: (text) => {
        const said = wordingSaid(text)
        return said && proposedWording(said, pieces)
      },
      again: gather,
    },
    at,
  )
  if (!answer.ok) return answer
  const { sent, leftOut } = material
  return ok({
    asked: answer.value.asked,
    model: endpoint.name,
    sentences: answer.value.proposed,
    sent: sent.map((one) => one.suggestion),
    leftOut,
  })
}

/** A field of prose: a long text, or a table whose rows are its sentences. */
const proseIn = (form: Form, id: string): Field | undefined =>
  fieldsOf(form).find(
    (it) =>
      it.id === id &&
      (it.kind === 'long-text' ||
        (it.kind === 'table' && it.columns.length === 1 && it.columns[0]?.kind === 'long-text')),
  )

const lengthFor = (field: Field): number =>
  field.kind === 'long-text'
    ? field.max
    : field.kind === 'table'
      ? (field.usualText ?? usualLength)
      : usualLength
