import { z } from 'zod'
import type { Call } from '#core/call/call.ts'
import { dayOf } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { safeName } from '#documents/dossier/names.ts'
import { packed } from '#documents/dossier/packing.ts'
import type { Part } from '#documents/dossier/page.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../context.ts'
import { visibleTo } from '../db/visible/suggestion.ts'
import { statisticsParts } from '../present/dossier-archive.ts'
import { contentsPage } from '../present/dossier-index.ts'
import { Refused } from '../refused.ts'
import { callFiles, checkpointFiles, guideFiles, statisticsOf } from './archive-call.ts'
import { officeFiles } from './archive-office.ts'
import { prefaceOf } from './dossier.ts'
import { json, pagesIn, runOf, saidIn, text, wordsIn } from './dossier-run.ts'
import type { Exporter, Making } from './exporter.ts'

const wanted = z.strictObject({ call: z.string().min(1).max(60) })
type Wanted = z.infer<typeof wanted>

/**
 * Everything of a call for the records office: how it was put, what came in, what became of it. For who answers for the
 * whole collection and was given the role; what they may not read is not in it either.
 */
export const archive: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const call = await archivable(ctx, actor, asked.call)
    const { total } = await ctx.db
      .selectFrom('suggestion')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where('suggestion.call', '=', asked.call)
      .where(visibleTo(actor))
      .executeTakeFirstOrThrow()
    const words = wordsIn(language)
    const name = words.archiveName(`${saidIn(language)(call.short)} ${dayOf(ctx.now())}`)
    return { total: Number(total), name: `${safeName(name)}.zip`, personal: true }
  },
  write: (ctx, actor, asked, making) => written(ctx, actor, asked.call, making),
}

async function archivable(ctx: Context, actor: Actor, id: string): Promise<Call> {
  if (!actor.exports) throw new Refused({ why: 'not-an-exporter' })
  if (!actor.triage && !actor.leader) throw new Refused({ why: 'not-yours' })
  const installed = await ctx.calls.byId(id)
  if (!installed) throw new Refused({ why: 'not-found' })
  return installed.call
}

async function* written(ctx: Context, actor: Actor, id: string, making: Making): AsyncGenerator<Uint8Array> {
  const call = await archivable(ctx, actor, id)
  const run = runOf(ctx, actor, making)
  const preface = await prefaceOf(run, 'archive', { call: id })
  const parts = new Map<Language, Part[]>(pagesIn.map(({ language }) => [language, []]))
  const tell = (of: (language: Language) => Part) => {
    for (const [language, all] of parts) all.push(of(language))
  }
  async function* entries(): AsyncGenerator<Entry> {
    yield* callFiles(run, call, tell)
    yield* guideFiles(run, call, tell)
    yield* officeFiles(run, call, tell)
    const figures = await statisticsOf(run, call)
    yield json('statistics.json', figures)
    if (preface.checkpoint) yield* checkpointFiles(run, preface.checkpoint.n, tell)
    for (const page of pagesIn) {
      const own = [...(parts.get(page.language) ?? []), statisticsParts(call, figures, page.language)]
      yield text(
        page.file,
        contentsPage(
          {
            title: (language) => wordsIn(language).archiveTitle(saidIn(language)(call.title)),
            preface,
            filled: run.filled,
            parts: () => own,
            suggestions: run.done,
          },
          page,
        ),
      )
    }
  }
  yield* packed(preface, run.filled, entries(), ({ digest }) => making.note?.('manifest', digest))
}
