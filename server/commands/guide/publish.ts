import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical.ts'
import { publishDirection } from '#core/decide/direction/steps.ts'
import { publishGuide } from '#core/decide/guide/steps.ts'
import { directionsIn, type EditionContent } from '#core/guide/edition.ts'
import type { Guide } from '#core/guide/guide.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { publishable } from '#core/permission/guide.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import type { Context, Tx } from '../../context.ts'
import { lockDirections } from '../../db/directions.ts'
import { sourcesUsed, type UsedSource } from '../../db/guide-sources.ts'
import { type GuideRow, lockGuide, placedIds } from '../../db/guides.ts'
import { undoing, wholly } from '../../db/undoing.ts'
import { notifyAll } from '../../mail/notify.ts'
import { storeStep } from '../direction/step.ts'
import type { Asked } from '../suggestion/move.ts'
import { concludeSources, type Ended } from './conclude.ts'
import { contentOf } from './content.ts'
import { storeGuide } from './step.ts'

/** Somebody publishes an approved guide now. */
export const publishNow = (
  ctx: Context,
  actor: Actor,
  id: string,
  { revision, key }: Asked,
  at: Instant,
): Promise<Result<Guide, Reason>> =>
  wholly<Guide>(ctx, { actor: actor.person, key, what: `publish guide ${id}`, at }, async (tx) => {
    const row = await lockGuide(tx, id)
    if (!row) return err({ why: 'not-found' })
    const held = publishable(actor, row.it)
    if (!held.ok) return held
    if (row.it.revision !== revision) return err({ why: 'stale', revision: row.it.revision })
    return publishLocked(ctx, tx, actor, row, at)
  })

/** Its time has come: the platform publishes it. Run twice, the second time finds it published. */
export const publishDue = (ctx: Context, id: string, at: Instant): Promise<Result<Guide, Reason>> =>
  undoing(ctx, async (tx) => {
    const row = await lockGuide(tx, id)
    return row ? publishLocked(ctx, tx, 'platform', row, at) : err({ why: 'not-found' })
  })

/** Numbers and freezes every direction, stores the edition, concludes the sources and writes the letters: all or nothing. */
async function publishLocked(
  ctx: Context,
  tx: Tx,
  by: Actor | 'platform',
  row: GuideRow,
  at: Instant,
): Promise<Result<Guide, Reason>> {
  const actor = by === 'platform' ? undefined : by
  const ids = await placedIds(tx, row.it.id)
  const locked = new Map((await lockDirections(tx, ids)).map((it) => [it.id as string, it]))
  const directions = ids.flatMap((id) => locked.get(id) ?? [])
  const open = directions.filter((it) => it.state !== 'argued').length
  if (row.it.state === 'approved' && (directions.length === 0 || open > 0))
    return err({ why: 'directions-open', open })
  const content = await contentOf(ctx, tx, row, directions)
  const digest = digestOf(content)
  const decided = publishGuide(by, row.it, { edition: 1, digest, directions: directions.length }, at)
  if (!decided.ok) return decided
  for (const { id, no } of directionsIn(content)) {
    const it = locked.get(id)
    const step = it && publishDirection(it, { no, guide: row.it.id }, at)
    if (!step?.ok) return err({ why: 'directions-open', open: 1 })
    await storeStep(ctx, tx, actor, step.value, at)
  }
  await storeEdition(tx, row.it.id, { n: 1, content, digest, note: undefined }, actor, at)
  await storeGuide(tx, actor, decided.value, at)
  const guide = { id: row.it.id, slug: row.it.slug, title: row.title }
  const ended = endedBy(content, await sourcesUsed(tx, ids))
  const missed = await concludeSources(ctx, tx, actor?.person ?? null, guide, ended, at)
  await tellPlanning(ctx, tx, row, missed, at)
  return ok(decided.value.becomes)
}

/** SHA-256 over the canonical form of what was published. */
export const digestOf = (content: EditionContent): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

export async function storeEdition(
  tx: Tx,
  guide: string,
  it: {
    readonly n: number
    readonly content: EditionContent
    readonly digest: string
    readonly note: Words | undefined
  },
  actor: Actor | undefined,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('edition')
    .values({
      guide,
      n: it.n,
      content: canonicalJson(it.content),
      digest: it.digest,
      ...(it.note && { note: JSON.stringify(it.note) }),
      published_at: new Date(at),
      by_person: actor?.person ?? null,
    })
    .execute()
}

const strength = { whole: 0, merged: 1, part: 2, reference: 3 } as const

/** Each source with the directions it went into, that which made most of it first. */
function endedBy(content: EditionContent, sources: readonly UsedSource[]): readonly Ended[] {
  const printed = new Map(directionsIn(content).map((it) => [it.id, it]))
  const of = new Map<string, UsedSource[]>()
  for (const it of sources) of.set(it.suggestion, [...(of.get(it.suggestion) ?? []), it])
  return [...of].map(([suggestion, used]) => {
    const ranked = used.toSorted((a, b) => strength[a.use] - strength[b.use])
    return {
      suggestion,
      used: ranked.map((it) => it.use),
      goesOn: ranked.some((it) => it.usedElsewhere),
      directions: ranked.flatMap((it) => {
        const direction = printed.get(it.direction)
        return direction ? [{ id: direction.id, no: direction.no, title: direction.title }] : []
      }),
    }
  })
}

/** Planning is told which sources were frozen when the guide went out: they are missing from its provenance. */
async function tellPlanning(
  ctx: Context,
  tx: Tx,
  row: GuideRow,
  missed: readonly string[],
  at: Instant,
): Promise<void> {
  if (missed.length === 0) return
  const staff = await tx
    .selectFrom('staff')
    .select('person')
    .distinct()
    .where('role', '=', 'triage')
    .execute()
  await notifyAll(
    tx,
    ctx,
    staff.map(({ person }) => ({
      person,
      sort: 'guide-source-frozen' as const,
      params: { guide: row.title, nos: missed },
      at,
    })),
  )
}
