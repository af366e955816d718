import { canonicalJson } from '../canonical.ts'
import type { FieldId } from '../form/form.ts'
import { keyBetween } from '../form/order.ts'
import { type Content, type ContentLink, isAt, isAtAny, rootOf, sameLink } from './content.ts'

/** What a merge brought into the direction that was kept: enough to take it out again. */
export interface Added {
  readonly answers: readonly (readonly [path: string, value: unknown])[]
  readonly sources: readonly string[]
  readonly links: readonly ContentLink[]
}

/** How the other comes in: after the rows that are there, or at the places where its rows once stood. */
export type Joining = 'after' | 'in-place'

/**
 * Takes the other's words into the kept one: its rows join the tables, its answers fill what is blank, its sources join.
 * What both answered stays as the kept one says it; the other keeps its own, so that nothing is lost.
 */
export function merge(
  kept: Content,
  other: Content,
  title: FieldId | undefined,
  joining: Joining = 'after',
): { readonly kept: Content; readonly added: Added } {
  const answers = new Map(kept.answers)
  const taken = [...rootsOf(other)].filter((root) => root !== title && !hasAnything(kept, root))
  const added: [string, unknown][] = []
  const keys = new Map<FieldId, string>()
  for (const root of inTheirOrder(other, taken))
    for (const [path, value] of other.answers) {
      if (rootOf(path) !== root || value === null || value === undefined) continue
      const put = path === root && root.includes('/') && joining === 'after' ? next(kept, keys, root) : value
      answers.set(path, put)
      added.push([path, put])
    }
  const known = new Set(kept.sources.map((it) => it.suggestion))
  const sources = other.sources.filter((it) => !known.has(it.suggestion))
  const links = other.links.filter(
    (link) => isAtAny(link.place, taken) && !kept.links.some((it) => sameLink(it, link)),
  )
  return {
    kept: { answers, sources: [...kept.sources, ...sources], links: [...kept.links, ...links] },
    added: { answers: added, sources: sources.map((it) => it.suggestion), links },
  }
}

/** The roots at which something is written; a row counts while its order key stands. */
const rootsOf = ({ answers }: Content): ReadonlySet<string> =>
  new Set([...answers].flatMap(([path, value]) => (value === null ? [] : [rootOf(path)])))

const hasAnything = ({ answers }: Content, root: string): boolean =>
  [...answers].some(([path, value]) => rootOf(path) === root && value !== null)

const keyOf = ({ answers }: Content, root: string): string => String(answers.get(root) ?? '')

const inTheirOrder = (content: Content, roots: readonly string[]): readonly string[] =>
  [...roots].sort((a, b) => compare(keyOf(content, a), keyOf(content, b)) || compare(a, b))

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The next order key after everything in the kept one's table. */
function next(kept: Content, keys: Map<FieldId, string>, root: string): string {
  const table = root.slice(0, root.indexOf('/'))
  const last =
    keys.get(table) ??
    [...kept.answers]
      .filter(([path, value]) => path.split('/').length === 2 && isAt(path, table) && value !== null)
      .map(([, value]) => String(value))
      .sort(compare)
      .at(-1)
  const key = keyBetween(last)
  keys.set(table, key)
  return key
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null)

/**
 * Takes out of the kept one what a merge brought, and gives it back to the other. Rows go back with whatever was written in
 * them since, and with their links; an answer that was changed since stays where it was changed; what came in after
 * the merge stays.
 */
export function unmerge(
  kept: Content,
  other: Content,
  added: Added,
): { readonly kept: Content; readonly other: Content } {
  const was = new Map(added.answers)
  const roots = [...new Set(added.answers.map(([path]) => rootOf(path)))]
  const standing = roots.filter((root) => (kept.answers.get(root) ?? null) !== null)
  const back = standing.filter((root) => root.includes('/') || same(kept.answers.get(root), was.get(root)))
  const gone = roots.filter((root) => !standing.includes(root))
  const answers = new Map(other.answers)
  for (const root of back) {
    const paths = new Set([...kept.answers.keys(), ...was.keys()].filter((path) => rootOf(path) === root))
    for (const path of paths) {
      const now = kept.answers.get(path) ?? null
      if (path === root || same(now, was.get(path))) continue
      if (now === null) answers.delete(path)
      else answers.set(path, now)
    }
  }
  const leaves = [...back, ...gone]
  const keptAnswers = new Map([...kept.answers].filter(([path]) => !leaves.includes(rootOf(path))))
  const keptLinks = kept.links.filter((it) => !isAtAny(it.place, leaves))
  const moving = kept.links.filter((it) => isAtAny(it.place, back))
  const links = [
    ...other.links.filter(
      (it) => !isAtAny(it.place, back) || moving.some((link) => sameLink(link, it)) || !wasTaken(it, added),
    ),
  ].map((it) => moving.find((link) => sameLink(link, it)) ?? it)
  const fresh = moving.filter((it) => !links.some((link) => sameLink(link, it)))
  const used = new Set(keptLinks.map((it) => it.suggestion))
  const needed = new Set([...links, ...fresh].map((it) => it.suggestion))
  const own = new Set(other.sources.map((it) => it.suggestion))
  return {
    kept: {
      answers: keptAnswers,
      sources: kept.sources.filter((it) => !added.sources.includes(it.suggestion) || used.has(it.suggestion)),
      links: keptLinks,
    },
    other: {
      answers,
      sources: [
        ...other.sources.map((it) =>
          added.sources.includes(it.suggestion)
            ? (kept.sources.find((source) => source.suggestion === it.suggestion) ?? it)
            : it,
        ),
        ...kept.sources.filter((it) => needed.has(it.suggestion) && !own.has(it.suggestion)),
      ],
      links: [...links, ...fresh],
    },
  }
}

const wasTaken = (link: ContentLink, added: Added): boolean => added.links.some((it) => sameLink(it, link))
