import type { Method } from './checklists.ts'

/** A document that shows items of elements to be met. */
export interface Evidence {
  readonly id: string
  /** A code of the call's types of evidence. */
  readonly type: string
  readonly issuer: string
  /** The day that it bears. */
  readonly on: string
  readonly supports: readonly { readonly element: string; readonly item: string }[]
}

export type Strength = 'none' | 'weak' | 'medium' | 'strong'

/** How much of what supports an element comes from outside the team: from a third on medium, from two thirds on strong. */
export function strengthOf(
  element: string,
  evidence: readonly Evidence[],
  { independent }: Method,
): { readonly strength: Strength; readonly byType: ReadonlyMap<string, number> } {
  const own = evidence.filter((it) => it.supports.some((place) => place.element === element))
  const byType = new Map<string, number>()
  for (const it of own) byType.set(it.type, (byType.get(it.type) ?? 0) + 1)
  const outside = own.filter((it) => independent.includes(it.type)).length
  if (own.length === 0) return { strength: 'none', byType }
  if (3 * outside >= 2 * own.length) return { strength: 'strong', byType }
  return { strength: 3 * outside >= own.length ? 'medium' : 'weak', byType }
}

export type EvidenceTrouble =
  | { readonly why: 'in-the-future'; readonly evidence: string }
  | { readonly why: 'supports-nothing'; readonly evidence: string }
  | { readonly why: 'level-without-evidence'; readonly element: string; readonly level: number }

/** From this level on each level that an element claims wants at least one document (annex 7 as a sheet, domain §1.8). */
export const evidenceFrom = 4

/** What is wrong with the documents, given the levels that the elements have reached and where each item stands. */
export function evidenceTroubles(
  evidence: readonly Evidence[],
  reached: readonly { readonly element: string; readonly level: number }[],
  levelOfItem: (item: string) => number | undefined,
  today: string,
): EvidenceTrouble[] {
  const troubles: EvidenceTrouble[] = evidence.flatMap((it): EvidenceTrouble[] => [
    ...(it.on > today ? [{ why: 'in-the-future', evidence: it.id } as const] : []),
    ...(it.supports.length === 0 ? [{ why: 'supports-nothing', evidence: it.id } as const] : []),
  ])
  for (const { element, level } of reached) {
    const shown = new Set(
      evidence.flatMap((it) =>
        it.supports.flatMap((place) => (place.element === element ? [levelOfItem(place.item)] : [])),
      ),
    )
    for (let at = evidenceFrom; at <= level; at++)
      if (!shown.has(at)) troubles.push({ why: 'level-without-evidence', element, level: at })
  }
  return troubles
}
