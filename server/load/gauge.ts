import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Dice } from '../context.ts'
import { Refused } from '../refused.ts'
import { noPressure, type Pressure, pressed, turnsAway } from './pressure.ts'
import type { Rank } from './rank.ts'
import { Turns } from './turns.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** How long the operation is kept up when there is more to do than can be done. */
    rank?: Rank
  }
  interface FastifyRequest {
    /** Ends the request's turn, if it has one: for whoever does the work, when it is done. */
    answered?: () => void
  }
  interface FastifyInstance {
    /** How things stand, for whoever watches. */
    load: {
      readonly level: number
      readonly lag: number
      readonly inFlight: number
      /** Of those, how many wait for their turn. */
      readonly waiting: number
      readonly turnedAway: number
    }
  }
}

/** How often one looks, and how much the last look counts against those before it. */
const every = 50
const weight = 0.3

/** A file comes as slowly as the sender's line, which says nothing of us. Whoever only asks sends none, whatever they say. */
const bringsFile = (request: FastifyRequest): boolean =>
  request.method !== 'GET' && request.headers['content-type'] === 'application/octet-stream'

/**
 * Watches how late the event loop is and how many requests are being answered, and gives back what turns away, before any work
 * is done for it, what can wait; what is let in is answered in its turn (asks.md section 3, decisions 0029 and 0030).
 */
export function watchLoad(
  app: FastifyInstance,
  dice: Pick<Dice, 'bytes'>,
): (request: FastifyRequest) => void {
  let pressure: Pressure = noPressure
  const turns = new Turns()
  const load = {
    level: 0,
    lag: 0,
    inFlight: 0,
    turnedAway: 0,
    get waiting() {
      return turns.waiting
    },
  }
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
  // Whoever is turned away comes back at different times.
  const busy = () => new Refused({ why: 'busy', retryAfter: 3 + ((dice.bytes(1)[0] ?? 0) % 8) })
  const answering = new WeakSet<FastifyRequest>()
  const close = (request: FastifyRequest) => {
    if (open.delete(request)) load.inFlight -= 1
  }
  const endTurn = (request: FastifyRequest) => {
    if (answering.delete(request)) turns.give()
  }
  app.decorateRequest('answered')
  app.addHook('onRequest', async (request, reply) => {
    if (bringsFile(request)) return
    load.inFlight += 1
    open.add(request)
    reply.raw.once('close', () => close(request))
  })
  // All of the request is there by now: nobody holds a turn while their line is slow.
  app.addHook('preValidation', async (request) => {
    const { rank } = request.routeOptions.config
    if (rank === undefined || bringsFile(request)) return
    if (!(await turns.take(rank, () => request.raw.socket.destroyed))) throw busy()
    answering.add(request)
    request.answered = () => endTurn(request)
  })
  // Answered is answered, however slowly it is fetched. Who goes away meanwhile ends no work, and so no turn.
  app.addHook('onSend', async (request) => {
    close(request)
    endTurn(request)
  })
  app.addHook('onClose', async () => clearInterval(look))
  return (request) => {
    const rank = request.routeOptions.config.rank
    if (rank === undefined || !(turnsAway(pressure, rank) || turns.full(rank))) return
    load.turnedAway += 1
    throw busy()
  }
}
