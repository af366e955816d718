import { expect, test } from 'vitest'
import { followed, standsAt } from './mark.ts'

const said = (...places: readonly string[]) => ({
  answers: new Map(places.map((place) => [place, '文'] as const)),
})

test.each<
  [
    situation: string,
    from: [before: string[], after: string[]],
    to: [before: string[], after: string[]],
    comes: string[],
    goes: string[],
  ]
>([
  [
    'a row comes in by a merge',
    [
      ['content/a', 'need'],
      ['content/a', 'need'],
    ],
    [['need'], ['need', 'content/a']],
    ['content/a'],
    [],
  ],
  ['a field that was blank is filled by a merge', [['need'], ['need']], [[], ['need']], ['need'], []],
  [
    'a row goes back when it is undone',
    [['content/a'], []],
    [['content/a'], ['content/a']],
    ['content/a'],
    ['content/a'],
  ],
  [
    'a row is parted off',
    [['content/a', 'content/b'], ['content/b']],
    [[], ['content/a']],
    ['content/a'],
    ['content/a'],
  ],
  ['nothing moves', [['need'], ['need']], [['need'], ['need']], [], []],
])('marks follow their words: %s', (_situation, [had, has], [met, gets], comes, goes) => {
  const from = { before: said(...had), after: said(...has) }
  expect(followed(from, { before: said(...met), after: said(...gets) })).toEqual({ comes, goes })
})

test.each<[what: string, value: unknown, stands: boolean]>([
  ['words', '文', true],
  ['a row', {}, true],
  ['an empty text', '', false],
  ['nothing', null, false],
  ['what was never there', undefined, false],
])('at %s a mark stands: %s', (_, value, stands) => {
  expect(standsAt(new Map([['need', value]]), 'need')).toBe(stands)
  expect(standsAt(new Map([['need', value]]), 'other')).toBe(false)
})
