import type { HouseWords } from '#core/search/vocabulary.ts'
import type { SearchFindingText, SearchNames } from '../zh-CN/search.ts'

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

export const searchNames: SearchNames = {
  keys: {
    kind: 'Kind of suggestion',
    field: 'Field of technology',
    livelihood: 'Livelihood field',
    office: 'Office in charge',
    state: 'Where it stands',
    has: 'Whether it has remarks, opinions or an objection',
    trl: 'Readiness level now',
    waiting: 'How long it has waited, such as 3d for three days',
    unit: 'A part of the unit’s name',
    no: 'A part of the number',
    handler: 'A part of the handler’s name',
  },
  has: { remark: 'remark', opinion: 'opinion', objection: 'objection' },
  level: (level) => `Readiness level ${level}`,
}
