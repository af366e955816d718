import { canonicalCreditCode, readCreditCode } from '../org/credit-code.ts'
import { halfWidth } from '../text.ts'
import type { UnitNamed } from './expert.ts'

/** How units' names and mail addresses are read: data that calls share (`calls/shared/unit-names.json`). */
export interface UnitNames {
  /** Mail that people of many units use: sharing it says nothing. */
  readonly publicMail: readonly string[]
  /** By which ways of writing a name alone is certain to tell the parent. */
  readonly parts: readonly PartNaming[]
}

/** A name that goes on after a whole one and then begins or ends like this belongs to the unit of the whole one. */
export interface PartNaming {
  readonly whole: string
  readonly begins: readonly string[]
  readonly ends: readonly string[]
  readonly unless: readonly string[]
}

/** A name as it is compared: half width, without spaces, brackets and signs between words, in small letters. */
export const plainName = (name: string): string =>
  halfWidth(name)
    .replaceAll(/[\s()[\]{}<>\u3008-\u3011\u3014-\u301b\u2018-\u201d"'`.,\u00b7\u2022\u3001\u3002_-]/g, '')
    .toLowerCase()

/** Fewer characters name no unit. */
const shortest = 3

/** Whether something is a unit's name at all, and not a dash or a word for none. */
export const isName = (name: string): boolean => plainName(name).length >= shortest

/** A credit code that can be relied on: well formed, with a check character that fits. */
export function soundCode(code: string | null): string | null {
  if (code === null) return null
  const read = readCreditCode(code)
  return read.ok && read.value.checkFits ? canonicalCreditCode(code) : null
}

/**
 * Whether two namings mean one unit: where both give a sound credit code it alone decides, otherwise their names do.
 * A code mistyped in a form therefore never hides that the names agree.
 */
export function sameUnit(a: UnitNamed, b: UnitNamed): boolean {
  const [codeA, codeB] = [soundCode(a.creditCode), soundCode(b.creditCode)]
  if (codeA !== null && codeB !== null) return codeA === codeB
  return isName(a.name) && plainName(a.name) === plainName(b.name)
}

/**
 * The unit that a name is certain to belong to, as it stands in the name: a university before its hospital or institute,
 * a company before its branch (which is no person of its own in law). A subsidiary, a publisher or a science park that
 * merely carries the name is none of these, and is not taken for a part.
 */
export function parentIn(name: string, names: Pick<UnitNames, 'parts'>): string | null {
  const plain = plainName(name)
  for (const { whole, begins, ends, unless } of names.parts) {
    const at = plain.indexOf(whole)
    if (at < 1) continue
    const rest = plain.slice(at + whole.length)
    if (rest === '' || unless.some((it) => rest.startsWith(it))) continue
    if (begins.some((it) => rest.startsWith(it)) || ends.some((it) => rest.endsWith(it)))
      return plain.slice(0, at + whole.length)
  }
  return null
}

/** Whether one name may be short for the other: its characters stand in the other in the same order. */
export function maybeShortFor(a: string, b: string): boolean {
  const [short, long] = [plainName(a), plainName(b)].toSorted((x, y) => x.length - y.length) as [
    string,
    string,
  ]
  if (short.length < 2) return false
  let at = 0
  for (const sign of long) if (sign === short[at]) at++
  return at === short.length
}

const secondLevels = new Set(['com', 'edu', 'ac', 'gov', 'org', 'net', 'mil', 'co'])

/** The part of an address that names who runs the mail: `a@cs.some.edu.cn` is run by `some.edu.cn`. */
export function domainOf(address: string): string | null {
  const host = address
    .slice(address.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase()
  const labels = host.split('.').filter((it) => it !== '')
  if (labels.length < 2) return null
  const [second = '', top = ''] = labels.slice(-2)
  const kept = top.length === 2 && secondLevels.has(second) ? 3 : 2
  return labels.length < kept ? null : labels.slice(-kept).join('.')
}
