import { dayOf } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Preface } from '#documents/dossier/manifest.ts'
import { safeName } from '#documents/dossier/names.ts'
import { packed } from '#documents/dossier/packing.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import type { Context } from '../context.ts'
import { namesOf } from '../db/drafts.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { contentsPage, listOf } from '../present/dossier-index.ts'
import { pagesIn, type Run, runOf, text, wordsIn } from './dossier-run.ts'
import { suggestionFiles } from './dossier-suggestion.ts'
import { chosen, type DossierWanted, dossierWanted, refuseOthers, stillTakes } from './dossier-wanted.ts'
import type { Exporter, Making } from './exporter.ts'

/** One suggestion or many with everything that belongs to them, as an archive that opens and proves itself without us. */
export const dossier: Exporter<DossierWanted> = {
  wanted: dossierWanted,
  plan: async (ctx, actor, wanted, language) => {
    await refuseOthers(ctx, actor, wanted)
    const ids = await chosen(ctx, actor, wanted)
    const words = wordsIn(language)
    const only = ids.length === 1 ? await loadSuggestion(ctx.db, ids[0] ?? '') : undefined
    const what = only ? (only.no ?? words.noNumber) : words.several(ids.length)
    return {
      total: ids.length,
      name: `${safeName(words.fileName(`${what} ${dayOf(ctx.now())}`))}.zip`,
      personal: true,
    }
  },
  may: stillTakes,
  write: (ctx, actor, wanted, making) => written(ctx, actor, wanted, making),
}

async function* written(
  ctx: Context,
  actor: Actor,
  wanted: DossierWanted,
  making: Making,
): AsyncGenerator<Uint8Array> {
  const ids = await chosen(ctx, actor, wanted)
  const run = runOf(ctx, actor, making)
  const preface = await prefaceOf(run, 'dossier', 'ids' in wanted ? { ids } : wanted)
  async function* entries(): AsyncGenerator<Entry> {
    for (const id of ids) {
      yield* suggestionFiles(run, '', id)
      await making.on(++run.done)
    }
    for (const page of pagesIn)
      yield text(
        page.file,
        contentsPage(
          {
            title: (language) => wordsIn(language).title(run.rows.length),
            preface,
            filled: run.filled,
            parts: (language) => [listOf(run.rows, language, wordsIn(language).suggestions)],
            suggestions: run.rows.length,
          },
          page,
        ),
      )
  }
  yield* packed(preface, run.filled, entries(), ({ digest }) => making.note?.('manifest', digest))
}

/** What an archive says of itself before anything is in it. */
export async function prefaceOf(run: Run, sort: Preface['sort'], of: unknown): Promise<Preface> {
  const { ctx, actor, making } = run
  const names = await namesOf(ctx.db, [actor.person])
  const checkpoint = await ctx.db
    .selectFrom('checkpoint')
    .select(['n', 'hash'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    sort,
    of,
    site: ctx.config.publicUrl,
    language: making.language,
    madeAt: new Date(making.at).toISOString(),
    madeBy: { id: actor.person, name: names[actor.person] ?? '' },
    mark: making.mark,
    checkpoint: checkpoint ?? null,
  }
}
