import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from './context.ts'
import { Refused } from './refused.ts'
import { root } from './root.ts'

/** The built screens: hashed files for ever, the page itself never cached, every other address is the page. */
export async function serveScreens(app: FastifyInstance, _ctx: Context): Promise<void> {
  const folder = join(root, 'dist/web')
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return
  const html = readFileSync(page)
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    // The build lays compressed copies beside each file; a route for each of them would make every start slower.
    preCompressed: true,
    wildcard: true,
    maxAge: '365d',
    immutable: true,
  })
  const sendPage = (_request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(html)
  // A folder is not a page to the files' own route.
  app.get('/', { schema: { hide: true } }, sendPage)
  app.setNotFoundHandler((request, reply) => {
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads || request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
      throw new Refused({ why: 'not-found' })
    return sendPage(request, reply)
  })
}
