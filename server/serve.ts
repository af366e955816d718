import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { type Contract, contract, type Operation } from '#api/contract.ts'
import type { Access, Endpoint } from '#api/endpoint.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Language } from '#text/sentences.ts'
import type { SignedIn } from './auth/session.ts'
import { restingFeatures } from './commands/site/rest-features.ts'
import type { Context } from './context.ts'
import { featureOf } from './load/feature.ts'
import { rankOf } from './load/rank.ts'
import { readElsewhere } from './read-elsewhere.ts'
import { Refused } from './refused.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the operation at all; what is no operation of the contract says nothing. */
    access?: Access
    /** What a session may still owe where it is called. */
    owing?: readonly Debt[]
  }
}

type Output<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined

/** What a handler is given: parsed input, who asks, and when the request arrived (the deciding instant, ruling 6). */
export interface Asked<Op extends Operation> {
  readonly params: Output<Contract[Op] extends { params: infer S } ? S : undefined>
  readonly query: Output<Contract[Op] extends { query: infer S } ? S : undefined>
  readonly body: Output<Contract[Op] extends { body: infer S } ? S : undefined>
  /** Present wherever the contract says `signed-in` or `staff`. */
  readonly actor: Contract[Op]['access'] extends 'public' ? Actor | undefined : Actor
  readonly session: Contract[Op]['access'] extends 'public' ? SignedIn | undefined : SignedIn
  readonly at: Instant
  readonly language: Language
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

export type Handler<Op extends Operation> = (
  ctx: Context,
  asked: Asked<Op>,
) => Promise<z.input<Contract[Op]['response']> | FastifyReply>

/** One handler for each operation of the contract; a missing or superfluous one does not compile. */
export type Handlers = { readonly [Op in Operation]: Handler<Op> }

/** The part of the handlers that one file of the contract needs. */
export type HandlersOf<Part> = { readonly [Op in keyof Part & Operation]: Handler<Op> }

/** Who is not signed in sends a name and a password, and waits in line with them: thousands of large bodies would fill the memory. */
const strangersLimit = 256 * 1024

/** Puts every operation of the contract on the server. */
export function serve(app: FastifyInstance, ctx: Context, handlers: Handlers): void {
  for (const key of Object.keys(contract) as Operation[]) {
    const endpoint: Endpoint = contract[key]
    const [method, path] = key.split(' ') as [string, string]
    const handler = handlers[key] as (ctx: Context, asked: unknown) => Promise<unknown>
    const feature = featureOf(key)
    const readFrom = readElsewhere(ctx, key)
    app.route({
      method,
      url: `/api/v1${path}`,
      schema: {
        summary: endpoint.summary,
        tags: [endpoint.tag],
        operationId: operationId(method, path),
        ...(endpoint.params ? { params: endpoint.params } : {}),
        ...(endpoint.query ? { querystring: endpoint.query } : {}),
        ...(endpoint.body ? { body: endpoint.body } : {}),
        response: { 200: endpoint.response },
      },
      ...(endpoint.access === 'public' ? { bodyLimit: strangersLimit } : {}),
      config: { rank: rankOf(key), access: endpoint.access, owing: endpoint.owing ?? [] },
      handler: async (request, reply) => {
        const { signedIn } = request
        const asked = {
          params: request.params,
          query: request.query,
          body: request.body,
          actor: signedIn?.actor,
          session: signedIn,
          at: request.arrived,
          language: request.language,
          request,
          reply,
        }
        try {
          if (feature !== undefined && (await restingFeatures(ctx, request.arrived)).includes(feature))
            throw new Refused({ why: 'resting', feature })
          return await readFrom(request, (from) => handler(from, asked))
        } finally {
          request.answered?.()
        }
      },
    })
  }
}

/**
 * Before anything is said about the input: an operation is not explained to whoever may not call it. A session that still owes
 * something counts only where that is paid; what is open to everybody is open to it as to a stranger.
 */
export function refuseStrangers(request: FastifyRequest): void {
  const { access = 'public', owing = [] } = request.routeOptions.config
  const debt = request.signedIn?.owes ?? null
  if (debt !== null && !owing.includes(debt)) {
    if (access !== 'public') throw new Refused({ why: 'sign-in-unfinished', owes: debt })
    request.signedIn = undefined
  }
  if (access === 'public') return
  if (!request.signedIn) throw new Refused({ why: 'not-signed-in' })
  if (access === 'staff' && !isStaff(request.signedIn.actor)) throw new Refused({ why: 'not-yours' })
}

const isStaff = (actor: Actor): boolean =>
  actor.worksIn.length > 0 ||
  actor.districts.length > 0 ||
  actor.triage ||
  actor.leader ||
  actor.sysAdmin ||
  actor.auditor

const operationId = (method: string, path: string): string =>
  method.toLowerCase() +
  path
    .split('/')
    .map((part) => part.replace(/^:/, 'by-'))
    .join('-')
    .replaceAll(/-+(\w)/g, (_, letter: string) => letter.toUpperCase())
