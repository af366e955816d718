import { halfWidth } from '../text.ts'
import {
  type Asked,
  type ChoiceKey,
  type Clause,
  type Comparison,
  choiceKeys,
  type Key,
  keys,
  type PartKey,
  type partKeys,
  type Query,
  type QueryFinding,
  type Span,
} from './query.ts'
import { type Piece, scan, type Value } from './scan.ts'
import { codesOf, keyNamed, periodNamed, type Vocabulary } from './vocabulary.ts'

/**
 * Reads a query as people type it: words, "exact phrases", `key:name`, `key:name,other`, `trl>=4`, `waiting>3d`, each with a minus
 * before it for the opposite. It never fails: what cannot be read is a finding, and the rest counts.
 */
export function parseQuery(
  text: string,
  vocabulary: Vocabulary,
): { readonly query: Query; readonly findings: readonly QueryFinding[] } {
  const findings: QueryFinding[] = []
  const say = (code: QueryFinding['code'], at: Span, params: QueryFinding['params'] = {}) => {
    findings.push({ code, at, params })
  }
  const clauses = scan(text).flatMap((piece): readonly Clause[] => {
    if (piece.unclosed) say('unclosed-quote', piece.unclosed)
    const asked = askedBy(piece, text, vocabulary, say)
    return asked === undefined ? [] : [{ not: piece.not, asked, at: piece.at }]
  })
  return { query: { clauses }, findings }
}

type Say = (code: QueryFinding['code'], at: Span, params?: QueryFinding['params']) => void

function askedBy(piece: Piece, text: string, vocabulary: Vocabulary, say: Say): Asked | undefined {
  const [value] = piece.values
  if (piece.key === undefined) {
    if (value === undefined) return undefined
    return value.quoted ? { test: 'phrase', phrase: value.text } : { test: 'word', word: value.text }
  }
  const key = keyNamed(vocabulary, keys, piece.key.name)
  if (key === undefined) {
    say('unknown-key', piece.key.at, { key: piece.key.name })
    // Quotes cannot stand in a word; what is left is what was meant to be found.
    const word = text.slice(piece.key.at.from, piece.at.to).replaceAll(/["“”„‟＂「」『』\s]/g, '')
    return { test: 'word', word }
  }
  if (value === undefined) {
    say('missing-value', piece.at, { key })
    return undefined
  }
  const sign = comparisonOf(piece.sign)
  if (key === 'trl') return levelIn(value, sign, vocabulary, say)
  if (key === 'waiting') return periodIn(value, sign, vocabulary, say)
  if (sign !== '=') say('wrong-comparison', piece.at, { key, sign })
  return isChoice(key) ? choiceIn(key, piece.values, vocabulary, say) : partIn(key, piece.values)
}

const isChoice = (key: Key): key is ChoiceKey => (choiceKeys as readonly Key[]).includes(key)

const comparisonOf = (sign: string): Comparison =>
  sign === '≥' ? '>=' : sign === '≤' ? '<=' : sign === ':' ? '=' : (sign as Comparison)

/** Each name is looked up for itself; one that nothing bears is a finding, and the others count. */
function choiceIn(
  key: ChoiceKey,
  values: readonly Value[],
  vocabulary: Vocabulary,
  say: Say,
): Asked | undefined {
  const codes = values.flatMap((it) => {
    const found = codesOf(vocabulary.choices[key], it.text)
    if (found.length === 0) say('unknown-name', it.at, { key, name: it.text })
    return found
  })
  return codes.length === 0 ? undefined : { test: 'choice', key, codes: [...new Set(codes)] }
}

/** A comma in the name of a unit is a comma. */
const partIn = (key: (typeof partKeys)[number], values: readonly Value[]): Asked => ({
  test: 'part',
  key: key satisfies PartKey,
  part: values
    .map((it) => it.text)
    .join(',')
    .trim(),
})

function levelIn(value: Value, is: Comparison, vocabulary: Vocabulary, say: Say): Asked | undefined {
  const level = Number(halfWidth(value.text).trim())
  if (vocabulary.levels.includes(level)) return { test: 'level', key: 'trl', is, level }
  const [least, most] = [Math.min(...vocabulary.levels), Math.max(...vocabulary.levels)]
  say('bad-number', value.at, { key: 'trl', text: value.text, least: `${least}`, most: `${most}` })
  return undefined
}

const mostOfAPeriod = 9999

function periodIn(value: Value, is: Comparison, vocabulary: Vocabulary, say: Say): Asked | undefined {
  const found = /^(\d+)\s*(\p{L}*)$/u.exec(halfWidth(value.text).trim())
  const amount = Number(found?.[1])
  const period = found === null ? undefined : periodNamed(vocabulary, found[2] ?? '')
  if (period === undefined || !(amount <= mostOfAPeriod)) {
    say('bad-period', value.at, { key: 'waiting', text: value.text })
    return undefined
  }
  return { test: 'period', key: 'waiting', is, amount, period }
}
