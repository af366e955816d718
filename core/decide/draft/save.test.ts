import { describe, expect, it } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import { aDraft, returned } from '#test/support/make-suggestion.ts'
import { type Before, mostAnswers, type Op, save } from './save.ts'

const form = aForm()
const nothing: Before = { rev: 0, current: new Map(), known: new Map(), count: 0, refused: new Map() }
const standing = (value: unknown, rev: number): Before => ({
  ...nothing,
  rev,
  count: 1,
  current: new Map([['abstract', { value, rev }]]),
})
const op = (change: Partial<Op> = {}): Op => ({
  op: 'one',
  path: 'abstract',
  value: '新',
  base: 0,
  ...change,
})

describe('an edit', () => {
  it.each([
    ['of an empty place', nothing, op(), 'applied', '新'],
    ['on the text it saw', standing('旧', 4), op({ base: 4 }), 'applied', '新'],
    ['on an older text', standing('旧', 4), op({ base: 3 }), 'clash', undefined],
    ['on an older text, saying the same', standing('新', 4), op({ base: 3 }), 'applied', undefined],
    ['that settles against the present', standing('旧', 4), op({ base: 4, settles: true }), 'applied', '新'],
    ['that settles against the past', standing('旧', 4), op({ base: 3, settles: true }), 'clash', undefined],
    ['that takes away', standing('旧', 4), op({ base: 4, value: null }), 'applied', null],
    ['on a text from the future', standing('旧', 4), op({ base: 9 }), 'clash', undefined],
  ])('%s', (_, before, edit, outcome, changed) => {
    const saved = save(form, aDraft(), before, [edit])
    expect(saved.outcomes[0]?.outcome).toBe(outcome)
    expect(saved.changed.get('abstract')).toEqual(changed)
    expect(saved.written).toHaveLength(1)
    expect(saved.rev).toBe(before.rev + (outcome === 'applied' ? 1 : 0))
  })

  it('known from before gets its outcome again and writes nothing', () => {
    const before = { ...standing('旧', 4), known: new Map([['one', { outcome: 'clash', rev: 3 } as const]]) }
    const saved = save(form, aDraft(), before, [op({ base: 4 })])
    expect([saved.outcomes[0], saved.written, saved.rev]).toEqual([
      { op: 'one', path: 'abstract', outcome: 'clash', rev: 3 },
      [],
      4,
    ])
  })

  it('sent again together with the next one lets the next one follow it', () => {
    const before = {
      ...standing('一', 4),
      known: new Map([['one', { outcome: 'applied', rev: 4 } as const]]),
    }
    const saved = save(form, aDraft(), before, [op({ value: '一' }), op({ op: 'two', value: '二' })])
    expect(saved.outcomes.map((it) => it.outcome)).toEqual(['applied', 'applied'])
  })

  it('is written as settled where it settles, and as applied where it does not', () => {
    const written = (settles: boolean) =>
      save(form, aDraft(), standing('旧', 4), [op({ base: 4, settles })]).written.map((one) => one.outcome)
    expect([written(true), written(false)]).toEqual([['settled'], ['applied']])
  })

  it('twice in one request is done once', () => {
    const saved = save(form, aDraft(), nothing, [op(), op()])
    expect([saved.written.length, saved.outcomes.length]).toEqual([1, 2])
  })

  it.each([
    ['a place that the form does not have', op({ path: 'none' }), 'unknown-path'],
    ['a table as a whole', op({ path: 'problems', value: [] }), 'wrong-type'],
    ['another type', op({ value: 7 }), 'wrong-type'],
    ['NUL', op({ value: 'a\0' }), 'nul'],
    ['half a pair', op({ value: '\ud800' }), 'lone-surrogate'],
    ['far too long a text', op({ value: 'x'.repeat(200_001) }), 'too-long'],
    ['a closed field', op({ path: 'title', value: '题' }), 'locked-field'],
    ['a cell of a closed table', op({ path: 'problems/a/gap', value: '题' }), 'locked-field'],
  ])('is refused for %s', (_, edit, why) => {
    const saved = save(form, returned({ unlocked: ['abstract'] }), nothing, [edit])
    expect(saved.outcomes[0]).toMatchObject({ outcome: 'refused', why })
    expect(saved.written).toEqual([])
  })

  it('is refused in a new place once the draft is full, and goes on in an old one', () => {
    const full = { ...standing('旧', 4), count: mostAnswers }
    const saved = save(form, aDraft(), full, [op({ base: 4 }), op({ op: 'two', path: 'directionName' })])
    expect(saved.outcomes.map((it) => it.outcome)).toEqual(['applied', 'refused'])
  })
})
