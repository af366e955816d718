import { guidePaper } from '#documents/guide.ts'
import type { Prose } from '#documents/prose.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import { contentOf } from '../commands/guide/content.ts'
import type { Context } from '../context.ts'
import { loadDirections } from '../db/directions.ts'
import { type Edition, type GuideRow, latestEdition, placedIds } from '../db/guides.ts'
import type { PublicGuide } from './public-guide.ts'

/** A guide as anybody may read it: its latest edition, or the draft that is open for comments. */
export const publicGuidePaper = (
  ctx: Context,
  { row, edition, content }: PublicGuide,
  language: PaperLanguage,
): Promise<Prose> => paperFor(ctx, row, edition, content, language, 'commenting')

/** A guide as it would be printed now, for those who prepare it. */
export async function preparedGuidePaper(
  ctx: Context,
  row: GuideRow,
  language: PaperLanguage,
): Promise<Prose> {
  const edition = await latestEdition(ctx.db, row.it.id)
  const content =
    edition?.content ??
    (await contentOf(ctx, ctx.db, row, await loadDirections(ctx.db, await placedIds(ctx.db, row.it.id))))
  return paperFor(ctx, row, edition, content, language, 'draft')
}

async function paperFor(
  ctx: Context,
  { it }: GuideRow,
  edition: Edition | undefined,
  content: Edition['content'],
  language: PaperLanguage,
  draft: 'draft' | 'commenting',
): Promise<Prose> {
  const issuer = (await ctx.calls.byId(it.call))?.call.issuer ?? { zh: '', en: '' }
  return guidePaper({
    content,
    issuer,
    language,
    edition,
    mark: edition === undefined ? draft : it.state === 'superseded' ? 'superseded' : undefined,
    address:
      edition === undefined && draft === 'draft' ? undefined : `${ctx.config.publicUrl}/guides/${it.slug}`,
  })
}
