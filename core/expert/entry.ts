import { isDay } from '../instant.ts'
import { readCreditCode } from '../org/credit-code.ts'
import { readEmail, readMobile } from '../person/account.ts'
import { readName } from '../person/name.ts'
import { lengthOf } from '../text.ts'
import type { Blackout, UnitNamed } from './expert.ts'

/** What is written of an expert, by the office, by a file, or in part by themselves. */
export interface ExpertEntry {
  readonly name: string
  readonly email: string
  readonly mobile: string
  readonly orgName: string
  /** Credit code of the unit where they work; empty where it is not known. */
  readonly orgCode: string
  readonly units: readonly UnitNamed[]
  readonly title: string
  readonly fields: readonly string[]
  readonly disciplines: readonly string[]
  readonly keywords: readonly string[]
  readonly loadLimit: number
  readonly blackouts: readonly Blackout[]
  readonly avoid: readonly string[]
  readonly language: 'zh-CN' | 'en'
}

/** What a table of experts can say of each, in the order of its columns. */
export const tableColumns = [
  'name',
  'email',
  'orgName',
  'orgCode',
  'units',
  'title',
  'mobile',
  'fields',
  'disciplines',
  'keywords',
  'loadLimit',
  'avoid',
  'language',
] as const satisfies readonly (keyof ExpertEntry)[]
export type TableColumn = (typeof tableColumns)[number]

/** What is wrong with one part of an entry, and with which of several things in it. */
export interface EntryFault {
  readonly at: keyof ExpertEntry
  readonly code:
    | 'missing'
    | 'too-long'
    | 'too-many'
    | 'not-a-name'
    | 'not-an-email'
    | 'not-a-mobile'
    | 'not-a-credit-code'
    | 'unknown-code'
    | 'out-of-range'
    | 'not-a-date'
    | 'end-before-start'
  readonly word: string
}

/** Codes that may be chosen: those of the calls in force. */
export interface Choosable {
  readonly fields: ReadonlySet<string>
  readonly disciplines: ReadonlySet<string>
}

/** How long and how many each part may be. */
export const most = {
  orgName: 100,
  title: 40,
  units: 10,
  fields: 20,
  disciplines: 20,
  keywords: 30,
  keyword: 30,
  avoid: 30,
  blackouts: 30,
  load: 100,
} as const

/** Every fault of an entry; an empty list means that it can be kept. */
export function checkEntry(it: ExpertEntry, choosable: Choosable): readonly EntryFault[] {
  const found: EntryFault[] = []
  const say = (at: EntryFault['at'], code: EntryFault['code'], word = '') => found.push({ at, code, word })
  const text = (at: 'orgName' | 'title', needed: boolean) => {
    if (needed && it[at].trim() === '') say(at, 'missing')
    else if (lengthOf(it[at]) > most[at]) say(at, 'too-long')
  }
  const codes = (at: 'fields' | 'disciplines') => {
    if (it[at].length > most[at]) say(at, 'too-many')
    for (const code of it[at]) if (!choosable[at].has(code)) say(at, 'unknown-code', code)
  }
  const words = (at: 'keywords' | 'avoid', longest: number) => {
    if (it[at].length > most[at]) say(at, 'too-many')
    for (const word of it[at]) if (lengthOf(word) > longest) say(at, 'too-long', word)
  }
  const code = (at: 'orgCode' | 'units', given: string) => {
    if (given !== '' && !readCreditCode(given).ok) say(at, 'not-a-credit-code', given)
  }

  if (it.name.trim() === '') say('name', 'missing')
  else if (readName(it.name) === undefined) say('name', 'not-a-name', it.name)
  if (it.email.trim() === '') say('email', 'missing')
  else if (readEmail(it.email) === undefined) say('email', 'not-an-email', it.email)
  if (it.mobile.trim() !== '' && readMobile(it.mobile) === undefined) say('mobile', 'not-a-mobile', it.mobile)
  text('orgName', true)
  code('orgCode', it.orgCode.trim())
  text('title', false)
  codes('fields')
  codes('disciplines')
  words('keywords', most.keyword)
  words('avoid', most.orgName)
  if (it.units.length > most.units) say('units', 'too-many')
  for (const unit of it.units) {
    if (unit.name.trim() === '') say('units', 'missing')
    else if (lengthOf(unit.name) > most.orgName) say('units', 'too-long', unit.name)
    code('units', unit.creditCode ?? '')
  }
  if (!Number.isSafeInteger(it.loadLimit) || it.loadLimit < 0 || it.loadLimit > most.load)
    say('loadLimit', 'out-of-range')
  if (it.blackouts.length > most.blackouts) say('blackouts', 'too-many')
  for (const { from, to } of it.blackouts) {
    const wrong = [from, to].find((day) => !isDay(day))
    if (wrong !== undefined) say('blackouts', 'not-a-date', wrong)
    else if (to < from) say('blackouts', 'end-before-start', `${from} – ${to}`)
  }
  return found
}

/** An entry as it is kept: blanks cut off, the same thing once, addresses and codes in one form. */
export const tidyEntry = (it: ExpertEntry): ExpertEntry => ({
  ...it,
  name: it.name.trim(),
  email: readEmail(it.email) ?? it.email.trim(),
  mobile: readMobile(it.mobile) ?? it.mobile.trim(),
  orgName: it.orgName.trim(),
  orgCode: canonicalOr(it.orgCode),
  units: it.units
    .map(({ name, creditCode }) => ({ name: name.trim(), creditCode: canonicalOr(creditCode ?? '') || null }))
    .filter((unit) => unit.name !== '' || unit.creditCode !== null),
  title: it.title.trim(),
  fields: each(it.fields),
  disciplines: each(it.disciplines),
  keywords: each(it.keywords),
  avoid: each(it.avoid),
  blackouts: it.blackouts.toSorted((a, b) => (a.from < b.from ? -1 : 1)),
})

const each = (words: readonly string[]): readonly string[] => [
  ...new Set(words.map((it) => it.trim()).filter((it) => it !== '')),
]

function canonicalOr(code: string): string {
  const read = readCreditCode(code)
  return read.ok ? read.value.code : code.trim()
}
