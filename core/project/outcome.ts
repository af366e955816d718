import { type Outcome, outcomeOf } from '../trl/acceptance.ts'
import type { AssessedElement, Assessment } from '../trl/assessment.ts'
import type { Verdict } from '../trl/item-answer.ts'
import { countedFindings, type FoundElement } from './finding.ts'
import type { Commitment } from './promise.ts'

/** An outcome as it is kept: what is not there is null. */
export interface KeptOutcome {
  readonly elements: readonly {
    readonly element: string
    readonly target: number
    readonly reached: number | null
    readonly short: number
    readonly failed: readonly string[]
  }[]
  readonly unforeseen: readonly string[]
  readonly overall: { readonly level: number; readonly binding: readonly string[] } | null
  readonly fulfilled: boolean
}

const kept = ({ elements, unforeseen, overall, fulfilled }: Outcome): KeptOutcome => ({
  elements: elements.map((it) => ({ ...it, reached: it.reached ?? null })),
  unforeseen,
  overall: overall ?? null,
  fulfilled,
})

const promisedOf = (commitment: Commitment) =>
  commitment.elements.map(({ element, target, criteria }) => ({
    element,
    target,
    criteria: criteria.map((it) => it.item),
  }))

/** Which element each came from, over all assessments: what was taken apart twice is still found. */
export type Origins = ReadonlyMap<string, string>

export const originsOf = (assessments: readonly (Assessment | null)[]): Origins =>
  new Map(
    assessments.flatMap((it) =>
      (it?.elements ?? []).flatMap((one) => (one.from === null ? [] : [[one.id, one.from] as const])),
    ),
  )

/** The promised element that an element is, or is a part of; nothing for one that was never promised. */
export function promisedFor(element: string, commitment: Commitment, origins: Origins): string | undefined {
  const promised = new Set(commitment.elements.map((it) => it.element))
  const seen = new Set<string>()
  for (let it: string | undefined = element; it !== undefined && !seen.has(it); it = origins.get(it)) {
    if (promised.has(it)) return it
    seen.add(it)
  }
  return undefined
}

/** What is compared: the promise, the newest assessment, and where its elements came from. */
export interface Compared {
  readonly commitment: Commitment
  readonly assessment: Assessment | null
  readonly origins: Origins
}

/** Elements of an assessment that acceptance looks at: critical ones, and what became of promised ones. */
export const judgedElements = ({ commitment, assessment, origins }: Compared): readonly AssessedElement[] =>
  (assessment?.elements ?? []).filter(
    (it) => it.critical || promisedFor(it.id, commitment, origins) !== undefined,
  )

/** Plan against what was found; of several findings of an element the last counts, and those of elements gone do not. */
export function outcomeByFindings(compared: Compared, findings: readonly FoundElement[]): KeptOutcome {
  const elements = new Map(judgedElements(compared).map((it) => [it.id, it]))
  const found = countedFindings(findings).flatMap((it) => {
    const element = elements.get(it.element)
    return element === undefined ? [] : [{ ...placeOf(element, compared), level: it.level, items: it.items }]
  })
  return kept(outcomeOf(promisedOf(compared.commitment), found))
}

/** Plan against what the team says of itself, before anything was found. */
export function outcomeByTeam(compared: Compared): KeptOutcome {
  const found = judgedElements(compared).map((it) => ({
    ...placeOf(it, compared),
    level: it.level,
    items: verdictsOf(it),
  }))
  return kept(outcomeOf(promisedOf(compared.commitment), found))
}

/** What the team answered, item by item. */
export const verdictsOf = ({
  answers,
}: Pick<AssessedElement, 'answers'>): Readonly<Record<string, Verdict>> =>
  Object.fromEntries(Object.entries(answers).map(([item, { verdict }]) => [item, verdict]))

function placeOf(
  { id }: AssessedElement,
  { commitment, origins }: Compared,
): { element: string; from?: string } {
  const promised = promisedFor(id, commitment, origins)
  return promised === undefined ? { element: id } : { element: id, from: promised }
}

/** Elements that acceptance looks at and that nobody has found anything of yet. */
export const elementsUnfound = (
  compared: Compared,
  findings: readonly FoundElement[],
): readonly AssessedElement[] =>
  judgedElements(compared).filter((it) => !findings.some((one) => one.element === it.id))

/** Promised elements of which nothing is left in the assessment, neither whole nor in part. */
export function promisedMissing({ commitment, assessment, origins }: Compared): Commitment['elements'] {
  const there = new Set(
    (assessment?.elements ?? []).map((it) => promisedFor(it.id, commitment, origins) ?? it.id),
  )
  return commitment.elements.filter((it) => !there.has(it.element))
}
