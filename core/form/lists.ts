import type { Words } from '../text.ts'
import type { Choosing, Option } from './form.ts'

/** The call's code lists as answers need them: names, parents of tree entries, and the lists' own columns. */
export type Lists = Readonly<Record<string, readonly ListEntry[]>>

export interface ListEntry extends Option {
  readonly parent?: string
  readonly properties?: Readonly<Record<string, string | boolean>>
}

/** What may be chosen: the field's own options or those of the list it names; nothing where the list is unknown. */
export const optionsOf = (field: Choosing, lists: Lists): readonly ListEntry[] =>
  field.options ?? (field.list === undefined ? [] : (lists[field.list] ?? []))

export const optionOf = (field: Choosing, code: unknown, lists: Lists): ListEntry | undefined =>
  optionsOf(field, lists).find((it) => it.code === code)

/** The name to show for a code; a code that the list does not know is shown as it is. */
export const nameOf = (field: Choosing, code: string, lists: Lists, language: keyof Words): string =>
  optionOf(field, code, lists)?.name[language] ?? code

/** Whether a code of a tree is the given one or lies somewhere below it. */
export function isWithin(entries: readonly ListEntry[], code: string, ancestor: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = code; at !== undefined && !seen.has(at); ) {
    if (at === ancestor) return true
    seen.add(at)
    at = entries.find((it) => it.code === at)?.parent
  }
  return false
}
