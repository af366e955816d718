import { expect, test } from 'vitest'
import { readShares } from './word-shares.ts'

const shareOf = readShares(Buffer.from('海洋 2.5\n海 1\nLED 7.25\n\n没有数\n船 0'))

test.each<[situation: string, term: string, share: number]>([
  ['a word', '海洋', Math.exp(-2.5)],
  ['the beginning of another word', '海', Math.exp(-1)],
  ['Latin letters', 'LED', Math.exp(-7.25)],
  ['the last line, without an end', '船', 1],
  ['a word that is not there', '海带', 0],
  ['a line without a number', '没有数', 0],
  ['other letters', 'led', 0],
  ['a word with its number', '海 1', 0],
  ['nothing', '', 0],
])('%s: %s', (_, term, share) => {
  expect(shareOf(term)).toBe(share)
})
