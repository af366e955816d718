import type { CallView } from '#api/calls.ts'
import { combinationsOf, type Routable, routeIn } from '#core/routing/combinations.ts'
import { type RoutingRule, route, type Subject } from '#core/routing/route.ts'

/** A call as the public sees it, with what routing needs; `asksField` is the kind's own rule on fields. */
export const routableOf = (call: CallView, routing: readonly unknown[]): Routable => ({
  kinds: call.kinds.map((it) => ({
    code: it.code,
    field: it.asksField as Routable['kinds'][number]['field'],
    asksLivelihood: it.asksLivelihood,
  })),
  fields: call.fields,
  livelihoods: call.livelihoods,
  routing: routing as readonly RoutingRule[],
  aliases: call.aliases,
})

export const keyOf = ({ kind, field, livelihood }: Subject): string =>
  `${kind}/${field ?? ''}/${livelihood ?? ''}`

/** What the cells of the table become: an exact rule for each cell that was changed, before all others. */
export function changedRouting(
  call: Routable,
  chosen: Readonly<Record<string, string>>,
): readonly RoutingRule[] {
  const exact = combinationsOf(call).flatMap((it): readonly RoutingRule[] => {
    const office = chosen[keyOf(it)]
    if (office === undefined) return []
    const rule: RoutingRule = {
      kind: [it.kind],
      ...(it.field === null ? {} : { field: [it.field] }),
      ...(it.livelihood === null ? {} : { livelihood: [it.livelihood] }),
      office: office as NonNullable<RoutingRule['office']>,
    }
    return [rule]
  })
  return reachable(call, [...exact, ...call.routing])
}

/** Rules that earlier ones leave nothing to decide would be refused as dead; they go. */
function reachable(call: Routable, rules: readonly RoutingRule[]): readonly RoutingRule[] {
  const subjects = combinationsOf(call)
  return rules.filter((rule, n) =>
    subjects.some(
      (it) =>
        !('unrouted' in route([rule], it)) &&
        'unrouted' in route(rules.slice(0, n), it) &&
        // A combination that means another kind is decided there.
        !call.aliases.some((alias) => alias.kind === it.kind && alias.livelihood === it.livelihood),
    ),
  )
}

export { combinationsOf, type Routable, routeIn, type Subject }
