import type { Asked, Query } from './query.ts'
import { nameOf, type Vocabulary } from './vocabulary.ts'

/** The one way to write a query: reading it again gives the same query. */
export const printQuery = (query: Query, vocabulary: Vocabulary): string =>
  query.clauses.map((it) => `${it.not ? '-' : ''}${printed(it.asked, vocabulary)}`).join(' ')

function printed(asked: Asked, vocabulary: Vocabulary): string {
  switch (asked.test) {
    case 'word':
      return asked.word
    case 'phrase':
      return `"${asked.phrase}"`
    case 'choice': {
      const names = asked.codes.map((it) => asValue(nameOf(vocabulary.choices[asked.key], it)))
      return `${asked.key}:${names.join(',')}`
    }
    case 'part':
      return `${asked.key}:${asValue(asked.part)}`
    case 'level':
      return `trl${asked.is}${asked.level}`
    case 'period':
      return `waiting${asked.is}${asked.amount}${asked.period}`
  }
}

/** In quotes wherever bare it would end too early. */
export const asValue = (text: string): string => (/[\s,，、]/.test(text) ? `"${text}"` : text)
