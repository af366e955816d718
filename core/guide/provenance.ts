import type { Use } from './use.ts'

/** What a filer lets the public see, by the codes that the question of this use offers (ruling 34). */
export const publishScopes = ['full', 'title-abstract', 'none'] as const
export type PublishScope = (typeof publishScopes)[number]

/** A source of a published direction, with everything that might be shown of it. */
export interface ProvenanceSource {
  readonly suggestion: string
  readonly use: Use
  /** Whether it may be read at all now: neither frozen nor purged nor taken back. */
  readonly open: boolean
  /** What was consented to in each version that counts: the one that was used and the latest. */
  readonly scopes: readonly unknown[]
  /** Whether the filer said that it holds trade secrets. */
  readonly secret: boolean
  /** Whether the unit consented to being named, in each version that counts. */
  readonly named: readonly boolean[]
  readonly kind: string
  /** `2024-02`. */
  readonly month: string
  readonly title: string
  readonly abstract: string
  readonly org: string
  readonly links: readonly ProvenanceLink[]
}

/** A stretch of a source's text from which a place of the direction comes. */
export interface ProvenanceLink {
  readonly place: string
  readonly text: string
  /** Whether it stands in the title or the abstract. */
  readonly from: 'title' | 'abstract' | 'text'
}

/** A source as the reader may see it; the less is consented to, the fewer keys there are. */
export interface ShownSource {
  readonly detail: 'text' | 'abstract' | 'kind' | 'counted'
  readonly use?: Use
  readonly kind?: string
  readonly month?: string
  readonly title?: string
  readonly abstract?: string
  readonly org?: string
  readonly passages: readonly { readonly place: string; readonly text: string }[]
  /** The places that come from it, whether or not the passage may be read. */
  readonly places: readonly string[]
}

/** The narrowest consent counts: one that was given once and narrowed later is the later one; none at all is `none`. */
export function scopeOf(scopes: readonly unknown[]): PublishScope {
  const known = scopes.map((it) => publishScopes.indexOf(it as PublishScope))
  if (known.length === 0 || known.includes(-1)) return 'none'
  return publishScopes[Math.max(...known)] ?? 'none'
}

/**
 * What the public may see of a source. Computed at every reading and never frozen into an edition, so that a source that is
 * frozen after publication is hidden at once. Of what cannot be read only the number remains.
 */
export function shownSource(it: ProvenanceSource): ShownSource {
  if (!it.open) return { detail: 'counted', passages: [], places: [] }
  const places = [...new Set(it.links.map((link) => link.place))]
  const scope = scopeOf(it.scopes)
  const origin = { use: it.use, kind: it.kind, month: it.month, places }
  if (scope === 'none') return { detail: 'kind', ...origin, passages: [] }
  const whole = scope === 'full' && !it.secret
  const readable = it.links.filter((link) => whole || link.from !== 'text')
  return {
    detail: whole ? 'text' : 'abstract',
    ...origin,
    title: it.title,
    abstract: it.abstract,
    ...(it.named.length > 0 && it.named.every(Boolean) ? { org: it.org } : {}),
    passages: readable.map(({ place, text }) => ({ place, text })),
  }
}
