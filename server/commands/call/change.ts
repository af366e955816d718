import type { CallProblem } from '#core/call/problem.ts'
import {
  type CallChange,
  change as decide,
  problemsOf,
  type Rerouted,
  reroutedBy,
} from '#core/decide/call/change.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { keepableCall } from '#core/permission/call.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { combinationCounts, occupiedOffices } from '../../db/calls.ts'
import { alterCall } from './alter.ts'

/** Triage changes offices, telephones, quotas or routing: a new version, while drafts keep the forms they were begun under. */
export const change = (
  ctx: Context,
  actor: Actor,
  call: string,
  asked: CallChange,
  note: string,
  at: Instant,
) =>
  alterCall(ctx, actor, call, note, at, async (it, tx) => decide(it, asked, await occupiedOffices(tx, call)))

/** What a change would alter: what forbids it, and every combination that goes elsewhere with how many it concerns. */
export interface Impact {
  readonly problems: readonly CallProblem[]
  readonly rerouted: readonly (Rerouted & { readonly drafts: number; readonly waiting: number })[]
}

/** The same question as `change`, answered without doing anything. */
export async function impactOf(
  ctx: Context,
  actor: Actor,
  id: string,
  asked: CallChange,
): Promise<Result<Impact, Reason>> {
  const current = await ctx.calls.byId(id)
  if (!current) return err({ why: 'not-found' })
  const keepable = keepableCall(actor, current.call)
  if (!keepable.ok) return keepable
  const rerouted = reroutedBy(keepable.value, asked)
  const [occupied, counts] = await Promise.all([
    occupiedOffices(ctx.db, id),
    rerouted.length > 0 ? combinationCounts(ctx.db, id) : [],
  ])
  return ok({
    problems: problemsOf(keepable.value, asked, occupied),
    rerouted: rerouted.map((it) => {
      const count = counts.find(
        (one) => one.kind === it.kind && one.field === it.field && one.livelihood === it.livelihood,
      )
      return { ...it, drafts: Number(count?.drafts ?? 0), waiting: Number(count?.waiting ?? 0) }
    }),
  })
}
