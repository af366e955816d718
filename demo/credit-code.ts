import { creditCodeCheck, organisationCodeCheck } from '#core/org/credit-code.ts'
import type { Random } from './random.ts'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
/** Registrar and kind of organisation (GB 32100-2015, 5.2.1 and 5.2.2) as units of each type usually have them. */
const beginnings: Readonly<Record<string, string>> = {
  UNI: '12',
  INST: '12',
  MED: '12',
  PUB: '12',
  NEWRD: '12',
  NPO: '52',
  ASSOC: '51',
  GOV: '11',
  DIST: '11',
  OTHER: '92',
}

/** An invented credit code whose check characters both fit. */
export function creditCodeOf(type: string, district: string, random: Random): string {
  const division = /^\d{6}$/.test(district) ? district : '210200'
  const body = `DM${Array.from({ length: 6 }, () => alphabet.charAt(random.between(0, 9))).join('')}`
  const first17 = `${beginnings[type] ?? '91'}${division}${body}${organisationCodeCheck(body)}`
  return first17 + creditCodeCheck(first17)
}
