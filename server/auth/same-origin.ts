import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'
import { Refused } from '../refused.ts'

const harmless = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses changes that another site's page sets off: the browser's own statement of origin must be ours, and the
 * body must be of a type that a plain form cannot send. Programs without a browser send neither header and pass.
 */
export function refuseForeign(request: FastifyRequest, { publicUrl }: Config): void {
  if (harmless.has(request.method)) return
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') throw new Refused({ why: 'not-yours' })
  const { origin } = request.headers
  if (origin && !ours(origin, request.headers.host, publicUrl)) throw new Refused({ why: 'not-yours' })
  const type = request.headers['content-type'] ?? ''
  const plainForm = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(type)
  if (plainForm) throw new Refused({ why: 'bad-input', problems: [{ at: 'content-type', problem: type }] })
}

function ours(origin: string, host: string | undefined, publicUrl: string): boolean {
  if (origin === new URL(publicUrl).origin) return true
  return origin === `http://${host}` || origin === `https://${host}`
}
