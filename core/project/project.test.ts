import { expect, test } from 'vitest'
import { isWritten, projectNo, stages } from './project.ts'

test('a team writes at every stage but the one at which experts judge', () => {
  expect(stages.filter((it) => !isWritten(it))).toEqual(['approval'])
})

test.each([
  [7, 'ZN2024-P0007'],
  [9999, 'ZN2024-P9999'],
  [10_000, 'ZN2024-P10000'],
])('the project of serial %s has the number %s', (serial, no) => {
  expect(projectNo('ZN2024', serial)).toBe(no)
})
