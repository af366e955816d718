import type { HouseWords } from '#core/search/vocabulary.ts'
import type { SearchFindingText } from '../zh-CN/search.ts'

/** The keys of a query are English already; only periods are written in more than one way. */
export const searchWords: Pick<HouseWords, 'keys' | 'periods'> = {
  keys: {},
  periods: { h: ['hour', 'hours'], d: ['day', 'days'], w: ['week', 'weeks'] },
}

export const searchFinding: SearchFindingText = {
  'unknown-key': (it) => `There is no key “${it['key']}”; it was searched for as a word.`,
  'unknown-name': (it) => `Nothing here is called “${it['name']}”; this condition does not count.`,
  'missing-value': () => 'Something is missing after the key; this condition does not count.',
  'bad-number': (it) =>
    `“${it['text']}” is not a level from ${it['least']} to ${it['most']}; this condition does not count.`,
  'bad-period': (it) => `“${it['text']}” is not a period; write 3d (days), 12h (hours) or 2w (weeks).`,
  'wrong-comparison': (it) => `This key has no size; “${it['sign']}” was read as “:”.`,
  'unclosed-quote': () => 'A quotation mark has no partner; the text up to the end was taken.',
}
