import { expect, test } from 'vitest'
import { type KeptBack, type Offered, sendable } from './sendable.ts'

const open: Offered = {
  suggestion: 'a',
  state: 'condensing',
  seen: true,
  scopes: ['full', 'full'],
  tradeSecrets: ['no', 'no'],
  suspected: false,
  passages: [
    { path: 'title', text: '叶片防护', from: 'title' },
    { path: 'abstract', text: '涂层脱落。', from: 'abstract' },
    { path: 'content', text: '研究涂层。', from: 'text' },
  ],
}

test.each<[situation: string, change: Partial<Offered>, back: KeptBack]>([
  ['frozen', { state: 'frozen' }, 'closed'],
  ['purged', { state: 'purged' }, 'closed'],
  ['taken back', { state: 'withdrawn' }, 'closed'],
  ['a draft', { state: 'draft' }, 'closed'],
  ['hidden from who asks', { seen: false }, 'unseen'],
  ['不公开', { scopes: ['none'] }, 'not-public'],
  ['不公开 by now', { scopes: ['full', 'none'] }, 'not-public'],
  ['不公开 when it was taken in', { scopes: ['none', 'full'] }, 'not-public'],
  ['silent about publishing', { scopes: [undefined] }, 'not-public'],
  ['of an unknown consent', { scopes: ['some'] }, 'not-public'],
  ['asked nothing', { scopes: [] }, 'not-public'],
  ['holding trade secrets', { tradeSecrets: ['yes'] }, 'trade-secret'],
  ['holding trade secrets by now', { tradeSecrets: ['no', 'yes'] }, 'trade-secret'],
  ['silent about trade secrets', { tradeSecrets: ['no', undefined] }, 'trade-secret'],
  ['not asked about trade secrets', { tradeSecrets: [] }, 'trade-secret'],
  ['using a word that hints at secrets', { suspected: true }, 'suspected'],
  ['without a text', { passages: [{ path: 'title', text: ' ', from: 'title' }] }, 'empty'],
  [
    'with nothing in what is public',
    { scopes: ['title-abstract'], passages: open.passages.slice(2) },
    'empty',
  ],
])('what is %s is kept back', (_situation, change, because) => {
  expect(sendable({ ...open, ...change })).toEqual({ suggestion: 'a', because })
})

test.each<[scope: string, paths: readonly string[]]>([
  ['full', ['title', 'abstract', 'content']],
  ['title-abstract', ['title', 'abstract']],
])('with %s consented to, as much is sent as everybody may read', (scope, paths) => {
  const it = sendable({ ...open, scopes: ['full', scope] })
  expect('passages' in it && it.passages.map((one) => one.path)).toEqual(paths)
})
