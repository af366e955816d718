import { expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { audit } from './audit.ts'

const areas = [
  { id: 'sea', terms: ['赤潮', 'AI', '浪'], faint: ['海'] },
  { id: 'air', terms: ['旋翼'] },
]

test.each([
  ['areas and fields that exist', areas, { SEA: { sea: 1 }, AIR: { air: 1 } }, []],
  ['a field that does not', areas, { LAND: { sea: 1 } }, [['field-areas.json', 'LAND', 'unknown-code']]],
  ['an area that does not', areas, { SEA: { lake: 1 } }, [['field-areas.json', 'SEA.lake', 'unknown-code']]],
  [
    'a word twice, once faint and once in other letters',
    [{ id: 'sea', terms: ['赤潮', 'ＡＩ', 'ai'], faint: ['赤潮'] }],
    { SEA: { sea: 1 } },
    [
      ['areas.json', 'sea', 'twice'],
      ['areas.json', 'sea', 'twice'],
    ],
  ],
  ['an area twice', [...areas, { id: 'air', terms: ['桨'] }], {}, [['areas.json', '', 'twice']]],
] as const)('%s', (_, given, fieldAreas, problems) => {
  const found = audit(aCall({ areas: given, fieldAreas }))
  expect(found.map((it) => [it.file, it.path, it.code])).toEqual(problems)
})
