import { lengthOf, unstorable } from '../text.ts'
import type { Piece } from './material.ts'

/** Why there is no proposal: nobody answered, not in time, with a refusal, with too much, with something else, or what was sent may not be sent any more. */
export type ModelFailure = 'unreachable' | 'late' | 'refused' | 'too-long' | 'unreadable' | 'withdrawn'

/** What a model was asked to give for a field: sentences, each with the names of the pieces it comes from. */
export interface WordingSaid {
  readonly sentences: readonly { readonly text: string; readonly from: readonly string[] }[]
}

/** What a model was asked to give for loose suggestions: names of pieces that belong together, and what to call them. */
export interface GroupingSaid {
  readonly groups: readonly { readonly name: string; readonly members: readonly string[] }[]
}

/** A sentence that a model proposes, with the passages that it names. */
export interface ProposedSentence {
  readonly text: string
  readonly links: readonly { readonly suggestion: string; readonly path: string }[]
}

/** Suggestions that a model would put together. */
export interface ProposedGroup {
  readonly name: string
  readonly members: readonly string[]
}

/** A sentence that is longer is none. */
const longestSentence = 400
const longestName = 60
const mostSentences = 20

/** The proposal that the answer makes, or undefined where it is none: a name that was not sent, or a text that is no sentence. */
export function proposedWording(
  { sentences }: WordingSaid,
  sent: readonly Piece[],
): readonly ProposedSentence[] | undefined {
  const known = new Map(sent.map((it) => [it.name, it]))
  if (sentences.length === 0 || sentences.length > mostSentences) return undefined
  const proposed: ProposedSentence[] = []
  for (const { text, from } of sentences) {
    const line = lineOf(text, longestSentence)
    const pieces = [...new Set(from)].map((name) => known.get(name))
    if (line === undefined || pieces.includes(undefined)) return undefined
    proposed.push({
      text: line,
      links: pieces.flatMap((it) => (it ? [{ suggestion: it.suggestion, path: it.path }] : [])),
    })
  }
  return proposed
}

/** The groups that the answer proposes: two or more that were sent, each in one group only; no group at all is an answer, too. */
export function proposedGroups(
  { groups }: GroupingSaid,
  sent: readonly Piece[],
): readonly ProposedGroup[] | undefined {
  const free = new Map(sent.map((it) => [it.name, it.suggestion]))
  const proposed: ProposedGroup[] = []
  for (const { name, members } of groups) {
    const line = lineOf(name, longestName)
    if (line === undefined || members.length < 2) return undefined
    const ids: string[] = []
    for (const member of members) {
      const id = free.get(member)
      if (id === undefined) return undefined
      free.delete(member)
      ids.push(id)
    }
    proposed.push({ name: line, members: ids })
  }
  return proposed
}

/** A text on one line, or undefined where it is empty, too long or cannot be stored. */
function lineOf(text: string, longest: number): string | undefined {
  if (unstorable(text) !== undefined) return undefined
  const line = text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim()
  const length = lengthOf(line)
  return length === 0 || length > longest ? undefined : line
}
