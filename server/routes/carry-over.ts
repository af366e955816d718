import type { CarryReport, drafts } from '#api/drafts.ts'
import { type Between, fatesIn, newerForm } from '#core/decide/draft/carry-over.ts'
import type { Fact } from '#core/fact.ts'
import type { StoredAnswer } from '#core/form/answers.ts'
import { assemble } from '#core/form/paths.ts'
import { carryOver, formIn, formsBetween } from '../commands/draft/carry-over.ts'
import type { Context } from '../context.ts'
import { answersOf } from '../db/answers.ts'
import { answersThen } from '../db/answers-then.ts'
import { namesOf } from '../db/drafts.ts'
import { factsOf } from '../db/facts.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { suggestionView } from '../present/suggestion.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { ownText } from './seen.ts'

type CarryOver = 'GET /suggestions/:id/carry-over' | 'POST /suggestions/:id/carry-over'

/** A draft and a newer form of its call. */
export const carryOverRoutes: Pick<HandlersOf<typeof drafts>, CarryOver> = {
  'GET /suggestions/:id/carry-over': async (ctx, { actor, params }) => {
    const it = await ownText(ctx, actor, params.id)
    const [between, facts] = await Promise.all([formsBetween(ctx, it), factsOf(ctx.db, it.id)])
    const carried = facts.filter((fact) => fact.happened === 'suggestion-carried-over').reverse()
    const names = await namesOf(
      ctx.db,
      carried.flatMap((fact) => fact.by ?? []),
    )
    const offered = between && newerForm(it, between) === 'offered' ? between : undefined
    return {
      offered: offered ? await preview(ctx, it.id, it.revision, offered) : null,
      done: await Promise.all(
        carried.map(async (fact) => ({
          at: fact.at,
          by: names[fact.by ?? ''] ?? '',
          report: await reportOf(ctx, it, fact),
        })),
      ),
    }
  },
  'POST /suggestions/:id/carry-over': async (ctx, { actor, params, body, at }) => {
    granted(await carryOver(ctx, actor, params.id, body, at))
    const it = await loadSuggestion(ctx.db, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
}

/** The revision is read before the answers: an edit between the two makes the deed stale, never wrong. */
async function preview(ctx: Context, id: string, revision: number, between: Between) {
  const { rev } = await ctx.db
    .selectFrom('suggestion')
    .select('rev')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { revision, rev, report: presentReport(between, await answersOf(ctx.db, id)) }
}

/** An earlier report, worked out again from what the log says stood there. */
async function reportOf(
  ctx: Context,
  it: { readonly id: string; readonly kind: string },
  { detail }: Fact,
): Promise<CarryReport> {
  const [own, inForce] = await Promise.all([
    ctx.calls.version(String(detail['from'])),
    ctx.calls.version(String(detail['to'])),
  ])
  const then = await answersThen(ctx.db, it.id, Number(detail['rev']))
  return presentReport({ own: formIn(own, it.kind), inForce: formIn(inForce, it.kind) }, then)
}

function presentReport(between: Between, stored: readonly StoredAnswer[]): CarryReport {
  const { own, inForce } = between
  const answers = own.form ? assemble(own.form, stored) : {}
  return {
    from: own.version,
    to: inForce.version,
    fields: fatesIn(between, stored).map((it) => ({
      field: it.field,
      went: it.went,
      into: it.went === 'dropped' ? null : it.into,
      why: it.went === 'dropped' ? it.why : null,
      left: it.went === 'mapped' ? [...it.left] : [],
      value: it.went === 'kept' ? null : (answers[it.field] ?? null),
    })),
  }
}
