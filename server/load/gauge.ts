import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Dice } from '../context.ts'
import { Refused } from '../refused.ts'
import { noPressure, type Pressure, pressed, turnsAway } from './pressure.ts'
import type { Rank } from './rank.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long the operation is kept up when there is more to do than can be done. */
    rank?: Rank
  }
  interface FastifyInstance {
    /** How things stand, for whoever watches. */
    load: {
      readonly level: number
      readonly lag: number
      readonly inFlight: number
      readonly turnedAway: number
    }
  }
}

/** How often one looks, and how much the last look counts against those before it. */
const every = 50
const weight = 0.3

/**
 * Watches how late the event loop is and how many requests are being answered, and gives back what turns away, before any work
 * is done for it, what can wait: whoever writes and hands in has the machine to themselves (asks.md section 3).
 */
export function watchLoad(
  app: FastifyInstance,
  dice: Pick<Dice, 'bytes'>,
): (request: FastifyRequest) => void {
  let pressure: Pressure = noPressure
  const load = { level: 0, lag: 0, inFlight: 0, turnedAway: 0 }
  let due = performance.now() + every
  // Asked of a timer: the histogram that the platform keeps sees nothing while the loop stands still.
  const look = setInterval(() => {
    const now = performance.now()
    load.lag += weight * (Math.max(0, now - due) - load.lag)
    due = now + every
    pressure = pressed(pressure, load, now)
    if (load.level !== pressure.level) app.log.warn({ ...load, level: pressure.level }, 'Pressure changed.')
    load.level = pressure.level
  }, every)
  look.unref()
  app.decorate('load', load)
  const open = new WeakSet<FastifyRequest>()
  const close = (request: FastifyRequest) => {
    if (open.delete(request)) load.inFlight -= 1
  }
  app.addHook('onRequest', async (request, reply) => {
    // A part of a file comes as slowly as the sender's line, which says nothing of us.
    if (request.headers['content-type'] === 'application/octet-stream') return
    load.inFlight += 1
    open.add(request)
    reply.raw.once('close', () => close(request))
  })
  // Answered is answered, however slowly it is fetched.
  app.addHook('onSend', async (request) => close(request))
  app.addHook('onClose', async () => clearInterval(look))
  return (request) => {
    const rank = request.routeOptions.config.rank
    if (rank === undefined || !turnsAway(pressure, rank)) return
    load.turnedAway += 1
    // Whoever is turned away comes back at different times.
    throw new Refused({ why: 'busy', retryAfter: 3 + ((dice.bytes(1)[0] ?? 0) % 8) })
  }
}
