import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from './config.ts'

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
]

/** Headers on every answer: nothing foreign runs, nothing is framed, nothing leaks by referrer. */
export function safeHeaders({
  publicUrl,
}: Config): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const https = publicUrl.startsWith('https:')
  const csp = [...policy, ...(https ? ['upgrade-insecure-requests'] : [])].join('; ')
  const everywhere = {
    'content-security-policy': csp,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
  const api = { ...everywhere, 'cache-control': 'no-store' }
  return async (request, reply) => {
    reply.headers(request.url.startsWith('/api/') ? api : everywhere)
  }
}
