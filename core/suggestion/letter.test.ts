import { expect, test } from 'vitest'
import { happenings } from '../fact.ts'
import { getsLetters, isToldByLetter } from './letter.ts'
import { numberOf } from './number.ts'

test('of every step that a unit or an office decides there is a letter, of what others do there is none', () => {
  const steps = happenings.filter((it) => it.startsWith('suggestion-'))
  expect(steps.filter(isToldByLetter)).toEqual([
    'suggestion-returned-by-unit',
    'suggestion-refused-by-unit',
    'suggestion-accepted',
    'suggestion-returned-by-office',
    'suggestion-not-accepted',
    'suggestion-objection-denied',
    'suggestion-reinstated',
    'suggestion-reserved',
    'suggestion-concluded',
    'suggestion-declined',
  ])
})

test.each([
  ['author', true],
  ['unit', true],
  ['office', true],
  ['reading-office', false],
  ['all', false],
])('who stands to it as %s gets its letters: %s', (relation, gets) => {
  expect(getsLetters(relation)).toBe(gets)
})

test.each([
  [1, 'ZN2030-K-000001'],
  [123_456, 'ZN2030-K-123456'],
  [1_234_567, 'ZN2030-K-1234567'],
])('the suggestion numbered %i is %s', (serial, no) => {
  expect(numberOf('ZN2030', 'K', serial)).toBe(no)
})
