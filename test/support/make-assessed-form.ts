import type { Row } from '#core/form/answers.ts'
import type { Column, FieldUse, Form } from '#core/form/form.ts'
import type { ItemAnswer } from '#core/trl/item-answer.ts'
import { aChecklist, nineLevels } from './make-checklists.ts'

const words = (text: string) => ({ zh: text, en: text })
const text = (id: string, use: FieldUse): Column => ({ id, kind: 'text', label: words(id), max: 60, use })
const several = (id: string, use: FieldUse, code: string): Column => ({
  id,
  kind: 'choices',
  label: words(id),
  use,
  options: [{ code, name: words(code) }],
})

/** A form with a stated level, a table of elements, and documents with files; nothing else. */
export const anAssessedForm = (): Form => ({
  id: 'assessed',
  title: words('技术就绪度'),
  rules: [],
  sections: [
    {
      id: 'readiness',
      title: words('技术就绪度'),
      group: words('填写'),
      sheet: 'collection',
      fields: [
        { id: 'now', kind: 'readiness', label: words('现有等级'), use: 'readiness-now' },
        {
          id: 'parts',
          kind: 'table',
          label: words('技术元素'),
          use: 'readiness-elements',
          maxRows: 20,
          assesses: { ...aChecklist(), levels: nineLevels },
          columns: [
            text('no', 'element-no'),
            text('name', 'element-name'),
            several('weight', 'element-importance', 'i1'),
            several('new', 'element-novelty', 'n1'),
            ...nineLevels.flatMap(({ items }) =>
              items.map(
                ({ id, text: label }): Column => ({ id, kind: 'verdict', label, list: 'verdicts', max: 200 }),
              ),
            ),
          ],
        },
        {
          id: 'papers',
          kind: 'table',
          label: words('佐证材料'),
          use: 'readiness-evidence',
          maxRows: 20,
          columns: [
            text('title', 'evidence-name'),
            text('issuer', 'evidence-issuer'),
            { id: 'scan', kind: 'file-of', label: words('附件'), of: 'scans', use: 'evidence-file' },
          ],
        },
        { id: 'scans', kind: 'files', label: words('佐证附件'), maxFiles: 9, accept: ['pdf'] },
      ],
    },
  ],
})

/** A row of an element that has passed every level up to this one, critical unless told otherwise. */
export function anElement(
  id: string,
  level: number,
  more: { readonly name?: string; readonly critical?: boolean; readonly reason?: string } = {},
): Row {
  const met: ItemAnswer = { verdict: 'met', ...(more.reason !== undefined && { reason: more.reason }) }
  const items = nineLevels.filter((it) => it.level <= level).flatMap((it) => it.items)
  return {
    id,
    cells: {
      no: '1',
      name: more.name ?? `元素${id}`,
      weight: ['i1'],
      new: more.critical === false ? [] : ['n1'],
      ...Object.fromEntries(items.map((it) => [it.id, met])),
    },
  }
}
