import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../../context.ts'
import { colleaguesOf, namesOf } from '../../db/drafts.ts'
import { append } from '../../db/facts.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { notify } from '../../mail/notify.ts'

/** Lets a colleague of the same unit write too. Asked twice, it is done once. */
export const addAuthor = (
  ctx: Context,
  actor: Actor,
  id: string,
  person: string,
  at: Instant,
): Promise<Result<Suggestion, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    if (it.filer !== actor.person) return err({ why: 'not-yours' })
    if (it.filer === person || it.coAuthors.includes(person as PersonId)) return ok(it)
    if (!(await colleaguesOf(tx, it.org)).some((one) => one.id === person)) return err({ why: 'not-found' })
    await tx
      .insertInto('co_author')
      .values({ suggestion: id, person, added_at: new Date(at) })
      .execute()
    await append(tx, id, [{ happened: 'suggestion-author-added', detail: { person } }], actor.person, at)
    const names = await namesOf(tx, [actor.person])
    await notify(tx, ctx, {
      person,
      sort: 'author-added',
      params: { person: names[actor.person] ?? '' },
      at,
      suggestion: id,
    })
    return ok({ ...it, coAuthors: [...it.coAuthors, person as PersonId] })
  })

/** Takes a co-author out: the filer any of them, everybody themselves. What they wrote stays. */
export const removeAuthor = (
  ctx: Context,
  actor: Actor,
  id: string,
  person: string,
  at: Instant,
): Promise<Result<Suggestion, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    if (it.filer !== actor.person && person !== actor.person) return err({ why: 'not-yours' })
    if (!it.coAuthors.includes(person as PersonId)) return ok(it)
    await tx.deleteFrom('co_author').where('suggestion', '=', id).where('person', '=', person).execute()
    await append(tx, id, [{ happened: 'suggestion-author-removed', detail: { person } }], actor.person, at)
    return ok({ ...it, coAuthors: it.coAuthors.filter((one) => one !== person) })
  })
