import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether this server is on its way out. */
    leave: { readonly begun: boolean; begin(): void }
  }
}

/** After so long, whoever is still being answered is cut off: operators' own tools would end the whole process then. */
const patience = 20_000

/**
 * Lets a server leave without an error for anybody: from the moment it is told to, it says that it is not ready, so that a proxy asks the
 * others, and closes each connection behind the answer under way, so that none is found closed by the next request.
 */
export function letLeave(app: FastifyInstance): void {
  let begun = false
  app.decorate('leave', {
    get begun() {
      return begun
    },
    begin: () => {
      begun = true
    },
  })
  app.addHook('onSend', async (_request, reply) => {
    if (begun) reply.header('connection', 'close')
  })
}

/** Waits for the proxy to notice, then for the answers under way. */
export async function leave(app: FastifyInstance, seconds: number, hurry: AbortSignal): Promise<void> {
  app.leave.begin()
  await pause(seconds * 1000, undefined, { signal: hurry }).catch(() => {})
  const last = setTimeout(() => app.server.closeAllConnections(), patience)
  await app.close().finally(() => clearTimeout(last))
}
