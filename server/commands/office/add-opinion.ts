import { leastReason } from '#core/decide/said.ts'
import type { OfficeCode, SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { opinionable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { lengthOf } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { textsChanged } from '../../db/changed-texts.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { react } from '../../jobs/reactions.ts'

/** Another office adds what it thinks (会签意见). The suggestion itself does not change. Gives the remark's id. */
export const addOpinion = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  { key, body }: { readonly key: string; readonly body: string },
  at: Instant,
): Promise<Result<string, Reason>> =>
  ctx.db.transaction().execute((tx) =>
    once<string>(tx, actor.person, key, `opinion ${id}`, at, async () => {
      const it = await lockSuggestion(tx, id)
      if (!it) return err({ why: 'not-found' })
      const open = opinionable(actor, it)
      if (!open.ok) return open
      if (lengthOf(body) < leastReason) return err({ why: 'text-missing', least: leastReason })
      const remark = ctx.dice.id(at)
      const readers: readonly OfficeCode[] = 'readers' in it ? it.readers : []
      const office = await officeToSpeak(tx, id, readers, actor)
      await tx
        .insertInto('remark')
        .values({
          id: remark,
          suggestion: it.id,
          version: it.versions,
          sort: 'opinion',
          body: body.trim(),
          by_person: actor.person,
          office,
          at: new Date(at),
        })
        .execute()
      const facts = await append(
        tx,
        it.id,
        [{ happened: 'suggestion-opinion-added', detail: { office, remark } }],
        actor.person,
        at,
      )
      await react(ctx, tx, [{ it, facts }])
      await textsChanged(tx, [it.id])
      return ok(remark)
    }),
  )

/** For which office somebody speaks who works in several: one that was asked and has not answered yet goes first. */
async function officeToSpeak(
  tx: Tx,
  id: SuggestionId,
  readers: readonly OfficeCode[],
  actor: Actor,
): Promise<OfficeCode | null> {
  const own = readers.filter((code) => actor.worksIn.includes(code))
  const spoken = await tx
    .selectFrom('remark')
    .select('office')
    .where('suggestion', '=', id)
    .where('sort', '=', 'opinion')
    .execute()
  const silent = own.find((code) => !spoken.some((it) => it.office === code))
  return silent ?? own[0] ?? actor.worksIn[0] ?? null
}
