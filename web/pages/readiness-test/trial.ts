import { type Shortfall, shortfallsOf } from '#core/trl/advance.ts'
import type { Checklists, LevelItems } from '#core/trl/checklists.ts'
import { breakdownTroubles, type Element, mostCritical } from '#core/trl/element.ts'
import type { ItemAnswer, ItemAnswers } from '#core/trl/item-answer.ts'
import { overallOf } from '#core/trl/overall.ts'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { type Reach, reachOf } from '#core/trl/reach.ts'

/** An element as it is tried out on the page. */
export interface TriedElement extends Element {
  readonly target: number | undefined
  readonly answers: ItemAnswers
}

/** A self-test under way. It lives in the memory of the page and nowhere else. */
export interface Trial {
  readonly technology: string
  readonly elements: readonly TriedElement[]
  /** The element whose sheet is open. */
  readonly current: string
  readonly begun: number
}

export type Step =
  | { readonly do: 'choose'; readonly technology: string }
  | { readonly do: 'add' }
  | { readonly do: 'remove'; readonly id: string }
  | { readonly do: 'show'; readonly id: string }
  | {
      readonly do: 'write'
      readonly id: string
      readonly change: Partial<Pick<TriedElement, 'name' | 'target' | 'importance' | 'novelty'>>
    }
  | {
      readonly do: 'answer'
      readonly id: string
      readonly items: readonly string[]
      readonly answer: ItemAnswer
    }

const anElement = (n: number): TriedElement => ({
  id: String(n),
  name: '',
  target: undefined,
  importance: [],
  novelty: [],
  answers: {},
})

export const newTrial: Trial = { technology: '', elements: [anElement(1)], current: '1', begun: 1 }

/** What each act makes of a self-test. */
export function step(trial: Trial, act: Step): Trial {
  if (act.do === 'choose') return { ...trial, technology: act.technology }
  if (act.do === 'show') return { ...trial, current: act.id }
  if (act.do === 'add') {
    if (trial.elements.length >= mostCritical) return trial
    const added = anElement(trial.begun + 1)
    return { ...trial, elements: [...trial.elements, added], current: added.id, begun: trial.begun + 1 }
  }
  if (act.do === 'remove') return without(trial, act.id)
  return {
    ...trial,
    elements: trial.elements.map((it) => (it.id === act.id ? changed(it, act) : it)),
  }
}

/** The last one stays: there is nothing to test without it. */
function without(trial: Trial, id: string): Trial {
  const elements = trial.elements.filter((it) => it.id !== id)
  const [first] = elements
  if (first === undefined) return trial
  return { ...trial, elements, current: trial.current === id ? first.id : trial.current }
}

function changed(
  element: TriedElement,
  act: Extract<Step, { readonly do: 'write' | 'answer' }>,
): TriedElement {
  if (act.do === 'write') return { ...element, ...act.change }
  const answers = act.items.map((item) => [item, act.answer] as const)
  return { ...element, answers: { ...element.answers, ...Object.fromEntries(answers) } }
}

/** Whether anything would be lost by leaving. */
export const isBegun = ({ elements }: Trial): boolean =>
  elements.some((it) => it.name !== '' || it.target !== undefined || hasAnswers(it))

export const hasAnswers = ({ answers }: TriedElement): boolean => Object.keys(answers).length > 0

/** Elements that bear the name of one before them. */
export const namedTwice = ({ elements }: Trial, by: Checklists): ReadonlySet<string> =>
  new Set(breakdownTroubles(elements, by).flatMap((it) => (it.why === 'name-twice' ? [it.element] : [])))

/** What a self-test comes to. */
export interface TrialResult {
  readonly reached: ReadonlyMap<string, Reach>
  readonly now: number
  readonly binding: readonly string[]
  /** The lowest target; nothing while one is missing. */
  readonly target: number | undefined
  /** Where it falls short of the call; nothing while a target is missing. */
  readonly shortfalls: readonly Shortfall[] | undefined
}

/** Reckoned anew after every answer, by the same rules as on the sheets of suggestions. */
export function resultOf(
  { elements }: Trial,
  levels: readonly LevelItems[],
  { checklists, policy }: { readonly checklists: Checklists; readonly policy: ReadinessPolicy },
): TrialResult {
  const reached = new Map(elements.map((it) => [it.id, reachOf(levels, it.answers, checklists)]))
  const whole = overallOf(elements.map((it) => ({ element: it.id, level: reached.get(it.id)?.level ?? 0 })))
  const targets = elements.flatMap((it) => (it.target === undefined ? [] : [it.target]))
  const target = targets.length === elements.length ? Math.min(...targets) : undefined
  const now = whole?.level ?? 0
  return {
    reached,
    now,
    binding: whole?.binding ?? [],
    target,
    shortfalls: target === undefined ? undefined : shortfallsOf({ current: now, target }, policy),
  }
}
