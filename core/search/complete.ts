import { asValue } from './print-query.ts'
import { type ChoiceKey, choiceKeys, type Key, keys, type Span } from './query.ts'
import { type Piece, scan } from './scan.ts'
import { keyNamed, nameOf, plainName, type Vocabulary } from './vocabulary.ts'

/** Something to go on with: what replaces which part of the text. */
export interface Completion {
  readonly at: Span
  readonly insert: string
  /** What it stands for: a key, or a code of the key. */
  readonly key: Key
  readonly code?: string
}

const most = 12

/** What could be meant where the cursor stands; nothing within a phrase or a free word that begins no key. */
export function complete(text: string, cursor: number, vocabulary: Vocabulary): readonly Completion[] {
  const at = Math.max(0, Math.min(cursor, text.length))
  const piece = scan(text).find((it) => it.at.from < at && at <= it.at.to)
  if (piece === undefined) return keysFrom('', { from: at, to: at }, vocabulary)
  if (piece.key === undefined) return wordKeys(piece, text, at, vocabulary)
  const key = keyNamed(vocabulary, keys, piece.key.name)
  if (at <= piece.key.at.to) {
    const to = piece.key.at.to + piece.sign.length
    return keysFrom(text.slice(piece.key.at.from, at), { from: piece.key.at.from, to }, vocabulary)
  }
  if (key === undefined) return []
  const value = piece.values.find((it) => it.at.from <= at && at <= it.at.to)
  const span = value?.at ?? { from: at, to: at }
  const typed = value === undefined ? '' : text.slice(span.from + (value.quoted ? 1 : 0), at)
  if (key === 'trl')
    return vocabulary.levels
      .filter((it) => `${it}`.startsWith(typed))
      .map((it) => ({ at: span, insert: `${it}`, key, code: `${it}` }))
  return isChoice(key) ? valuesFrom(key, typed, span, vocabulary) : []
}

const isChoice = (key: Key): key is ChoiceKey => (choiceKeys as readonly Key[]).includes(key)

function wordKeys(piece: Piece, text: string, at: number, vocabulary: Vocabulary): readonly Completion[] {
  const [value] = piece.values
  if (value === undefined) return keysFrom('', { from: at, to: at }, vocabulary)
  if (value.quoted) return []
  return keysFrom(text.slice(value.at.from, at), value.at, vocabulary)
}

/** Keys that begin so, each by the name that was being typed. */
function keysFrom(typed: string, at: Span, vocabulary: Vocabulary): readonly Completion[] {
  const wanted = plainName(typed)
  return keys.flatMap((key) => {
    const name = [...(vocabulary.keys[key] ?? []), key].find((it) => plainName(it).startsWith(wanted))
    if (name === undefined) return []
    const sign = key === 'trl' || key === 'waiting' ? '>=' : ':'
    return [{ at, insert: `${name}${sign}`, key }]
  })
}

/** Names that begin so first, then names that contain it. */
function valuesFrom(key: ChoiceKey, typed: string, at: Span, vocabulary: Vocabulary): readonly Completion[] {
  const wanted = plainName(typed)
  const choices = vocabulary.choices[key]
  const fits = (how: (name: string) => boolean) =>
    choices.filter((it) => [it.code, ...it.names].some((name) => how(plainName(name))))
  const found = new Set([...fits((it) => it.startsWith(wanted)), ...fits((it) => it.includes(wanted))])
  return [...found]
    .slice(0, most)
    .map((it) => ({ at, insert: asValue(nameOf(choices, it.code)), key, code: it.code }))
}
