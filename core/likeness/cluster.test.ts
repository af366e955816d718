import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ByHand, cluster, type Link } from './cluster.ts'

const link = (a: string, b: string, score: number): Link => ({ a, b, score })
const members = (links: readonly Link[], granularity: number, byHand?: ByHand) =>
  cluster(links, granularity, byHand).map((it) => it.members.join(' '))

const chain = [link('a', 'b', 0.9), link('b', 'c', 0.8), link('c', 'd', 0.7), link('d', 'e', 0.6)]
const full = [...chain, link('a', 'c', 0.8), link('a', 'd', 0.8), link('b', 'd', 0.7)]

describe('groups', () => {
  test.each<[string, readonly Link[], number, ByHand | undefined, readonly string[]]>([
    ['nothing alike', [], 0.5, undefined, []],
    ['one pair', [link('b', 'a', 0.7)], 0.5, undefined, ['a b']],
    ['too little alike', [link('b', 'a', 0.4)], 0.5, undefined, []],
    ['a chain falls into parts', chain, 0.6, undefined, ['a b c', 'd e']],
    ['what is alike all round is one, a neighbour of one is not', full, 0.6, undefined, ['a b c d']],
    ['finer', full, 0.75, undefined, ['a b c']],
    ['itself', [link('a', 'a', 1)], 0.5, undefined, []],
    ['kept apart', full, 0.6, { together: [], apart: [['a', 'c']] }, ['a b d']],
    ['joined by hand', chain, 0.85, { together: [['e', 'z']], apart: [] }, ['a b', 'e z']],
    [
      'apart beats together',
      [],
      0.5,
      {
        together: [
          ['a', 'b'],
          ['b', 'c'],
        ],
        apart: [['a', 'c']],
      },
      ['a b'],
    ],
  ])('%s', (_name, links, granularity, byHand, expected) => {
    expect(members(links, granularity, byHand)).toEqual(expected)
  })

  test('keep the id that most of their members had, and no id twice', () => {
    const earlier = [{ id: 'old', members: ['b', 'c'] }]
    expect(
      cluster([link('a', 'b', 0.9), link('b', 'c', 0.9), link('a', 'c', 0.9)], 0.5, undefined, earlier),
    ).toEqual([{ id: 'old', members: ['a', 'b', 'c'] }])
    const split = cluster([link('b', 'x', 0.9), link('c', 'old', 0.9)], 0.5, undefined, earlier)
    expect(new Set(split.map((it) => it.id)).size).toBe(2)
    expect(split.map((it) => it.id)).toContain('old')
  })

  const id = fc.constantFrom(...'abcdefghij')
  const linkAny = fc.record({ a: id, b: id, score: fc.integer({ min: 1, max: 20 }).map((it) => it / 20) })
  const pairAny = fc.tuple(id, id).filter(([a, b]) => a !== b)

  test('do not depend on the order of links or of sides', () => {
    fc.assert(
      fc.property(fc.array(linkAny), fc.double({ min: 0.1, max: 0.9, noNaN: true }), (links, granularity) => {
        const turned = links.toReversed().map((it) => link(it.b, it.a, it.score))
        expect(cluster(turned, granularity)).toEqual(cluster(links, granularity))
      }),
    )
  })

  test('do not change when others arrive that are like none of them', () => {
    fc.assert(
      fc.property(fc.array(linkAny), fc.array(linkAny), (ours, theirs) => {
        const others = theirs.map((it) => link(`z${it.a}`, `z${it.b}`, it.score))
        const both = cluster([...others, ...ours], 0.5)
        expect(both.filter((it) => !it.id.startsWith('z'))).toEqual(cluster(ours, 0.5))
      }),
    )
  })

  test('never put together what was kept apart, and always what was joined', () => {
    fc.assert(
      fc.property(fc.array(linkAny), pairAny, pairAny, (links, [a, b], [c, d]) => {
        const groups = cluster(links, 0.3, { together: [[c, d]], apart: [[a, b]] })
        expect(groups.some((it) => it.members.includes(a) && it.members.includes(b))).toBe(false)
        if ([a, b].sort().join() !== [c, d].sort().join())
          expect(groups.some((it) => it.members.includes(c) && it.members.includes(d))).toBe(true)
      }),
    )
  })

  test('told again with what came of it, they stay', () => {
    fc.assert(
      fc.property(fc.array(linkAny), (links) => {
        const once = cluster(links, 0.5)
        expect(cluster(links, 0.5, undefined, once)).toEqual(once)
      }),
    )
  })
})
