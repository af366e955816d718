import { type Conflict, conflictsOf } from '#core/expert/conflict.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import { plainName } from '#core/expert/unit-name.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { maySee } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { behindOf, recommendedIn } from '../../db/behind.ts'
import { declaredConflicts } from '../../db/declared.ts'
import { loadDirection } from '../../db/directions.ts'
import { loadExpert } from '../../db/experts.ts'
import { loadSuggestion } from '../../db/suggestions.ts'

interface Subject {
  readonly sort: Exclude<JudgedThing, 'project'>
  readonly id: string
  readonly no: string
  readonly title: string
}

export interface WhatIf {
  readonly subject: Subject
  readonly conflicts: readonly Conflict[]
  readonly recommended: boolean
}

/** What would stand against an expert's judging a suggestion or direction, null where there is no such; nothing is kept of it. */
export async function whatIf(
  ctx: Context,
  actor: Actor,
  expert: string,
  named: string,
): Promise<Result<WhatIf | null, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  const [it, subject] = await Promise.all([
    loadExpert(ctx.db, expert),
    subjectNamed(ctx, actor, named.trim()),
  ])
  if (!it) return err({ why: 'not-found' })
  if (!subject) return ok(null)
  const [behind, wished, declared] = await Promise.all([
    behindOf(ctx, subject.sort, [subject.id]),
    recommendedIn(ctx, subject.sort, [subject.id]),
    declaredConflicts(ctx.db, [subject.id]),
  ])
  const stands = behind.get(subject.id)
  if (!stands) return ok(null)
  return ok({
    subject,
    conflicts: conflictsOf(
      it,
      stands,
      declared.some((one) => one.expert === it.id),
    ),
    recommended: (wished.get(subject.id) ?? []).some((one) => plainName(one.name) === plainName(it.name)),
  })
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * A suggestion by its number or id, a direction by its id or the number in its guide. Reasons tell what its filer wrote for
 * the office alone (ruling 33), so only its office and planning may ask.
 */
async function subjectNamed(ctx: Context, actor: Actor, named: string): Promise<Subject | undefined> {
  const isId = uuid.test(named)
  const [suggestion, direction] = await Promise.all([
    ctx.db
      .selectFrom('suggestion')
      .select('id')
      .where(isId ? 'id' : 'no', '=', isId ? named.toLowerCase() : named.toUpperCase())
      .executeTakeFirst(),
    ctx.db
      .selectFrom('direction')
      .select('id')
      .where(isId ? 'id' : 'no', '=', isId ? named.toLowerCase() : named)
      .executeTakeFirst(),
  ])
  const it = suggestion && (await loadSuggestion(ctx.db, suggestion.id))
  if (it && it.state !== 'draft' && maySee(actor, it) && handles(actor, it.destination))
    return { sort: 'suggestion', id: it.id, no: it.no, title: it.title }
  const one = direction && (await loadDirection(ctx.db, direction.id))
  if (one && maySeeDirection(actor, one) && handles(actor, one.office))
    return { sort: 'direction', id: one.id, no: one.no ?? '', title: one.title }
  return undefined
}

const handles = (actor: Actor, office: string): boolean =>
  actor.triage || actor.worksIn.some((it) => it === office)
