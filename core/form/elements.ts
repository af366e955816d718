import type { Day } from '../instant.ts'
import type { AssessedElement, KeptEvidence } from '../trl/assessment.ts'
import { breakdownTroubles } from '../trl/element.ts'
import { evidenceTroubles } from '../trl/evidence.ts'
import { planTroubles } from '../trl/plan.ts'
import { reachOf } from '../trl/reach.ts'
import type { Answers } from './answers.ts'
import {
  columnFor,
  type ElementsTable,
  elementsIn,
  elementsTable,
  evidenceIn,
  fieldFor,
  isAnswered,
  stepsIn,
  wholeOf,
} from './assessment.ts'
import type { Finding } from './finding.ts'
import type { Field, FieldUse, TableField } from './form.ts'
import { must, type Params, should } from './kind.ts'
import { rowsOf } from './kinds/table.ts'

/** Whether an assessment holds: its breakdown, its answers, its documents and its plan (core/trl says each rule's source). */
export function checkElements(fields: readonly Field[], answers: Answers, today: Day): Finding[] {
  const table = elementsTable(fields)
  if (table === undefined) return []
  const elements = elementsIn(table, answers)
  if (elements.length === 0) return []
  return [
    ...checkBreakdown(table, elements),
    ...elements.filter((it) => it.critical).flatMap((it) => checkLevels(table, it)),
    ...checkEvidence(table, elements, fields, answers, today),
    ...checkPlan(elements, fields, answers, today),
  ]
}

/** A finding at a row of a table, in the column that it is about. */
const inRow = (table: TableField, row: string, use: FieldUse, found: Finding): Finding => {
  const column = columnFor(table, use)?.id
  return { ...found, row, ...(column !== undefined && { column }) }
}

function checkBreakdown(table: ElementsTable, elements: readonly AssessedElement[]): Finding[] {
  const parts = elements.map(({ id, name, importance, novelty }) => ({ id, name, importance, novelty }))
  return breakdownTroubles(parts, table.assesses).flatMap((it): Finding[] => {
    switch (it.why) {
      case 'name-twice':
        return [inRow(table, it.element, 'element-name', must(table, 'readiness-name-twice'))]
      case 'none-critical':
        return [must(table, 'readiness-none-critical')]
      case 'too-many-critical':
        return [must(table, 'readiness-too-many-critical', { most: it.most })]
      // A missing name is the column's own finding; numbers cannot point to what is not there.
      default:
        return []
    }
  })
}

/** A level that is claimed and not answered for, answers that contradict each other, and too much that is set aside. */
function checkLevels(table: ElementsTable, element: AssessedElement): Finding[] {
  const at = (found: Finding): Finding => inRow(table, element.id, 'element-name', found)
  const params = (more: Params): Params => ({ name: element.name, ...more })
  if (!isAnswered(element)) return [at(must(table, 'readiness-unanswered', params({})))]
  const { stopped, above, level } = reachOf(table.assesses.levels, element.answers, table.assesses)
  const found: Finding[] = []
  if (stopped?.troubles.includes('too-many-not-applicable')) {
    const most = table.assesses.mostNotApplicable
    found.push(at(must(table, 'readiness-too-many-aside', params({ level: stopped.level, most }))))
  }
  if (level === 0) found.push(at(must(table, 'readiness-below-scale', params({}))))
  for (const high of above)
    found.push(at(should(table, 'readiness-contradiction', params({ level: high, below: level + 1 }))))
  if (element.target !== null && element.target < level)
    found.push(
      inRow(
        table,
        element.id,
        'element-target',
        should(table, 'readiness-target-below-now', params({ now: level, target: element.target })),
      ),
    )
  return found
}

function checkEvidence(
  table: ElementsTable,
  elements: readonly AssessedElement[],
  fields: readonly Field[],
  answers: Answers,
  today: Day,
): Finding[] {
  const kept = fieldFor(fields, 'readiness-evidence')
  if (kept?.kind !== 'table') return []
  const evidence: KeptEvidence[] = evidenceIn(fields, answers)
  const levels = new Map(
    table.assesses.levels.flatMap(({ level, items }) => items.map((it) => [it.id, level] as const)),
  )
  const names = new Map(elements.map((it) => [it.id, it.name]))
  const reached = elements
    .filter((it) => it.critical && isAnswered(it))
    .map((it) => ({ element: it.id, level: it.level }))
  return evidenceTroubles(evidence, reached, (it) => levels.get(it), today).map((it): Finding => {
    switch (it.why) {
      case 'in-the-future':
        return inRow(kept, it.evidence, 'evidence-day', must(kept, 'readiness-evidence-in-future'))
      case 'supports-nothing':
        return inRow(kept, it.evidence, 'evidence-supports', should(kept, 'readiness-evidence-idle'))
      case 'level-without-evidence':
        return must(kept, 'readiness-no-evidence', { name: names.get(it.element) ?? '', level: it.level })
      default:
        return it satisfies never
    }
  })
}

/** The plan is for the whole: it begins above the weakest element and ends at the target. That it rises is the call's own rule. */
function checkPlan(
  elements: readonly AssessedElement[],
  fields: readonly Field[],
  answers: Answers,
  today: Day,
): Finding[] {
  const table = fieldFor(fields, 'readiness-steps')
  const { overall, target } = wholeOf(elements)
  if (table?.kind !== 'table' || overall === null || target === null) return []
  const steps = stepsIn(fields, answers)
  const rows = rowsOf(answers[table.id])
  // Rows that cannot be read yet have findings of their own.
  if (steps.length === 0 || steps.length < rows.length) return []
  return planTroubles(steps, { now: overall.level, target, today: today.slice(0, 7) }).flatMap(
    (it): Finding[] => {
      if (it.why === 'ends-elsewhere')
        return [must(table, 'readiness-plan-ends-elsewhere', { at: it.at, target: it.target })]
      const row = 'step' in it ? rows[it.step]?.id : undefined
      if (row === undefined) return []
      if (it.why === 'not-above-now')
        return [
          inRow(
            table,
            row,
            'step-level',
            must(table, 'readiness-plan-not-above-now', { now: overall.level }),
          ),
        ]
      if (it.why === 'in-the-past')
        return [inRow(table, row, 'step-month', should(table, 'readiness-plan-in-the-past'))]
      return []
    },
  )
}
