import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { type ProposedGroup, proposedGroups } from '#core/model/answered.ts'
import { groupingMaterial, quoted } from '#core/model/material.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { modelPrompt } from '#text/model-prompt.ts'
import type { Context } from '../../context.ts'
import { type DeskRow, deskRows, lockGroups } from '../../db/groups.ts'
import { groupingSaid } from '../../model/said.ts'
import { askLogged } from './ask.ts'
import { type LeftOut, materialOf } from './material.ts'

/** So many that stand alone are considered at once. */
const mostLoose = 80

/** What the model would put together. */
export interface Grouping {
  readonly model: string
  readonly asked: number
  readonly groups: readonly (Omit<ProposedGroup, 'members'> & { readonly members: readonly DeskRow[] })[]
  readonly sent: number
  readonly leftOut: readonly LeftOut[]
  readonly more: boolean
}

/** Has the model group what stands alone on an office's condensing desk; titles and the beginnings of abstracts are sent. */
export async function askForGroups(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: { readonly call: string; readonly kind?: string | undefined; readonly field?: string | undefined },
  at: Instant,
): Promise<Result<Grouping, Reason>> {
  const may = mayBegin(actor, office)
  if (!may.ok) return may
  const endpoint = ctx.config.model
  if (endpoint === null) return err({ why: 'model-off' })
  const rows = await deskRows(ctx.db, actor, { ...asked, office }, mostLoose + 1, true)
  const loose = rows.slice(0, mostLoose)
  const wanted = loose.map((row) => ({ suggestion: row.id }))
  const gather = () => materialOf(ctx, actor, wanted, 'head')
  const material = await gather()
  const pieces = groupingMaterial(material.sent)
  const answer = await askLogged(
    ctx,
    actor,
    endpoint,
    {
      subject: `office:${office}`,
      detail: { use: 'grouping', call: asked.call },
      material,
      told: modelPrompt.grouping,
      quoted: quoted(pieces),
      hold: async (tx) => {
        await lockGroups(tx, office)
        return ok(null)
      },
      read: (text) => {
        const said = groupingSaid(text)
        return said && proposedGroups(said, pieces)
      },
      again: gather,
    },
    at,
  )
  if (!answer.ok) return answer
  const byId = new Map(loose.map((row) => [row.id, row]))
  return ok({
    model: endpoint.name,
    asked: answer.value.asked,
    groups: answer.value.proposed.map(({ name, members }) => ({
      name,
      members: members.flatMap((id) => byId.get(id) ?? []),
    })),
    sent: material.sent.length,
    leftOut: material.leftOut,
    more: rows.length > mostLoose,
  })
}
