import { checkEntry, type EntryFault, type ExpertEntry, tidyEntry } from '#core/expert/entry.ts'
import type { Choices, Expert } from './read.ts'

/** An entry as it is being written: numbers and lists of units are still text. */
export interface Writing extends Omit<ExpertEntry, 'units' | 'loadLimit'> {
  readonly units: string
  readonly loadLimit: string
}

export const blank: Writing = {
  name: '',
  email: '',
  mobile: '',
  orgName: '',
  orgCode: '',
  units: '',
  title: '',
  fields: [],
  disciplines: [],
  keywords: [],
  loadLimit: '12',
  blackouts: [],
  avoid: [],
  language: 'zh-CN',
}

export const writingOf = (it: Expert): Writing => ({
  ...it,
  units: it.units
    .map(({ name, creditCode }) => (creditCode === null ? name : `${name}, ${creditCode}`))
    .join('\n'),
  loadLimit: String(it.loadLimit),
})

/** What was written, as it is sent; a unit a line, its credit code behind the last comma. */
export const entryIn = ({ units, loadLimit, ...it }: Writing): ExpertEntry =>
  tidyEntry({
    name: it.name,
    email: it.email,
    mobile: it.mobile,
    orgName: it.orgName,
    orgCode: it.orgCode,
    title: it.title,
    fields: it.fields,
    disciplines: it.disciplines,
    keywords: it.keywords,
    blackouts: it.blackouts,
    avoid: it.avoid,
    language: it.language,
    units: units.split('\n').map((line) => {
      const [, name = line, code = ''] =
        /^(.*?)\s*[,\uff0c]\s*([0-9A-Za-z\uff10-\uff5a -]{15,})$/.exec(line.trim()) ?? []
      return { name, creditCode: code === '' ? null : code }
    }),
    loadLimit: /^\d+$/.test(loadLimit.trim()) ? Number(loadLimit) : -1,
  })

/** What is wrong with it, by the rules that the server keeps too; codes held from calls that ended stay allowed. */
export function faultsIn(entry: ExpertEntry, choices: Choices, held?: Expert): readonly EntryFault[] {
  const codes = (at: 'fields' | 'disciplines') =>
    new Set([...choices[at].map((it) => it.code), ...(held?.[at] ?? [])])
  const found = checkEntry(entry, { fields: codes('fields'), disciplines: codes('disciplines') })
  // A number that is shown masked and left so is the number that there is.
  return found.filter((it) => it.at !== 'mobile' || entry.mobile !== held?.mobile)
}

/** An entry as plain lists, as requests are typed. */
export const sent = (it: ExpertEntry) => ({
  ...it,
  units: it.units.map((unit) => ({ ...unit })),
  fields: [...it.fields],
  disciplines: [...it.disciplines],
  keywords: [...it.keywords],
  blackouts: it.blackouts.map((days) => ({ ...days })),
  avoid: [...it.avoid],
})
