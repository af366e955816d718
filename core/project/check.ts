import type { Finding } from '../form/finding.ts'
import type { AssessedElement, Assessment } from '../trl/assessment.ts'
import { type Compared, promisedMissing } from './outcome.ts'
import type { Held } from './snapshot.ts'

/** Where an assessment stands in a form: the table of elements, and the column that says of which a row is a part. */
export interface AssessedAt {
  readonly table: string
  readonly from: string | undefined
}

/** What a stage's assessment is checked against: what was assessed before, and what was promised. */
export interface Earlier {
  readonly elements: readonly Pick<AssessedElement, 'id' | 'name'>[]
  readonly held: readonly Held[]
  /** Nothing before the task book is confirmed. */
  readonly compared: Compared | null
  /** At acceptance nothing that was promised may be missing; before, it is said. */
  readonly atAcceptance: boolean
}

/** What the form alone cannot find: parts of what never was, promised elements that are gone, levels that hold in part. */
export function stageFindings(
  at: AssessedAt,
  assessment: Assessment | undefined,
  earlier: Earlier,
): Finding[] {
  const elements = assessment?.elements ?? []
  const known = new Set([
    ...earlier.elements.map((it) => it.id),
    ...(earlier.compared?.commitment.elements ?? []).map((it) => it.element),
  ])
  const unknown = elements
    .filter((it) => it.from !== null && (!known.has(it.from) || it.from === it.id))
    .map(
      (it): Finding => ({
        field: at.table,
        row: it.id,
        ...(at.from !== undefined && { column: at.from }),
        weight: 'must',
        code: 'readiness-from-unknown',
        params: { name: it.name },
      }),
    )
  const missing = (
    earlier.compared === null ? [] : promisedMissing({ ...earlier.compared, assessment: assessment ?? null })
  ).map(
    (it): Finding => ({
      field: at.table,
      weight: earlier.atAcceptance ? 'must' : 'should',
      code: 'readiness-promised-missing',
      params: { name: it.name },
    }),
  )
  const names = new Map(elements.map((it) => [it.id, it.name]))
  const held = earlier.held.map(
    (it): Finding => ({
      field: at.table,
      row: it.element,
      weight: 'should',
      code: 'readiness-held',
      params: { name: names.get(it.element) ?? '', claimed: it.claimed, holds: it.holds, on: it.on },
    }),
  )
  return [...unknown, ...missing, ...held]
}
