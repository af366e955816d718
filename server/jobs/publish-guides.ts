import { concludeSources } from '../commands/guide/conclude.ts'
import { publishDue } from '../commands/guide/publish.ts'
import type { Context } from '../context.ts'
import { leftToConclude, sourcesUsed } from '../db/guide-sources.ts'
import { dueGuides, latestEdition, loadGuide } from '../db/guides.ts'

/** Publishes what is due, and concludes sources that could not be concluded then. Done twice, it changes nothing more. */
export async function publishGuides(ctx: Context): Promise<void> {
  const at = ctx.now()
  for (const id of await dueGuides(ctx.db, at)) {
    const published = await publishDue(ctx, id, at)
    if (!published.ok)
      ctx.log.warn({ guide: id, why: published.error.why }, 'A guide that was due could not go out.')
  }
  for (const { suggestion, guide } of await leftToConclude(ctx.db)) {
    const row = await loadGuide(ctx.db, guide)
    const edition = row && (await latestEdition(ctx.db, guide))
    if (!row || !edition) continue
    const directions = edition.content.sections.flatMap((section) => section.directions)
    const used = (
      await sourcesUsed(
        ctx.db,
        directions.map((it) => it.id),
      )
    ).filter((it) => it.suggestion === suggestion)
    const ended = {
      suggestion,
      used: used.map((it) => it.use),
      goesOn: false,
      directions: directions
        .filter((it) => used.some((one) => one.direction === it.id))
        .map(({ id, no, title }) => ({ id, no, title })),
    }
    await ctx.db
      .transaction()
      .execute((tx) =>
        concludeSources(ctx, tx, null, { id: guide, slug: row.it.slug, title: row.title }, [ended], at),
      )
  }
}
