import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { attachedPairs, attachedPrint } from '#core/likeness/attached.ts'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { pairsAmong } from '#core/likeness/pairs.ts'
import { type Passage, passagesOf } from '#core/likeness/passages.ts'
import { type Plain, plainOf } from '#core/likeness/plain.ts'
import { commonness, segment } from '#server/words.ts'
import { type Item, parseItems } from './items.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'

const usage = 'similar --input items.jsonl --output pairs.jsonl [--threshold 0..1]'
const known = ['input', 'output', 'threshold']

/** One line of the output: two items, the earlier of the input first. */
export interface SimilarPair {
  readonly a: string | number
  readonly b: string | number
  readonly score: number
  /** `attachments`: the items are not alike, but something attached to each says nearly the same. */
  readonly relation: 'duplicate' | 'kindred' | 'attachments'
  readonly passages: readonly Passage[]
  /** Only where attachments of both say nearly the same, by their names. */
  readonly attachments?: readonly { readonly a: string; readonly b: string; readonly share: number }[]
}

/**
 * All pairs of these items from a score on, the likest first, and last those of which only attachments are alike, which have no score;
 * passages are looked for only when a pair is taken.
 */
export function* similar(items: readonly Item[], threshold = 0): Generator<SimilarPair> {
  const prints = items.map((it) => fingerprint(it, segment))
  const plain: Plain[] = []
  const plainAt = (place: number, text: string): Plain => {
    plain[place] ??= plainOf(text)
    return plain[place]
  }
  const attached = attachedAmong(items)
  const keyOf = (a: number, b: number) => a * items.length + b
  for (const { a, b, relation, likeness } of pairsAmong(prints, commonness)) {
    const [one, two] = [items[a], items[b]]
    if (one === undefined || two === undefined || likeness.score < threshold) continue
    const score = Math.round(likeness.score * 10_000) / 10_000
    const passages = passagesOf(one.text, plainAt(a, one.text), plainAt(b, two.text))
    const attachments = attached.get(keyOf(a, b))
    attached.delete(keyOf(a, b))
    yield { a: one.id, b: two.id, score, relation, passages, ...(attachments ? { attachments } : {}) }
  }
  if (threshold > 0) return
  for (const [key, attachments] of attached) {
    const [one, two] = [items[Math.floor(key / items.length)], items[key % items.length]]
    if (one && two)
      yield { a: one.id, b: two.id, score: 0, relation: 'attachments', passages: [], attachments }
  }
}

/** What attachments say nearly the same, by the places of the two items, the likest first. */
function attachedAmong(
  items: readonly Item[],
): Map<number, { readonly a: string; readonly b: string; readonly share: number }[]> {
  const all = items.flatMap((it, owner) =>
    (it.attachments ?? []).flatMap(({ name, text }) => {
      const print = attachedPrint(text)
      return print ? [{ owner, name, print }] : []
    }),
  )
  const found = new Map<number, { a: string; b: string; share: number }[]>()
  for (const { a, b, share } of attachedPairs(all)) {
    const [one, two] = [all[a], all[b]]
    if (!one || !two) continue
    const key = one.owner * items.length + two.owner
    const told = { a: one.name, b: two.name, share: Math.round(share * 10_000) / 10_000 }
    found.set(key, [...(found.get(key) ?? []), told])
  }
  return found
}

/** `similar`: reads items, one JSON object a line, and writes their pairs. Needs no database. */
export const similarVerb: Verb = {
  about: `find duplicates and kindred items ({id, title, text}, with attachments: [{name, text}] if wanted): ${usage}`,
  run: async (args) => {
    const unknown = args.find((it) => it.startsWith('--') && !known.includes(it.slice(2).split('=')[0] ?? ''))
    const [input, output] = [option(args, 'input'), option(args, 'output')]
    const problem =
      unknown !== undefined
        ? `There is no option ${unknown}.`
        : !input || !output || input.startsWith('--') || output.startsWith('--')
          ? 'Which files?'
          : path.resolve(input) === path.resolve(output)
            ? 'The output must be another file than the input.'
            : undefined
    const threshold = thresholdOf(option(args, 'threshold'), args)
    if (problem !== undefined || !input || !output || typeof threshold === 'string') {
      console.error(`${problem ?? threshold} Usage: ${usage}`)
      process.exitCode = 2
      return
    }
    const items = await parseItems(createReadStream(input)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === undefined) throw error
      return [`${input} cannot be read (${error.code}).`]
    })
    if (!('items' in items)) {
      for (const it of items) console.error(it)
      process.exitCode = 1
      return
    }
    try {
      const written = await writeLines(output, similar(items.items, threshold))
      console.log(`${items.items.length} items, ${written} pairs`)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === undefined) throw error
      console.error(`${output} cannot be written (${code}).`)
      process.exitCode = 1
    }
  },
}

/** The number, or what is wrong with it. */
function thresholdOf(text: string | undefined, args: readonly string[]): number | string {
  if (text === undefined) return args.includes('--threshold') ? '--threshold needs a number from 0 to 1.' : 0
  const value = Number(text)
  return text.trim() !== '' && value >= 0 && value <= 1 ? value : '--threshold must be a number from 0 to 1.'
}

/** Writes beside the file and moves it there when it is whole, so that nobody reads half of it. */
export async function writeLines(output: string, lines: Iterable<unknown>): Promise<number> {
  const beside = `${output}.part-${process.pid}`
  const file = await open(beside, 'w')
  let count = 0
  try {
    let waiting: string[] = []
    for (const line of lines) {
      waiting.push(`${JSON.stringify(line)}\n`)
      count += 1
      if (waiting.length < 500) continue
      await file.write(waiting.join(''))
      waiting = []
    }
    await file.write(waiting.join(''))
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(beside, output)
  return count
}
