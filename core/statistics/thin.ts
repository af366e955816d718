import { combinationsOf, type Routable, routeIn, settle } from '../routing/combinations.ts'

/** A kind in a field that somebody may suggest, and that few or none did. */
export interface ThinSpot {
  readonly kind: string
  readonly field: string | null
  readonly count: number
  /** Who would receive it, in the call's order. */
  readonly offices: readonly string[]
}

/** Where a call says nothing else, so many or fewer are few. */
export const usualFew = 2

/**
 * Every combination that the call lets somebody hand in, refused ones aside, of which no more than `few` came, in the call's
 * own order. With an office, only what would reach it.
 */
export function thinSpots(
  call: Routable,
  counts: readonly { readonly kind: string; readonly field: string | null; readonly count: number }[],
  few: number,
  office?: string,
): readonly ThinSpot[] {
  return possibleSpots(call)
    .filter((it) => office === undefined || it.offices.includes(office))
    .map((it) => ({
      ...it,
      count: counts.find((one) => one.kind === it.kind && one.field === it.field)?.count ?? 0,
    }))
    .filter((it) => it.count <= few)
}

/** What can be handed in at all, kind by kind and field by field, with the offices that receive it. */
export function possibleSpots(call: Routable): readonly Omit<ThinSpot, 'count'>[] {
  const found = new Map<string, { kind: string; field: string | null; offices: string[] }>()
  for (const subject of combinationsOf(call)) {
    const routed = routeIn(call, subject)
    if (!('office' in routed)) continue
    const { kind, field } = settle(call, subject)
    const key = JSON.stringify([kind, field])
    const spot = found.get(key) ?? { kind, field, offices: [] }
    found.set(key, spot)
    if (!spot.offices.includes(routed.office)) spot.offices.push(routed.office)
  }
  const place = new Map(call.kinds.map((it, n) => [it.code, n]))
  return [...found.values()].toSorted((a, b) => (place.get(a.kind) ?? 0) - (place.get(b.kind) ?? 0))
}
