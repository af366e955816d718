import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Operation } from '#api/contract.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { Refused } from './refused.ts'

/**
 * What may be a few seconds old: lists, searches and figures, which cost the database most. A single suggestion, a draft and whatever
 * decides something are always read from the database itself; so is what leaves as an export.
 */
export const mayLag: ReadonlySet<string> = new Set<Operation>([
  'GET /offices/:code/queue',
  'GET /offices/:code/search',
  'GET /offices/:code/search/complete',
  'GET /unit/:id/queue',
  'GET /statistics',
  'GET /statistics/list',
  'GET /public/transparency/:call',
  'GET /public/availability',
])

/** So long after somebody changed something their lists are not read from a replica; more than what one may lag. */
const wroteFor = 10
/** `__Host-` binds it to this very host, as the session's (RFC 6265bis). */
const cookieFor = ({ publicUrl }: Config): string =>
  publicUrl.startsWith('https:') ? '__Host-zhinan-wrote' : 'zhinan-wrote'

/** Has the browsers of those who change something say so for a while: their own changes are never missing in their lists. */
export function markWrites(app: FastifyInstance, ctx: Context): void {
  if (ctx.replica === undefined) return
  const secure = ctx.config.publicUrl.startsWith('https:')
  app.addHook('preHandler', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || request.signedIn === undefined) return
    reply.setCookie(cookieFor(ctx.config), '1', {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: wroteFor,
    })
  })
}

/** Answers from the replica where that is as good, and otherwise, or when it fails, from the database itself. */
export function readElsewhere(
  ctx: Context,
  key: string,
): (request: FastifyRequest, answer: (ctx: Context) => Promise<unknown>) => Promise<unknown> {
  const { replica } = ctx
  if (replica === undefined || !mayLag.has(key)) return (_, answer) => answer(ctx)
  const there: Context = { ...ctx, db: replica.db, primary: ctx.db }
  const cookie = cookieFor(ctx.config)
  return async (request, answer) => {
    if (!replica.ready() || request.cookies[cookie] !== undefined) return answer(ctx)
    try {
      return await answer(there)
    } catch (error) {
      if (error instanceof Refused) throw error
      replica.failed()
      return answer(ctx)
    }
  }
}
