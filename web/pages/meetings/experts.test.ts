import { expect, test } from 'vitest'
import { expertsOf } from './experts.ts'

test.each([
  ['', []],
  [' \n', []],
  ['甲专家', [{ name: '甲专家', unit: '' }]],
  [
    '甲专家，某某大学\n\nDr Kwan, Marine Institute, Bay Campus ',
    [
      { name: '甲专家', unit: '某某大学' },
      { name: 'Dr Kwan', unit: 'Marine Institute, Bay Campus' },
    ],
  ],
  ['乙专家\t某某研究所', [{ name: '乙专家', unit: '某某研究所' }]],
  ['，某某大学', [{ name: '', unit: '某某大学' }]],
])('%j names these experts', (text, experts) => {
  expect(expertsOf(text)).toEqual(experts)
})
