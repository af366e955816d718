import { combinationsOf, routeIn, settle } from '../routing/combinations.ts'
import { type RoutingRule, route, type Subject } from '../routing/route.ts'
import type { Call } from './call.ts'
import { type CallProblem, problem } from './problem.ts'

const file = 'routing.json'

/**
 * Whether the rules decide every case that a form can express, each by intention. Rules may overlap only as exception and
 * rule: an earlier one must decide a true part of what a later, different one would. Otherwise their order decides by accident.
 */
export function auditRouting(call: Call): readonly CallProblem[] {
  const subjects = combinationsOf(call)
  const settled = subjects.map((it) => settle(call, it))
  const reach = call.routing.map((rule) => new Set(settled.flatMap((it, at) => (fits(rule, it) ? [at] : []))))
  return [
    ...codesOf(call),
    ...gapsOf(call, subjects),
    ...deadOf(reach),
    ...overlapsOf(call.routing, reach, subjects),
  ]
}

function codesOf(call: Call): readonly CallProblem[] {
  const found: CallProblem[] = []
  const known = {
    kind: new Set(call.kinds.map((it) => it.code)),
    field: new Set(call.fields.map((it) => it.code)),
    livelihood: new Set(call.livelihoods.map((it) => it.code)),
    office: new Set<string>(call.offices.map((it) => it.code)),
  }
  const check = (among: ReadonlySet<string>, codes: readonly string[], path: (at: number) => string) => {
    for (const [at, code] of codes.entries())
      if (!among.has(code)) found.push(problem(file, path(at), 'unknown-code', { code }))
  }
  for (const [at, rule] of call.routing.entries()) {
    check(known.kind, rule.kind, (it) => `rules[${at}].kind[${it}]`)
    check(known.field, rule.field ?? [], (it) => `rules[${at}].field[${it}]`)
    check(known.livelihood, rule.livelihood ?? [], (it) => `rules[${at}].livelihood[${it}]`)
    check(known.office, rule.office === undefined ? [] : [rule.office], () => `rules[${at}].office`)
    if ((rule.office === undefined) === (rule.refuse === undefined))
      found.push(problem(file, `rules[${at}]`, 'office-or-refusal'))
  }
  for (const [at, alias] of call.aliases.entries()) {
    check(known.kind, [alias.kind], () => `aliases[${at}].kind`)
    check(known.livelihood, [alias.livelihood], () => `aliases[${at}].livelihood`)
    check(known.kind, [alias.becomes], () => `aliases[${at}].becomes`)
  }
  return found
}

const gapsOf = (call: Call, subjects: readonly Subject[]): readonly CallProblem[] =>
  subjects.flatMap((it) =>
    'unrouted' in routeIn(call, it) ? [problem(file, 'rules', 'unrouted', { case: caseOf(it) })] : [],
  )

/** A rule that never decides: nothing fits it, or earlier rules take everything that does. */
function deadOf(reach: readonly ReadonlySet<number>[]): readonly CallProblem[] {
  const taken = new Set<number>()
  return reach.flatMap((cases, at) => {
    const decides = [...cases].some((it) => !taken.has(it))
    for (const it of cases) taken.add(it)
    return decides ? [] : [problem(file, `rules[${at}]`, 'unreachable-rule')]
  })
}

function overlapsOf(
  rules: readonly RoutingRule[],
  reach: readonly ReadonlySet<number>[],
  subjects: readonly Subject[],
): readonly CallProblem[] {
  return rules.flatMap((later, at) =>
    rules.slice(0, at).flatMap((earlier, before) => {
      const [one, other] = [reach[before] ?? new Set<number>(), reach[at] ?? new Set<number>()]
      const shared = [...one].find((it) => other.has(it))
      if (shared === undefined || sameEnd(earlier, later)) return []
      if ([...one].every((it) => other.has(it)) || [...other].every((it) => one.has(it))) return []
      const subject = subjects[shared]
      const params = { earlier: before, case: subject === undefined ? '' : caseOf(subject) }
      return [problem(file, `rules[${at}]`, 'overlap', params)]
    }),
  )
}

const sameEnd = (one: RoutingRule, other: RoutingRule): boolean =>
  one.office === other.office &&
  (one.triage ?? false) === (other.triage ?? false) &&
  one.refuse?.zh === other.refuse?.zh

const fits = (rule: RoutingRule, subject: Subject): boolean => !('unrouted' in route([rule], subject))

const caseOf = (it: Subject): string =>
  [it.kind, it.livelihood, it.field].filter((code) => code !== null).join(' × ')
