import { describe, expect, test } from 'vitest'
import { aChecklist } from '#test/support/make-checklists.ts'
import { breakdownTroubles, type Element, isCritical, proposedElements } from './element.ts'

const by = aChecklist()
const part = (id: string, change: Partial<Element> = {}): Element => ({
  id,
  name: `要素${id}`,
  importance: ['i1'],
  novelty: ['n1'],
  ...change,
})

test.each<[string, Partial<Element>, boolean]>([
  ['important and new', {}, true],
  ['important, and common practice', { novelty: [] }, false],
  ['new, and of no weight', { importance: [] }, false],
  ['a question that nobody asks', { importance: ['i9'] }, false],
])('critical: %s', (_, change, critical) => expect(isCritical(part('a', change), by)).toBe(critical))

describe('a breakdown', () => {
  test.each<[string, readonly Element[], readonly object[]]>([
    ['three parts, one within another', [part('a'), part('b', { within: 'a' }), part('c')], []],
    ['no part', [], [{ why: 'none-critical' }]],
    ['no critical part', [part('a', { novelty: [] })], [{ why: 'none-critical' }]],
    ['nine critical parts', [...'abcdefghi'].map((it) => part(it)), [{ why: 'too-many-critical', most: 8 }]],
    ['a part without a name', [part('a', { name: ' ' })], [{ why: 'name-missing', element: 'a' }]],
    [
      'a name twice',
      [part('a', { name: '淬火' }), part('b', { name: '淬火 ' })],
      [{ why: 'name-twice', element: 'b' }],
    ],
    ['within what is gone', [part('a', { within: 'z' })], [{ why: 'within-unknown', element: 'a' }]],
    [
      'two within each other, and one below them',
      [part('a', { within: 'b' }), part('b', { within: 'a' }), part('c', { within: 'a' })],
      [
        { why: 'within-itself', element: 'a' },
        { why: 'within-itself', element: 'b' },
      ],
    ],
  ])('%s', (_, elements, troubles) => expect(breakdownTroubles(elements, by)).toEqual(troubles))
})

test('one element is proposed for each key problem, once', () => {
  let next = 0
  const found = proposedElements(['软带淬火', ' ', '软带淬火 ', '寿命模型'], () => `e${++next}`)
  expect(found.map((it) => [it.id, it.name])).toEqual([
    ['e1', '软带淬火'],
    ['e2', '寿命模型'],
  ])
})
