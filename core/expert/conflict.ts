import type { PersonId } from '../id.ts'
import { halfWidth } from '../text.ts'
import type { Expert, UnitNamed } from './expert.ts'
import {
  domainOf,
  isName,
  maybeShortFor,
  parentIn,
  plainName,
  sameUnit,
  soundCode,
  type UnitNames,
} from './unit-name.ts'

/** A person who stands behind a subject, as far as known. */
export interface PersonBehind {
  readonly name: string
  readonly email: string | null
  readonly person: PersonId | null
  readonly as: 'filer' | 'co-author' | 'contact' | 'partner'
}

/** Who stands behind a subject: the units and people of its suggestion, or of all sources of a direction together. */
export interface Behind {
  readonly units: readonly (UnitNamed & { readonly as: 'proposer' | 'partner' | 'parent' })[]
  readonly people: readonly PersonBehind[]
  /** Experts whom the filer asked to leave out (domain 1.1, block E). */
  readonly avoided: readonly { readonly name: string; readonly org: string }[]
  /** Who takes part in another suggestion together with somebody behind this one. */
  readonly together: readonly { readonly name: string; readonly person: PersonId; readonly no: string }[]
  /** How names are read; null where the call was installed before it said so. */
  readonly names: UnitNames | null
}

/** Why an expert may not judge a subject, and whom or what it lies with. */
export interface Conflict {
  readonly because:
    | 'same-unit'
    | 'partner-unit'
    | 'parent-unit'
    | 'takes-part'
    | 'avoided'
    | 'avoids'
    | 'same-project'
    | 'declared'
    | 'mail-domain'
  readonly with: string
}

/**
 * Every reason why an expert may not judge a subject: not from the proposer's or a partner's unit, avoidance honoured,
 * conflicts declared (domain 4.4). An empty list is the only leave to judge. Addresses of mail count only where units
 * cannot be told by their codes, and never those of public mail.
 */
export function conflictsOf(expert: Expert, behind: Behind, declared: boolean): readonly Conflict[] {
  const own = unitsOf(expert)
  const found = distinct([
    ...(declared ? [{ because: 'declared', with: expert.name } as const] : []),
    ...takingPart(expert, behind),
    ...amongUnits(own, behind),
    ...avoidances(expert, own, behind),
    ...behind.together
      .filter((it) => it.person === expert.person)
      .map((it) => ({ because: 'same-project', with: it.no }) as const),
  ])
  return found.length > 0 ? found : byMail(expert, own, behind)
}

/** Where an expert belongs: the main unit and every other. */
export const unitsOf = (expert: Expert): readonly UnitNamed[] => [
  { name: expert.orgName, creditCode: expert.orgCode },
  ...expert.units,
]

/** An account tells for certain, then the address; without either, the name. */
const takingPart = (expert: Expert, { people }: Behind): readonly Conflict[] =>
  people
    .filter((it) => {
      if (it.person !== null && expert.person !== null) return it.person === expert.person
      if (it.email !== null && plainAddress(it.email) === plainAddress(expert.email)) return true
      return plainName(it.name) !== '' && plainName(it.name) === plainName(expert.name)
    })
    .map((it) => ({ because: 'takes-part', with: it.name }))

const plainAddress = (address: string): string => halfWidth(address).trim().toLowerCase()

function amongUnits(own: readonly UnitNamed[], behind: Behind): readonly Conflict[] {
  const found: Conflict[] = []
  for (const unit of behind.units) {
    const same = own.some((it) => sameUnit(it, unit))
    if (same) found.push({ because: becauseOf[unit.as], with: unit.name })
    else if (own.some((it) => related(it, unit, behind.names)))
      found.push({ because: 'parent-unit', with: unit.name })
  }
  return found
}

const becauseOf = { proposer: 'same-unit', partner: 'partner-unit', parent: 'parent-unit' } as const

/** Whether one is certain to belong to the other, or both to a third. */
function related(a: UnitNamed, b: UnitNamed, names: UnitNames | null): boolean {
  if (names === null) return false
  const [above, beyond] = [parentIn(a.name, names), parentIn(b.name, names)]
  return (
    (above !== null && above === plainName(b.name)) ||
    (beyond !== null && beyond === plainName(a.name)) ||
    (above !== null && above === beyond)
  )
}

function avoidances(expert: Expert, own: readonly UnitNamed[], behind: Behind): readonly Conflict[] {
  const avoided = behind.avoided.filter(
    (it) =>
      plainName(it.name) !== '' &&
      plainName(it.name) === plainName(expert.name) &&
      // Namesakes of another unit are judged on; units are often written short.
      (plainName(it.org) === '' || own.some((unit) => maybeShortFor(unit.name, it.org))),
  )
  const avoids = expert.avoid.flatMap((it): readonly string[] => met(it, behind))
  return [
    ...avoided.map((it) => ({ because: 'avoided', with: it.name }) as const),
    ...avoids.map((it) => ({ because: 'avoids', with: it }) as const),
  ]
}

/** The units behind a subject that an expert's own word of avoidance means: a credit code, a name, or a domain of mail. */
function met(avoid: string, behind: Behind): readonly string[] {
  const code = soundCode(avoid)
  const domain = isDomain(avoid) ? domainOf(avoid) : null
  if (domain !== null) {
    const written = behind.people.find((it) => it.email !== null && domainOf(it.email) === domain)
    return written ? [domain] : []
  }
  const named: UnitNamed = { name: code === null ? avoid : '', creditCode: code }
  return behind.units
    .filter((it) => sameUnit(named, it) || related(named, it, behind.names))
    .map((it) => it.name)
}

const isDomain = (text: string): boolean => /^@?[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text.trim())

/** Where codes tell units apart, an address that they share proves nothing further. */
function byMail(expert: Expert, own: readonly UnitNamed[], behind: Behind): readonly Conflict[] {
  const { names } = behind
  const domain = domainOf(expert.email)
  if (names === null || domain === null || names.publicMail.includes(domain)) return []
  const known = own.some((it) => soundCode(it.creditCode) !== null)
  const unknownPartners = behind.units.some(
    (it) => it.as === 'partner' && isName(it.name) && soundCode(it.creditCode) === null,
  )
  const shares = behind.people.some(
    (it) =>
      (!known || (it.as === 'partner' && unknownPartners)) &&
      it.email !== null &&
      domainOf(it.email) === domain,
  )
  return shares ? [{ because: 'mail-domain', with: domain }] : []
}

/** One and the same reason is said once. */
const distinct = (all: readonly Conflict[]): readonly Conflict[] => [
  ...new Map(all.map((it) => [`${it.because} ${it.with}`, it])).values(),
]
