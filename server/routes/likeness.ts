import type { likeness } from '#api/likeness.ts'
import type { Actor } from '#core/permission/actor.ts'
import { comparable, judgeable } from '#core/permission/likeness.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { keepPace } from '../auth/pace.ts'
import { judgeLikeness } from '../commands/suggestion/judge-likeness.ts'
import type { Context } from '../context.ts'
import { type AlikeFiles, alikeFiles } from '../db/alike-files.ts'
import { likeDirections } from '../db/direction-likeness.ts'
import { comparableTexts, headsOf, isCompared, likenessOf, likeOnes, visibleHeads } from '../db/likeness.ts'
import { loadSuggestions } from '../db/suggestions.ts'
import { filesSideBySide, likeByFiles, withFiles } from '../present/alike-files.ts'
import { likeTitles } from '../present/like-titles.ts'
import {
  presentHead,
  presentLikeDirection,
  presentLikeness,
  sideBySide,
  standingLikeness,
} from '../present/likeness.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** More are never shown: beyond, nothing that is alike would be told apart by reading. */
const mostShown = 50
const minute = 60_000

/** What is like a suggestion, and what people say of it. */
export const likenessRoutes: HandlersOf<typeof likeness> = {
  'GET /suggestions/:id/similar': async (ctx, { actor, params }) => {
    const [it] = await readable(ctx, actor, [params.id])
    if (!it) throw new Refused({ why: 'not-found' })
    const [rows, directions, compared, files] = await Promise.all([
      likeOnes(ctx.db, actor, it.id, mostShown),
      likeDirections(ctx.db, it.id, mostShown),
      isCompared(ctx.db, it.id, it.versions),
      alikeFiles(ctx.db, actor, it.id),
    ])
    const byFiles = files.map((one) => one.suggestion).filter((one) => !rows.some((row) => row.id === one))
    const heads = await visibleHeads(ctx.db, actor, byFiles)
    return {
      items: [
        ...rows.map((row) => ({
          ...withFiles(presentLikeness(it.id, row), filesOf(files, row.id)),
          suggestion: presentHead(row),
        })),
        ...[...new Set(byFiles)].flatMap((id) => {
          const head = heads.get(id)
          return head
            ? [{ ...withFiles(likeByFiles, filesOf(files, id)), suggestion: presentHead(head) }]
            : []
        }),
      ],
      directions: directions.map((row) => presentLikeDirection(row)),
      compared,
      mayJudge: judgeable(actor, it).ok,
    }
  },
  'GET /suggestions/:id/similar/:other': async (ctx, { actor, params }) => {
    if (params.id === params.other) throw new Refused({ why: 'not-found' })
    const ids = [params.id, params.other]
    const [it] = await readable(ctx, actor, ids)
    const [texts, heads, stored, files] = await Promise.all([
      comparableTexts(ctx.db, ids),
      headsOf(ctx.db, ids),
      likenessOf(ctx.db, params.id, params.other),
      alikeFiles(ctx.db, actor, params.id, params.other),
    ])
    const [one, two] = ids.map((id) => texts.find((text) => text.id === id))
    const [head, otherHead] = ids.map((id) => heads.get(id))
    if (!it || !one || !two || !head || !otherHead) throw new Refused({ why: 'not-found' })
    const [shown, sides] = [await standingLikeness(ctx, stored, one, two), await sideBySide(ctx, one, two)]
    return {
      ...withFiles(shown, files),
      one: { head: presentHead(head), fields: sides.one },
      other: { head: presentHead(otherHead), fields: sides.other },
      passages: sides.passages,
      files: await filesSideBySide(ctx, params.id, params.other, files),
      mayJudge: judgeable(actor, it).ok,
    }
  },
  'PUT /suggestions/:id/similar/:other': async (ctx, { actor, params, body, at }) => {
    granted(await judgeLikeness(ctx, actor, params.id, params.other, body.judged, at))
    return {}
  },
  'POST /calls/:call/similar-titles': async (ctx, { actor, params, body, at }) => {
    keepPace(ctx, `similar-titles:${actor.person}`, at, { most: 60, within: minute })
    if (!(await ctx.calls.byId(params.call))) throw new Refused({ why: 'not-found' })
    return { items: await likeTitles(ctx, body.title) }
  },
}

const filesOf = (files: readonly AlikeFiles[], suggestion: string): readonly AlikeFiles[] =>
  files.filter((it) => it.suggestion === suggestion)

/** The named ones in their order, each of which this person may see compared; otherwise nothing is told of any. */
async function readable(ctx: Context, actor: Actor, ids: readonly string[]): Promise<readonly Suggestion[]> {
  const found = await loadSuggestions(ctx.db, ids)
  return ids.map((id) => {
    const it = found.find((one) => one.id === id)
    if (!it) throw new Refused({ why: 'not-found' })
    granted(comparable(actor, it))
    return it
  })
}
