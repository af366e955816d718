import type { Field } from '#core/form/form.ts'
import type { Found } from './sorted.ts'

/** A file that tables name, with the numbers of the rows that name it. */
export interface Named {
  readonly name: string
  readonly places: readonly { readonly field: Field; readonly rows: readonly number[] }[]
}

/** Every file by its name, once, in the order of the form. */
export function namedIn(found: readonly { readonly field: Field; readonly it: Found }[]): readonly Named[] {
  const named = new Map<string, Named['places']>()
  for (const { field, it } of found) {
    const ids = (Array.isArray(it.value) ? it.value : []).map((row: { readonly id?: string }) => row.id)
    for (const name of new Set(it.files.map((one) => one.name))) {
      const held = new Set(it.files.filter((one) => one.name === name).map((one) => ids.indexOf(one.row) + 1))
      const rows = [...held].filter((n) => n > 0).sort((a, b) => a - b)
      named.set(name, [...(named.get(name) ?? []), { field, rows }])
    }
  }
  return [...named].map(([name, places]) => ({ name, places }))
}
