import { plainText } from '../likeness/plain.ts'
import { lengthOf } from '../text.ts'
import { sentencesIn } from './sentences.ts'

/** The texts of one source that can be drawn on. */
export interface Drawn {
  readonly suggestion: string
  readonly passages: readonly { readonly path: string; readonly text: string }[]
}

/** Where a sentence stands, in UTF-16 units of the passage's text. */
export interface SentenceLink {
  readonly suggestion: string
  readonly path: string
  readonly from: number
  readonly to: number
}

/** A sentence proposed as it stands in its first place, with every place that says it. */
export interface Proposal {
  readonly text: string
  /** 0 to 1: how much of what the sources say it stands for. */
  readonly weight: number
  readonly links: readonly SentenceLink[]
}

/** How much may be proposed. */
export interface Budget {
  readonly sentences: number
  /** As a reader counts them. */
  readonly characters: number
}

/** Two sentences that share so much of their neighbouring characters say alike (Jaccard). */
const alike = 0.55
/** Fewer letters and digits than this are a heading or a number. */
const leastLength = 8
/** More than these are not a sentence but a list; they stay for whoever reads the source. */
const mostLength = 220

interface Candidate extends SentenceLink {
  readonly text: string
  readonly order: number
  readonly source: number
  readonly pairs: ReadonlySet<string>
}

/**
 * An extract: the sentences that say most of what the sources say together, each once. Central are those whose wording
 * recurs in other sources (degree centrality, Erkan and Radev, LexRank, 2004), taken one by one so that the next adds
 * what is not said yet (maximal marginal relevance, Carbonell and Goldstein, 1998). The same sources give the same extract.
 */
export function extract(sources: readonly Drawn[], budget: Budget): readonly Proposal[] {
  const candidates = candidatesOf(sources)
  const central = centralityOf(candidates, sources.length)
  const taken = new Set<Candidate>()
  const likest = new Map<Candidate, number>()
  const proposals: Proposal[] = []
  let left = budget.characters
  while (proposals.length < budget.sentences) {
    const next = best(
      candidates.filter((it) => !taken.has(it) && lengthOf(it.text) <= left),
      (it) => (central.get(it) ?? 0) * (1 - (likest.get(it) ?? 0)),
    )
    if (next === undefined) break
    left -= lengthOf(next.text)
    const same: Candidate[] = [next]
    taken.add(next)
    for (const it of candidates) {
      if (taken.has(it)) continue
      const share = likeness(next.pairs, it.pairs)
      if (share >= alike) {
        taken.add(it)
        same.push(it)
      } else likest.set(it, Math.max(share, likest.get(it) ?? 0))
    }
    proposals.push({
      text: next.text,
      weight: Math.round((central.get(next) ?? 0) * 1000) / 1000,
      links: linksOf([next, ...same.slice(1).sort((a, b) => a.order - b.order)]),
    })
  }
  return proposals
}

/** A place of a direction is linked to no more; who reads them all reads the sources. */
const mostLinks = 50

/** One place of each passage: what says the same twice in one text is no second source. Of too many, each source keeps one first. */
function linksOf(same: readonly Candidate[]): readonly SentenceLink[] {
  const firstBy = (keyOf: (it: SentenceLink) => string, all: readonly SentenceLink[]) => [
    ...new Map([...all].reverse().map((it) => [keyOf(it), it])).values(),
  ]
  const places = same.map(({ suggestion, path, from, to }) => ({ suggestion, path, from, to }))
  const links = firstBy((it) => `${it.suggestion} ${it.path}`, places).reverse()
  if (links.length <= mostLinks) return links
  const kept = new Set(
    firstBy((it) => it.suggestion, links)
      .reverse()
      .slice(0, mostLinks),
  )
  for (const it of links) if (kept.size < mostLinks) kept.add(it)
  return links.filter((it) => kept.has(it))
}

function candidatesOf(sources: readonly Drawn[]): readonly Candidate[] {
  let order = 0
  return sources.flatMap(({ suggestion, passages }, source) =>
    passages.flatMap(({ path, text }) =>
      sentencesIn(text).flatMap((it): Candidate[] => {
        const plain = plainText(it.text)
        if (plain.length < leastLength || plain.length > mostLength) return []
        return [{ ...it, suggestion, path, source, order: order++, pairs: pairsIn(plain) }]
      }),
    ),
  )
}

const pairsIn = (plain: string): ReadonlySet<string> => {
  const points = Array.from(plain)
  return new Set(points.slice(1).map((it, at) => `${points[at]}${it}`))
}

/** How much of a sentence's wording the other sources share; of one source alone, what stands first counts most. */
function centralityOf(candidates: readonly Candidate[], sources: number): ReadonlyMap<Candidate, number> {
  const usedBy = new Map<string, Set<number>>()
  for (const it of candidates)
    for (const pair of it.pairs) usedBy.set(pair, (usedBy.get(pair) ?? new Set<number>()).add(it.source))
  return new Map(
    candidates.map((it) => {
      let shared = 0
      for (const pair of it.pairs) shared += ((usedBy.get(pair)?.size ?? 1) - 1) / Math.max(1, sources - 1)
      const said = sources > 1 ? shared / it.pairs.size : 0
      const early = 1 / (1 + it.order / Math.max(1, candidates.length / 4))
      return [it, Math.min(1, 0.85 * said + 0.15 * early)] as const
    }),
  )
}

/** Jaccard of neighbouring characters. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  let both = 0
  for (const pair of fewer) if (more.has(pair)) both += 1
  return both === 0 ? 0 : both / (a.size + b.size - both)
}

/** The one worth most; of equals the first. */
function best<It>(all: readonly It[], worth: (it: It) => number): It | undefined {
  let found: It | undefined
  let most = Number.NEGATIVE_INFINITY
  for (const it of all) {
    const its = worth(it)
    if (its > most) {
      found = it
      most = its
    }
  }
  return found
}
