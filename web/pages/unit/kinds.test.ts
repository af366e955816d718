import { expect, test } from 'vitest'
import { kindsOf } from './kinds.ts'

const call = (...codes: string[]) => ({ kinds: codes.map((code) => ({ code })) })

test.each([
  ['no call', [], []],
  ['one call', [call('TECH', 'SOFT')], ['TECH', 'SOFT']],
  ['a kind that only the second call collects', [call('TECH'), call('SOFT', 'TECH')], ['TECH', 'SOFT']],
])('quotas can be set for the kinds of %s', (_, calls, codes) => {
  expect(kindsOf(calls).map((it) => it.code)).toEqual(codes)
})
