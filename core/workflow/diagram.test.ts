import { expect, test } from 'vitest'
import { diagramOf } from './diagram.ts'

test('a table of ways is drawn with names that Mermaid takes, and with its conditions', () => {
  const ways = [
    { from: 'unit-review', by: 'filer', to: 'draft', move: 'pull-back' },
    { from: 'draft', by: 'filer', to: 'unit-review', move: 'hand-in', when: 'the unit reviews' },
  ]
  expect(diagramOf('draft', ways, (it) => it.move)).toBe(
    [
      'stateDiagram-v2',
      '  [*] --> draft',
      '  unit_review --> draft: pull-back (filer)',
      '  draft --> unit_review: hand-in (filer) — the unit reviews',
    ].join('\n'),
  )
})
