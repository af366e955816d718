import type { Judgement } from '#api/likeness.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { comparable, judgeable } from '#core/permission/likeness.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { comparableTexts, likenessOf, ordered, putPairs } from '../../db/likeness.ts'
import { lockSuggestions } from '../../db/suggestions.ts'
import { comparedNow } from '../../present/likeness.ts'

/**
 * Says what two suggestions are to each other, in place of what was counted. A plain relation of two: nothing follows for a
 * third, so that circles do no harm. Told under the pair, as the story of a suggestion is also its filer's to read.
 */
export async function judgeLikeness(
  ctx: Context,
  actor: Actor,
  id: string,
  other: string,
  judged: Judgement,
  at: Instant,
): Promise<Result<null, Reason>> {
  if (id === other) return err({ why: 'not-found' })
  const { a, b } = ordered(id, other)
  return ctx.db.transaction().execute(async (tx) => {
    const both = await lockSuggestions(tx, [a, b])
    const [one, two] = [both.find((it) => it.id === id), both.find((it) => it.id === other)]
    if (!one || !two) return err({ why: 'not-found' })
    const may = judgeable(actor, one)
    if (!may.ok) return may
    const beside = comparable(actor, two)
    if (!beside.ok) return beside
    const stored = await likenessOf(tx, a, b)
    if (stored?.judged === judged) return ok(null)
    if (!stored) {
      const texts = await comparableTexts(tx, [a, b])
      const [first, second] = texts
      if (!first || !second) return err({ why: 'not-found' })
      const found = await comparedNow(ctx, first, second)
      const relation = found.relation ?? (judged === 'duplicate' ? 'duplicate' : 'kindred')
      await putPairs(tx, [{ ...found, relation }], new Date(at))
    }
    await tx
      .updateTable('likeness')
      .set({ judged, judged_by: actor.person, judged_at: new Date(at) })
      .where('a', '=', a)
      .where('b', '=', b)
      .execute()
    const fact = { happened: 'likeness-judged', detail: { a, b, judged } } as const
    await append(tx, `likeness ${a} ${b}`, [fact], actor.person, at)
    return ok(null)
  })
}
