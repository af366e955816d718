import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completion, type ModelPeer, modelPeer } from '#test/support/model-peer.ts'
import { askModel } from './client.ts'

let peer: ModelPeer
beforeAll(async () => {
  peer = await modelPeer()
})
afterAll(() => peer.close())

const messages = [
  { role: 'system', content: '请拟写。' },
  { role: 'user', content: '{"p1":"材料"}' },
] as const
const ask = (change: { readonly url?: string; readonly key?: string } = {}) =>
  askModel(
    { url: `${peer.base}/chat/completions`, name: 'local', key: null, timeout: 400, ...change },
    messages,
  )

test('one question is one request, and says what every such interface understands', async () => {
  peer.next = '好'
  peer.heard.length = 0
  expect(await ask({ key: 'mk-1' })).toMatchObject({ ok: true, text: '好' })
  expect(peer.heard).toMatchObject([{ path: 'POST /v1/chat/completions', authorization: 'Bearer mk-1' }])
  expect(peer.heard[0]?.body).toEqual({ model: 'local', messages, stream: false })
})

const json = { 'content-type': 'application/json' }
test.each<[situation: string, next: (response: ServerResponse) => void, because: string]>([
  ['never answers', () => {}, 'late'],
  [
    'begins and never ends',
    (it) => {
      it.writeHead(200, json).write('{"choices":')
    },
    'late',
  ],
  ['hangs up', (it) => it.destroy(), 'unreachable'],
  [
    'hangs up half-way',
    (it) => it.writeHead(200, { ...json, 'content-length': '99' }).write('{', () => it.destroy()),
    'unreachable',
  ],
  ['wants another key', (it) => it.writeHead(401, json).end('{}'), 'refused'],
  ['is broken', (it) => it.writeHead(500).end('trace'), 'refused'],
  ['has too much to do', (it) => it.writeHead(429, { 'retry-after': '1' }).end(), 'refused'],
  ['sends elsewhere', (it) => it.writeHead(307, { location: `${peer.base}/elsewhere` }).end(), 'refused'],
  [
    'says more than a proposal',
    (it) => it.writeHead(200, json).end(completion('长'.repeat(200_000))),
    'too-long',
  ],
  ['says a page', (it) => it.writeHead(200, { 'content-type': 'text/html' }).end('<p>'), 'unreadable'],
  ['has no choice', (it) => it.writeHead(200, json).end('{"choices":[]}'), 'unreadable'],
  [
    'says nothing',
    (it) => it.writeHead(200, json).end('{"choices":[{"message":{"content":null}}]}'),
    'unreadable',
  ],
  ['answers with nothing', (it) => it.writeHead(200).end(), 'unreadable'],
])('a server that %s gives no answer, and is asked once', async (_situation, next, because) => {
  peer.next = next
  peer.heard.length = 0
  expect(await ask()).toMatchObject({ ok: false, because })
  expect(peer.heard).toHaveLength(1)
})

test('nobody there is no answer', async () => {
  expect(await ask({ url: 'http://127.0.0.1:1/v1/chat/completions' })).toMatchObject({
    because: 'unreachable',
  })
})
