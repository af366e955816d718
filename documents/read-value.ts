import type { Column, Field } from '#core/form/form.ts'
import { readDate } from '#core/form/kinds/date.ts'
import { kindOf } from '#core/form/kinds.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { levelOf } from '#core/trl/level.ts'
import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import { betweenEnds, isTicked } from './printed.ts'

/** What a cell says, read as an answer; what cannot be read stays as it was written, for a person to decide. */
export type ReadValue =
  | { readonly read: 'blank' }
  | { readonly read: 'value'; readonly value: unknown }
  | { readonly read: 'unclear'; readonly text: string }

const blank: ReadValue = { read: 'blank' }
const value = (it: unknown): ReadValue => ({ read: 'value', value: it })

/** The way back from `printed` and from boxes: by the field's kind, lenient about signs and strict about meaning. */
export function readValue(field: Field | Column, raw: string, lists: Lists): ReadValue {
  const text = raw.trim()
  if (text === '' || (isNone(text) && !offersNone(field, lists))) return blank
  if (field.kind === 'declaration')
    return text.startsWith(ticks.on) || isOn(text) || isYes(text) ? value(true) : blank
  if (text.includes('\ufffd')) return unclear(text)
  if (isTicked(field, lists) && hasBoxes(text)) return codesRead(field, tickedIn(text), lists, text)
  switch (field.kind) {
    case 'choice':
    case 'choices':
    case 'tree-choice':
      return codesRead(field, partsOf(text), lists, text)
    case 'tags':
      return value(partsOf(text))
    case 'period': {
      const ends = text
        .split(new RegExp(`${betweenEnds.trim()}|[~\u2013\u2014\uff5e]`))
        .map((it) => readDate(it, 'month'))
      const [from, to] = ends
      return ends.length === 2 && from !== undefined && to !== undefined ? value({ from, to }) : unclear(text)
    }
    case 'org-ref': {
      const match = /^(.*?)\s*[\uff08(]([0-9A-Z]{18})[\uff09)]$/s.exec(text)
      return value(match ? { name: match[1] ?? '', code: match[2] ?? '' } : { name: text })
    }
    case 'readiness': {
      const level = levelOf(/[1-9]/.exec(text)?.[0])
      return level === undefined ? unclear(text) : value(String(level))
    }
    case 'text':
    case 'long-text':
    case 'integer':
    case 'decimal':
    case 'money':
    case 'date': {
      const canonical = kindOf(field).canonical(field, text)
      return value(canonical)
    }
    default:
      return unclear(text)
  }
}

/** Whether somebody wrote that there is none. */
export const isNone = (text: string): boolean => text === chinese.none || text === english.none
/** “None” may be an answer to choose; where boxes are ticked an empty place says nothing instead. */
const offersNone = (field: Field | Column, lists: Lists): boolean =>
  (field.kind === 'choice' || field.kind === 'choices') &&
  isTicked(field, lists) &&
  optionsOf(field, lists).some((it) => isNone(it.name.zh))

const unclear = (text: string): ReadValue => ({ read: 'unclear', text })

/** Boxes as our papers draw them, and as Word, WPS and people tick them. */
const ticks = { on: '\u2611', off: '\u2610' } as const
const onMarks = '\u2611\u2612\u2714\u2713\u221a\u25a0\u25cf'
const offMarks = '\u2610\u25a1\u25cb'
const hasBoxes = (text: string): boolean => new RegExp(`[${onMarks}${offMarks}]`).test(text)
const isOn = (text: string): boolean => new RegExp(`^[${onMarks}]`).test(text)
const isYes = (text: string): boolean => text === chinese.yes || text === english.yes

/** The names behind ticked boxes. */
const tickedIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`([${onMarks}${offMarks}])([^${onMarks}${offMarks}]*)`, 'g'))]
    .filter(([, mark = '']) => onMarks.includes(mark))
    .map(([, , name = '']) => name.trim())

const partsOf = (text: string): string[] =>
  text
    .split(/[\uff1b;\n]/)
    .map((it) => it.trim())
    .filter((it) => it !== '')

/** Codes by name, in either language, with or without the code behind it; a name that nothing is called is unclear. */
function codesRead(field: Field | Column, names: readonly string[], lists: Lists, text: string): ReadValue {
  if (field.kind !== 'choice' && field.kind !== 'choices' && field.kind !== 'tree-choice')
    return unclear(text)
  if (names.length === 0) return blank
  const options = optionsOf(field, lists)
  const codes = names.map((name) => {
    const bare = plain(name)
    const byCode = /[\uff08(]([\w.-]+)[\uff09)]$/.exec(name)?.[1]
    return (
      options.find((it) => it.code === byCode && name.startsWith(it.name.zh))?.code ??
      options.find((it) =>
        [it.name.zh, it.name.en, `${it.name.zh} ${it.name.en}`].some((one) => plain(one) === bare),
      )?.code
    )
  })
  if (codes.some((it) => it === undefined)) return unclear(text)
  if (field.kind === 'choice') return codes.length === 1 ? value(codes[0]) : unclear(text)
  if (field.kind === 'tree-choice' && field.max === undefined)
    return codes.length === 1 ? value(codes[0]) : unclear(text)
  return value(codes)
}

/** Names are compared without the space and width that programs change. */
const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
