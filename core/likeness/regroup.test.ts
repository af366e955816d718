import { expect, test } from 'vitest'
import { type Judged, type Regrouped, regroup, type Standing } from './regroup.ts'

const free = (id: string, group: string | null = null): Standing => ({ id, group, byHand: false })
const handed = (id: string, group: string | null): Standing => ({ id, group, byHand: true })
const like = (a: string, b: string, score: number, judged: Judged['judged'] = null): Judged => ({
  a,
  b,
  score,
  judged,
})

test.each<
  [situation: string, standing: Standing[], pairs: Judged[], granularity: number, becomes: Regrouped[]]
>([
  ['nothing alike stays alone', [free('a'), free('b')], [], 0, []],
  [
    'alike ones meet in a new group',
    [free('a'), free('b'), free('c')],
    [like('a', 'b', 0.7)],
    0,
    [{ group: null, members: ['a', 'b'] }],
  ],
  ['a narrow granularity keeps kindred ones apart', [free('a'), free('b')], [like('a', 'b', 0.7)], 1, []],
  [
    'a group keeps its identity',
    [free('a', 'G'), free('b', 'G'), free('c')],
    [like('a', 'b', 0.7), like('b', 'c', 0.7), like('a', 'c', 0.7)],
    0,
    [{ group: 'G', members: ['a', 'b', 'c'] }],
  ],
  [
    'one put in by hand draws its like',
    [handed('a', 'G'), free('b')],
    [like('a', 'b', 0.7)],
    0,
    [{ group: 'G', members: ['b'] }],
  ],
  [
    'one taken out by hand stays alone',
    [handed('a', null), free('b'), free('c')],
    [like('a', 'b', 0.9), like('b', 'c', 0.9)],
    0,
    [{ group: null, members: ['b', 'c'] }],
  ],
  [
    'two groups made by hand are never joined',
    [handed('a', 'G'), handed('b', 'H'), free('c')],
    [like('a', 'b', 0.95), like('b', 'c', 0.7)],
    0,
    [{ group: 'H', members: ['c'] }],
  ],
  [
    'those held to be different are kept apart',
    [free('a'), free('b')],
    [like('a', 'b', 0.9, 'different')],
    0,
    [],
  ],
  [
    'those held to be kindred meet',
    [free('a'), free('b')],
    [like('a', 'b', 0.31, 'kindred')],
    1,
    [{ group: null, members: ['a', 'b'] }],
  ],
  ['a pair with one that left the desk counts for nothing', [free('a')], [like('a', 'z', 0.9)], 0, []],
])('%s', (_situation, standing, pairs, granularity, becomes) => {
  expect(regroup(standing, pairs, granularity)).toEqual(becomes)
})
