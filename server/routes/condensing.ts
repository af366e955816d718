import type { condensing } from '#api/condensing.ts'
import type { Direction } from '#core/direction/direction.ts'
import { extract } from '#core/direction/extract.ts'
import type { Actor } from '#core/permission/actor.ts'
import { readableDirection, writableDirection } from '#core/permission/direction.ts'
import { lengthOf } from '#core/text.ts'
import { checkDirection } from '../commands/direction/check.ts'
import { mergeDirection } from '../commands/direction/merge.ts'
import { passagesFrom, sourceTexts } from '../commands/direction/source-texts.ts'
import { splitOff } from '../commands/direction/split.ts'
import { undoDirectionChange } from '../commands/direction/undo.ts'
import type { Context } from '../context.ts'
import { changesOf } from '../db/direction-changes.ts'
import { directionVersionAt, directionVersionsOf } from '../db/direction-versions.ts'
import { loadDirection } from '../db/directions.ts'
import { namesOf } from '../db/drafts.ts'
import { factsOf } from '../db/facts.ts'
import { presentChecked } from '../present/direction-check.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { standing } from './stepped.ts'

/** A direction that exists for this person. */
async function seenDirection(ctx: Context, actor: Actor, id: string): Promise<Direction> {
  const it = await loadDirection(ctx.db, id)
  if (!it) throw new Refused({ why: 'not-found' })
  return granted(readableDirection(actor, it))
}

/** The finer work on a direction: proposing words, checking, joining and parting, and looking back. */
export const condensingRoutes: HandlersOf<typeof condensing> = {
  'POST /directions/:id/draft': async (ctx, { actor, params, body }) => {
    const { id } = granted(writableDirection(actor, await seenDirection(ctx, actor, params.id)))
    const texts = (await sourceTexts(ctx, id)).filter(
      ({ source }) => body.sources?.includes(source.suggestion) ?? true,
    )
    const drawn = texts.map((it) => ({
      suggestion: it.source.suggestion,
      passages: passagesFrom(it, body.fields),
    }))
    const sentences = extract(drawn, body)
    return {
      sentences: sentences.map(({ text, weight, links }) => ({ text, weight, links: [...links] })),
      characters: sentences.reduce((sum, it) => sum + lengthOf(it.text), 0),
    }
  },
  'GET /directions/:id/check': async (ctx, { actor, params, language, at }) => {
    const it = await seenDirection(ctx, actor, params.id)
    return presentChecked(await checkDirection(ctx, it, at), language)
  },
  'POST /directions/:id/merge': async (ctx, { actor, params, body, at }) => {
    const { change, kept } = granted(await mergeDirection(ctx, actor, params.id, body, at))
    return { change, ...standing(kept) }
  },
  'POST /directions/:id/split': async (ctx, { actor, params, body, at }) => {
    const { change, kept, other } = granted(await splitOff(ctx, actor, params.id, body, at))
    return { change, made: other.id, ...standing(kept) }
  },
  'GET /directions/:id/changes': async (ctx, { actor, params }) => {
    const { id } = await seenDirection(ctx, actor, params.id)
    return { items: await changesOf(ctx.db, actor, id) }
  },
  'POST /direction-changes/:id/undo': async (ctx, { actor, params, body, at }) => {
    const { kept, other } = granted(await undoDirectionChange(ctx, actor, params.id, body, at))
    return { ...standing(kept), other: standing(other) }
  },
  'GET /directions/:id/versions': async (ctx, { actor, params }) => {
    const { id } = await seenDirection(ctx, actor, params.id)
    return { items: await directionVersionsOf(ctx.db, id) }
  },
  'GET /directions/:id/versions/:n': async (ctx, { actor, params }) => {
    const { id } = await seenDirection(ctx, actor, params.id)
    const version = await directionVersionAt(ctx.db, id, params.n)
    if (!version) throw new Refused({ why: 'not-found' })
    return {
      ...version,
      answers: { ...version.answers },
      sources: [...version.sources],
      links: version.links.map(({ place, suggestion, path, from_at, to_at }) => ({
        place,
        suggestion,
        path,
        from: from_at,
        to: to_at,
      })),
    }
  },
  'GET /directions/:id/timeline': async (ctx, { actor, params }) => {
    const { id } = await seenDirection(ctx, actor, params.id)
    const facts = await factsOf(ctx.db, id)
    const names = await namesOf(
      ctx.db,
      facts.flatMap((fact) => fact.by ?? []),
    )
    return {
      entries: facts.map(({ n, happened, at, by, detail }) => ({
        n,
        happened,
        at,
        by: by === null ? null : { id: by, name: names[by] ?? '' },
        detail: { ...detail },
      })),
    }
  },
}
