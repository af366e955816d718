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
    ['as alike as is asked', [link('a', 'b', 0.5)], 0.5, undefined, ['a b']],
    [
      'on average half as alike as is asked',
      [link('a', 'b', 0.75), link('b', 'c', 0.5)],
      0.5,
      undefined,
      ['a b c'],
    ],
    [
      'on average less than that',
      [link('a', 'b', 0.75), link('b', 'c', 0.75), link('a', 'c', 0.75), link('c', 'd', 0.5)],
      0.5,
      undefined,
      ['a b c'],
    ],
    [
      'the same pair twice counts once, as alike as it may be',
      [link('a', 'b', 0.9), link('b', 'c', 0.5), link('c', 'b', 0.75)],
      0.75,
      undefined,
      ['a b c'],
    ],
    ['kept apart whoever was named first', full, 0.6, { together: [], apart: [['c', 'a']] }, ['a b d']],
    [
      'kept apart, with a group beside',
      chain,
      0.85,
      { together: [['b', 'd']], apart: [['d', 'a']] },
      ['b d'],
    ],
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

  const told = (links: readonly Link[], earlier: Readonly<Record<string, string>>) =>
    cluster(
      links,
      0.5,
      undefined,
      Object.entries(earlier).map(([id, all]) => ({ id, members: all.split(' ') })),
    ).map((it) => `${it.id}: ${it.members.join(' ')}`)
  test.each<[string, readonly Link[], Readonly<Record<string, string>>, readonly string[]]>([
    ['a new group is called after its smallest member', [link('c', 'b', 1)], {}, ['b: b c']],
    [
      'or after the next, where that name is taken',
      [link('b', 'c', 1), link('x', 'y', 1)],
      { b: 'x y' },
      ['c: b c', 'b: x y'],
    ],
    ['most members decide', [link('a', 'd', 1), link('b', 'c', 1)], { G: 'a b c' }, ['a: a d', 'G: b c']],
    [
      'of as many, the first group',
      [link('a', 'd', 1), link('b', 'c', 1)],
      { G: 'a b' },
      ['G: a d', 'b: b c'],
    ],
    [
      'where two groups become one, the larger one',
      [link('a', 'b', 1), link('b', 'c', 1), link('a', 'c', 1)],
      { G: 'a', H: 'b c' },
      ['H: a b c'],
    ],
    ['of two as large, the first name', [link('a', 'b', 1)], { H: 'a', G: 'b' }, ['G: a b']],
    [
      'a group has one name, and the second one is free for others',
      [link('a', 'b', 1), link('b', 'c', 1), link('a', 'c', 1), link('d', 'e', 1)],
      { G: 'a b', H: 'c d' },
      ['G: a b c', 'H: d e'],
    ],
  ])('names: %s', (_rule, links, earlier, expected) => {
    expect(told(links, earlier)).toEqual(expected)
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
