import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Content, ContentLink, ContentSource } from './content.ts'
import { merge, unmerge } from './merge.ts'
import { split } from './split.ts'

const title = 'title'
const source = (suggestion: string): ContentSource => ({ suggestion, version: 1, use: 'merged', note: '' })
const link = (place: string, suggestion: string): ContentLink => ({
  place,
  suggestion,
  path: 'abstract',
  from: 0,
  to: 4,
})

/** The same whatever the order in which it was written. */
const plain = ({ answers, sources, links }: Content) => ({
  answers: Object.fromEntries([...answers].filter(([, value]) => value !== null).sort()),
  sources: [...sources].sort((a, b) => (a.suggestion < b.suggestion ? -1 : 1)),
  links: links.map((it) => JSON.stringify(it)).sort(),
})

const suggestions = ['a', 'b', 'c', 'd']
const uses = ['whole', 'part', 'merged', 'reference'] as const

/** A direction with rows of its own, answers, sources, and links from what it says to them. */
const aContent = (rows: readonly string[]): fc.Arbitrary<Content> =>
  fc
    .record({
      scalars: fc.dictionary(fc.constantFrom('title', 'need', 'notes'), fc.constantFrom('甲', '乙', '丙')),
      rows: fc.subarray([...rows]).chain((own) =>
        fc.tuple(
          ...own.map((id) =>
            fc.record({
              id: fc.constant(id),
              key: fc.constantFrom('1', 'V', 'k'),
              text: fc.constantFrom('丁', '戊', null),
            }),
          ),
        ),
      ),
      sources: fc
        .subarray(suggestions)
        .chain((own) =>
          fc.tuple(...own.map((it) => fc.constantFrom(...uses).map((use) => ({ ...source(it), use })))),
        ),
      linked: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('', '/text', '#1'))),
    })
    .map(({ scalars, rows: own, sources, linked }) => {
      const answers = new Map<string, unknown>(Object.entries(scalars))
      for (const { id, key, text } of own) {
        answers.set(`content/${id}`, key)
        if (text !== null) answers.set(`content/${id}/text`, text)
      }
      const roots = [...answers.keys()].filter((path) => path.split('/').length < 3)
      const links = linked.flatMap(([place, from, rest]) => {
        const root = roots[place % Math.max(1, roots.length)]
        const drawn = sources[from % Math.max(1, sources.length)]
        return root !== undefined && drawn ? [link(`${root}${rest}`, drawn.suggestion)] : []
      })
      const once = new Map(links.map((it) => [JSON.stringify(it), it]))
      return { answers, sources, links: [...once.values()] }
    })

describe('merging is undone without a trace', () => {
  test('in both directions, whatever they said', () => {
    fc.assert(
      fc.property(aContent(['r1', 'r2', 'r3']), aContent(['r3', 'r4', 'r5']), (kept, other) => {
        const merged = merge(kept, other, title)
        const undone = unmerge(merged.kept, other, merged.added)
        expect(plain(undone.kept)).toEqual(plain(kept))
        expect(plain(undone.other)).toEqual(plain(other))
      }),
    )
  })

  test('and so is splitting', () => {
    fc.assert(
      fc.property(
        aContent(['r1', 'r2', 'r3']),
        fc.subarray(['content', 'content/r1', 'content/r2', 'need']),
        fc.subarray(suggestions),
        (whole, places, sources) => {
          const { kept, made } = split(whole, { places, sources }, { field: title, text: '新的方向' })
          expect(plain(merge(kept, made, title, 'in-place').kept)).toEqual(plain(whole))
          for (const one of [kept, made])
            for (const it of one.links)
              expect(one.sources.map((own) => own.suggestion)).toContain(it.suggestion)
        },
      ),
    )
  })

  test('a merge loses no row, source or link of either', () => {
    fc.assert(
      fc.property(aContent(['r1', 'r2']), aContent(['r3', 'r4']), (kept, other) => {
        const { kept: both } = merge(kept, other, title)
        for (const [path, value] of [...kept.answers, ...other.answers])
          if (path.split('/').length > 2) expect(both.answers.get(path)).toEqual(value)
        for (const it of [...kept.sources, ...other.sources])
          expect(both.sources.map((own) => own.suggestion)).toContain(it.suggestion)
        for (const it of both.links)
          expect(both.sources.map((own) => own.suggestion)).toContain(it.suggestion)
      }),
    )
  })
})

const kept: Content = {
  answers: new Map<string, unknown>([
    ['title', '防护涂层'],
    ['content/r1', 'V'],
    ['content/r1/text', '研究涂层。'],
  ]),
  sources: [source('a')],
  links: [link('content/r1', 'a')],
}
const other: Content = {
  answers: new Map<string, unknown>([
    ['title', '现场修复'],
    ['need', '运维急需。'],
    ['content/r2', 'V'],
    ['content/r2/text', '研究修复。'],
  ]),
  sources: [source('b')],
  links: [link('content/r2', 'b'), link('need', 'b')],
}
const merged = merge(kept, other, title)
const set = (content: Content, changes: Readonly<Record<string, unknown>>): Content => ({
  ...content,
  answers: new Map([...content.answers, ...Object.entries(changes)]),
})
const undo = (since: Content) => unmerge(since, other, merged.added)

test('the title stays, blanks are filled, and rows come after those that were there', () => {
  expect(merged.kept.answers.get('title')).toBe('防护涂层')
  expect(merged.kept.answers.get('need')).toBe('运维急需。')
  expect(String(merged.kept.answers.get('content/r2')) > 'V').toBe(true)
})

test.each<[situation: string, since: Content, path: string, inKept: unknown, inOther: unknown]>([
  [
    'a row written on since goes back with it',
    set(merged.kept, { 'content/r2/text': '改过。' }),
    'content/r2/text',
    undefined,
    '改过。',
  ],
  [
    'a cell emptied since is empty there too',
    set(merged.kept, { 'content/r2/text': null }),
    'content/r2/text',
    undefined,
    undefined,
  ],
  [
    'a row deleted since stands in the other as it was',
    set(merged.kept, { 'content/r2': null }),
    'content/r2/text',
    undefined,
    '研究修复。',
  ],
  [
    'an answer changed since stays where it was changed',
    set(merged.kept, { need: '改过的需求。' }),
    'need',
    '改过的需求。',
    '运维急需。',
  ],
  ['a row that goes back keeps its place', merged.kept, 'content/r2', undefined, 'V'],
  [
    'a cell first written since goes back with its row',
    set(merged.kept, { 'content/r2/more': '新格。' }),
    'content/r2/more',
    undefined,
    '新格。',
  ],
  [
    'a row begun since stays',
    set(merged.kept, { 'content/r9': 'zz', 'content/r9/text': '新写。' }),
    'content/r9/text',
    '新写。',
    undefined,
  ],
  [
    'what the kept one said before stays',
    set(merged.kept, { 'content/r1/text': '改了自己的。' }),
    'content/r1/text',
    '改了自己的。',
    undefined,
  ],
])('%s', (_situation, since, path, inKept, inOther) => {
  const undone = undo(since)
  expect(undone.kept.answers.get(path)).toEqual(inKept)
  expect(undone.other.answers.get(path)).toEqual(inOther)
})

test('a source that the kept one has come to draw on stays with both', () => {
  const since = { ...merged.kept, links: [...merged.kept.links, link('content/r1', 'b')] }
  const undone = undo(since)
  expect(undone.kept.sources.map((it) => it.suggestion)).toEqual(['a', 'b'])
  expect(undone.other.sources.map((it) => it.suggestion)).toEqual(['b'])
})

test('a source drawn on since in a row that goes back goes with it', () => {
  const since = {
    ...merged.kept,
    sources: [...merged.kept.sources, source('c')],
    links: [...merged.kept.links, link('content/r2', 'c')],
  }
  const undone = undo(since)
  expect(undone.other.sources.map((it) => it.suggestion)).toEqual(['b', 'c'])
  expect(undone.other.links).toContainEqual(link('content/r2', 'c'))
})

test('rows come in their own order, those of one key by their names', () => {
  const rows = (keys: Readonly<Record<string, string>>): Content => ({
    answers: new Map(Object.entries(keys).map(([id, key]) => [`content/${id}`, key])),
    sources: [],
    links: [],
  })
  const { answers } = merge(rows({ r1: 'V' }), rows({ r2: 'k', r5: 'V', r4: 'V', r3: 'V' }), title).kept
  const ordered = [...answers].sort(([, a], [, b]) => (String(a) < String(b) ? -1 : 1)).map(([path]) => path)
  expect(ordered).toEqual(['r1', 'r3', 'r4', 'r5', 'r2'].map((id) => `content/${id}`))
})

test('a link taken away since is gone from both, and one of a text that stays is the other’s still', () => {
  const since = {
    ...set(merged.kept, { need: '改过的需求。' }),
    links: merged.kept.links.filter((it) => it.place !== 'content/r2'),
  }
  const undone = undo(since)
  expect(undone.other.links).toEqual([link('need', 'b')])
  expect(undone.kept.links).toEqual([link('content/r1', 'a'), link('need', 'b')])
})

describe('parting', () => {
  const whole: Content = {
    answers: new Map<string, unknown>([
      ['title', '防护与修复'],
      ['need', '运维急需。'],
      ['content/r1', 'V'],
      ['content/r1/text', '研究涂层。'],
      ['content/r2', 'k'],
      ['content/r2/text', '研究修复。'],
    ]),
    sources: ['a', 'b', 'c', 'd'].map(source),
    links: [link('content/r1', 'a'), link('content/r2', 'b'), link('need', 'c'), link('need#1', 'a')],
  }
  const parted = (places: readonly string[], sources: readonly string[], text = '现场修复') => {
    const { kept, made } = split(whole, { places, sources }, { field: title, text })
    const told = (it: Content) => [
      [...it.answers.keys()].sort().join(' '),
      it.sources.map((one) => one.suggestion).join(''),
      it.links.map((one) => `${one.place}:${one.suggestion}`).join(' '),
    ]
    return { kept: told(kept), made: told(made) }
  }
  const first = 'content/r1 content/r1/text'
  const second = 'content/r2 content/r2/text'
  test.each<[string, ReturnType<typeof parted>, kept: readonly string[], made: readonly string[]]>([
    [
      'a row goes with its link, and a source of its own with it',
      parted(['content/r2'], ['b']),
      [`${first} need title`, 'acd', 'content/r1:a need:c need#1:a'],
      [`${second} title`, 'b', 'content/r2:b'],
    ],
    [
      'a source that a moved place draws on comes along and stays',
      parted(['content/r2'], []),
      [`${first} need title`, 'abcd', 'content/r1:a need:c need#1:a'],
      [`${second} title`, 'b', 'content/r2:b'],
    ],
    [
      'a source that nobody draws on goes where it is sent',
      parted([], ['d']),
      [`${first} ${second} need title`, 'abc', 'content/r1:a content/r2:b need:c need#1:a'],
      ['title', 'd', ''],
    ],
    [
      'a source that both draw on stands in both',
      parted(['need'], ['a', 'c']),
      [`${first} ${second} title`, 'abd', 'content/r1:a content/r2:b'],
      ['need title', 'ac', 'need:c need#1:a'],
    ],
    [
      'a whole table goes, the title never does',
      parted(['content', 'title'], []),
      ['need title', 'abcd', 'need:c need#1:a'],
      [`${first} ${second} title`, 'ab', 'content/r1:a content/r2:b'],
    ],
    [
      'without a title the new one has none',
      parted(['need'], [], ''),
      [`${first} ${second} title`, 'abcd', 'content/r1:a content/r2:b'],
      ['need', 'ac', 'need:c need#1:a'],
    ],
  ])('%s', (_, it, kept, made) => expect(it).toEqual({ kept, made }))
  test('the title stays as it was, and the new one has its own', () => {
    const { kept, made } = split(whole, { places: ['need'], sources: [] }, { field: title, text: '现场修复' })
    expect([kept.answers.get('title'), made.answers.get('title')]).toEqual(['防护与修复', '现场修复'])
  })
})
