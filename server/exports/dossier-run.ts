import type { Round } from '#core/expert/round.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Words } from '#core/text.ts'
import type { Filled } from '#documents/dossier/packing.ts'
import { nothingFilled } from '#documents/dossier/packing.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { dossier as english } from '#text/en/dossier.ts'
import type { Language } from '#text/sentences.ts'
import { dossier as chinese, type DossierText } from '#text/zh-CN/dossier.ts'
import type { Context } from '../context.ts'
import { type RoundRead, readRound } from '../present/results.ts'
import type { Making } from './exporter.ts'

/** A suggestion as the contents of an archive list it. */
export interface Row {
  readonly folder: string
  readonly no: string | null
  readonly title: string
  readonly kind: Words
  readonly unit: string
  readonly state: string
  readonly office: string | null
  readonly files: number
  /** Of these so many are missing, or not whole. */
  readonly lacking: number
  readonly bytes: number
}

/** One archive while it is being made: who reads, what is known of it so far, and what is asked again and again. */
export interface Run {
  readonly ctx: Context
  readonly actor: Actor
  readonly making: Making
  readonly filled: Filled
  readonly rows: Row[]
  /** Suggestions written so far; every file tells it, so that nobody takes a long one for a dead one. */
  done: number
  /** Where stored files lie piece by piece on their way: one at a time, the same memory for all of them. */
  readonly room: Buffer
  round(it: Round): Promise<RoundRead>
}

export function runOf(ctx: Context, actor: Actor, making: Making): Run {
  // What experts said of a thousand is read once for all of them; more than a few rounds are never open at a time.
  const rounds = new Map<string, Promise<RoundRead>>()
  return {
    ctx,
    actor,
    making,
    filled: nothingFilled(),
    rows: [],
    done: 0,
    room: Buffer.allocUnsafeSlow(roomSize),
    round: (it) => {
      const known = rounds.get(it.id) ?? readRound(ctx, actor, it)
      rounds.delete(it.id)
      rounds.set(it.id, known)
      for (const id of [...rounds.keys()].slice(0, -mostRounds)) rounds.delete(id)
      return known
    },
  }
}
const mostRounds = 3
const roomSize = 256 * 1024

export const wordsIn = (language: Language): DossierText => (language === 'en' ? english : chinese)

/** Both languages of a page, the first being what a folder opens with. */
export const pagesIn = [
  { language: 'zh-CN', file: 'index.html', other: 'index.en.html' },
  { language: 'en', file: 'index.en.html', other: 'index.html' },
] as const

export const saidIn =
  (language: Language) =>
  (words: Words): string =>
    (language === 'en' && words.en) || words.zh

/** Something as a file that people and machines read. */
export const json = (path: string, value: unknown): Entry => ({
  path,
  bytes: Buffer.from(`${JSON.stringify(value, null, 1)}\n`),
})

export const text = (path: string, value: string): Entry => ({ path, bytes: Buffer.from(value) })
