import { type Key, keys, type PartKey, partKeys, type Span } from './query.ts'
import { scan } from './scan.ts'
import { keyNamed, type Vocabulary } from './vocabulary.ts'

/** The part of a name that is being typed after `unit:` and the like, for whoever knows the names; nothing elsewhere. */
export function partAt(
  text: string,
  cursor: number,
  vocabulary: Vocabulary,
): { readonly key: PartKey; readonly at: Span; readonly typed: string } | undefined {
  const at = Math.max(0, Math.min(cursor, text.length))
  const piece = scan(text).find((it) => it.at.from < at && at <= it.at.to)
  if (piece?.key === undefined || at < piece.key.at.to + piece.sign.length) return undefined
  const key = keyNamed(vocabulary, keys, piece.key.name)
  if (key === undefined || !isPart(key)) return undefined
  const value = piece.values.find((it) => it.at.from <= at && at <= it.at.to)
  if (value === undefined) return { key, at: { from: at, to: at }, typed: '' }
  return { key, at: value.at, typed: text.slice(value.at.from + (value.quoted ? 1 : 0), at) }
}

const isPart = (key: Key): key is PartKey => (partKeys as readonly Key[]).includes(key)
