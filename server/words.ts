import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Jieba } from '@node-rs/jieba'
import type { Segment } from '#core/likeness/fingerprint.ts'
import { habitualWords as english } from '#text/en/habitual-words.ts'
import { habitualWords as chinese } from '#text/zh-CN/habitual-words.ts'
import { readShares } from './word-shares.ts'

const required = createRequire(import.meta.url)
const lying = (name: string): Buffer => readFileSync(required.resolve(`@node-rs/jieba/${name}`))

let jieba: Jieba | undefined

/**
 * Chinese words and the shorter words inside them; Latin words as they are. Program and dictionary are read at first use (0.2 s):
 * the serving process has this file in its bundle and never uses it.
 */
export const segment: Segment = (text) => {
  jieba ??= openDictionary()
  return jieba.cutForSearch(text, true)
}

function openDictionary(): Jieba {
  const { Jieba } = required('@node-rs/jieba') as typeof import('@node-rs/jieba')
  return Jieba.withDict(lying('dict.txt'))
}

let shareOf: ((term: string) => number) | undefined
/** Those asked for lately: the same words come again with every text. */
const asked = new Map<string, number>()
const mostAsked = 20_000

/** The least share of suggestions that is thought to use a habitual word. */
const habitualShare = 0.03

const habitual = new Set([...chinese, ...english])

/**
 * How large a share of all texts uses a word: from the frequencies that come with the dictionary, which were counted in
 * newspapers, and from our own list of what suggestions say whatever they are about; 0 if it is in neither.
 */
export function commonness(term: string): number {
  const known = asked.get(term)
  if (known !== undefined) return known
  shareOf ??= readShares(lying('idf.txt'))
  const share = Math.max(habitual.has(term) ? habitualShare : 0, shareOf(term))
  if (asked.size >= mostAsked) asked.clear()
  asked.set(term, share)
  return share
}
