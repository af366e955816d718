import { readFileSync } from 'node:fs'
import {
  halves,
  merged,
  type Piece,
  randomOf,
  reordered,
  retold,
  reworded,
  shortened,
} from './likeness-edits.ts'

/** An abstract as the data set has it. */
export interface Abstract extends Piece {
  readonly keywords: readonly string[]
  readonly discipline: string
}

export const readAbstracts = (file: string): readonly Abstract[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { title, abstract, keywords, discipline } = JSON.parse(line)
      return { title, text: abstract, keywords, discipline }
    })

/** Texts and what is true of them. */
export interface Corpus {
  readonly pieces: readonly Piece[]
  /** Pairs of places and what was done. */
  readonly truth: readonly {
    readonly a: number
    readonly b: number
    readonly relation: 'duplicate' | 'kindred'
    readonly how: string
  }[]
}

const duplicates = { reordered, shortened, reworded, retold } as const
const kinds = ['reordered', 'shortened', 'reworded', 'retold', 'merged', 'halves', 'halves', 'alone']

/** Every abstract is edited in one way, which changes with `turn`. */
export function corpusOf(abstracts: readonly Abstract[], turn: number): Corpus {
  const pieces: Piece[] = []
  const truth: Corpus['truth'][number][] = []
  const add = (piece: Piece) => pieces.push({ title: piece.title, text: piece.text }) - 1
  let waiting: { readonly piece: Piece; readonly at: number } | undefined
  const howOf = (i: number) => kinds[(i + turn) % kinds.length] ?? 'alone'
  for (const [i, piece] of abstracts.entries()) {
    const random = randomOf('likeness', turn, piece.title)
    const how = howOf(i)
    if (how === 'halves') {
      const [one, two] = halves(piece, random)
      // What is left of a very short abstract is no content at all.
      if (Math.min(one.text.length, two.text.length) < 25) continue
      truth.push({ a: add(one), b: add(two), relation: 'kindred', how: 'same topic, other content' })
      continue
    }
    const a = add(piece)
    if (how in duplicates) {
      const edit = duplicates[how as keyof typeof duplicates]
      truth.push({ a, b: add(edit(piece, random)), relation: 'duplicate', how })
    }
    if (how !== 'merged') continue
    if (waiting === undefined) waiting = { piece, at: a }
    else {
      const both = add(merged(waiting.piece, piece, random))
      for (const source of [waiting.at, a])
        truth.push({ a: source, b: both, relation: 'duplicate', how: 'merged of two' })
      waiting = undefined
    }
  }
  return { pieces, truth }
}

/** Texts out of clauses of many abstracts, at least so long; one in twenty says again what another says. */
export function composed(abstracts: readonly Abstract[], count: number, letters: number): readonly Piece[] {
  const clauses = abstracts.map(({ text }) => text.match(/[^，,。.；;]+[，,。.；;]*/g) ?? [text])
  const pieces: Piece[] = []
  for (let i = 0; i < count; i++) {
    const random = randomOf('many', i)
    const again = i % 20 === 19 ? pieces[random.between(0, i - 1)] : undefined
    if (again !== undefined) {
      pieces.push(reworded(again, random))
      continue
    }
    let text = ''
    while (text.length < letters) text += random.pick(random.pick(clauses))
    const [a, b] = random.some(abstracts, 2)
    pieces.push({ title: `${a?.title.slice(0, 10)}${b?.title.slice(-10)}`, text })
  }
  return pieces
}
