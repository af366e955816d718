import { describe, expect, test } from 'vitest'
import { aChecklist } from '#test/support/make-checklists.ts'
import { type Evidence, evidenceTroubles, strengthOf } from './evidence.ts'

const by = aChecklist()
let next = 0
const doc = (type: string, item = '4a', change: Partial<Evidence> = {}): Evidence => ({
  id: `d${++next}`,
  type,
  issuer: '检测机构',
  on: '2026-03-01',
  supports: [{ element: 'a', item }],
  ...change,
})

test.each<[readonly string[], string]>([
  [[], 'none'],
  [['self-test', 'self-test', 'self-test', 'third-party-test'], 'weak'],
  [['simulation', 'simulation', 'third-party-test'], 'medium'],
  [['self-test', 'self-test', 'user-trial'], 'medium'],
  [['self-test', 'third-party-test', 'third-party-test'], 'strong'],
  [['third-party-test'], 'strong'],
])('documents %j are %s', (types, strength) => {
  const all = [
    ...types.map((it) => doc(it)),
    doc('third-party-test', '4a', { supports: [{ element: 'b', item: '4a' }] }),
  ]
  expect(strengthOf('a', all, by).strength).toBe(strength)
})

describe('what is wrong with documents', () => {
  const levelOf = (item: string) => Number.parseInt(item, 10)
  const troubles = (all: readonly Evidence[], level: number) =>
    evidenceTroubles(all, [{ element: 'a', level }], levelOf, '2026-06-01').map((it) => {
      const { why } = it
      return 'level' in it ? `${why} ${it.level}` : why
    })
  test.each<[string, readonly Evidence[], number, readonly string[]]>([
    ['below the level that wants them', [], 3, []],
    ['none, at level 5', [], 5, ['level-without-evidence 4', 'level-without-evidence 5']],
    ['one for each level', [doc('self-test', '4a'), doc('self-test', '5b')], 5, []],
    ['removed since: the level has none', [doc('self-test', '4a')], 5, ['level-without-evidence 5']],
    ['dated tomorrow', [doc('self-test', '4a', { on: '2026-06-02' })], 4, ['in-the-future']],
    ['for nothing', [doc('self-test', '4a'), doc('report', '4a', { supports: [] })], 4, ['supports-nothing']],
  ])('%s', (_, all, level, expected) => expect(troubles(all, level)).toEqual(expected))
})
