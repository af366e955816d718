import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '#core/instant.ts'
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

/** So many requests at once go by one place in the line, as many as a page asks; more of them are new. */
const mostSharing = 16

/** A file comes as slowly as the sender's line, which says nothing of us. Whoever only asks sends none, whatever they say. */
const bringsFile = (request: FastifyRequest): boolean =>
  !['GET', 'HEAD'].includes(request.method) && request.headers['content-type'] === 'application/octet-stream'

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
  let leaving = false
  let due = performance.now() + every
  let second = due
  // Asked of a timer: the histogram that the platform keeps sees nothing while the loop stands still.
  const look = setInterval(() => {
    const now = performance.now()
    load.lag += weight * (Math.max(0, now - due) - load.lag)
    due = now + every
    // What waits because it is held back is no reason to hold it back.
    const held = turns.waitingOf('ordinary') + turns.waitingOf('heavy')
    pressure = pressed(pressure, { lag: load.lag, inFlight: load.inFlight - held }, now)
    if (load.level !== pressure.level) {
      app.log.warn({ ...load, level: pressure.level }, 'Pressure changed.')
      load.level = pressure.level
      turns.press(pressure.level)
    }
    if (now < second) return
    second = now + 1000
    // A server that leaves sends everybody to the others, with their places.
    turns.sendBack(leaving ? Number.POSITIVE_INFINITY : ctx.now())
    for (const rank of atTheDoor) passages[rank].look(ctx.now(), turns.waitingOf(rank) > 0)
  }, every)
  look.unref()
  app.decorate('load', load)
  /** Hands out the place in the line and says how long it takes, and when to ask again: each at another instant. */
  const busy = (reply: FastifyReply, rank: DoorRank, asked: Instant): Refused => {
    load.turnedAway += 1
    handTicket(ctx, reply, asked)
    const line = passages[rank].placeOf(asked)
    const chance = (ctx.dice.bytes(1)[0] ?? 0) / 255
    const least = Math.min(latest * 0.8, Math.max(soonest, (line.wait ?? 0) * 0.8))
    return new Refused({
      why: 'busy',
      retryAfter: Math.min(latest, Math.round(least + (5 + least * 0.2) * chance)),
      line,
    })
  }
  const sharing = new Map<Instant, number>()
  const share = (ticket: Instant | undefined, by: 1 | -1) => {
    if (ticket === undefined) return
    const now = (sharing.get(ticket) ?? 0) + by
    if (now > 0) sharing.set(ticket, now)
    else sharing.delete(ticket)
  }
  /** The place that somebody shows, unless as many as a page asks stand there already. */
  const placeShown = (request: FastifyRequest): Instant | undefined => {
    const shown = shownBy(ctx, request)
    return shown !== undefined && (sharing.get(shown) ?? 0) < mostSharing ? shown : undefined
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
  /** Where a line stands, the page itself brings its place: what it asks then waits in it, and so it does when it is loaded again. */
  const comesWithPage = (request: FastifyRequest, reply: FastifyReply): void => {
    if (request.headers['sec-fetch-dest'] !== 'document' || turns.waitingOf('arriving') === 0) return
    if (shownBy(ctx, request) !== undefined) return
    arriving.came(request.arrived)
    handTicket(ctx, reply, request.arrived)
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
    const shown = isAtTheDoor(rank) ? placeShown(request) : undefined
    const came = request.arrived
    const asked = shown ?? came
    share(shown, 1)
    const outcome = await turns.take({
      rank,
      asked,
      came,
      gone: () => request.raw.socket.destroyed,
      goes: (leave) => reply.raw.once('close', leave),
    })
    share(shown, -1)
    if (isAtTheDoor(rank)) {
      if (outcome === 'later') throw busy(reply, rank, asked)
      if (outcome === 'gone') throw new Refused({ why: 'busy', retryAfter: soonest })
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
  app.addHook('preClose', async () => {
    leaving = true
  })
  app.addHook('onClose', async () => clearInterval(look))
  return (request, reply) => {
    const { rank } = request.routeOptions.config
    if (rank === undefined) return comesWithPage(request, reply)
    if (!isAtTheDoor(rank)) return
    const shown = placeShown(request)
    if (shown === undefined) passages[rank].came(request.arrived)
    if (turns.full(rank, shown ?? request.arrived)) throw busy(reply, rank, shown ?? request.arrived)
  }
}
