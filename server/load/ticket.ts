import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Instant } from '#core/instant.ts'
import { keyed } from '../auth/sealed.ts'
import type { Context } from '../context.ts'

/** Longer than any rush lasts; whoever comes back later than that is new. */
const validFor = 30 * 60_000
/** Clocks of several servers differ a little. */
const ahead = 5000

type Site = Pick<Context, 'config'>

/** `__Host-` binds it to this very host, as the session's (RFC 6265bis). */
const cookieFor = ({ config }: Site): string =>
  config.publicUrl.startsWith('https:') ? '__Host-zhinan-place' : 'zhinan-place'

/** When somebody first asked, under the site's own key: every server takes every other's, and nobody makes an older one. */
export const ticketOf = (site: Site, asked: Instant): string => `${asked.toString(36)}.${markOf(site, asked)}`

/** The instant of a ticket; undefined where it is too old, of the future, or not ours. */
export function readTicket(site: Site, ticket: string, now: Instant): Instant | undefined {
  const [text = '', mark = ''] = ticket.slice(0, 60).split('.')
  const asked = Number.parseInt(text, 36)
  if (!(asked > now - validFor && asked <= now + ahead)) return undefined
  const [given, right] = [Buffer.from(mark), Buffer.from(markOf(site, asked))]
  return given.length === right.length && timingSafeEqual(given, right) ? asked : undefined
}

const markOf = (site: Site, asked: Instant): string =>
  keyed(site, 'place-in-line', String(asked)).subarray(0, 15).toString('base64url')

/** What somebody's browser shows of having waited before. */
export const shownBy = (site: Site, request: FastifyRequest): Instant | undefined => {
  const ticket = request.cookies[cookieFor(site)]
  return ticket === undefined ? undefined : readTicket(site, ticket, request.arrived)
}

/** As a cookie it is kept by the browser: a page that is loaded again has lost nothing, and a download waits in the same place. */
export const handTicket = (site: Site, reply: FastifyReply, asked: Instant): FastifyReply =>
  reply.setCookie(cookieFor(site), ticketOf(site, asked), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: site.config.publicUrl.startsWith('https:'),
    maxAge: validFor / 1000,
  })
