import type { Words } from '../text.ts'
import type { ReadinessScale } from './policy.ts'

/**
 * How an element is assessed on a scale: when a level is passed, what makes a part an element worth assessing, and how
 * each class of technology words the levels. Belongs to one scale, and says which.
 */
export interface Checklists {
  readonly scale: string
  /** The least share of a level's weight that passes it, in hundredths. */
  readonly passMark: number
  /** How many items of one level may be set aside as not applicable. */
  readonly mostNotApplicable: number
  /** The highest level that still holds when what it was shown in has changed (ISO 16290, clause on re-use). */
  readonly keptWhenChanged: { readonly application: number; readonly environment: number }
  /** A part is critical if any question of each sort is answered with yes (GAO-20-48G, step 2). */
  readonly questions: {
    readonly importance: readonly Question[]
    readonly novelty: readonly Question[]
  }
  /** Types of evidence that come from outside the team. */
  readonly independent: readonly string[]
  readonly classes: readonly ReadinessClass[]
}

/** How an element is judged on a scale, whatever class of technology it belongs to. */
export type Method = Omit<Checklists, 'classes'>

/** What a form carries to be assessed by: the method and the general wording of each level, the lowest first. */
export interface Assessing extends Method {
  readonly levels: readonly LevelItems[]
}

export interface Question {
  readonly id: string
  readonly text: Words
}

/** What a class of technology shows, and where, at each level. */
export interface ReadinessClass {
  readonly code: string
  readonly levels: readonly ClassLevel[]
}

export interface ClassLevel {
  readonly level: number
  /** What is shown: a sample, a prototype, a product. */
  readonly carrier: Words
  /** Where it is shown: a laboratory, a test rig, a user's site. */
  readonly environment: Words
  /** Other wordings for items of the scale; weights are those of the scale. An item left out keeps its general wording. */
  readonly items: readonly Question[]
}

/** An item as a class of technology asks it. */
export interface Item {
  readonly id: string
  readonly text: Words
  readonly weight: number
  /** An item with the highest weight of its level: not met, it keeps the level from being passed. */
  readonly critical: boolean
}

/** A level as a class of technology asks for it. */
export interface LevelItems {
  readonly level: number
  readonly items: readonly Item[]
}

/** The levels of a scale, the lowest first, as a class words them; an unknown class has the general wording. */
export function levelsFor(
  scale: ReadinessScale,
  checklists: Pick<Checklists, 'classes'>,
  technology: string,
): LevelItems[] {
  const own = checklists.classes.find((it) => it.code === technology)
  return scale.levels.map(({ level, items }) => {
    const words = new Map(own?.levels.find((it) => it.level === level)?.items.map((it) => [it.id, it.text]))
    const heaviest = Math.max(...items.map((it) => it.weight))
    return {
      level,
      items: items.map(({ id, text, weight }) => ({
        id,
        text: words.get(id) ?? text,
        weight,
        critical: weight === heaviest,
      })),
    }
  })
}
