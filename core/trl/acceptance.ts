import type { Verdict } from './item-answer.ts'
import { overallOf } from './overall.ts'

/** What was promised of an element: its target, and the items to be shown. */
export interface PromisedElement {
  readonly element: string
  readonly target: number
  readonly criteria: readonly string[]
}

/** What was found of an element at acceptance. */
export interface Finding {
  readonly element: string
  /** The promised element that this one is a part of, where it was taken apart since. */
  readonly from?: string
  readonly level: number
  readonly items: Readonly<Record<string, Verdict>>
}

export interface ElementOutcome {
  readonly element: string
  readonly target: number
  /** The lowest level among its parts; nothing where the element was not assessed at all. */
  readonly reached: number | undefined
  readonly short: number
  /** Criteria that no finding calls met; one set aside is not met either. */
  readonly failed: readonly string[]
}

export interface Outcome {
  readonly elements: readonly ElementOutcome[]
  /** Elements found that were never promised and belong to none that was. */
  readonly unforeseen: readonly string[]
  readonly overall: { readonly level: number; readonly binding: readonly string[] } | undefined
  readonly fulfilled: boolean
}

/** Compares plan and fact. A renamed element keeps its id; one taken apart is as ready as its weakest part. */
export function outcomeOf(promised: readonly PromisedElement[], found: readonly Finding[]): Outcome {
  const elements = promised.map(({ element, target, criteria }): ElementOutcome => {
    const own = found.filter((it) => it.element === element || it.from === element)
    const reached = own.length === 0 ? undefined : Math.min(...own.map((it) => it.level))
    return {
      element,
      target,
      reached,
      short: Math.max(0, target - (reached ?? 0)),
      failed: criteria.filter((item) => own.length === 0 || own.some((it) => it.items[item] !== 'met')),
    }
  })
  const ids = new Set(promised.map((it) => it.element))
  return {
    elements,
    unforeseen: found.filter((it) => !ids.has(it.from ?? it.element)).map((it) => it.element),
    overall: overallOf(elements.map((it) => ({ element: it.element, level: it.reached ?? 0 }))),
    fulfilled: elements.every((it) => it.short === 0 && it.failed.length === 0),
  }
}
