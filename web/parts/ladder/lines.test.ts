import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

test.each<[string, number, number, string[]]>([
  ['滚道无软带淬火', 52, 3, ['滚道无软', '带淬火']],
  ['载荷谱与寿命模型', 100, 3, ['载荷谱与', '寿命模型']],
  ['Raceway hardening without soft zone', 230, 3, ['Raceway hardening', 'without soft zone']],
  ['淬火', 52, 3, ['淬火']],
  ['载荷谱与寿命模型的建立与验证', 52, 2, ['载荷谱与', '寿命模…']],
  ['Load spectrum and life model', 80, 3, ['Load', 'spectrum', 'and life…']],
  ['Electrohydrodynamics', 60, 3, ['Electroh', 'ydrodyna', 'mics']],
  ['  ', 60, 3, []],
])('%s in lines of %i', (text, width, most, lines) => {
  expect(linesOf(text, width, 13, most)).toEqual(lines)
})
