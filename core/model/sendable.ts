import type { Passage } from '../direction/passages.ts'
import { scopeOf } from '../guide/provenance.ts'
import type { State } from '../suggestion/suggestion.ts'

/** Why a suggestion is not sent to a model: gone or frozen, hidden from who asks, 不公开, trade secrets, words that hint at secrets, nothing to say. */
export const keptBack = ['closed', 'unseen', 'not-public', 'trade-secret', 'suspected', 'empty'] as const
export type KeptBack = (typeof keptBack)[number]

/** A text of a suggestion, with where it stands: what may be published differs. */
export interface OfferedPassage extends Pick<Passage, 'path' | 'text'> {
  readonly from: 'title' | 'abstract' | 'text'
}

/** A suggestion as somebody would send it to a model. */
export interface Offered {
  readonly suggestion: string
  readonly state: State
  /** Whether the one who asks may see it. */
  readonly seen: boolean
  /** What may be published, as answered in each version that counts: the one in use and the latest. */
  readonly scopes: readonly unknown[]
  /** Whether it holds trade secrets, as answered in each version that counts. */
  readonly tradeSecrets: readonly unknown[]
  /** Whether any of its texts uses a word of the call's list that hints at secret content. */
  readonly suspected: boolean
  readonly passages: readonly OfferedPassage[]
}

/** What is sent of a suggestion, or why nothing is. */
export type Sendable =
  | { readonly suggestion: string; readonly passages: readonly OfferedPassage[] }
  | { readonly suggestion: string; readonly because: KeptBack }

const closed: readonly State[] = ['draft', 'withdrawn', 'frozen', 'purged']

/** The answer that says that there are none; nothing else does, a missing answer least of all. */
const noTradeSecret = 'no'

/**
 * What of a suggestion may leave the site for a model: no more than its filer lets everybody read. Whatever is not said
 * expressly keeps it back. Stricter than the public page, which still shows the abstract of what holds trade secrets.
 */
export function sendable(it: Offered): Sendable {
  const back = (because: KeptBack): Sendable => ({ suggestion: it.suggestion, because })
  if (closed.includes(it.state)) return back('closed')
  if (!it.seen) return back('unseen')
  const scope = scopeOf(it.scopes)
  if (scope === 'none') return back('not-public')
  if (it.tradeSecrets.length === 0 || it.tradeSecrets.some((answer) => answer !== noTradeSecret))
    return back('trade-secret')
  if (it.suspected) return back('suspected')
  const passages = it.passages.filter(
    ({ from, text }) => text.trim() !== '' && (scope === 'full' || from !== 'text'),
  )
  return passages.length === 0 ? back('empty') : { suggestion: it.suggestion, passages }
}
