import { expect, test } from 'vitest'
import { formatEnd } from './format.ts'

test.each([
  ['2024-03-01T00:00:00+08:00', '2024年2月29日 24:00', '29 February 2024 24:00'],
  ['2024-03-01T17:30:00+08:00', '2024年3月1日 17:30', '1 March 2024 17:30'],
  ['2025-01-01T00:00:00+08:00', '2024年12月31日 24:00', '31 December 2024 24:00'],
])('the end of a window at %s is said as people say it', (at, chinese, english) => {
  expect([formatEnd(Date.parse(at), 'zh-CN'), formatEnd(Date.parse(at), 'en')]).toEqual([chinese, english])
})
