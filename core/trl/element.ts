import type { Method } from './checklists.ts'

/** A part of the breakdown of a technology; parts that decide and are new are its critical elements. */
export interface Element {
  readonly id: string
  readonly name: string
  /** The part that it belongs to; none for a part of the whole. */
  readonly within?: string
  /** Ids of the questions answered with yes. */
  readonly importance: readonly string[]
  readonly novelty: readonly string[]
}

/** Both parts of the test: it matters to the result, and it is not yet common practice (GAO-20-48G, step 2). */
export function isCritical(element: Element, { questions }: Method): boolean {
  const said = (asked: readonly { readonly id: string }[], yes: readonly string[]) =>
    asked.some((it) => yes.includes(it.id))
  return said(questions.importance, element.importance) && said(questions.novelty, element.novelty)
}

export type BreakdownTrouble =
  | {
      readonly why: 'name-missing' | 'name-twice' | 'within-itself' | 'within-unknown'
      readonly element: string
    }
  | { readonly why: 'none-critical' }
  | { readonly why: 'too-many-critical'; readonly most: number }

/** Elements beyond these are a sign that parts were taken apart too finely to be assessed. */
export const mostCritical = 8

/** What is wrong with a breakdown, all at once. */
export function breakdownTroubles(elements: readonly Element[], by: Method): BreakdownTrouble[] {
  const byId = new Map(elements.map((it) => [it.id, it]))
  const names = elements.map((it) => it.name.trim())
  const troubles: BreakdownTrouble[] = elements.flatMap((it, at): BreakdownTrouble[] => {
    const name = names[at] ?? ''
    if (name === '') return [{ why: 'name-missing', element: it.id }]
    return names.indexOf(name) < at ? [{ why: 'name-twice', element: it.id }] : []
  })
  for (const it of elements) {
    if (it.within !== undefined && !byId.has(it.within))
      troubles.push({ why: 'within-unknown', element: it.id })
    else if (holdsItself(it, byId)) troubles.push({ why: 'within-itself', element: it.id })
  }
  const critical = elements.filter((it) => isCritical(it, by)).length
  if (critical === 0) troubles.push({ why: 'none-critical' })
  if (critical > mostCritical) troubles.push({ why: 'too-many-critical', most: mostCritical })
  return troubles
}

function holdsItself(element: Element, byId: ReadonlyMap<string, Element>): boolean {
  const seen = new Set<string>()
  for (let it = element.within; it !== undefined && !seen.has(it); it = byId.get(it)?.within) {
    if (it === element.id) return true
    seen.add(it)
  }
  return false
}

/** Elements to begin with: one for each key problem of the form, with its name. */
export function proposedElements(problems: readonly string[], newId: () => string): Element[] {
  const names = new Set(problems.map((it) => it.trim()).filter((it) => it !== ''))
  return [...names].map((name) => ({ id: newId(), name, importance: [], novelty: [] }))
}
