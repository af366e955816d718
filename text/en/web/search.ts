import type { SearchText } from '../../zh-CN/web/search.ts'
import { searchNames, searchWords } from '../search.ts'

export const search: SearchText = {
  label: 'Search titles, texts, units, numbers',
  options: 'How it may go on',
  help: 'How to search',
  keysTitle: 'By condition',
  keysIntro:
    'Conditions are parted by spaces and must all hold; a condition may list several values, parted by commas.',
  wordsTitle: 'By words',
  ways: [
    [
      'several words',
      'all must occur; one Chinese character is enough, and common other names are found too',
    ],
    ['“words in quotes”', 'exactly so'],
    ['-word', 'must not occur; conditions may have a minus, too'],
    ['>=  <=  >  <', 'for readiness and waiting, such as trl>=4 or waiting>3d'],
  ],
  keyNames: searchWords.keys as Readonly<Record<string, readonly string[]>>,
  keys: searchNames.keys,
}
