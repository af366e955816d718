import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyDiff, diffAnswers } from './diff.ts'
import type { Form } from './form.ts'
import { afterOf, beforeOf, diffText } from './text-diff.ts'

const label = { zh: '题', en: 'Question' }
const form: Form = {
  id: 'form',
  title: label,
  sections: [
    {
      id: 's',
      title: label,
      group: label,
      sheet: 'collection',
      fields: [
        { id: 'title', label, kind: 'text', max: 40 },
        { id: 'kinds', label, kind: 'choices', options: [] },
        {
          id: 'people',
          label,
          kind: 'table',
          maxRows: 9,
          columns: [
            { id: 'name', label, kind: 'text', max: 9 },
            { id: 'role', label, kind: 'text', max: 9 },
          ],
        },
      ],
    },
  ],
  rules: [],
}
const row = (id: string, name: string) => ({ id, cells: { name } })

test.each<[before: string, after: string, shown: string]>([
  ['', '', ''],
  ['轴承', '轴承', '轴承'],
  ['', '轴承', '+轴承+'],
  ['轴承', '', '-轴承-'],
  ['主轴轴承设计', '主轴轴承制造', '主轴轴承-设计-+制造+'],
  ['寿命 20 年', '寿命 25 年', '寿命 -20-+25+ 年'],
  ['使用 LiDAR 测量', '使用 radar 测量', '使用 -LiDAR-+radar+ 测量'],
  ['𠮷野', '吉野', '-𠮷-+吉+野'],
  ['甲乙丙丁', '甲丙戊丁', '甲-乙-丙+戊+丁'],
])('%j to %j', (before, after, shown) => {
  const marks = { same: '', removed: '-', added: '+' }
  const segments = diffText(before, after)
  expect(segments.map((it) => `${marks[it.is]}${it.text}${marks[it.is]}`).join('')).toBe(shown)
})

test('both texts can be read off the difference', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('甲', '乙', 'a', ' ', '\n') }),
  )
  fc.assert(
    fc.property(text, text, (before, after) => {
      const segments = diffText(before, after)
      expect(beforeOf(segments)).toBe(before)
      expect(afterOf(segments)).toBe(after)
      expect(segments.every((it, i) => it.text !== '' && it.is !== segments[i - 1]?.is)).toBe(true)
    }),
  )
})

test('long texts with nothing in common are shown whole', () => {
  const [before, after] = ['甲'.repeat(100_000), '乙'.repeat(100_000)]
  expect(diffText(before, after)).toEqual([
    { is: 'removed', text: before },
    { is: 'added', text: after },
  ])
})

test('rows added, removed, changed and moved', () => {
  const before = { people: [row('a', '甲'), row('b', '乙'), row('c', '丙')] }
  const after = { people: [row('c', '丙'), row('a', '甲甲'), row('d', '丁')] }
  const [change] = diffAnswers(form, before, after)
  expect(change?.rows).toEqual({
    added: [row('d', '丁')],
    removed: [row('b', '乙')],
    changed: [
      {
        row: 'a',
        cells: [
          {
            column: 'name',
            before: '甲',
            after: '甲甲',
            segments: [
              { is: 'same', text: '甲' },
              { is: 'added', text: '甲' },
            ],
          },
        ],
      },
    ],
    moved: true,
  })
})

test('a table answered for the first time has only added rows', () => {
  const [change] = diffAnswers(form, {}, { people: [row('a', '甲')] })
  expect(change?.rows).toEqual({ added: [row('a', '甲')], removed: [], changed: [], moved: false })
})

test('the same content in another order of keys has not changed', () => {
  expect(
    diffAnswers(form, { people: [{ id: 'a', cells: {} }] }, { people: [{ cells: {}, id: 'a' }] }),
  ).toEqual([])
})

test('what changed, put on the earlier answers, gives the later ones', () => {
  const cells = fc.record({ name: fc.string(), role: fc.string() }, { requiredKeys: [] })
  const rows = fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), cells }), {
    selector: (it) => it.id,
  })
  const answers = fc.record(
    {
      title: fc.oneof(fc.string(), fc.jsonValue()),
      kinds: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
      people: fc.oneof(rows, fc.jsonValue()),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(answers, answers, (before, after) => {
      const changes = diffAnswers(form, before, after)
      expect(diffAnswers(form, applyDiff(before, changes), after)).toEqual([])
      expect(diffAnswers(form, before, before)).toEqual([])
      for (const { rows: found, field } of changes) if (found) expect(field).toBe('people')
    }),
  )
})
