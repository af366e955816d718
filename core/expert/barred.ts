import type { Behind } from './conflict.ts'
import { barredFrom, type Known, pairKey, type Unfit } from './eligible.ts'
import type { Expert } from './expert.ts'
import { domainOf, parentIn, plainName, soundCode, type UnitNames } from './unit-name.ts'

/**
 * `barredFrom` for many pairs. A conflict has to have something in common to begin with: a person, a name, an address, a unit
 * or what it belongs to. Where nothing of that is the same on both sides, the reasons need not be looked for one by one.
 */
export function barring(known: Known): (subject: string, expert: Expert) => Unfit | null {
  const indexes = new Map<UnitNames | null, ReadonlyMap<string, readonly string[]>>()
  const possible = new Map<string, ReadonlySet<string>>()
  const withoutOthers: Known = { ...known, behind: new Map() }
  const indexFor = (names: UnitNames | null) => {
    const found = indexes.get(names) ?? indexOf([...known.experts.values()], names)
    indexes.set(names, found)
    return found
  }
  const possibleFor = (subject: string): ReadonlySet<string> => {
    const before = possible.get(subject)
    if (before) return before
    const behind = known.behind.get(subject)
    const index = indexFor(behind?.names ?? null)
    const found = new Set(behind ? signsOf(behind).flatMap((sign) => index.get(sign) ?? []) : [])
    possible.set(subject, found)
    return found
  }
  return (subject, expert) => {
    const maybe = possibleFor(subject).has(expert.id) || known.declared.has(pairKey(subject, expert.id))
    return barredFrom(maybe ? known : withoutOthers, subject, expert)
  }
}

function indexOf(
  experts: readonly Expert[],
  names: UnitNames | null,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>()
  for (const expert of experts)
    for (const sign of new Set(signsOfExpert(expert, names))) {
      const known = index.get(sign)
      if (known) known.push(expert.id)
      else index.set(sign, [expert.id])
    }
  return index
}

/** A unit by its code, its name, and the name of what it belongs to. */
function unitSigns(name: string, code: string | null, names: UnitNames | null): string[] {
  const sound = soundCode(code)
  const parent = names === null ? null : parentIn(name, names)
  return [
    ...(sound === null ? [] : [`code ${sound}`]),
    `unit ${plainName(name)}`,
    ...(parent === null ? [] : [`unit ${parent}`]),
  ]
}

const mailSigns = (address: string | null): string[] =>
  address === null ? [] : [`mail ${plainName(address)}`, `domain ${domainOf(address)}`]

const signsOfExpert = (it: Expert, names: UnitNames | null): readonly string[] => [
  ...(it.person === null ? [] : [`person ${it.person}`]),
  `name ${plainName(it.name)}`,
  ...mailSigns(it.email),
  ...unitSigns(it.orgName, it.orgCode, names),
  ...it.units.flatMap((unit) => unitSigns(unit.name, unit.creditCode, names)),
  ...it.avoid.flatMap((one) => [...unitSigns(one, one, names), `domain ${domainOf(one)}`]),
]

const signsOf = (it: Behind): readonly string[] => [
  ...it.units.flatMap((unit) => unitSigns(unit.name, unit.creditCode, it.names)),
  ...it.people.flatMap((one) => [
    ...(one.person === null ? [] : [`person ${one.person}`]),
    `name ${plainName(one.name)}`,
    ...mailSigns(one.email),
  ]),
  ...it.avoided.map((one) => `name ${plainName(one.name)}`),
  ...it.together.map((one) => `person ${one.person}`),
]
