import type { Row } from '#core/form/answers.ts'
import type { Field, FieldUse, TextField } from '#core/form/form.ts'
import { aChecklist, nineLevels } from './make-checklists.ts'

const label = { zh: '题', en: 'Question' }
const { classes: _, ...method } = aChecklist()
const text = (id: string, use: FieldUse, required = false): TextField => ({
  id,
  label,
  kind: 'text',
  max: 60,
  use,
  required,
})

/** Questions of a form in which elements are assessed: levels, elements, documents and the way to the target. */
export const assessedFields: readonly Field[] = [
  { id: 'managed', label, kind: 'choice', use: 'readiness-managed', options: [{ code: 'yes', name: label }] },
  { id: 'class', label, kind: 'text', max: 20, use: 'readiness-class' },
  { id: 'now', label, kind: 'readiness', use: 'readiness-now' },
  { id: 'target', label, kind: 'readiness', use: 'readiness-target' },
  {
    id: 'elements',
    label,
    kind: 'table',
    use: 'readiness-elements',
    maxRows: 20,
    columns: [
      text('no', 'element-no'),
      text('name', 'element-name', true),
      text('problem', 'element-problem'),
      { id: 'matters', label, kind: 'choices', use: 'element-importance', list: 'importance' },
      { id: 'new', label, kind: 'choices', use: 'element-novelty', list: 'novelty' },
      text('application', 'element-application'),
      text('environment', 'element-environment'),
      { id: 'aim', label, kind: 'integer', use: 'element-target', min: 1, max: 9 },
      text('from', 'element-from'),
      ...nineLevels.flatMap((it) =>
        it.items.map(
          (item) => ({ id: item.id, label: item.text, kind: 'verdict', list: 'verdicts', max: 200 }) as const,
        ),
      ),
    ],
    assesses: { ...method, levels: nineLevels },
  },
  {
    id: 'documents',
    label,
    kind: 'table',
    use: 'readiness-evidence',
    maxRows: 20,
    columns: [
      text('title', 'evidence-name'),
      text('type', 'evidence-type'),
      text('issuer', 'evidence-issuer'),
      { id: 'day', label, kind: 'date', precision: 'day', use: 'evidence-day' },
      { id: 'file', label, kind: 'file-of', use: 'evidence-file', of: 'slot' },
      { id: 'shows', label, kind: 'supports', use: 'evidence-supports', of: 'elements' },
    ],
  },
  { id: 'slot', label, kind: 'files', maxFiles: 5, accept: ['pdf'] },
  {
    id: 'path',
    label,
    kind: 'table',
    use: 'readiness-steps',
    maxRows: 9,
    columns: [
      { id: 'month', label, kind: 'date', precision: 'month', use: 'step-month' },
      { id: 'level', label, kind: 'integer', use: 'step-level' },
      text('what', 'step-text'),
    ],
  },
]

export const elementLists = {
  importance: [{ code: 'i1', name: label }],
  novelty: [{ code: 'n1', name: label }],
  verdicts: ['met', 'partly', 'not', 'not-applicable'].map((code) => ({ code, name: label })),
}

/** A critical element that has reached a level, aiming at another; cells win over what it would have. */
export const anElement = (
  id: string,
  level: number,
  target: number,
  cells: Readonly<Record<string, unknown>> = {},
): Row => ({
  id,
  cells: {
    name: `要素${id}`,
    matters: ['i1'],
    new: ['n1'],
    aim: String(target),
    ...Object.fromEntries(
      nineLevels
        .filter((it) => it.level <= level)
        .flatMap((it) => it.items.map((item) => [item.id, { verdict: 'met' }])),
    ),
    ...cells,
  },
})

/** A document that shows the first item of each of these levels of an element. */
export const aDocument = (
  element: string,
  levels: readonly number[],
  cells: Readonly<Record<string, unknown>> = {},
): Row => ({
  id: `d-${element}`,
  cells: {
    title: '试验报告',
    type: 'third-party-test',
    issuer: '某检测中心',
    day: '2026-05-01',
    shows: levels.map((it) => `${element}/${it}a`),
    ...cells,
  },
})
