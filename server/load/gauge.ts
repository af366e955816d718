import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { Refused } from '../refused.ts'
import { Passage } from './passage.ts'
import { noPressure, type Pressure, pressed } from './pressure.ts'
import type { Rank } from './rank.ts'
import { handTicket, shownBy } from './ticket.ts'
import { atTheDoor, type DoorRank, isAtTheDoor, Turns } from './turns.ts'

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

/** Whoever waited so long inside keeps their place for what they ask next. */
const worthATicket = 1000
/** After so many seconds one asks again, to be told anew: between a pause and what a page may be left alone for. */
const [soonest, latest] = [3, 60]

/** A file comes as slowly as the sender's line, which says nothing of us. Whoever only asks sends none, whatever they say. */
const bringsFile = (request: FastifyRequest): boolean =>
  request.method !== 'GET' && request.headers['content-type'] === 'application/octet-stream'

/**
 * Watches how late the event loop is and how many requests are being answered, and lets in by turns; gives back what asks those
 * who come to come back when there is no room to wait in, before any work is done for them (decisions 0029 and 0030).
 */
export function watchLoad(
  app: FastifyInstance,
  ctx: Pick<Context, 'config' | 'dice' | 'now'>,
): (request: FastifyRequest, reply: FastifyReply) => void {
  let pressure: Pressure = noPressure
  const turns = new Turns()
  const [arriving, ordinary, heavy] = atTheDoor.map(() => new Passage(ctx.now())) as [
    Passage,
    Passage,
    Passage,
  ]
  const passages: Readonly<Record<DoorRank, Passage>> = { arriving, ordinary, heavy }
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
  let second = due
  // Asked of a timer: the histogram that the platform keeps sees nothing while the loop stands still.
  const look = setInterval(() => {
    const now = performance.now()
    load.lag += weight * (Math.max(0, now - due) - load.lag)
    due = now + every
    pressure = pressed(pressure, load, now)
    if (load.level !== pressure.level) {
      app.log.warn({ ...load, level: pressure.level }, 'Pressure changed.')
      load.level = pressure.level
      turns.press(pressure.level)
    }
    if (now < second) return
    second = now + 1000
    turns.sendBack(ctx.now())
    for (const rank of atTheDoor) passages[rank].look(ctx.now(), turns.waitingOf(rank) > 0)
  }, every)
  look.unref()
  app.decorate('load', load)
  /** Hands out the place in the line and says how long it takes, and when to ask again: each at another instant. */
  const busy = (reply: FastifyReply, rank: DoorRank, asked: number): Refused => {
    load.turnedAway += 1
    handTicket(ctx, reply, asked)
    const line = passages[rank].placeOf(asked)
    const chance = (ctx.dice.bytes(1)[0] ?? 0) / 255
    const spread = 5 + Math.min(latest, line.wait) * 0.2
    return new Refused({
      why: 'busy',
      retryAfter: Math.round(Math.min(latest, Math.max(soonest, line.wait * 0.8)) + spread * chance),
      line,
    })
  }
  const open = new WeakSet<FastifyRequest>()
  const answering = new WeakMap<FastifyRequest, Rank>()
  const close = (request: FastifyRequest) => {
    if (open.delete(request)) load.inFlight -= 1
  }
  const endTurn = (request: FastifyRequest) => {
    const rank = answering.get(request)
    if (rank === undefined) return
    answering.delete(request)
    turns.give(rank)
  }
  app.decorateRequest('answered')
  app.addHook('onRequest', async (request, reply) => {
    if (bringsFile(request)) return
    load.inFlight += 1
    open.add(request)
    reply.raw.once('close', () => close(request))
  })
  // All of the request is there by now: nobody holds a turn while their line is slow.
  app.addHook('preValidation', async (request, reply) => {
    const { rank } = request.routeOptions.config
    if (rank === undefined || bringsFile(request)) return
    const shown = isAtTheDoor(rank) ? shownBy(ctx, request) : undefined
    const came = request.arrived
    const asked = shown ?? came
    const outcome = await turns.take({ rank, asked, came, gone: () => request.raw.socket.destroyed })
    if (isAtTheDoor(rank)) {
      if (outcome !== 'begins') throw busy(reply, rank, asked)
      passages[rank].begins(asked)
      if (shown === undefined && ctx.now() - came > worthATicket) handTicket(ctx, reply, asked)
    } else if (outcome !== 'begins') throw new Refused({ why: 'busy', retryAfter: soonest })
    answering.set(request, rank)
    request.answered = () => endTurn(request)
  })
  // Answered is answered, however slowly it is fetched. Who goes away meanwhile ends no work, and so no turn.
  app.addHook('onSend', async (request) => {
    close(request)
    endTurn(request)
  })
  app.addHook('onClose', async () => clearInterval(look))
  return (request, reply) => {
    const { rank } = request.routeOptions.config
    if (rank === undefined || !isAtTheDoor(rank)) return
    const shown = shownBy(ctx, request)
    if (shown === undefined) passages[rank].came(request.arrived)
    if (turns.full(rank, shown ?? request.arrived)) throw busy(reply, rank, shown ?? request.arrived)
  }
}
