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
  [
    'one that is like a single member of a group made by hand stays out of it',
    [handed('a', 'G'), handed('b', 'G'), handed('c', 'G'), free('d')],
    [like('a', 'd', 0.65)],
    0.5,
    [],
  ],
  [
    'and one that is like most of them comes into it',
    [handed('a', 'G'), handed('b', 'G'), handed('c', 'G'), free('d')],
    [like('a', 'd', 0.65), like('b', 'd', 0.65)],
    0.5,
    [{ group: 'G', members: ['d'] }],
  ],
  [
    'those put into one group by hand need not be alike',
    [handed('a', 'G'), handed('b', 'G'), free('c')],
    [like('a', 'b', 0.9, 'different'), like('b', 'c', 0.9)],
    0,
    [{ group: 'G', members: ['c'] }],
  ],
  [
    'one taken out by hand does not come back into the group it was like',
    [free('a', 'G'), free('b', 'G'), handed('c', null)],
    [like('a', 'b', 0.9), like('b', 'c', 1), like('a', 'c', 1)],
    0,
    [{ group: 'G', members: ['a', 'b'] }],
  ],
  [
    'a group splits where it is no longer alike, and the larger part keeps its identity',
    [free('a', 'G'), free('b', 'G'), free('c', 'G'), free('d', 'G'), free('e', 'G')],
    [like('a', 'b', 0.9), like('c', 'd', 0.9), like('d', 'e', 0.9), like('c', 'e', 0.9)],
    0,
    [
      { group: null, members: ['a', 'b'] },
      { group: 'G', members: ['c', 'd', 'e'] },
    ],
  ],
  [
    'the narrowest granularity takes what is nearly the same, and no less',
    [free('a'), free('b'), free('c'), free('d')],
    [like('a', 'b', 0.95), like('c', 'd', 0.94)],
    1,
    [{ group: null, members: ['a', 'b'] }],
  ],
  [
    'the widest takes all that is kindred',
    [free('a'), free('b'), free('c'), free('d')],
    [like('a', 'b', 0.3), like('c', 'd', 0.29)],
    0,
    [{ group: null, members: ['a', 'b'] }],
  ],
  ['a pair with one that left the desk counts for nothing', [free('a')], [like('a', 'z', 0.9)], 0, []],
])('%s', (_situation, standing, pairs, granularity, becomes) => {
  expect(regroup(standing, pairs, granularity)).toEqual(becomes)
})
