import type { Answers } from '#core/form/answers.ts'
import { type ElementsTable, elementsIn } from '#core/form/assessment.ts'
import type { FieldId } from '#core/form/form.ts'
import { placesIn } from '#core/form/kinds/supports.ts'

/** Where the items of an element stand: by its place, for a row's id says nothing to who fills in a paper. */
export const itemsPath = (table: FieldId, at: number): string => `${table}/${at + 1}`

/** What a document shows, an element a line: `name：1.1、1.2`; the number of its row where a name would not tell. */
export function printedSupports(raw: unknown, table: ElementsTable, answers: Answers): string {
  const elements = elementsIn(table, answers)
  const places = placesIn(raw)
  return elements
    .flatMap(({ id, name }, at) => {
      const items = places.filter((it) => it.element === id).map((it) => it.item)
      const known = name !== '' && elements.filter((it) => it.name === name).length === 1
      return items.length === 0 ? [] : [`${known ? name : at + 1}：${items.join('、')}`]
    })
    .join('\n')
}
