import type { AssessedElement, Assessment, KeptEvidence } from '#core/trl/assessment.ts'
import {
  type Assessing,
  type ClassLevel,
  type LevelItems,
  levelsFor,
  type Method,
} from '#core/trl/checklists.ts'
import { strengthOf } from '#core/trl/evidence.ts'
import type { ItemAnswers, Verdict } from '#core/trl/item-answer.ts'
import type { ReadinessLevel, ReadinessPolicy } from '#core/trl/policy.ts'
import type { LadderElement } from '../ReadinessLadder.tsx'
import type { Standard } from './standard.ts'

/** What an assessment is read by: its method, and the levels as its class of technology words them. */
export interface Measure {
  readonly method: Method
  readonly levels: readonly LevelItems[]
  /** What the scale calls its levels; nothing where only the form is known. */
  readonly names: readonly ReadinessLevel[]
  /** What the class shows at each level, and where. */
  readonly shown: readonly ClassLevel[]
  readonly policy: ReadinessPolicy | undefined
}

/** The call's own standard where it is of that scale, else what the form carries; levels of another scale are never used. */
export function measureOf(
  scale: string,
  technology: string,
  standard: Standard | undefined,
  by: Assessing | undefined,
): Measure | undefined {
  if (standard !== undefined && standard.scale.id === scale)
    return {
      method: standard.checklists,
      levels: levelsFor(standard.scale, standard.checklists, technology),
      names: standard.scale.levels,
      shown: standard.checklists.classes.find((it) => it.code === technology)?.levels ?? [],
      policy: standard.policy,
    }
  if (by === undefined || by.scale !== scale) return undefined
  return { method: by, levels: by.levels, names: [], shown: [], policy: undefined }
}

/** An earlier assessment to compare with, and what readers call it: a version, a stage. */
export interface Previous {
  readonly assessment: Assessment
  readonly called: string
}

/** The element as it was before; of one that was taken apart since, the whole it came from. */
export const beforeOf = (
  { id, from }: Pick<AssessedElement, 'id' | 'from'>,
  previous: Previous | undefined,
): AssessedElement | undefined => {
  const elements = previous?.assessment.elements ?? []
  return elements.find((it) => it.id === id) ?? elements.find((it) => it.id === from)
}

export interface ItemChange {
  readonly item: string
  readonly from: Verdict | undefined
  readonly to: Verdict | undefined
}

/** The items that are answered otherwise than before, in the order of the levels. A note alone is a change, too. */
export function itemChanges(
  levels: readonly LevelItems[],
  before: ItemAnswers,
  now: ItemAnswers,
): readonly ItemChange[] {
  return levels
    .flatMap((it) => it.items)
    .flatMap(({ id }) => {
      const [was, is] = [before[id], now[id]]
      if (was?.verdict === is?.verdict && (was?.reason ?? '').trim() === (is?.reason ?? '').trim()) return []
      return [{ item: id, from: was?.verdict, to: is?.verdict }]
    })
}

/** The critical elements as the ladder draws them. */
export function ladderOf(
  { elements, evidence, overall }: Pick<Assessment, 'elements' | 'evidence' | 'overall'>,
  method: Method | undefined,
  nameOf: (element: AssessedElement) => string,
  said: (types: readonly (readonly [type: string, count: number])[]) => string,
): LadderElement[] {
  return elements
    .filter((it) => it.critical)
    .map((it): LadderElement => {
      const shown = method === undefined ? undefined : strengthOf(it.id, evidence, method)
      return {
        name: nameOf(it),
        now: it.level,
        target: it.target ?? undefined,
        binding: overall?.binding.includes(it.id) ?? false,
        ...(shown !== undefined && {
          evidence: { strength: shown.strength, said: said([...shown.byType]) },
        }),
      }
    })
}

/** The documents that support an item of an element, with their numbers in the list. */
export const evidenceFor = (
  evidence: readonly KeptEvidence[],
  element: string,
  item: string,
): readonly { readonly n: number; readonly it: KeptEvidence }[] =>
  evidence
    .map((it, at) => ({ n: at + 1, it }))
    .filter(({ it }) => it.supports.some((one) => one.element === element && one.item === item))

/** Which items of which elements a document supports, gathered by element; elements that are gone have no name. */
export function supportsByElement(
  supports: KeptEvidence['supports'],
  elements: readonly AssessedElement[],
): readonly { readonly element: AssessedElement | undefined; readonly items: readonly string[] }[] {
  const gathered = new Map<string, string[]>()
  for (const { element, item } of supports) gathered.set(element, [...(gathered.get(element) ?? []), item])
  return [...gathered].map(([id, items]) => ({
    element: elements.find((it) => it.id === id),
    items: items.sort((x, y) => x.localeCompare(y, 'en', { numeric: true })),
  }))
}
