import type { results } from '#api/results.ts'
import type { Round } from '#core/expert/round.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin, readableDirection } from '#core/permission/direction.ts'
import { releasable, scoresReadable, tendable } from '#core/permission/round.ts'
import { releaseComment } from '../commands/task/release-comment.ts'
import type { Context } from '../context.ts'
import { sourcesOf } from '../db/direction-sources.ts'
import { directionList, loadDirection } from '../db/directions.ts'
import { loadRound } from '../db/rounds.ts'
import { namesLeftIn } from '../present/names-left.ts'
import { opinionsOn } from '../present/opinions.ts'
import { hiddenAs, presentResults, readRound } from '../present/results.ts'
import { subjectResult } from '../present/subject-result.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** A closed round whose results this person may read. */
async function closed(ctx: Context, actor: Actor, id: string): Promise<Round> {
  const round = await loadRound(ctx.db, id)
  if (!round) throw new Refused({ why: 'not-found' })
  return granted(scoresReadable(actor, round))
}

/** What experts said, for the office. */
export const resultRoutes: HandlersOf<typeof results> = {
  'GET /rounds/:id/names': async (ctx, { actor, params }) => {
    const round = await loadRound(ctx.db, params.id)
    if (!round) throw new Refused({ why: 'not-found' })
    return { items: await namesLeftIn(ctx, actor, granted(tendable(actor, round))) }
  },
  'GET /rounds/:id/results': async (ctx, { actor, params }) =>
    presentResults(await readRound(ctx, actor, await closed(ctx, actor, params.id))),
  'GET /rounds/:id/results/:subject': async (ctx, { actor, params }) => {
    const round = await closed(ctx, actor, params.id)
    const read = await readRound(ctx, actor, round)
    const result = await subjectResult(ctx.db, read, params.subject)
    const head = read.heads.get(params.subject)
    if (!result || !head) throw new Refused({ why: 'not-found' })
    const open = hiddenAs(head) === null && !read.masked.has(params.subject)
    return {
      ...result,
      may: open && round.subjects === 'suggestion' && releasable(actor, round).ok ? ['release'] : [],
    }
  },
  'PUT /rounds/:id/results/:subject/released': async (ctx, { actor, params, body, at }) => {
    granted(await releaseComment(ctx, actor, params, body, at))
    return {}
  },
  'GET /directions/:id/opinions': async (ctx, { actor, params }) => {
    const it = await loadDirection(ctx.db, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    granted(readableDirection(actor, it))
    const sources = await sourcesOf(ctx.db, it.id)
    const ids = [it.id, ...sources.map((source) => source.suggestion)]
    const said = await opinionsOn(ctx, actor, ids, { comments: true })
    const of = (id: string) => {
      const { masked, opinions } = said.get(id) ?? { masked: false, opinions: [] }
      return { masked, opinions: [...opinions] }
    }
    const hidden = ['frozen', 'purged', 'withdrawn']
    return {
      own: of(it.id),
      sources: sources.map((source) => ({
        suggestion: {
          id: source.suggestion,
          no: source.no,
          title: hidden.includes(source.state) ? '' : source.title,
        },
        ...of(source.suggestion),
      })),
    }
  },
  'GET /offices/:code/direction-opinions': async (ctx, { actor, params, query }) => {
    const office = params.code as OfficeCode
    if (!mayBegin(actor, office).ok && !actor.triage && !actor.leader) throw new Refused({ why: 'not-yours' })
    const rows = await directionList(ctx.db, actor, { call: query.call, office })
    const said = await opinionsOn(
      ctx,
      actor,
      rows.map((it) => it.id),
      { comments: false },
    )
    return {
      items: [...said]
        .filter(([, it]) => it.masked || it.opinions.length > 0)
        .map(([direction, { masked, opinions }]) => ({
          direction,
          masked,
          opinions: opinions.map(({ comments: _, ...it }) => it),
        })),
    }
  },
}
