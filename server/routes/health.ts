import { sql } from 'kysely'
import type { health } from '#api/health.ts'
import { phaseOf } from '#core/call/window.ts'
import type { Pause } from '#core/pause.ts'
import { keepsSite } from '#core/permission/site.ts'
import { announcePauses, pausesOf } from '../commands/site/announce-pauses.ts'
import { databaseFine, examineCheaply } from '../doctor/examine.ts'
import { buildId } from '../present/build.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

const wired = (pauses: readonly Pause[]) =>
  pauses.map(({ from, to, says }) => ({ from, to, says: { ...says } }))

export const healthRoutes = {
  'GET /status': async (ctx, { at }) => {
    const calls = await ctx.calls.current()
    return {
      now: at,
      calls: calls.map(({ call }) => ({
        call: call.id,
        title: call.title,
        phase: phaseOf(call.window, at),
        opens: call.window.opens,
        closes: call.window.closes,
      })),
      pauses: wired(await pausesOf(ctx.db, at)),
    }
  },

  'GET /admin/health': async (ctx, { actor, at }) => {
    granted(keepsSite(actor))
    const { rows } = await sql<{ version: string }>`
      select current_setting('server_version') as version`.execute(ctx.db)
    const findings = [databaseFine(rows[0]?.version ?? ''), ...(await examineCheaply(ctx))]
    return {
      at,
      findings: findings.map((it) => ({ ...it, params: { ...it.params } })),
      server: {
        build: buildId(),
        startedAt: Math.round(at - process.uptime() * 1000),
        memory: process.memoryUsage.rss(),
      },
      pauses: wired(await pausesOf(ctx.db, at)),
    }
  },

  'PUT /admin/pauses': async (ctx, { actor, body, at }) => {
    granted(await announcePauses(ctx, granted(keepsSite(actor)), body.pauses, at))
    return { pauses: wired(await pausesOf(ctx.db, at)) }
  },
} satisfies HandlersOf<typeof health>
